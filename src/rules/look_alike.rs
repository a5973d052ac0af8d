//! Ids or names that a reader may confuse.

use std::hash::BuildHasher;

use unicode_security::confusable_detection::skeleton;

use crate::finding::Finding;
use crate::hash::{HashIndex, HashMap};
use crate::model::{Level, Project};
use crate::rules::Rule;
use crate::rules::support::named_items;
use crate::source::Span;
use crate::text::without_accents;

pub const RULE: Rule = Rule {
    name: "look-alike",
    summary: "ids or names that differ only by case, accents, width, or characters that look the same",
    level: Level::Warn,
    parameters: &[],
    page: include_str!("../../docs/rules/look-alike.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let suspicious = suspicious_kinds(project);
    let mut findings = Vec::new();
    if suspicious.is_empty() {
        return findings;
    }
    let mut seen = Seen::default();
    for entry in named_items::list(project).filter(|entry| suspicious.contains(&entry.kind)) {
        let id = entry.id.map(|(id, span)| ("ids", id, span));
        let mut reported = false;
        for (what, text, span) in id.into_iter().chain([("names", entry.name, entry.name_span)]) {
            let first = seen.record((entry.kind, what), text, span);
            // If the ids look alike, the names need no finding of their own.
            let Some((first, first_place)) = first.filter(|_| !reported) else {
                continue;
            };
            reported = true;
            let message = format!("the {what} \"{first}\" and \"{text}\" look alike");
            findings.push(
                Finding::new(RULE.name, span, message)
                    .about(entry.subject)
                    .related(first_place, "easily confused with this one")
                    .help("rename one of the two so that they cannot be confused"),
            );
        }
    }
    findings
}

/// The kinds with two ids or two names that may look alike; most projects have none.
fn suspicious_kinds(project: &Project<'_>) -> Vec<&'static str> {
    let kinds = [
        ("party", any_doubt(&project.parties, |one| (one.id.value, one.name))),
        ("phase", any_doubt(&project.phases, |one| (one.id.value, one.name))),
        ("role", any_doubt(&project.roles, |one| (one.id.value, one.name))),
        ("person", any_doubt(&project.people, |one| (one.id.value, one.name))),
        ("responsibility", any_doubt(&project.responsibilities, |one| (one.id.value, one.name))),
    ];
    kinds.into_iter().filter(|(_, doubt)| *doubt).map(|(kind, _)| kind).collect()
}

/// Whether two ids or two names may look alike, or any of them is not ASCII.
fn any_doubt<'p, T>(all: &'p [T], written: impl Fn(&'p T) -> (&'p str, &'p str)) -> bool {
    let mut ids = Vec::with_capacity(all.len());
    let mut names = Vec::with_capacity(all.len());
    for (id, name) in all.iter().map(&written) {
        if !id.is_ascii() || !name.is_ascii() {
            return true;
        }
        ids.push(coarse_hash(id));
        names.push(coarse_hash(name));
    }
    may_look_alike(&ids, |at| written(&all[at]).0)
        || may_look_alike(&names, |at| written(&all[at]).1)
}

/// Whether two different texts have the same coarse hash. ASCII texts that look alike always do.
fn may_look_alike<'p>(forms: &[u64], text: impl Fn(usize) -> &'p str) -> bool {
    HashIndex::from_keys(forms.iter()).groups().any(|group| {
        let mut alike: Vec<(u64, &str)> = group.map(|at| (forms[at], text(at))).collect();
        alike.sort_unstable();
        alike.windows(2).any(|two| two[0].0 == two[1].0 && two[0].1 != two[1].1)
    })
}

/// A hash that is equal for all ASCII texts that share one of the forms below.
fn coarse_hash(text: &str) -> u64 {
    let add = |sum: u64, byte: &u8| {
        let (shift, letter) = COARSE[usize::from(*byte)];
        sum.wrapping_mul(shift).wrapping_add(letter)
    };
    // Eight bytes in one step, since every byte of every name is hashed.
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    let number = eights.iter().fold(0, |sum, eight| eight.iter().fold(sum, add));
    rest.iter().fold(number, add)
}

/// The base of the polynomial hash: a large odd number, multiplied modulo 2^64.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// For each byte, the factor for the hash so far and the summand. Letters that look alike or differ only in case have the
/// same summand; a letter that looks like two others counts as both.
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

/// The texts so far, by the hash of their forms to save memory: a project may have a million.
#[derive(Default)]
struct Seen<'p> {
    texts: HashMap<u64, (&'p str, Span)>,
    form: String,
}

impl<'p> Seen<'p> {
    /// Records a text of a kind, and returns the first earlier one that it looks like.
    fn record(&mut self, kind: (&str, &str), text: &'p str, span: Span) -> Option<(&'p str, Span)> {
        let mut like = None;
        for (which, form) in [folded as Form, looks].into_iter().enumerate() {
            self.form.clear();
            form(text, &mut self.form);
            let hash = self.texts.hasher().hash_one((kind, which, &self.form));
            let first = *self.texts.entry(hash).or_insert((text, span));
            // Equal ids are an error already, and equal names may be intended.
            if like.is_none() && first.0 != text && has_form(form, first.0, &self.form) {
                like = Some(first);
            }
        }
        like
    }
}

/// Writes a normal form of a text: texts that look alike in one way have the same form.
type Form = fn(&str, &mut String);

fn has_form(form: Form, text: &str, expected: &str) -> bool {
    let mut own = String::new();
    form(text, &mut own);
    own == expected
}

/// The text without case, accents and width.
fn folded(text: &str, form: &mut String) {
    if text.is_ascii() {
        form.extend(text.chars().map(|c| c.to_ascii_lowercase()));
    } else {
        form.extend(without_accents(text).flat_map(char::to_lowercase));
    }
}

/// The text without accents and width, with look-alike characters unified (UTS 39, skeleton).
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

    /// Forms are made character by character, so single characters are enough. `%` is the only ASCII character with a form
    /// that is not ASCII.
    #[test]
    fn what_looks_alike_has_one_coarse_form() {
        for text in (0..0x80_u8).map(|byte| char::from(byte).to_string()).filter(|t| t != "%") {
            for other in [form(folded, &text), form(looks, &text)] {
                assert_eq!(coarse_hash(&text), coarse_hash(&other), "{text:?}");
            }
        }
        assert_ne!(coarse_hash("plan-a"), coarse_hash("plan-b"));
    }

    #[test]
    fn few_texts_are_compared() {
        let doubt = |texts: [&'static str; 3]| any_doubt(&texts, |text| ("", text));
        for different in [["plan-a", "plan-b", "Plan 10"], ["Plan", "Plan", "Play"]] {
            assert!(!doubt(different), "{different:?}");
        }
        for alike in [["Plan", "Play", "plan"], ["Fern", "Hem", "Fem"], ["a", "b", "\u{e9}"]] {
            assert!(doubt(alike), "{alike:?}");
        }
    }

    #[test]
    fn ascii_looks_as_the_table_of_unicode_says() {
        for text in (0..0x80_u8).map(|byte| char::from(byte).to_string()) {
            assert_eq!(form(looks, &text), skeleton(&text).collect::<String>(), "{text:?}");
        }
    }
}
