//! How much is taken in: a clear error at every bound, a flag that raises it, and nothing that is passed over in silence.
use crate::support::{Folder, raci};

const ROWS: &str = "[role.a]\nname = \"A\"\n[role.b]\nname = \"B\"\nmembers = [\"a\"]\n[responsibility.r]\nname = \"R\"\nA = \"a\"\nR = \"b\"\n";

/// A project that is sound, of three files, with two roles and two letters.
fn project() -> Folder {
    Folder::new(&[
        ("raci.toml", "[project]\nname = \"P\"\n"),
        ("roles.toml", &format!("{ROWS}# {}\n", "x".repeat(2_000))),
        ("assignments/deep/deeper/a.toml", "# nothing\n"),
    ])
}

/// The exit status of a check with a limit, and what it prints on both streams.
fn check(folder: &Folder, limit: Option<&str>) -> (u8, String) {
    let mut arguments = vec!["check".into(), folder.path().as_os_str().to_owned()];
    if let Some(limit) = limit {
        arguments.extend(["--limit".into(), limit.into()]);
    }
    let outcome = raci(&arguments);
    (outcome.status, format!("{}{}", outcome.out, outcome.err))
}

#[test]
fn every_bound_is_an_error_that_names_it_and_says_how_to_raise_it() {
    let folder = project();
    assert_eq!(check(&folder, None).0, 0);
    for (limit, status, said) in [
        ("file-size=1K", 1, "larger than 1 KiB"),
        ("project-size=1500", 1, "together have more than 1500 bytes"),
        ("files=1", 1, "more than 1 file,"),
        ("depth=1", 2, "folders that lie deeper than 1"),
        ("cells=1", 1, "has 2 letters, and 1 are the most"),
        ("columns=1", 1, "has 2 roles, and 1 are the most"),
        ("name-length=0", 1, "has 1 character, and 0 are the most"),
        ("members=0", 1, "in more than 0 steps"),
        ("nesting=2", 1, "nested deeper than 2"),
    ] {
        let (found, text) = check(&folder, Some(limit));
        assert_eq!(found, status, "{limit}: {text}");
        assert!(text.contains("error[too-large]") && text.contains(said), "{limit}: {text}");
        let name = limit.split('=').next().unwrap();
        assert!(text.contains(&format!("--limit {name}=")), "{limit}: {text}");
    }
    for limit in [
        "file-size=3K",
        "project-size=1M",
        "files=2",
        "depth=3",
        "cells=2",
        "columns=2",
        "members=1",
        "nesting=3",
    ] {
        let (found, text) = check(&folder, Some(limit));
        assert_eq!(found, 0, "{limit}: {text}");
    }
}

#[test]
fn nothing_is_called_missing_that_may_stand_in_what_was_not_read() {
    let folder = Folder::new(&[
        ("raci.toml", "[project]\nname = \"P\"\n"),
        (
            "roles.toml",
            &format!("[role.a]\nname = \"A\"\n[role.b]\nname = \"B\"\n#{}", "x".repeat(3_000)),
        ),
        ("assignments.toml", "[responsibility.r]\nname = \"R\"\nA = \"a\"\nR = \"b\"\n"),
    ]);
    let (status, text) = check(&folder, Some("file-size=1K"));
    assert_eq!((status, text.matches("error[").count()), (1, 1), "{text}");
}

#[test]
fn a_folder_that_is_not_looked_into_is_never_green() {
    let portfolio = Folder::new(&[
        ("a/raci.toml", "[project]\nname = \"P\"\n"),
        ("a/assignments.toml", ROWS),
        ("b/c/d/raci.toml", "[project]\nname = \"Q\"\n"),
    ]);
    let (status, text) = check(&portfolio, Some("depth=2"));
    assert_eq!(status, 2, "{text}");
    assert!(text.contains("--limit depth=8"), "{text}");
    assert_eq!(check(&portfolio, None).0, 0);
}

#[test]
fn a_wrong_limit_is_told() {
    for limit in ["size=1", "columns=many", "files", "columns=1K"] {
        let (status, text) = check(&project(), Some(limit));
        assert_eq!(status, 2, "{limit}: {text}");
    }
}

#[test]
fn imports_and_comparisons_keep_to_the_bounds() {
    let folder = Folder::new(&[("a.csv", "Task,Boss,Team\nBuild,A,R\nTest,A,R\n")]);
    let file = folder.join("a.csv");
    let import = |limit: &str| {
        raci(&["import".as_ref(), file.as_os_str(), "--limit".as_ref(), limit.as_ref()])
    };
    for (limit, said) in
        [("file-size=10", "larger than 10 bytes"), ("cells=3", "3 cells"), ("columns=1", "1 roles")]
    {
        let outcome = import(limit);
        assert_eq!(outcome.status, 2, "{limit}");
        assert!(outcome.err.contains(said), "{limit}: {}", outcome.err);
    }
    assert_eq!(import("columns=2").status, 0);
    let diff = [
        "diff".as_ref(),
        file.as_os_str(),
        file.as_os_str(),
        "--limit".as_ref(),
        "file-size=10".as_ref(),
    ];
    assert_eq!(raci(&diff).status, 2);
}

#[test]
fn boards_of_boards_end_in_time() {
    let mut roles = String::new();
    for n in 0..1_000 {
        let members: Vec<String> = (n + 1..1_000).map(|m| format!("\"r{m}\"")).collect();
        let members = members.join(", ");
        roles.push_str(&format!("[role.r{n}]\nname = \"Role {n}\"\nmembers = [{members}]\n"));
    }
    let folder = Folder::new(&[("raci.toml", "[project]\nname = \"P\"\n"), ("roles.toml", &roles)]);
    let (status, text) = check(&folder, None);
    assert_eq!(status, 1, "{text}");
    assert!(text.contains("error[too-large]") && text.contains("--limit members="), "{text}");
    assert_eq!(text.matches("error[").count(), 1, "{text}");
}
