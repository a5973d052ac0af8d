//! Ids or names that a reader takes for one another.

use std::collections::BTreeSet;
use std::hash::BuildHasher;

use unicode_normalization::UnicodeNormalization;
use unicode_security::confusable_detection::skeleton;

use super::{Rule, named};
use crate::finding::{Finding, Level, Place};
use crate::hash::HashMap;
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
    let doubtful = doubtful_kinds(project);
    let mut findings = Vec::new();
    if doubtful.is_empty() {
        return findings;
    }
    let mut seen = Seen::default();
    for entry in named::all(project).filter(|entry| doubtful.contains(entry.kind)) {
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

/// The kinds of which two ids or two names may look alike. Of most projects there are none: a coarse form, which is
/// the same in all that look alike in any way, is the same in no two of their texts.
fn doubtful_kinds(project: &Project<'_>) -> BTreeSet<&'static str> {
    let mut doubtful = BTreeSet::new();
    let mut kind = "";
    // Most of what a project has are rows.
    let room = project.responsibilities.len();
    let (mut ids, mut names) = (Vec::with_capacity(room), Vec::with_capacity(room));
    // Each of the lists is walked in a loop of its own, which a `for` over all of them is not.
    named::all(project).for_each(|entry| {
        if kind != entry.kind {
            if may_look_alike(&mut ids) || may_look_alike(&mut names) {
                doubtful.insert(kind);
            }
            ids.clear();
            names.clear();
            kind = entry.kind;
        }
        ids.extend(entry.id.map(|(id, _)| (coarse(id), id)));
        names.push((coarse(entry.name), entry.name));
    });
    if may_look_alike(&mut ids) || may_look_alike(&mut names) {
        doubtful.insert(kind);
    }
    doubtful
}

/// Whether two different ones of these texts have the same coarse form, or one has none.
fn may_look_alike(texts: &mut [(u64, &str)]) -> bool {
    texts.sort_unstable_by_key(|(form, _)| *form);
    let has_no_form = texts.first().is_some_and(|(form, _)| *form == NO_FORM);
    has_no_form || texts.windows(2).any(|pair| pair[0].0 == pair[1].0 && pair[0].1 != pair[1].1)
}

/// A number that is the same for all texts of ASCII that have one of the forms below in common; or [`NO_FORM`].
fn coarse(text: &str) -> u64 {
    let add = |sum: u64, byte: &u8| {
        let (shift, letter) = COARSE[usize::from(*byte)];
        sum.wrapping_mul(shift).wrapping_add(letter)
    };
    // Four in one step: this is done for every byte of every name.
    let (fours, rest) = text.as_bytes().as_chunks::<4>();
    let number = fours.iter().fold(0, |sum, four| four.iter().fold(sum, add));
    let number = rest.iter().fold(number, add);
    if text.is_ascii() { number } else { NO_FORM }
}

/// What stands for the coarse form of a text that is not ASCII.
const NO_FORM: u64 = 0;

/// A large odd number: a text is a number to this base, of which the last 64 bits count.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// For each byte what stands before is multiplied by, and what is added: one number for all letters that look alike or
/// differ by case only, and those of two letters for what looks like both.
const COARSE: [(u64, u64); 256] = {
    const fn pair(one: u8, two: u8) -> (u64, u64) {
        (BASE.wrapping_mul(BASE), (one as u64).wrapping_mul(BASE).wrapping_add(two as u64))
    }
    let mut letters = [(BASE, 0); 256];
    let mut byte = 0_u8;
    loop {
        letters[byte as usize] = match byte {
            b'm' | b'M' => pair(b'r', b'n'),
            b'"' => pair(b'\'', b'\''),
            b'i' | b'I' | b'L' | b'1' | b'|' => (BASE, b'l' as u64),
            b'0' => (BASE, b'o' as u64),
            b'`' => (BASE, b'\'' as u64),
            other => (BASE, other.to_ascii_lowercase() as u64),
        };
        match byte.checked_add(1) {
            Some(next) => byte = next,
            None => break letters,
        }
    }
};

/// The texts so far, by the hash of their forms: a project may have a million.
#[derive(Default)]
struct Seen<'p> {
    texts: HashMap<u64, (&'p str, Place)>,
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
            let hash = self.texts.hasher().hash_one((kind, which, &self.form));
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

    /// Every form is made character by character, so that it is enough to compare single ones. Only `%` looks like what is
    /// not ASCII, and nothing else of ASCII does.
    #[test]
    fn what_looks_alike_has_one_coarse_form() {
        for text in (0..0x80_u8).map(|byte| char::from(byte).to_string()).filter(|t| t != "%") {
            for other in [form(folded, &text), form(looks, &text)] {
                assert_eq!(coarse(&text), coarse(&other), "{text:?}");
            }
        }
        assert_ne!(coarse("plan-a"), coarse("plan-b"));
        assert_eq!(coarse("é"), NO_FORM);
    }

    #[test]
    fn ascii_looks_as_the_table_of_unicode_says() {
        for text in (0..0x80_u8).map(|byte| char::from(byte).to_string()) {
            assert_eq!(form(looks, &text), skeleton(&text).collect::<String>(), "{text:?}");
        }
    }
}
