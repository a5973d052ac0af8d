//! Files that are deep, wide or long: all end with an ordinary finding. The limits are lowered, so that a small file
//! reaches each of them.

use raci::limits::{self, Limits};
use raci::project;
use raci::project::{Arena, ProjectFiles};
use raci::{finding, rules};

use super::bounded::{self, Run};
use crate::support::Folder;

fn check(roles: impl AsRef<[u8]>) -> Run {
    let project = Folder::new(&[("raci.toml", "[project]\nname = \"P\"\n")]);
    project.write("roles.toml", roles);
    bounded::check(&project)
}

#[test]
fn p6_a_long_file_is_read() {
    let run = check("#".repeat(1 << 20));
    assert_eq!(run.status, Some(0), "{}", run.out);
    let run = check(format!("[role.a]\nname = \"{}\"\n", "x".repeat(1 << 20)));
    assert!(run.out.contains("roles.toml:1:7: warning[idle-role]"), "{}", run.out);
    let longest = run.out.lines().map(str::len).max().unwrap();
    assert!(longest < 1_000, "a line of {longest} bytes");
    let run = check("\n".repeat(1 << 20) + "x");
    assert!(run.out.contains("roles.toml:1048577:"), "{}", run.out);
}

#[test]
fn p6_a_file_that_is_too_large_is_not_read() {
    let project = Folder::new(&[("raci.toml", "[project]\nname = \"P\"\n"), ("roles.toml", "")]);
    let file = std::fs::File::options().write(true).open(project.join("roles.toml")).unwrap();
    file.set_len((64 << 20) + 1).unwrap();
    let run = bounded::check(&project);
    assert!(
        run.out.contains(
            "roles.toml:1:1: error[too-large]: this file is not read: it is larger than 64 MiB"
        ),
        "{}",
        run.out
    );
}

#[test]
fn p6_many_keys_are_read() {
    let keys: String = (0..4_000).map(|n| format!("k{n} = {n}\n")).collect();
    let run = check(format!("[role.a]\nname = \"A\"\n{keys}"));
    assert!(run.out.contains("roles.toml:3:1: error[unknown-key]"), "{}", run.out);
    let roles: String = (0..4_000).map(|n| format!("[role.k{n}]\nname = \"A\"\n")).collect();
    assert!(check(roles).out.contains("warning[idle-role]"));
}

#[test]
fn p6_many_files_are_read() {
    let project = Folder::new(&[("raci.toml", "[project]\nname = \"P\"\n"), ("roles/a/.keep", "")]);
    for n in 0..500 {
        std::fs::write(project.join(&format!("roles/a/{n}.toml")), "").unwrap();
    }
    assert_eq!(bounded::check(&project).status, Some(0));
}

/// Checks a file of roles with a limit of nesting.
fn check_nested(text: &str, limit: usize) -> Run {
    let project = Folder::new(&[("raci.toml", "[project]\nname = \"P\"\n"), ("roles.toml", text)]);
    let limit = format!("nesting={limit}");
    bounded::run(project.path(), &["check", "--format", "short", "--limit", &limit])
}

#[test]
fn p7a_each_kind_of_nesting_has_a_limit() {
    let dotted = ["a"; 6].join(".");
    let deep = [
        format!("x = {}{}", "[".repeat(6), "]".repeat(6)),
        format!("x = {}1{}", "{a=".repeat(6), "}".repeat(6)),
        format!("b.{dotted} = 1"),
        format!("[{dotted}]"),
        format!("[[{dotted}]]"),
        format!("x = {{{dotted} = 1}}"),
        format!("[role.a]\nname = \"A\"\nA.{dotted} = 1"),
    ];
    for text in deep {
        let run = check_nested(&text, 5);
        assert_eq!(run.status, Some(1), "{text}");
        let said = "error[too-large]: tables and lists are nested deeper than 5";
        assert_eq!(run.out.matches(said).count(), 1, "{text}: {}", run.out);
        let run = check_nested(&text, 10);
        assert!(!run.out.contains("too-large"), "{text}: {}", run.out);
    }
}

#[test]
fn p7a_what_is_never_closed_has_its_place() {
    let open = [
        "[".repeat(6),
        format!("x = {}", "[".repeat(6)),
        format!("x = {}", "{a=".repeat(6)),
        format!("\"\"\"{}", "\n".repeat(6)),
        format!("x = \"{}", "\\".repeat(7)),
        format!("x = {}", "9".repeat(60)),
        format!("x = 1e{}", "9".repeat(6)),
    ];
    for text in open {
        let run = check_nested(&text, 5);
        assert_eq!(run.status, Some(1), "{text}");
        assert!(run.out.contains("roles.toml:"), "{text}: {}", run.out);
    }
}

/// Braces in braces, each with a key of many parts: some forty levels of two kinds.
fn braces_of_dotted_keys() -> String {
    let dotted = ["b"; 6].join(".");
    format!("x = {}1{}\n", format!("{{{dotted}=").repeat(6), "}".repeat(6))
}

#[test]
fn p7b_nesting_of_two_kinds_is_counted_together() {
    let text = braces_of_dotted_keys();
    for file in ["roles.toml", "people.toml", "assignments.toml", "raci.toml"] {
        let project = Folder::new(&[("raci.toml", "[project]\nname = \"P\"\n")]);
        let manifest = if file == "raci.toml" { "[project]\nname = \"P\"\n" } else { "" };
        project.write(file, format!("{text}{manifest}"));
        let limit = ["--limit", "nesting=20"];
        let run =
            bounded::run(project.path(), &[&["check", "--format", "short"], &limit[..]].concat());
        assert_eq!(run.status, Some(1), "{file}");
        let said = format!("{file}:1:");
        let found = run.out.lines().find(|line| line.contains("nested deeper than 20"));
        assert!(found.is_some_and(|line| line.contains(&said)), "{file}: {}", run.out);
        for arguments in [&["table"][..], &["export", "-o", "-", "--format", "json"]] {
            let run = bounded::run(project.path(), &[arguments, &limit].concat());
            assert_eq!(run.status, Some(0), "{file}: {arguments:?} {}", run.err);
        }
    }
}

#[test]
fn p7b_nesting_of_two_kinds_needs_no_large_stack() {
    let below = |key: &str| format!("[role.a]\nname = \"A\"\n{key}.{}", braces_of_dotted_keys());
    let texts = [braces_of_dotted_keys(), below("waive"), below("filled-by"), below("zzz")];
    let small_stack = std::thread::Builder::new().stack_size(1 << 18);
    let findings = small_stack.spawn(move || {
        let limits = Limits::with(&[limits::parse("nesting=20").unwrap()]);
        let read = |text: &String| {
            let project =
                Folder::new(&[("raci.toml", "[project]\nname = \"P\"\n"), ("roles.toml", text)]);
            let arena = Arena::default();
            let files =
                ProjectFiles::open(project.path(), project.path(), &limits, &arena).unwrap();
            let reading = project::read(&files, &arena);
            let mut findings = reading.findings;
            findings.extend(rules::run(&reading.project, None));
            finding::sort(&mut findings);
            findings.iter().map(|finding| finding.rule).collect::<Vec<_>>()
        };
        texts.iter().map(read).collect::<Vec<_>>()
    });
    for rules in findings.unwrap().join().unwrap() {
        assert!(rules.contains(&"too-large"), "{rules:?}");
    }
}

#[test]
fn p8_many_keys_of_one_length_are_read() {
    let keys: String = (1_000..5_000).map(|n| format!("k{n} = 1\n")).collect();
    let run = check(format!("[role.a]\nname = \"A\"\n{keys}"));
    assert!(run.out.contains("roles.toml:3:1: error[unknown-key]"), "{}", run.out);
}

#[test]
fn p7a_a_foreign_page_that_hides_its_end_is_read() {
    for text in [
        "<table><style>",
        "<table><tr><td>Task<td>A<tr><td>T<td>R<script>x</table>",
        "<table><table><title><b>",
    ] {
        for name in ["foreign.html", "foreign.md"] {
            let folder = Folder::new(&[(name, text)]);
            let run = bounded::run(folder.path(), &["import", name, "-o", "new"]);
            assert!(
                matches!(run.status, Some(0 | 2)),
                "{name} of {text}: {:?} {}",
                run.status,
                run.err
            );
        }
    }
}
