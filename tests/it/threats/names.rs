//! Names and ids that deceive their reader: what looks alike, what nobody sees, what a system keeps for itself.

use super::{all_printed, told};
use crate::support::{Folder, raci};

/// What is found in a project with two roles of these ids, written as keys in quotes, both in use.
fn ids(one: &str, other: &str) -> Vec<String> {
    let roles =
        format!("[role.\"{one}\"]\nname = \"First\"\n[role.\"{other}\"]\nname = \"Second\"\n");
    let rows = format!("[responsibility.t]\nname = \"T\"\nA = \"{one}\"\nR = \"{other}\"\n");
    told(&Folder::new(&[
        ("raci.toml", "[project]\nname = \"P\"\n"),
        ("roles.toml", &roles),
        ("assignments.toml", &rows),
    ]))
}

/// What is found in a project with two roles of these names, both in use.
fn names(one: &str, other: &str) -> Vec<String> {
    let roles = format!("[role.a]\nname = \"{one}\"\n[role.b]\nname = \"{other}\"\n");
    told(&Folder::new(&[
        ("raci.toml", "[project]\nname = \"P\"\n"),
        ("roles.toml", &roles),
        ("assignments.toml", "[responsibility.t]\nname = \"T\"\nA = \"a\"\nR = \"b\"\n"),
    ]))
}

fn number(told: &[String], rule: &str) -> usize {
    told.iter().filter(|line| line.contains(&format!("[{rule}]: "))).count()
}

#[test]
fn u1_one_word_in_two_encodings_is_found() {
    assert_eq!(number(&ids("caf\\u00e9", "cafe\\u0301"), "invalid-id"), 2);
    assert_eq!(number(&names("caf\\u00e9", "cafe\\u0301"), "look-alike"), 1);
}

#[test]
fn u2_what_nobody_sees_is_in_no_id_and_no_name() {
    for hidden in ["\\u200b", "\\u2060", "\\ufeff", "\\u00ad", "\\u034f", "\\u3164", "\\U000e0041"]
    {
        let other = format!("a{hidden}");
        assert_eq!(number(&ids("a", &other), "invalid-id"), 1, "{hidden}");
        assert_eq!(number(&names("a", &other), "hidden-character"), 1, "{hidden}");
    }
}

#[test]
fn u3_letters_of_another_script_are_found() {
    assert_eq!(number(&ids("ops", "\\u043eps"), "invalid-id"), 1);
    assert_eq!(number(&names("ops", "\\u043eps"), "look-alike"), 1);
}

#[test]
fn u4_a_word_wholly_of_another_script_is_found() {
    assert_eq!(number(&ids("pm", "\\u0420\\u041c"), "invalid-id"), 1);
    assert_eq!(number(&names("PM", "\\u0420\\u041c"), "look-alike"), 1);
}

#[test]
fn u5_plain_letters_that_look_alike_are_found_in_pairs_only() {
    for (one, other) in [("legal", "lega1"), ("rn-lead", "m-lead"), ("o1", "01")] {
        assert_eq!(number(&ids(one, "other"), "look-alike"), 0, "{one}");
        assert_eq!(number(&ids(other, "others"), "look-alike"), 0, "{other}");
        if one != "o1" {
            assert_eq!(number(&ids(one, other), "look-alike"), 1, "{one} {other}");
        }
    }
    assert_eq!(number(&names("O1", "01"), "look-alike"), 1);
}

#[test]
fn u6_what_turns_the_reading_order_is_found_or_shown() {
    for control in ["\\u202e", "\\u2066", "\\u200f", "\\u061c"] {
        let other = format!("b{control}x");
        assert_eq!(number(&ids("a", &other), "invalid-id"), 1, "{control}");
        assert_eq!(number(&names("a", &other), "hidden-character"), 1, "{control}");
    }
    // In a comment and in a description it deceives nobody who reads what is printed.
    let project = Folder::new(&[
        ("raci.toml", "[project]\nname = \"P\"\n"),
        (
            "roles.toml",
            "[role.a] # \u{202e}\nname = \"A\" # \u{2066}\ndescription = \"\u{202e}x\"\nnam = 1 # \u{202e}\n",
        ),
    ]);
    for (run, printed) in all_printed(&project) {
        assert!(!printed.contains(['\u{202e}', '\u{2066}']), "{run}: {printed:?}");
    }
}

#[test]
fn u7_case_is_folded_alike_everywhere() {
    for (one, other) in [
        ("PM", "pm"),
        ("I\\u0307stanbul", "istanbul"),
        ("\\u0130stanbul", "istanbul"),
        ("\\uff30M", "PM"),
    ] {
        assert_eq!(number(&names(one, other), "look-alike"), 1, "{one} {other}");
    }
}

#[test]
fn u8_an_id_is_words_of_small_letters_and_digits() {
    for id in [
        "__proto__",
        "",
        "constructor.prototype",
        "a b",
        "A",
        "-a",
        "a--b",
        "..",
        "a/b",
        "$(x)",
        "\u{130}",
    ] {
        let told = ids("other", id);
        assert_eq!(number(&told, "invalid-id"), 1, "{id:?}: {told:?}");
    }
    // Words that languages keep for themselves are ids like others, and come back as they are.
    let told = ids("constructor", "prototype");
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn u9_no_name_becomes_the_name_of_a_file() {
    let sheet = "Task,con,nul.toml,a:b,C:\\x,/etc/hosts\nCON,A,R,C,I,I\n../../up,A,R,C,I,I\nprn.toml,A,R,C,I,I\n";
    let folder = Folder::new(&[("foreign.csv", sheet)]);
    let to = folder.join("new");
    let outcome =
        raci(&["import", folder.join("foreign.csv").to_str().unwrap(), "-o", to.to_str().unwrap()]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    let mut written: Vec<String> = crate::support::files_below(&to)
        .iter()
        .map(|path| path.strip_prefix(&to).unwrap().to_str().unwrap().to_owned())
        .collect();
    written.sort();
    assert!(!written.is_empty());
    for path in written {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-./".contains(c);
        assert!(path.chars().all(plain), "{path}");
        let stem = path.rsplit('/').next().unwrap().split('.').next().unwrap();
        assert!(!["con", "nul", "prn", "aux"].contains(&stem), "{path}");
    }
    let others = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(others, 2, "something is written beside the folder asked for");
}

#[test]
fn u9_names_without_a_letter_become_ids() {
    // A section and rows of which nothing is left in an id.
    let sheet = ",A,B\n<,,\n-,ÿ,\n-,,\n";
    let folder = Folder::new(&[("foreign.csv", sheet)]);
    let run = super::bounded::run(folder.path(), &["import", "foreign.csv", "-o", "new"]);
    assert_eq!(run.status, Some(0), "{}", run.err);
    let run = super::bounded::run(folder.path(), &["check", "new", "--format", "short"]);
    assert!(
        !run.out.contains("[invalid-id]") && !run.out.contains("[duplicate-id]"),
        "{}",
        run.out
    );
}
