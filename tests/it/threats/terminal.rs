//! What would act on a terminal: escapes in texts and in names of files, lines without end, errors without a place.

use super::{DOCUMENTS, REPORTS, all_printed, bounded, full_of};
use crate::support::{Folder, raci};

/// Escapes, as a file can write them in plain ASCII, and as bytes of their own.
const ESCAPES: [&str; 11] = [
    "\\e[31m\\e[0m",
    "\\u001b[1mx\\u0007",
    "\\e \\u001b",
    "\\u009b31m",
    "\u{9b}31m",
    "PM\\b\\bQA",
    "shown\\rhidden",
    "\\u0000 \\u000b \\u000c \\u007f",
    "\\x1b[31m",
    "a\\u2028b\\u0085c",
    "\u{202e}\u{2066}x",
];

/// A character that a terminal takes for an order, or that changes the order of the others.
fn acts(character: char) -> bool {
    let reorders =
        matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}');
    character.is_control() && character != '\n' || reorders
}

#[test]
fn c1_no_text_acts_on_a_terminal() {
    for text in ESCAPES {
        let project = full_of(text);
        for (run, printed) in all_printed(&project) {
            let wrong = printed.chars().find(|c| acts(*c));
            assert!(wrong.is_none(), "{run} of {text:?} prints {wrong:?}: {printed:?}");
        }
    }
}

#[test]
fn c1_no_document_has_an_escape() {
    for text in ESCAPES {
        let project = full_of(text);
        let path = project.path().to_str().unwrap();
        for format in DOCUMENTS {
            let out = raci(&["export", path, "--format", format, "-o", "-"]).out;
            assert!(out.len() > 20, "{format} of {text:?}: {out}");
            // What turns the reading order is a matter of names, see `u6`: here it is text like any other.
            let wrong = out.chars().find(|c| c.is_control() && !"\n\t".contains(*c));
            assert!(wrong.is_none(), "{format} of {text:?} has {wrong:?}: {out:?}");
        }
    }
}

#[test]
fn c1_colour_is_the_only_escape() {
    for text in ESCAPES {
        let project = full_of(text);
        let path = project.path().to_str().unwrap();
        for verb in ["check", "table"] {
            let out = raci(&[verb, path, "--color", "always"]).out;
            assert!(out.contains("\u{1b}["), "{verb} of {text:?} has no colour");
            for escape in out.split('\u{1b}').skip(1) {
                let (colour, _) = escape.split_once('m').unwrap();
                let only_colour = |c: char| c.is_ascii_digit() || c == ';';
                let colour = colour.strip_prefix('[').unwrap_or("?");
                assert!(colour.chars().all(only_colour), "{verb} of {text:?}: {escape:?}");
            }
            assert!(!out.contains(|c| c != '\u{1b}' && acts(c)), "{verb} of {text:?}: {out:?}");
        }
    }
}

#[test]
fn c1_no_argument_acts_on_a_terminal() {
    let text = "a\u{1b}[31m\r\u{9b}x";
    let runs = [
        vec![text],
        vec!["check", text],
        vec!["check", "--format", text],
        vec!["check", "--only", text],
        vec!["check", "--today", text],
        vec!["explain", text],
        vec!["export", "examples/operations", "-o", text],
        vec!["table", "examples/operations", "--role", text],
        vec!["table", "examples/operations", "--view", text],
        vec!["import", text, "-o", text],
        vec!["init", "--model", text],
        vec!["man", text],
    ];
    for arguments in runs {
        let outcome = raci(&arguments);
        assert_eq!(outcome.status, 2, "{arguments:?}");
        assert!(!outcome.err.is_empty(), "{arguments:?}");
        let all = format!("{}{}", outcome.out, outcome.err);
        assert!(!all.contains(acts), "{arguments:?}: {all:?}");
    }
}

#[test]
#[cfg(unix)]
fn c2_no_name_of_a_file_acts_on_a_terminal_and_json_has_it_exactly() {
    let name = "a\u{1b}[31m\n::notice::b.toml";
    let project = Folder::new(&[("raci.toml", "[project]\nname = \"P\"\n")]);
    project.write(&format!("assignments/{name}"), "[responsibility.t]\nname = \"T\"\nnam = 1\n");
    for (run, printed) in all_printed(&project) {
        assert!(!printed.contains(acts), "{run}: {printed:?}");
    }
    let path = project.path().to_str().unwrap();
    let out = raci(&["check", path, "--format", "json"]).out;
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(strings(&report).any(|text| text.ends_with(&format!("assignments/{name}"))), "{out}");
}

/// Every string in a JSON value.
fn strings(value: &serde_json::Value) -> Box<dyn Iterator<Item = &str> + '_> {
    match value {
        serde_json::Value::String(text) => Box::new(std::iter::once(text.as_str())),
        serde_json::Value::Array(all) => Box::new(all.iter().flat_map(strings)),
        serde_json::Value::Object(all) => Box::new(all.values().flat_map(strings)),
        _ => Box::new(std::iter::empty()),
    }
}

#[test]
fn c3_a_long_line_is_shown_in_part() {
    let list = "\"nobody\", ".repeat(2_000);
    let project = Folder::new(&[
        ("raci.toml", "[project]\nname = \"P\"\n"),
        ("assignments.toml", &format!("[responsibility.t]\nname = \"T\"\nA = [{list} 1 2]\n")),
    ]);
    for format in REPORTS {
        let run =
            bounded::run(project.path(), &["check", "--format", format, "--max-findings", "3"]);
        assert_eq!(run.status, Some(1), "{format}: {}", run.err);
        let longest = run.out.lines().map(str::len).max().unwrap();
        let bound = if format == "sarif" { 10_000 } else { 2_000 };
        assert!(longest < bound, "{format} has a line of {longest} bytes");
    }
}

#[test]
fn c4_what_is_nested_too_deeply_has_its_place() {
    let dotted = ["a"; 6].join(".");
    let deep = format!("{}1{}", "{b=".repeat(6), "}".repeat(6));
    for text in [format!("{dotted} = 1\n"), format!("[{dotted}]\nb = 1\n"), format!("x = {deep}\n")]
    {
        let project =
            Folder::new(&[("raci.toml", "[project]\nname = \"P\"\n"), ("roles.toml", &text)]);
        let check = ["check", project.path().to_str().unwrap(), "--limit", "nesting=4"];
        let out = raci(&[&check[..], &["--format", "short"]].concat()).out;
        assert!(out.contains("roles.toml:1:") && out.contains("error[too-large]"), "{text}: {out}");
    }
}
