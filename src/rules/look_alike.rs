//! Ids or names that a reader takes for one another.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Rule, named};
use crate::finding::{Finding, Level, Place};
use crate::model::Project;

/// The rule.
pub const RULE: Rule = Rule {
    name: "look-alike",
    sentence: "ids or names that differ only by case, accents, width, or characters that look the same",
    level: Level::Warn,
    limits: &[],
    page: include_str!("../../docs/rules/look-alike.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen: HashMap<(&str, &str, String), (&str, Place)> = HashMap::new();
    for entry in named::all(project) {
        let written = [("ids", entry.id, entry.id_place), ("names", entry.name, entry.name_place)];
        for (what, text, place) in written {
            let mut first = None;
            for form in forms(text) {
                let known = *seen.entry((entry.kind, what, form)).or_insert((text, place));
                // Two of the same id are an error already, and two of the same name may be meant.
                first = first.or(Some(known).filter(|known| known.0 != text));
            }
            let Some((first, first_place)) = first else {
                continue;
            };
            let message = format!("the {what} \"{first}\" and \"{text}\" look alike");
            findings.push(
                Finding::new(RULE.name, place, message)
                    .about(entry.subject)
                    .related(first_place, "taken for this one")
                    .help("rename one of the two, so that nobody takes it for the other"),
            );
        }
    }
    findings
}

/// Two forms of a text, of which look-alikes share one: folded, without case, accents and width; and as it looks,
/// without accents and width and with look-alike characters made one (UTS 39, skeleton).
fn forms(text: &str) -> [String; 2] {
    // Most text is plain small words: of these only "m" has a look-alike.
    if text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b == b' ') {
        return [format!("={text}"), text.replace('m', "rn")];
    }
    let plain: String = text.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    let looks = unicode_security::confusable_detection::skeleton(&plain).collect();
    [format!("={}", plain.to_lowercase()), looks]
}

#[cfg(test)]
mod tests {
    use super::forms;

    fn look_alike(one: &str, other: &str) -> bool {
        let [folded, looks] = forms(one);
        forms(other)[0] == folded || forms(other)[1] == looks
    }

    #[test]
    fn what_looks_alike_shares_a_form() {
        for (one, other) in [
            ("ops", "\u{43e}ps"),
            ("legal", "lega1"),
            ("rn-lead", "m-lead"),
            ("Café", "cafe"),
            ("PI", "pi"),
            ("PM", "ＰＭ"),
            ("PM", "РМ"),
            ("café", "cafe\u{301}"),
        ] {
            assert!(look_alike(one, other), "{one} {other}");
        }
        for (one, other) in [("qa-lead", "qa-load"), ("Build 1", "Build 2"), ("Release", "Relapse")]
        {
            assert!(!look_alike(one, other), "{one} {other}");
        }
    }
}
