//! Findings as a `JUnit` report: a test case for each rule of each file, failed where it has an error.

use crate::model::Level;
use crate::report::diagnostic::Diagnostic;
use crate::text::sanitize;
use crate::xml::attribute;

/// One test suite. A finding is a case: an error fails it, a waived one is skipped, anything else passes and is told.
#[must_use]
pub fn write(entries: &[Diagnostic]) -> String {
    let skipped = entries.iter().filter(|entry| !entry.stands()).count();
    let fails = |entry: &&Diagnostic| entry.stands() && entry.finding.level == Level::Error;
    let failures = entries.iter().filter(fails).count();
    let tests = entries.len().max(1);
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite name=\"raci\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\">\n"
    );
    if entries.is_empty() {
        text.push_str("    <testcase name=\"no findings\" classname=\"raci\" time=\"0\"/>\n");
    }
    for entry in entries {
        text.push_str(&case(entry));
    }
    text.push_str("  </testsuite>\n</testsuites>\n");
    text
}

fn case(entry: &Diagnostic) -> String {
    let region = &entry.region;
    let place = format!("{}:{}:{}", region.path, region.line, region.column);
    let open = format!(
        "    <testcase name=\"{}\" classname=\"raci.{}\" time=\"0\"",
        xml(&format!("{place}: {}", entry.finding.message)),
        xml(entry.finding.rule)
    );
    let body = match (&entry.finding.waived, entry.finding.level) {
        (Some(reason), _) => format!("      <skipped message=\"{}\"/>\n", xml(reason)),
        (None, _) if entry.known => "      <skipped message=\"known before\"/>\n".to_owned(),
        (None, Level::Error) => format!(
            "      <failure message=\"{}\" type=\"{}\">{}</failure>\n",
            xml(&entry.finding.message),
            xml(entry.finding.rule),
            xml(&format!("{place}\n{}", entry.finding.help))
        ),
        (None, level) => {
            let told = format!("{place}: {level}: {}", entry.finding.message);
            format!("      <system-out>{}</system-out>\n", xml(&told))
        }
    };
    format!("{open}>\n{body}    </testcase>\n")
}

/// Sanitized text for XML, in an element or an attribute. Line ends stay, as character references.
fn xml(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(sanitize).collect();
    attribute(&lines.join("\n")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::xml;

    #[test]
    fn what_xml_cannot_carry_is_replaced() {
        assert_eq!(xml("a<b>\"&'\u{fffe}\u{1b}\nc"), "a&lt;b&gt;&quot;&amp;&#39;\u{fffd}␛&#10;c");
    }
}
