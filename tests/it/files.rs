//! The pages of `docs/files` match the declared file format, and their examples and the recipes for policies work.
//!
//! A comment `<!-- keys: role -->` is followed by the keys of that table. The blocks of a page that are fenced as `toml`
//! begin with the name of their file as a comment. Put together they are a project without findings. A block fenced as
//! `diff` changes one file of it, and the block fenced as `text` below it is what the check then prints.
//! To rewrite the key tables and the findings: `UPDATE_DOCUMENTS=1 cargo test --test it files`.
use std::path::{Path, PathBuf};

use crate::support::{Folder, compare_or_update, files_below, package, raci};
use raci::model::Kind;
use raci::project::format::{Key, RULE, TABLES, Table};

/// The comment before a table of keys, up to the name of the table.
const MARKER: &str = "<!-- keys: ";

#[test]
fn the_examples_of_every_page_are_a_project_that_passes() {
    for path in every_page() {
        let (status, out) = check(&project_of(&read(&path)));
        assert_eq!(status, 0, "{}\n{out}", path.display());
        assert!(out.contains(": no findings"), "{}\n{out}", path.display());
    }
}

#[test]
fn every_table_of_keys_is_as_declared() {
    for name in page_names() {
        let mut lines = Vec::new();
        let mut in_table = false;
        for line in page_of_files(&name).lines() {
            in_table &= !line.is_empty();
            if !in_table {
                lines.push(line.to_owned());
            }
            if let Some(table) = line.strip_prefix(MARKER) {
                let table = table.trim_end_matches(" -->");
                let table = TABLES.into_iter().find(|known| known.name == table).unwrap();
                lines.extend(key_table(table, &name));
                in_table = true;
            }
        }
        compare_or_update(&format!("docs/files/{name}"), &(lines.join("\n") + "\n"));
    }
}

#[test]
fn every_table_has_one_page_and_every_key_an_example() {
    for table in TABLES {
        let text = page_of_files(&page_of(table));
        let mut shown = Vec::new();
        for (file, text) in project_of(&text) {
            let table: toml::Table = text.parse().unwrap();
            collect_keys(&table, &mut shown);
            assert!(!table.is_empty(), "{file} is empty");
        }
        for key in table.key_names() {
            assert!(shown.iter().any(|shown| shown == key), "{}: no example of {key}", table.name);
        }
    }
    for name in page_names() {
        assert!(page_of_files(&name).contains(MARKER), "{name} has no keys");
    }
}

#[test]
fn every_built_in_model_and_every_kind_of_letter_is_explained() {
    let page = page_of_files("model.md");
    let kinds = Kind::NAMES.iter().map(|(name, _)| *name);
    for name in raci::models::names().chain(kinds) {
        assert!(page.contains(&format!("\n| `{name}` |")), "{name}");
    }
}

#[test]
fn every_policy_breaks_as_its_recipe_shows() {
    let page = read(&package().join("docs/policies.md"));
    let project = project_of(&page);
    let mut expected = page.clone();
    let mut broken = None;
    for (kind, block) in blocks(&page) {
        match kind {
            "diff" => broken = Some(check(&changed(&project, block)).1),
            "text" => {
                let out = broken.take().unwrap();
                let (findings, _) = out.rsplit_once("\n\n").unwrap();
                let shown = format!("```text\n{block}```");
                assert_eq!(
                    page.matches(&shown).count(),
                    1,
                    "two recipes with one finding:\n{shown}"
                );
                expected = expected.replace(&shown, &format!("```text\n{findings}\n```"));
            }
            _ => assert!(broken.is_none(), "a change without a finding before\n{block}"),
        }
    }
    compare_or_update("docs/policies.md", &expected);
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

/// The pages with examples: those of the files, and the recipes for policies.
fn every_page() -> Vec<PathBuf> {
    let docs = package().join("docs");
    let pages = page_names().into_iter().map(|page| docs.join("files").join(page));
    pages.chain([docs.join("policies.md")]).collect()
}

/// The names of the pages of `docs/files`, sorted.
fn page_names() -> Vec<String> {
    let entries = std::fs::read_dir(package().join("docs/files")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The page with the keys of a table.
fn page_of(table: &Table) -> String {
    let marker = format!("{MARKER}{} -->\n", table.name);
    let mut pages = page_names();
    pages.retain(|page| page_of_files(page).contains(&marker));
    assert_eq!(pages.len(), 1, "pages with the keys of {}: {pages:?}", table.name);
    pages.remove(0)
}

/// The lines of a table of keys, with links to the pages of other tables.
fn key_table(table: &Table, page: &str) -> Vec<String> {
    let head = ["| key | type | default | meaning |", "| --- | --- | --- | --- |"];
    let row = |name: String, key: &Key| {
        let default = default_of(table, key);
        let kind = with_links(key.value.to_string(), page);
        format!("| {name} | {kind} | {default} | {} |", key.summary)
    };
    let rows = table.keys.iter().map(|key| row(format!("`{}`", key.name), key));
    let letter = table.letter.iter();
    let letter = letter.map(|key| row(format!("a letter, such as `{}`", key.name), key));
    head.map(str::to_owned).into_iter().chain(rows).chain(letter).collect()
}

/// The default of a key. The parameters of rules have one for each rule.
fn default_of(table: &Table, key: &Key) -> String {
    let of_rules: Vec<String> = raci::rules::all()
        .flat_map(|rule| rule.parameters.iter().map(move |limit| (rule, limit)))
        .filter(|(_, limit)| table.name == RULE.name && limit.name == key.name)
        .map(|(rule, limit)| format!("{} for `{}`", limit.default, rule.name))
        .collect();
    if of_rules.is_empty() { key.default.to_string() } else { of_rules.join(", ") }
}

/// Makes links of the headers of tables that have another page.
fn with_links(text: String, page: &str) -> String {
    TABLES.into_iter().filter(|table| !table.header.is_empty()).fold(text, |text, table| {
        let header = format!("`{}`", table.header);
        if text.contains(&header) && page_of(table) != page {
            text.replace(&header, &format!("[{header}]({})", page_of(table)))
        } else {
            text
        }
    })
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
    assert_eq!(text.matches(&old).count(), 1, "lines that occur once:\n{old}");
    *text = text.replace(&old, &new);
    project
}

/// Checks a project in a folder of its own. Returns the exit status and the output, as if run in that folder.
fn check(files: &[(String, String)]) -> (u8, String) {
    let folder = Folder::new(&[]);
    for (name, text) in files {
        folder.write(name, text);
    }
    // A page cannot show a picture.
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
