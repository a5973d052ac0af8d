//! `[model.ID.letter.X]`: one letter of a letter model.

use crate::finding::{Finding, reading_rule};
use crate::model::{Count, Kind, Language, Letter, LetterDef, LetterModel};
use crate::project::diagnostics::{wrong_type, wrong_value};
use crate::project::format;
use crate::project::reader::Reader;
use crate::project::toml::Entry;
use crate::source::Spanned;

/// Adds one letter to the model. If the model has it already, only the given keys change.
pub(in crate::project) fn read<'a>(
    entry: &Entry<'_, 'a>,
    model: &mut LetterModel<'a>,
    reader: &mut Reader<'a>,
) {
    let Some(letter) = Letter::parse(entry.key) else {
        reader.report(Finding::new(
            reading_rule::UNKNOWN_LETTER,
            entry.key_span,
            format!("a letter is a single capital A to Z, not \"{}\"", entry.key),
        ));
        return;
    };
    let known = model.letters.iter().position(|def| def.letter == letter);
    let mut def = match known {
        Some(position) => model.letters[position].clone(),
        None => LetterDef {
            letter,
            words: Vec::new(),
            meaning: "",
            verb: None,
            count: Count { least: 0, most: None },
            owner: false,
            kind: None,
            alone: false,
        },
    };
    let (mut has_count, mut has_word) = (known.is_some(), known.is_some());
    for key in reader.table(&format::LETTER, entry.node) {
        match key.key {
            "word" => {
                has_word = true;
                for (language, word) in read_words(&key, reader) {
                    def.words.retain(|(known, _)| *known != language);
                    def.words.push((language, word));
                }
            }
            "meaning" => def.meaning = reader.text(&key).unwrap_or_default(),
            "verb" => def.verb = reader.text(&key),
            "count" => {
                has_count = true;
                def.count = read_count(&key, reader).unwrap_or(def.count);
            }
            "kind" => def.kind = reader.choice(&key, &Kind::NAMES),
            "owner" => def.owner = reader.boolean(&key).unwrap_or_default(),
            "alone" => def.alone = reader.boolean(&key).unwrap_or_default(),
            _ => reader.report_unknown_key(&key, &format::LETTER),
        }
    }
    let letter_name = format!("the letter {letter}");
    if !has_word {
        let example = "word = \"…\"";
        reader.report_missing(&letter_name, entry.key_span, "word", example);
    }
    if !has_count {
        let example = "count = \"0..\" (or \"1\", \"1..\", \"0..1\")";
        reader.report_missing(&letter_name, entry.key_span, "count", example);
    }
    let exactly_one = Count { least: 1, most: Some(1) };
    if def.owner && def.count != exactly_one {
        reader.report(
            Finding::new(
                reading_rule::WRONG_TYPE,
                entry.key_span,
                format!("{letter} is the owner letter, and exactly one role must hold it"),
            )
            .help("write: count = \"1\""),
        );
        def.count = exactly_one;
    }
    match known {
        Some(position) => model.letters[position] = def,
        None => model.letters.push(def),
    }
}

/// One word for all languages, or a table with a word for each language.
fn read_words<'a>(entry: &Entry<'_, 'a>, reader: &mut Reader<'a>) -> Vec<(Language, &'a str)> {
    let Some(table) = entry.node.as_table() else {
        let Some(word) = reader.text(entry) else {
            return Vec::new();
        };
        return Language::NAMES.iter().map(|(_, language)| (*language, word)).collect();
    };
    let mut words = Vec::new();
    for key in table {
        match Language::NAMES.iter().find(|(name, _)| *name == key.key) {
            Some((_, language)) => words.extend(reader.text(&key).map(|word| (*language, word))),
            None => reader.report_unknown_key(&key, &format::WORD),
        }
    }
    words
}

/// A count, as "1", "1.." or "0..2".
pub(in crate::project) fn read_count(
    entry: &Entry<'_, '_>,
    reader: &mut Reader<'_>,
) -> Option<Count> {
    let wanted =
        "a count in quotes: \"1\" (exactly one), \"1..\" (one or more), \"0..2\" (at most two)";
    let Some(text) = entry.node.as_text() else {
        reader.report(wrong_type(entry.key, entry.node, wanted));
        return None;
    };
    let count = text.parse().ok();
    if count.is_none() {
        reader.report(wrong_value(entry.key, entry.node, wanted));
    }
    count
}

/// Looks up a letter in the project's model.
pub(in crate::project) fn find_letter(
    written: Spanned<&str>,
    model: &LetterModel<'_>,
    reader: &mut Reader<'_>,
) -> Option<Letter> {
    let letter = Letter::parse(written.value).filter(|letter| model.get(*letter).is_some());
    if letter.is_none() {
        reader.report(
            Finding::new(
                reading_rule::UNKNOWN_LETTER,
                written.span,
                format!("the letter model {} has no {}", model.name, written.value),
            )
            .help(format!("its letters are {}", model.list())),
        );
    }
    letter
}

/// Keeps the first of several owner letters, and reports the others.
pub(in crate::project) fn keep_one_owner<'a>(
    written: &[Entry<'_, 'a>],
    model: &mut LetterModel<'a>,
    reader: &mut Reader<'a>,
) {
    let Some(first) = model.owner().map(|owner| owner.letter) else {
        return;
    };
    for def in model.letters.iter_mut().filter(|def| def.owner && def.letter != first) {
        def.owner = false;
        let is_one = |entry: &&Entry<'_, '_>| Letter::parse(entry.key) == Some(def.letter);
        let is_first = |entry: &&Entry<'_, '_>| Letter::parse(entry.key) == Some(first);
        let mut entries = written.iter();
        let Some(entry) = entries.clone().find(is_one).or_else(|| entries.find(is_first)) else {
            continue;
        };
        reader.report(
            Finding::new(
                reading_rule::WRONG_TYPE,
                entry.key_span,
                format!(
                    "{first} and {} are both the owner letter; a model has at most one",
                    def.letter
                ),
            )
            .help("write owner = false at one of the two"),
        );
    }
}
