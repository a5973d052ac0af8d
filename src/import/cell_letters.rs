//! What stands in a cell of a foreign matrix: letters in one of many notations, a note, nothing, or something else.

use crate::model::{Letter, LetterSet};

use crate::import::vocabulary;

/// The content of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The letters, in the order written, each once.
    pub letters: Vec<Letter>,
    /// The text in brackets after them.
    pub note: Option<String>,
    /// Whether it had to be folded: a letter of another script, or a small one.
    pub folded: bool,
}

/// What may be a letter in the cells of a table.
#[derive(Debug, Clone, Copy, Default)]
pub struct Alphabet {
    /// The letters that stand alone somewhere in the table: only of them a run such as `RA` is made.
    pub letters: LetterSet,
    /// Whether words such as "Responsible" are letters, too. Where a table has letters, a word is mostly a heading.
    pub words: bool,
}

/// Reads a cell. `None` where it is neither letters nor nothing.
#[must_use]
pub fn read(text: &str, known: Alphabet) -> Option<Reading> {
    // Nearly every cell of a matrix is blank or a single letter.
    if text.is_empty() {
        return Some(Reading::default());
    }
    if let Some(letter) = Letter::parse(text).filter(|_| text != "N") {
        return Some(Reading { letters: vec![letter], ..Reading::default() });
    }
    let n_is_letter = Letter::parse("N").is_some_and(|n| known.letters.contains(n));
    if vocabulary::is_none(text, n_is_letter) {
        return Some(Reading::default());
    }
    let (main, note) = without_note(text);
    let mut reading = Reading { note, ..Reading::default() };
    let marks =
        |c: char| matches!(c, '*' | '†' | '‡' | '✓' | '✔' | '¹' | '²' | '³' | '[' | ']' | '.');
    let separator = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '/' | ',' | ';' | '·' | '•' | '|' | '+' | '&' | '-' | '\\' | '、' | '，' | '・'
            )
    };
    for token in main.split(separator) {
        let token = token.trim_matches(marks);
        if token.is_empty() {
            continue;
        }
        for letter in letters(token, known, &mut reading.folded)? {
            if !reading.letters.contains(&letter) {
                reading.letters.push(letter);
            }
        }
    }
    (!reading.letters.is_empty()).then_some(reading)
}

/// The text before a bracketed note at its end, and that note.
fn without_note(text: &str) -> (&str, Option<String>) {
    let trimmed = text.trim();
    let closed = [('(', ')'), ('[', ']'), ('（', '）')];
    for (open, close) in closed {
        if let Some(inside) = trimmed.strip_suffix(close)
            && let Some((before, note)) = inside.split_once(open)
            && !before.trim().is_empty()
            && !note.trim().is_empty()
        {
            return (before, Some(note.trim().to_owned()));
        }
    }
    (trimmed, None)
}

/// The letters of one word: a single one, a run of known ones, or a word that stands for one.
fn letters(token: &str, known: Alphabet, has_folded: &mut bool) -> Option<Vec<Letter>> {
    let mut found = Vec::new();
    let mut was_folded = false;
    for character in token.chars() {
        let Some((letter, as_written)) = letter(character) else {
            return spelt_out(token, known);
        };
        was_folded |= !as_written;
        found.push(letter);
    }
    let is_run = found.len() > 1;
    if is_run && (found.len() > 4 || !found.iter().all(|letter| known.letters.contains(*letter))) {
        return spelt_out(token, known);
    }
    *has_folded |= was_folded;
    Some(found)
}

/// The letter that a word stands for, where words are letters.
fn spelt_out(word: &str, known: Alphabet) -> Option<Vec<Letter>> {
    vocabulary::letter_of_word(word).filter(|_| known.words).map(|letter| vec![letter])
}

/// The letter that a character is or looks like, and whether it is written as such.
fn letter(character: char) -> Option<(Letter, bool)> {
    let folded = match character {
        'A'..='Z' => character,
        'a'..='z' => character.to_ascii_uppercase(),
        'А' | 'а' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' | 'с' | 'Ϲ' => 'C',
        'Е' | 'Ε' => 'E',
        'І' | 'і' | 'Ӏ' | 'Ι' => 'I',
        'О' | 'о' | 'Ο' => 'O',
        'Р' | 'р' | 'Ρ' => 'P',
        'Ѕ' | 'ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'Ａ'..='Ｚ' => char::from_u32(u32::from(character) - 0xFEE0)?,
        _ => return None,
    };
    let mut bytes = [0; 4];
    Letter::parse(folded.encode_utf8(&mut bytes)).map(|letter| (letter, folded == character))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Alphabet {
        let letters = ["R", "A", "C", "I"].iter().filter_map(|letter| Letter::parse(letter));
        Alphabet { letters: letters.collect(), words: true }
    }

    fn spelt(text: &str) -> Option<String> {
        let reading = read(text, known())?;
        let letters: String = reading.letters.iter().map(ToString::to_string).collect();
        Some(match reading.note {
            Some(note) => format!("{letters} ({note})"),
            None => letters,
        })
    }

    #[test]
    fn letters_are_read_in_every_notation() {
        for (text, letters) in [
            ("R", "R"),
            ("A/R", "AR"),
            ("A / R", "AR"),
            ("R,A", "RA"),
            ("A, R", "AR"),
            ("R·A", "RA"),
            ("R A", "RA"),
            ("RA", "RA"),
            ("A*", "A"),
            ("R (quality gate)", "R (quality gate)"),
            ("R (A)", "R (A)"),
            ("R/A(C)", "RA (C)"),
            ("Responsible", "R"),
            ("Accountable / Consulted", "AC"),
            ("", ""),
            ("—", ""),
            ("N/A", ""),
        ] {
            assert_eq!(spelt(text).as_deref(), Some(letters), "{text}");
        }
    }

    #[test]
    fn letters_of_other_scripts_are_folded_and_told() {
        for (text, letter) in [("А", "A"), ("С", "C"), ("І", "I"), ("Ｒ", "R"), ("r", "R")] {
            let reading = read(text, known()).unwrap();
            assert_eq!(reading.letters, vec![Letter::parse(letter).unwrap()], "{text}");
            assert!(reading.folded, "{text}");
        }
        assert!(!read("R", known()).unwrap().folded);
    }

    #[test]
    fn words_are_no_letters() {
        for text in ["OPS", "Ana", "4h response", "IT", "DPO, IT", "see below", "R (a", "1"] {
            assert_eq!(spelt(text), None, "{text}");
        }
    }
}
