//! Findings as a `JUnit` report: a test case for each rule of each file, failed where it has an error.

use crate::model::Level;
use crate::report::Report;
use crate::report::diagnostic::Diagnostic;
use crate::text::sanitize;
use crate::xml::attribute;

/// One test suite. A finding is a case: an error fails it, a waived or accepted one is skipped, any other passes with its
/// text as output.
#[must_use]
pub fn write(report: &Report) -> String {
    let fails = |it: &&Diagnostic| it.counts() && it.finding.level == Level::Error;
    let number = report.diagnostics().count();
    let skipped = report.diagnostics().filter(|diagnostic| !diagnostic.counts()).count();
    let failures = report.diagnostics().filter(fails).count();
    let tests = number.max(1);
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite name=\"raci\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\">\n"
    );
    if number == 0 {
        text += "    <testcase name=\"no findings\" classname=\"raci\" time=\"0\"/>\n";
    }
    for diagnostic in report.diagnostics() {
        text += &case(diagnostic);
    }
    text + "  </testsuite>\n</testsuites>\n"
}

fn case(diagnostic: &Diagnostic) -> String {
    let region = &diagnostic.region;
    let position = format!("{}:{}:{}", region.path, region.line, region.column);
    let open = format!(
        "    <testcase name=\"{}\" classname=\"raci.{}\" time=\"0\"",
        xml(&format!("{position}: {}", diagnostic.finding.message)),
        xml(diagnostic.finding.rule)
    );
    let body = match (&diagnostic.finding.waived, diagnostic.finding.level) {
        (Some(reason), _) => format!("      <skipped message=\"{}\"/>\n", xml(reason)),
        (None, _) if diagnostic.known => "      <skipped message=\"known before\"/>\n".to_owned(),
        (None, Level::Error) => format!(
            "      <failure message=\"{}\" type=\"{}\">{}</failure>\n",
            xml(&diagnostic.finding.message),
            xml(diagnostic.finding.rule),
            xml(&format!("{position}\n{}", diagnostic.finding.help))
        ),
        (None, level) => {
            let text = format!("{position}: {level}: {}", diagnostic.finding.message);
            format!("      <system-out>{}</system-out>\n", xml(&text))
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
