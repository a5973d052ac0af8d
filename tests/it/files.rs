//! The pages of `docs/files` and the recipes for policies tell the truth.
//!
//! The blocks of a page that are fenced as `toml` begin with the name of their file as a comment. Put together they
//! are a project, and it passes. A block fenced as `diff` changes one file of it, and the block fenced as `text` below
//! is what the check then says. To write that anew: `UPDATE_DOCUMENTS=1 cargo test --test it files`.
use std::path::{Path, PathBuf};

use crate::support::{Folder, files_below, keys_of, package, raci};
use raci::model::{Kind, Language, Level};

/// The files of the reader that know keys, and the page that tells of them.
const PAGES: [(&str, &str); 12] = [
    ("definitions.rs", "README.md"),
    ("letter_model.rs", "model.md"),
    ("letter.rs", "model.md"),
    ("party.rs", "party.md"),
    ("person.rs", "person.md"),
    ("phase.rs", "phase.md"),
    ("policy.rs", "policy.md"),
    ("manifest.rs", "project.md"),
    ("responsibility.rs", "responsibility.md"),
    ("role.rs", "role.md"),
    ("style.rs", "style.md"),
    ("waiver.rs", "waive.md"),
];

#[test]
fn the_examples_of_every_page_are_a_project_that_passes() {
    for path in every_page() {
        let (status, out) = check(&project_of(&read(&path)));
        assert_eq!(status, 0, "{}\n{out}", path.display());
        assert!(out.contains(": no findings"), "{}\n{out}", path.display());
    }
}

#[test]
fn every_key_is_told_and_shown() {
    for code in files_below(&package().join("src/project")) {
        let keys = keys_of(&read(&code)).concat();
        let name = code.file_name().unwrap();
        let Some((_, page)) = PAGES.iter().find(|(reader, _)| name == *reader) else {
            assert!(keys.is_empty(), "{} knows keys, and no page tells of them", code.display());
            continue;
        };
        assert!(!keys.is_empty(), "{} knows no keys", code.display());
        let text = page_of_files(page);
        let mut shown = Vec::new();
        for (file, text) in project_of(&text) {
            let table: toml::Table = text.parse().unwrap();
            collect_keys(&table, &mut shown);
            assert!(!table.is_empty(), "{page}: nothing stands in {file}");
        }
        for key in keys {
            assert!(text.contains(&format!("\n| `{key}` |")), "{page} has no row for {key}");
            assert!(shown.contains(&key), "{page} has no example of {key}");
        }
    }
}

#[test]
fn every_page_is_of_a_table() {
    for entry in std::fs::read_dir(package().join("docs/files")).unwrap() {
        let name = entry.unwrap().file_name();
        assert!(PAGES.iter().any(|(_, page)| name == *page), "{}", name.display());
    }
}

#[test]
fn every_word_that_a_key_may_have_is_told() {
    let model = page_of_files("model.md");
    let kinds = Kind::NAMES.iter().map(|(name, _)| *name);
    for name in raci::models::names().chain(kinds) {
        assert!(model.contains(&format!("\n| `{name}` |")), "{name}");
    }
    let project = page_of_files("project.md");
    let languages = Language::NAMES.iter().map(|(name, _)| *name);
    for name in languages.chain(Level::NAMES.iter().map(|(name, _)| *name)) {
        assert!(project.contains(&format!("`\"{name}\"`")), "{name}");
    }
    for rule in raci::rules::all() {
        for limit in rule.limits {
            let row = format!("\n| `{}` |", limit.name);
            let row = project.split_once(&row).unwrap().1.lines().next().unwrap();
            assert!(row.contains(&limit.default.to_string()), "{}: {}", rule.name, limit.name);
            assert!(row.contains(rule.name), "{}: {}", rule.name, limit.name);
        }
    }
}

#[test]
fn every_policy_breaks_as_its_recipe_shows() {
    let path = package().join("docs/policies.md");
    let page = read(&path);
    let project = project_of(&page);
    let mut true_page = page.clone();
    let mut broken = None;
    for (kind, block) in blocks(&page) {
        match kind {
            "diff" => broken = Some(check(&changed(&project, block)).1),
            "text" => {
                let out = broken.take().unwrap();
                let (findings, _) = out.rsplit_once("\n\n").unwrap();
                let told = format!("```text\n{block}```");
                assert_eq!(page.matches(&told).count(), 1, "two recipes with one finding:\n{told}");
                true_page = true_page.replace(&told, &format!("```text\n{findings}\n```"));
            }
            _ => assert!(broken.is_none(), "a change and no finding before\n{block}"),
        }
    }
    if std::env::var_os("UPDATE_DOCUMENTS").is_some() {
        std::fs::write(path, true_page).unwrap();
    } else {
        assert!(page == true_page, "docs/policies.md should be\n{true_page}");
    }
}

#[test]
fn every_link_leads_somewhere() {
    let docs = files_below(&package().join("docs"));
    let readme = package().join("README.md");
    let pages = docs.into_iter().filter(|path| path.extension().is_some_and(|end| end == "md"));
    for path in pages.chain([readme]) {
        for link in read(&path).split("](").skip(1) {
            let (link, _) = link.split_once(')').unwrap();
            let target = path.parent().unwrap().join(link.split('#').next().unwrap());
            assert!(link.starts_with("https://") || target.exists(), "{}: {link}", path.display());
        }
    }
}

fn every_page() -> Vec<PathBuf> {
    let docs = package().join("docs");
    let pages = PAGES.iter().map(|(_, page)| docs.join("files").join(page));
    pages.chain([docs.join("policies.md")]).collect()
}

fn page_of_files(name: &str) -> String {
    read(&package().join("docs/files").join(name))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// The fenced blocks of a page: what kind each is, and its text.
fn blocks(page: &str) -> Vec<(&str, &str)> {
    let fenced = page.split("```").skip(1).step_by(2);
    fenced.map(|block| block.split_once('\n').unwrap()).collect()
}

/// The files that the examples of a page make. Blocks for one file are joined in their order.
fn project_of(page: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for (_, block) in blocks(page).into_iter().filter(|(kind, _)| *kind == "toml") {
        let name = file_of(block);
        match files.iter_mut().find(|(known, _)| known == name) {
            Some((_, text)) => text.push_str(&format!("\n{block}")),
            None => files.push((name.to_owned(), block.to_owned())),
        }
    }
    files
}

/// The file that a block is of, which its first line names.
fn file_of(block: &str) -> &str {
    let first = block.lines().next().unwrap_or_default();
    let name = first.strip_prefix("# ").unwrap_or_default();
    assert!(name.contains(".toml"), "a block without the name of its file:\n{block}");
    name
}

/// The project with one file changed: lines with `-` go, lines with `+` come, others stay.
fn changed(project: &[(String, String)], diff: &str) -> Vec<(String, String)> {
    let side = |marks: [char; 2]| -> String {
        let lines = diff.split_inclusive('\n').skip(1);
        lines.filter_map(|line| line.strip_prefix(marks)).collect()
    };
    let (old, new) = (side(['-', ' ']), side(['+', ' ']));
    let mut project = project.to_vec();
    let (_, text) = project.iter_mut().find(|(name, _)| name == file_of(diff)).unwrap();
    assert_eq!(text.matches(&old).count(), 1, "lines that stand there once:\n{old}");
    *text = text.replace(&old, &new);
    project
}

/// Checks a project in a folder of its own: the exit status, and what is said, as if run in that folder.
fn check(files: &[(String, String)]) -> (u8, String) {
    let folder = Folder::new(&[]);
    for (name, text) in files {
        folder.write(name, text);
    }
    // A picture is no text that a page could show.
    let logo = std::fs::read(package().join("examples/commerce-release/logo.png")).unwrap();
    folder.write("logo.png", logo);
    let path = folder.path().to_str().unwrap();
    let outcome = raci(&["check", "--today", "2026-11-22", path]);
    assert_eq!(outcome.err, "");
    let current = std::env::current_dir().unwrap();
    let shown = raci::source::display_path::shown(folder.path(), &current);
    (outcome.status, outcome.out.replace(&format!("{shown}/"), ""))
}

/// Every key of a table and of all tables in it.
fn collect_keys(table: &toml::Table, keys: &mut Vec<String>) {
    for (key, value) in table {
        keys.push(key.clone());
        if let Some(table) = value.as_table() {
            collect_keys(table, keys);
        }
    }
}
