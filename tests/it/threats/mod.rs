//! The threats of a stranger's files that are not told by the tests of one format: what reaches a terminal, the log of
//! a runner or a report, names that deceive, and files that are none. `docs/security.md` names a test for each.

mod bounded;
mod files;
mod log;
mod names;
mod outputs;
mod reports;
mod sizes;
mod terminal;

use crate::support::{Folder, raci};

/// The formats of findings.
const REPORTS: [&str; 8] = ["text", "short", "json", "jsonl", "sarif", "github", "gitlab", "junit"];

/// The formats of an export that programs read as text. Separated values keep every byte of a name, and are not here.
const DATA: [&str; 2] = ["json", "jsonl"];

/// The formats of an export that are documents. They are for files, and a log is no place to print them.
const DOCUMENTS: [&str; 5] = ["md", "html", "svg", "mermaid", "dot"];

/// A project that has a text, written as TOML writes it between double quotes, wherever a text can stand.
fn full_of(text: &str) -> Folder {
    let raci = format!(
        "[project]\nname = \"{text}\"\nlanguage = \"{text}\"\nfiles = [\"*.toml\", \"{text}\"]\n\
         [style]\ntitle = \"{text}\"\nfooter = \"{text}\"\nlogo = \"{text}\"\n\
         [party.c]\nname = \"{text}\"\n[phase.p]\nname = \"{text}\"\n[phase.\"{text}\"]\nname = \"q\"\n\
         [rules]\n\"{text}\" = \"warn\"\nunowned = \"{text}\"\n\
         [policy.one]\ntitle = \"{text}\"\nselect = {{ tags = \"{text}\" }}\nrequire = {{ I = \"{text}\", C = \"pm\" }}\n\
         [policy.two]\ntitle = \"{text}\"\nrequire = {{ I = \"pm\" }}\n"
    );
    let roles = format!(
        "[role.pm]\nname = \"{text}\"\nshort = \"{text}\"\ndescription = \"{text}\"\ntags = \"{text}\"\n\
         party = \"c\"\nfilled-by = [\"{text}\", \"Ana\"]\n[role.\"{text}\"]\nname = \"x\"\n\"{text}\" = 1\n"
    );
    let rows = format!(
        "phase = \"p\"\n[responsibility.t]\nname = \"{text}\"\nR = [\"pm\", \"{text}\"]\n\"{text}\" = 1\n\
         description = \"{text}\"\ndeliverable = \"{text}\"\nsource = \"{text}\"\ntags = [\"{text}\"]\nleads-to = \"{text}\"\n\
         [responsibility.t.waive]\nunowned = {{ reason = \"{text}\" }}\n\"{text}\" = {{ reason = \"{text}\" }}\n\
         [responsibility.u]\nname = \"{text}\"\nA = \"pm\"\nR = \"pm\"\nC = \"pm\"\n"
    );
    let people = format!("[person.ana]\nname = \"Ana\"\nemail = \"{text}\"\nparty = \"{text}\"\n");
    let files = [
        ("raci.toml", raci),
        ("roles.toml", roles),
        ("people.toml", people),
        ("assignments.toml", rows),
    ];
    for (file, code) in &files {
        let read = code.parse::<toml::Table>();
        assert!(read.is_ok(), "{file} with {text:?} is no TOML, and tests nothing: {read:?}");
    }
    Folder::new(&files.each_ref().map(|(file, code)| (*file, code.as_str())))
}

/// Everything that the program prints of a project for people and programs, with the arguments that made it.
fn all_printed(project: &Folder) -> Vec<(String, String)> {
    let path = project.path().to_str().unwrap();
    let mut runs: Vec<Vec<&str>> = Vec::new();
    for format in REPORTS {
        runs.push(vec!["check", path, "--waivers", "--format", format]);
    }
    for view in ["matrix", "people", "parties", "letters", "roles", "load", "structure"] {
        runs.push(vec!["table", path, "--view", view]);
        runs.push(vec!["table", path, "--view", view, "--width", "40"]);
    }
    for format in DATA {
        runs.push(vec!["export", path, "--format", format, "-o", "-"]);
    }
    let mut printed = Vec::new();
    for arguments in runs {
        let outcome = raci(&arguments);
        assert!(outcome.status < 2, "{arguments:?}: {}", outcome.err);
        printed.push((arguments[1..].join(" "), outcome.out));
        printed.push((format!("{} (stderr)", arguments[1..].join(" ")), outcome.err));
    }
    printed
}

/// The rules that a project breaks, with where, as `--format short` tells it: `roles.toml:1:1: error[syntax]: …`.
fn told(project: &Folder) -> Vec<String> {
    let path = project.path().to_str().unwrap();
    let out = raci(&["check", path, "--format", "short"]).out;
    let folder = format!("/{}/", project.path().file_name().unwrap().to_str().unwrap());
    let lines = out.lines().filter(|line| line.contains("]: "));
    lines.map(|line| line.split_once(&folder).map_or(line, |(_, line)| line).to_owned()).collect()
}

/// `docs/security.md` promises what is tested, and forgets none of the tests.
#[test]
fn every_test_is_named_by_the_page() {
    let page = std::fs::read_to_string(crate::support::package().join("docs/security.md")).unwrap();
    let folder = crate::support::package().join("tests/it/threats");
    for path in crate::support::files_below(&folder) {
        let code = std::fs::read_to_string(&path).unwrap();
        let file = path.file_name().unwrap().to_str().unwrap();
        for test in code.split("#[test]\n").skip(1) {
            let (_, name) = test.split_once("fn ").unwrap();
            let (name, _) = name.split_once('(').unwrap();
            let named = format!("tests/it/threats/{file}::{name}`");
            assert!(page.contains(&named) || file == "mod.rs", "the page does not name {named}");
        }
    }
}
