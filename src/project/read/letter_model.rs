//! `[model.ID]`: a letter model. Built-in models are read in the same way as those of a project.

use std::sync::OnceLock;

use crate::finding::{Finding, reading_rule};
use crate::model::{LetterDef, LetterModel};
use crate::models;
use crate::project::diagnostics::wrong_value;
use crate::project::format;
use crate::project::id::to_id;
use crate::project::read::letter;
use crate::project::reader::{Definition, Reader};
use crate::project::toml;
use crate::project::toml::{Arena, Entry};
use crate::source::FileId;
use crate::source::Spanned;

/// The model of a project that names none.
pub const DEFAULT: &str = "raci";

/// A built-in model by its name.
#[must_use]
pub fn built_in(name: &str) -> Option<&'static LetterModel<'static>> {
    // Each model is read once, when it is first needed.
    static READ: [OnceLock<Option<LetterModel<'static>>>; models::NUMBER] =
        [const { OnceLock::new() }; models::NUMBER];
    let position = models::names().position(|known| known == name)?;
    READ[position].get_or_init(|| read_built_in(name)).as_ref()
}

fn read_built_in(name: &str) -> Option<LetterModel<'static>> {
    let text = models::text(name)?;
    let arena: &Arena = Box::leak(Box::default());
    // The spans do not matter: built-in models have no findings, which a test checks.
    let (document, _) = toml::parse(FileId::default(), text, arena);
    let mut reader = Reader::new();
    let tables = document.entries().find(|entry| entry.key == "model")?;
    let entry = tables.node.as_table()?.next()?;
    let definition =
        Definition { id: Spanned::new(entry.key, entry.key_span), node: entry.node, counts: true };
    Some(read(&definition, &mut reader))
}

/// Reads every model that a project defines, to report all mistakes, and returns the one that the project uses.
pub(in crate::project) fn choose<'a>(
    asked: Option<Spanned<&'a str>>,
    definitions: &[Definition<'_, 'a>],
    reader: &mut Reader<'a>,
) -> LetterModel<'a> {
    let mut own = Vec::new();
    for definition in definitions {
        if models::text(definition.id.value).is_some() {
            reader.report(taken_id(definition.id));
        }
        let unknown = std::mem::take(&mut reader.model_unknown);
        let model = read(definition, reader);
        let broken = std::mem::replace(&mut reader.model_unknown, unknown);
        own.push((model, broken || reader.error_regions.covers(definition.id.span)));
    }
    let name = asked.map_or(DEFAULT, |asked| asked.value);
    if let Some((model, broken)) = own.into_iter().find(|(model, _)| model.id == name) {
        // One of its letters may be in text that could not be read.
        reader.model_unknown |= broken || !reader.unparsed.is_empty();
        return model;
    }
    if let Some(model) = built_in(name) {
        return model.clone();
    }
    reader.model_unknown = true;
    if let Some(asked) = asked.filter(|asked| !reader.unparsed.may_define(asked.value)) {
        let mut names: Vec<&str> = definitions.iter().map(|own| own.id.value).collect();
        names.extend(models::names().map(|name: &str| name));
        reader.report(unknown_model(asked, &names));
    }
    built_in(DEFAULT).cloned().unwrap_or_default()
}

fn read<'a>(definition: &Definition<'_, 'a>, reader: &mut Reader<'a>) -> LetterModel<'a> {
    let mut model = LetterModel { id: definition.id.value, ..LetterModel::default() };
    let mut name = None;
    let mut letters = None;
    for entry in reader.table(&format::MODEL, definition.node) {
        match entry.key {
            "name" => name = Some(entry),
            "description" => model.description = reader.text(&entry).unwrap_or_default(),
            "source" => model.source = reader.text(&entry).unwrap_or_default(),
            "based-on" => model.letters = base_letters(&entry, reader),
            "letter" => letters = Some(entry),
            _ => reader.report_unknown_key(&entry, &format::MODEL),
        }
    }
    model.name = reader.name("letter model", definition.id, name.as_ref()).value;
    if let Some(letters) = letters {
        let entries: Vec<_> = reader.map("\"letter\"", letters.node).collect();
        for entry in &entries {
            letter::read(entry, &mut model, reader);
        }
        letter::keep_one_owner(&entries, &mut model, reader);
    } else if model.letters.is_empty() && !reader.model_unknown {
        let table = format!("the letter model \"{}\"", model.id);
        let example = format!("[model.{}.letter.R] with word, meaning and count", model.id);
        reader.report_missing(&table, definition.id.span, "letter", &example);
    }
    model
}

/// The letters of the built-in model that another is based on.
fn base_letters<'a>(entry: &Entry<'_, 'a>, reader: &mut Reader<'a>) -> Vec<LetterDef<'a>> {
    let Some(name) = reader.text(entry) else {
        return Vec::new();
    };
    if let Some(model) = built_in(name) {
        model.letters.clone()
    } else {
        let names: Vec<&str> = models::names().collect();
        let wanted = format!("a built-in letter model: {}", names.join(", "));
        reader.report(wrong_value("based-on", entry.node, &wanted));
        reader.model_unknown = true;
        Vec::new()
    }
}

fn taken_id(id: Spanned<&str>) -> Finding {
    Finding::new(
        reading_rule::DUPLICATE_ID,
        id.span,
        format!("\"{}\" is the name of a built-in letter model", id.value),
    )
    .help(format!(
        "give your model a name of its own, and write based-on = \"{}\" to keep its letters",
        id.value
    ))
}

fn unknown_model(asked: Spanned<&str>, names: &[&str]) -> Finding {
    let finding = Finding::new(
        reading_rule::UNKNOWN_REFERENCE,
        asked.span,
        format!("there is no letter model \"{}\"", asked.value),
    );
    match crate::suggest::nearest(asked.value, names.iter().copied()) {
        Some(near) => finding.help(format!("did you mean \"{near}\"?")),
        None => finding.help(format!(
            "the letter models are: {}; or define [model.{}] in raci.toml",
            names.join(", "),
            to_id(asked.value)
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    /// The counts of each model: letter, count, and `*` for the owner.
    const COUNTS: [(&str, &str); 12] = [
        ("raci", "R 1.., A 1*, C 0.., I 0.."),
        ("rasci", "R 1.., A 1*, S 0.., C 0.., I 0.."),
        ("raci-vs", "R 1.., A 1*, C 0.., I 0.., V 0..1, S 0..1"),
        ("racio", "R 1.., A 1*, C 0.., I 0.., O 0.. alone"),
        ("raciq", "R 1.., A 1*, C 0.., I 0.., Q 0.."),
        ("ra", "R 1.., A 1*"),
        ("rci", "R 1.., C 0.., I 0.."),
        ("daci", "D 1, A 1*, C 0.., I 0.."),
        ("rapid", "R 1.., A 0.., P 1.., I 0.., D 1*"),
        ("pacsi", "P 1.., A 1*, C 0.., S 0.., I 0.."),
        ("paris", "P 0.., A 1*, R 0.., I 0.., S 0.."),
        ("ratsi", "R 0.., A 1*, T 1.., S 0.., I 0.."),
    ];

    fn in_short(def: &LetterDef<'_>) -> String {
        let count = match (def.count.least, def.count.most) {
            (least, Some(most)) if least == most => least.to_string(),
            (least, Some(most)) => format!("{least}..{most}"),
            (least, None) => format!("{least}.."),
        };
        let owner = if def.owner { "*" } else { "" };
        let alone = if def.alone { " alone" } else { "" };
        format!("{} {count}{owner}{alone}", def.letter)
    }

    #[test]
    fn the_built_in_models_have_their_counts() {
        assert!(models::names().eq(COUNTS.iter().map(|(name, _)| *name)));
        for (name, counts) in COUNTS {
            let model = built_in(name).unwrap();
            let letters: Vec<String> = model.letters.iter().map(in_short).collect();
            assert_eq!(letters.join(", "), counts, "{name}");
        }
    }

    #[test]
    fn the_built_in_models_are_read_without_a_finding_and_in_every_language() {
        let arena = Arena::default();
        for name in models::names() {
            let text = models::text(name).unwrap();
            let (document, errors) = toml::parse(FileId::default(), text, &arena);
            assert!(errors.is_empty(), "{name}");
            let mut reader = Reader::new();
            let tables = document.entries().next().unwrap();
            for entry in tables.node.as_table().unwrap() {
                assert_eq!(entry.key, name);
                let id = Spanned::new(entry.key, entry.key_span);
                let definition = Definition { id, node: entry.node, counts: true };
                let model = read(&definition, &mut reader);
                for def in &model.letters {
                    assert_eq!(def.words.len(), Language::NAMES.len(), "{name} {}", def.letter);
                    assert!(def.owner || def.kind.is_some(), "{name} {}", def.letter);
                    assert!(def.verb.is_some() && !def.meaning.is_empty(), "{name} {}", def.letter);
                }
                assert!(!model.description.is_empty() && !model.source.is_empty(), "{name}");
            }
            assert!(reader.findings.is_empty(), "{name}: {:?}", reader.findings);
        }
    }
}
