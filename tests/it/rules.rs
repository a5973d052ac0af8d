//! Every rule has a page, and a folder under `tests/rules/` with a project that is good and one that is bad.

use std::path::Path;

use crate::support::{package, raci};
use raci::model::Level;
use raci::rules::{self, Rule};

#[test]
fn a_good_project_has_no_finding() {
    for rule in rules::all() {
        let good = format!("tests/rules/{}/good", rule.name);
        let outcome = raci(&["check", &good]);
        assert_eq!(outcome.status, 0, "{}{}", outcome.out, outcome.err);
        assert!(outcome.out.contains(": no findings in "), "{}", outcome.out);
    }
}

#[test]
fn a_bad_project_has_the_findings_of_its_snapshot() {
    for rule in rules::all() {
        let bad = format!("tests/rules/{}/bad", rule.name);
        let outcome = raci(&["check", &bad]);
        let of_rule = format!("[{}]: ", rule.name);
        assert!(outcome.out.contains(&of_rule), "{bad}\n{}{}", outcome.out, outcome.err);
        // What reading finds is an error; a rule that is off is turned on by its bad project.
        let starts_with_error = |line: &str| line.starts_with("error[");
        let fails = rule.level == Level::Error || outcome.out.lines().any(starts_with_error);
        assert_eq!(outcome.status, u8::from(fails), "{bad}");
        insta::with_settings!({
            snapshot_path => package().join("tests/rules").join(rule.name),
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!("bad", outcome.out);
        });
    }
}

#[test]
fn every_page_explains_its_rule() {
    for rule in rules::all() {
        let page = rule.page;
        let name = rule.name;
        let level = match rule.level {
            Level::Warn => "warn".to_owned(),
            level => level.to_string(),
        };
        assert!(page.starts_with(&format!("# {name}\n")), "{name}");
        assert!(page.contains(&format!("Level: {level}")), "{name}: its level");
        for heading in ["## Why", "## Example", "## What to do"] {
            assert!(page.contains(heading), "{name}: no {heading}");
        }
        for parameter in rule.parameters {
            let default = format!("`{}` ({})", parameter.name, parameter.default);
            assert!(page.contains(&default), "{name}: no {default}");
        }
        shows_a_true_finding(rule);
    }
}

/// The page's example is a part of the bad project, and what it shows is what the check says of it.
///
/// `UPDATE_DOCUMENTS=1 cargo test --test it rules::` writes the finding anew that stands at the same place.
fn shows_a_true_finding(rule: &Rule) {
    let bad = format!("tests/rules/{}/bad", rule.name);
    let out = raci(&["check", &bad]).out.replace(&format!("{bad}/"), "");
    let path = package().join(format!("docs/rules/{}.md", rule.name));
    let page = std::fs::read_to_string(&path).unwrap();
    let shown = block(&page, "text");
    if std::env::var_os("UPDATE_DOCUMENTS").is_some() {
        let place = shown.lines().nth(1).unwrap();
        let mut findings = out.split("\n\n");
        let same = findings.find(|finding| finding.lines().nth(1) == Some(place));
        let same = same.unwrap_or_else(|| panic!("{}: nothing at {place}", rule.name));
        std::fs::write(path, page.replace(shown, &format!("{same}\n"))).unwrap();
        return;
    }
    assert!(out.contains(shown), "{}: the page shows\n{shown}\nbut it is\n{out}", rule.name);
    if page.contains("```toml") {
        let lines = block(&page, "toml");
        let texts = texts_below(&package().join(&bad));
        let stands = texts.iter().any(|text| text.contains(lines.trim_end()));
        assert!(stands, "{}: the example is not in {bad}", rule.name);
    }
}

/// The first fenced block of a kind.
fn block<'p>(page: &'p str, kind: &str) -> &'p str {
    let after = page.split(&format!("```{kind}\n")).nth(1).expect("a fenced block");
    after.split("```").next().unwrap_or_default()
}

fn texts_below(folder: &Path) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts.extend(texts_below(&path));
        } else {
            texts.extend(std::fs::read_to_string(path));
        }
    }
    texts
}

#[test]
fn every_page_and_folder_is_of_a_rule() {
    for folder in ["docs/rules", "tests/rules"] {
        for entry in std::fs::read_dir(package().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            assert!(rules::find(name).is_some(), "{} is of no rule", path.display());
        }
    }
}
