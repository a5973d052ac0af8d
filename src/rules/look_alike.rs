//! Ids or names that a reader takes for one another.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use unicode_normalization::UnicodeNormalization;
use unicode_security::confusable_detection::skeleton;

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
    let mut seen = Seen::default();
    for entry in named::all(project) {
        let id = entry.id.map(|(id, place)| ("ids", id, place));
        let mut said = false;
        for (what, text, place) in id.into_iter().chain([("names", entry.name, entry.name_place)]) {
            let first = seen.first_like((entry.kind, what), text, place);
            // Of a pair whose ids look alike it goes without saying that the names do.
            let Some((first, first_place)) = first.filter(|_| !said) else {
                continue;
            };
            said = true;
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

/// The texts so far, by the hash of their forms: a project may have a million.
#[derive(Default)]
struct Seen<'p> {
    texts: HashMap<u64, (&'p str, Place)>,
    hasher: RandomState,
    form: String,
}

impl<'p> Seen<'p> {
    /// Notes a text among those of its kind; if it looks like an earlier one, tells which.
    fn first_like(
        &mut self,
        kind: (&str, &str),
        text: &'p str,
        place: Place,
    ) -> Option<(&'p str, Place)> {
        let mut like = None;
        for (which, form) in [folded as Form, looks].into_iter().enumerate() {
            self.form.clear();
            form(text, &mut self.form);
            let hash = self.hasher.hash_one((kind, which, &self.form));
            let first = *self.texts.entry(hash).or_insert((text, place));
            // Two of the same id are an error already, and two of the same name may be meant.
            if like.is_none() && first.0 != text && has_form(form, first.0, &self.form) {
                like = Some(first);
            }
        }
        like
    }
}

/// Writes a form of a text: what is the same in all that look alike in some way.
type Form = fn(&str, &mut String);

fn has_form(form: Form, text: &str, expected: &str) -> bool {
    let mut own = String::new();
    form(text, &mut own);
    own == expected
}

/// Without case, accents and width.
fn folded(text: &str, form: &mut String) {
    if text.is_ascii() {
        form.extend(text.chars().map(|c| c.to_ascii_lowercase()));
    } else {
        form.extend(without_accents(text).flat_map(char::to_lowercase));
    }
}

/// As it looks: without accents and width, and with look-alike characters made one (UTS 39, skeleton).
fn looks(text: &str, form: &mut String) {
    if text.is_ascii() {
        text.bytes().for_each(|byte| match byte {
            b'm' => form.push_str("rn"),
            b'0' => form.push('O'),
            b'1' | b'I' | b'|' => form.push('l'),
            b'"' => form.push_str("''"),
            b'`' => form.push('\''),
            b'%' => form.push_str("°/₀"),
            other => form.push(char::from(other)),
        });
        return;
    }
    let plain: String = without_accents(text).collect();
    form.extend(skeleton(&plain));
}

/// The text without width and accents. The marks of scripts in which they are vowels or letters stay.
fn without_accents(text: &str) -> impl Iterator<Item = char> {
    text.nfkd().filter(|c| !matches!(c, '\u{300}'..='\u{36F}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(form: Form, text: &str) -> String {
        let mut written = String::new();
        form(text, &mut written);
        written
    }

    fn look_alike(one: &str, other: &str) -> bool {
        form(folded, one) == form(folded, other) || form(looks, one) == form(looks, other)
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
        for (one, other) in
            [("qa-lead", "qa-load"), ("Build 1", "Build 2"), ("राम", "रमा"), ("データ", "テータ")]
        {
            assert!(!look_alike(one, other), "{one} {other}");
        }
    }

    #[test]
    fn ascii_looks_as_the_table_of_unicode_says() {
        for text in (0..0x80_u8).map(|byte| char::from(byte).to_string()) {
            assert_eq!(form(looks, &text), skeleton(&text).collect::<String>(), "{text:?}");
        }
    }
}
