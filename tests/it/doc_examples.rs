//! The commands that the README, the examples and the pages show are run, and their output is as shown.
//!
//! A block that is fenced as `console` holds commands, each after `$ `, and what they print. To write what they print
//! anew: `UPDATE_DOCUMENTS=1 cargo test --test it doc_examples`.
#![cfg(unix)]
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{Folder, copy_of, package};

#[test]
fn the_readme_tells_the_truth() {
    let folder = Folder::new(&[]);
    let examples = copy_of("examples");
    std::fs::rename(examples.path(), folder.join("examples")).unwrap();
    check(&package().join("README.md"), folder.path());
}

#[test]
fn the_examples_tell_the_truth() {
    for entry in std::fs::read_dir(package().join("examples")).unwrap() {
        let example = entry.unwrap().path();
        let name = example.file_name().unwrap().to_str().unwrap();
        let folder = copy_of(&format!("examples/{name}"));
        check(&example.join("README.md"), folder.path());
    }
}

#[test]
fn the_pages_tell_the_truth() {
    for page in [
        "exit-status",
        "output",
        "ci",
        "views",
        "who",
        "exports/README",
        "exports/csv",
        "exports/json",
        "exports/md",
        "exports/svg",
        "exports/structure",
        "import",
        "change",
    ] {
        let folder = Folder::new(&[]);
        let examples = copy_of("examples");
        std::fs::rename(examples.path(), folder.join("examples")).unwrap();
        check(&package().join(format!("docs/{page}.md")), folder.path());
    }
    // The tests that a page names, as `tests/it/contract.rs::a_check_writes_nothing`.
    for page in ["exit-status", "stability", "security"] {
        let text = std::fs::read_to_string(package().join(format!("docs/{page}.md"))).unwrap();
        for (file, name) in text.split('`').filter_map(|words| words.split_once(".rs::")) {
            let tests = std::fs::read_to_string(package().join(format!("{file}.rs"))).unwrap();
            assert!(tests.contains(&format!("fn {name}(")), "{page}: {file}.rs has no {name}");
        }
    }
}

/// Runs the commands of a document in a folder, one after the other, and compares what they print.
fn check(document: &Path, folder: &Path) {
    let written = std::fs::read_to_string(document).unwrap();
    let mut true_text = String::new();
    let mut in_commands = false;
    let mut commands = 0;
    for line in written.lines() {
        let fence = line.starts_with("```");
        if in_commands && !fence {
            if let Some(command) = line.strip_prefix("$ ") {
                true_text.push_str(&format!("{line}\n{}", run(command, folder)));
                commands += 1;
            }
            continue;
        }
        in_commands = fence && line == "```console";
        true_text.push_str(&format!("{line}\n"));
    }
    assert!(commands > 0, "{} shows no command", document.display());
    if std::env::var_os("UPDATE_DOCUMENTS").is_some() {
        std::fs::write(document, true_text).unwrap();
    } else {
        assert!(written == true_text, "{} should be\n{true_text}", document.display());
    }
}

/// What a command prints on both streams, and its exit status where that is not 0.
fn run(command: &str, folder: &Path) -> String {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_raci"));
    let path = format!("{}:/usr/bin:/bin", program.parent().unwrap().display());
    let command = command.replace("cargo run --release -- ", "raci ");
    let output = Command::new("sh")
        .args(["-c", &format!("{{ {command}\n}} 2>&1")])
        .current_dir(folder)
        .env_clear()
        .env("PATH", path)
        .output()
        .unwrap();
    let mut text = String::from_utf8(output.stdout).unwrap().replace("\r\n", "\n");
    match output.status.code() {
        Some(0) => {}
        code => text.push_str(&format!("[exit status {}]\n", code.unwrap_or_default())),
    }
    text
}
