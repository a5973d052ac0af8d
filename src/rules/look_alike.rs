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
    let mut ids: HashMap<(&str, String), (&str, Place)> = HashMap::new();
    let mut names: HashMap<(&str, String), (&str, Place)> = HashMap::new();
    for entry in named::all(project) {
        let written = [
            (&mut ids, "ids", entry.id, entry.id_place),
            (&mut names, "names", entry.name, entry.name_place),
        ];
        for (seen, what, text, place) in written {
            let first = *seen.entry((entry.kind, skeleton(text))).or_insert((text, place));
            // Two of the same id are an error already, and two of the same name may be meant.
            if first.0 == text {
                continue;
            }
            let message = format!("the {what} \"{}\" and \"{text}\" look alike", first.0);
            findings.push(
                Finding::new(RULE.name, place, message)
                    .about(entry.subject)
                    .related(first.1, "taken for this one")
                    .help("rename one of the two, so that nobody takes it for the other"),
            );
        }
    }
    findings
}

/// What is left of a text when case, accents, width and look-alike characters are taken away
/// (UTS 39, skeleton, over the folded text).
fn skeleton(text: &str) -> String {
    let ascii_word = |b: u8| b.is_ascii_lowercase() || b == b'-' || b == b' ';
    let folded: String =
        text.nfkd().filter(|c| !is_combining_mark(*c)).collect::<String>().to_lowercase();
    // Most text is plain words: of these only "rn" reads as another letter.
    if folded.bytes().all(ascii_word) {
        return folded.replace('m', "rn");
    }
    unicode_security::confusable_detection::skeleton(&folded).collect()
}

#[cfg(test)]
mod tests {
    use super::skeleton;

    #[test]
    fn what_looks_alike_has_one_skeleton() {
        for (one, other) in [
            ("ops", "\u{43e}ps"),
            ("legal", "lega1"),
            ("rn-lead", "m-lead"),
            ("Café", "cafe"),
            ("PM", "ＰＭ"),
            ("PM", "РМ"),
            ("café", "cafe\u{301}"),
        ] {
            assert_eq!(skeleton(one), skeleton(other), "{one} {other}");
        }
        assert_ne!(skeleton("qa-lead"), skeleton("qa-load"));
        assert_ne!(skeleton("Build 1"), skeleton("Build 2"));
    }
}
