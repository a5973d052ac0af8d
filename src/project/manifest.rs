//! Reads `[project]` and `[rules]`, which only `raci.toml` has.

use crate::finding::{Finding, reading_rule};
use crate::model::{Language, Level, RuleSetting, Settings};
use crate::project::definitions::Definitions;
use crate::project::diagnostics::{missing_key, wrong_type, wrong_value};
use crate::project::format;
use crate::project::reader::Reader;
use crate::project::toml::Entry;
use crate::source::Span;
use crate::source::Spanned;

/// `[project]`. `idle` are the positions of the patterns under `files` that match no file.
pub(super) fn settings<'a>(
    all: &Definitions<'_, 'a>,
    idle: &[usize],
    reader: &mut Reader<'a>,
) -> Settings<'a> {
    let span = all.project.map_or_else(Span::default, |project| project.key_span);
    let mut settings = Settings {
        name: "",
        span,
        model: None,
        language: Language::default(),
        fail_on: Level::Error,
    };
    let Some(project) = all.project else {
        if !reader.unparsed.may_define("project") {
            let finding = missing_key(span, "raci.toml", "[project]", "[project]");
            reader
                .report(finding.help("begin the file with: [project] and below it: name = \"…\""));
        }
        reader.model_unknown = true;
        return settings;
    };
    reader.model_unknown = reader.error_regions.covers(project.key_span);
    let mut name = None;
    for entry in reader.table(&format::PROJECT, project.node) {
        match entry.key {
            "name" => name = Some(entry),
            "model" => {
                let text = reader.text(&entry);
                reader.model_unknown = text.is_none();
                settings.model = text.map(|text| Spanned::new(text, entry.node.span()));
            }
            "language" => {
                let language = reader.choice(&entry, &Language::NAMES);
                settings.language = language.unwrap_or_default();
            }
            "fail-on" => {
                let level = reader.choice(&entry, &format::FAIL_ON);
                settings.fail_on = level.unwrap_or(Level::Error);
            }
            "files" => {
                patterns(&entry, Some(reader));
                report_idle(&entry, idle, reader);
            }
            _ => {
                reader.model_unknown |=
                    crate::suggest::nearest(entry.key, ["model"].into_iter()).is_some();
                reader.report_unknown_key(&entry, &format::PROJECT);
            }
        }
    }
    if name.is_none() && project.node.as_table().is_some() {
        reader.report_missing("[project]", span, "name", "name = \"…\"");
    }
    let name = name.and_then(|name| reader.text(&name));
    settings.name = name.unwrap_or_default();
    settings
}

/// The file patterns under `files`. Invalid ones are left out, and reported if there is a reader to report to.
pub(super) fn patterns<'a>(
    entry: &Entry<'_, 'a>,
    mut reader: Option<&mut Reader<'a>>,
) -> Vec<glob::Pattern> {
    let mut patterns = Vec::new();
    for node in entry.node.one_or_many() {
        let pattern = node.as_text().and_then(|text| glob::Pattern::new(text).ok());
        match (pattern, &mut reader) {
            (Some(pattern), _) => patterns.push(pattern),
            (None, Some(reader)) => reader.report(wrong_value(
                "files",
                node,
                "a list of file patterns, as in [\"teams/**/*.toml\"]",
            )),
            (None, None) => {}
        }
    }
    patterns
}

fn report_idle<'a>(files: &Entry<'_, 'a>, idle: &[usize], reader: &mut Reader<'a>) {
    let is_pattern = |text: &str| glob::Pattern::new(text).is_ok();
    let nodes = files.node.one_or_many();
    let patterns = nodes.filter(|node| node.as_text().is_some_and(is_pattern));
    for (position, node) in patterns.enumerate() {
        if idle.contains(&position) {
            let text = node.as_text().unwrap_or_default();
            reader.report(
                Finding::new(
                    reading_rule::UNKNOWN_REFERENCE,
                    node.span(),
                    format!("no file of the project matches \"{text}\""),
                )
                .help("paths begin at the folder of raci.toml, parts are joined by `/`, and `**` is any number of folders"),
            );
        }
    }
}

/// `[rules]`: a level for a rule, or a level and parameters. The names of rules are not checked here.
pub(super) fn rules<'a>(
    all: &Definitions<'_, 'a>,
    reader: &mut Reader<'a>,
) -> Vec<RuleSetting<'a>> {
    let Some(rules) = all.rules else {
        return Vec::new();
    };
    let entries = reader.map("[rules]", rules.node);
    entries.map(|entry| rule(&entry, reader)).collect()
}

fn rule<'a>(entry: &Entry<'_, 'a>, reader: &mut Reader<'a>) -> RuleSetting<'a> {
    let mut setting = RuleSetting {
        rule: Spanned::new(entry.key, entry.key_span),
        level: None,
        parameters: Vec::new(),
    };
    if entry.node.as_text().is_some() {
        setting.level = reader.choice(entry, &Level::NAMES);
        return setting;
    }
    let Some(keys) = entry.node.as_table() else {
        let wanted = "a level in quotes, or braces: { level = \"warn\", max = 3 }";
        reader.report(wrong_type(entry.key, entry.node, wanted));
        return setting;
    };
    for key in keys {
        if key.key == "level" {
            setting.level = reader.choice(&key, &Level::NAMES);
        } else if let Some(number) = reader.number(&key) {
            let name = Spanned::new(key.key, key.key_span);
            setting.parameters.push((name, number));
        }
    }
    setting
}
