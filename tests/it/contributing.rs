//! What contributors rely on: the index of the documents, the names of the parts of CI, and the oldest compiler.
use std::collections::BTreeSet;
use std::fs::read_to_string;
use std::path::Path;

use raci::export::Format;

use crate::support::package;

fn text(path: &str) -> String {
    read_to_string(package().join(path)).unwrap()
}

/// The paths of the Markdown files of a folder, without those in folders below it.
fn pages_in(folder: &Path) -> impl Iterator<Item = std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "md"))
}

/// The targets of the links of a page.
fn links(page: &str) -> impl Iterator<Item = &str> {
    page.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target)
}

/// The names of the parts that `.ci/run` lists, and those of the functions that it has for them.
fn parts() -> (BTreeSet<String>, BTreeSet<String>) {
    let script = text(".ci/run");
    let listed = script.lines().filter_map(|line| line.strip_prefix("  '")?.split_once(' '));
    let functions =
        script.lines().filter_map(|line| line.strip_prefix("part_")?.strip_suffix("() {"));
    (listed.map(|(name, _)| name.to_owned()).collect(), functions.map(str::to_owned).collect())
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[test]
fn the_index_has_every_page() {
    let docs = package().join("docs");
    let index = text("docs/README.md");
    let listed: BTreeSet<_> = links(&index).collect();
    let folders = std::fs::read_dir(&docs).unwrap().map(|entry| entry.unwrap().path());
    let readmes = folders.map(|folder| folder.join("README.md")).filter(|path| path.exists());
    let pages: Vec<_> = pages_in(&docs).chain(readmes).collect();
    assert!(pages.len() > 15, "{pages:?}");
    for page in pages {
        let path = page.strip_prefix(&docs).unwrap().to_str().unwrap().replace('\\', "/");
        assert!(
            path == "README.md" || listed.contains(path.as_str()),
            "docs/README.md lacks {path}"
        );
    }
}

#[test]
fn the_parts_of_ci_are_those_that_it_lists() {
    let (listed, functions) = parts();
    assert!(listed.contains("tests") && listed.contains("corpus"), "{listed:?}");
    assert_eq!(listed, functions);
}

#[test]
fn the_parts_that_are_named_exist() {
    let (listed, _) = parts();
    let contributing = text("CONTRIBUTING.md");
    let chapter = contributing.split("\n## ").find(|it| it.starts_with("Run the checks")).unwrap();
    let commands =
        [contributing.as_str(), &text("docs/testing.md"), &text(".github/workflows/ci.yml")]
            .concat()
            + &text(".github/pull_request_template.md");
    let after_command = commands
        .split(".ci/run ")
        .skip(1)
        .flat_map(|rest| rest.split(['\n', '`']).next().unwrap().split(' '))
        .filter(|word| !word.starts_with('-'));
    // In the chapter about them, one word in code is the name of a part.
    let in_prose = chapter.split('`').skip(1).step_by(2).filter(|code| is_word(code));
    let named: BTreeSet<_> = after_command.chain(in_prose).collect();
    assert!(named.len() > 10, "{named:?}");
    for part in named {
        assert!(listed.contains(part), ".ci/run has no part {part:?}");
    }
}

#[test]
fn the_task_file_calls_nothing_else() {
    for line in text("justfile").lines().filter_map(|line| line.strip_prefix("    ")) {
        assert!(line.trim_start_matches('@').starts_with(".ci/run "), "{line}");
    }
}

#[test]
fn the_workflow_builds_with_the_oldest_supported_compiler() {
    let manifest = text("Cargo.toml");
    let oldest = manifest.lines().find_map(|line| line.strip_prefix("rust-version = ")).unwrap();
    assert!(text(".github/workflows/ci.yml").contains(&format!("RUSTUP_TOOLCHAIN: {oldest}\n")));
}

#[test]
fn every_export_format_is_documented_and_tested_from_outside() {
    let docs = text("docs/exports/README.md");
    let outside =
        ["tests/outside/names.py", "tests/outside/faults.py"].map(|path| (path, text(path)));
    for format in Format::all() {
        let (name, ending) = (format!("`{}`", format.name()), format!("`.{}`", format.ending()));
        let is_row = |line: &str| line.contains(&name) && line.contains(&ending);
        let row = docs.lines().find(|line| line.starts_with("| [") && is_row(line));
        let row = row.unwrap_or_else(|| panic!("docs/exports/README.md lacks {name}"));
        let page = links(row).next().unwrap();
        assert!(package().join("docs/exports").join(page).exists(), "{page}");
        let quoted = format!("\"{}\"", format.ending());
        for (path, test) in &outside {
            assert!(test.contains(&quoted), "{path} lacks {quoted}");
        }
    }
}
