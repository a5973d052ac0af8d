//! Files that are deep, wide or long: all end in time, with an ordinary word.

use raci::limits::Limits;
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
fn p6_a_file_of_many_megabytes_ends_in_time() {
    let run = check("#".repeat(10 << 20));
    assert_eq!(run.status, Some(0), "{}", run.out);
    let run = check(format!("[role.a]\nname = \"{}\"\n", "x".repeat(10 << 20)));
    assert!(run.out.contains("roles.toml:1:7: warning[idle-role]"), "{}", run.out);
    let longest = run.out.lines().map(str::len).max().unwrap();
    assert!(longest < 1_000, "a line of {longest} bytes");
    let run = check("\n".repeat(10 << 20) + "x");
    assert!(run.out.contains("roles.toml:10485761:"), "{}", run.out);
}

#[test]
fn p6_a_file_that_is_too_large_is_not_read() {
    let project = Folder::new(&[("raci.toml", "[project]\nname = \"P\"\n"), ("roles.toml", "")]);
    let file = std::fs::File::options().write(true).open(project.join("roles.toml")).unwrap();
    file.set_len(1 << 40).unwrap();
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
fn p6_many_keys_end_in_time() {
    let keys: String = (0..40_000).map(|n| format!("k{n} = {n}\n")).collect();
    let run = check(format!("[role.a]\nname = \"A\"\n{keys}"));
    assert!(run.out.contains("roles.toml:3:1: error[unknown-key]"), "{}", run.out);
    let roles: String = (0..40_000).map(|n| format!("[role.k{n}]\nname = \"A\"\n")).collect();
    assert!(check(roles).out.contains("warning[idle-role]"));
}

#[test]
fn p6_many_files_end_in_time() {
    let project = Folder::new(&[("raci.toml", "[project]\nname = \"P\"\n"), ("roles/a/.keep", "")]);
    for n in 0..5_000 {
        std::fs::write(project.join(&format!("roles/a/{n}.toml")), "").unwrap();
    }
    assert_eq!(bounded::check(&project).status, Some(0));
}

#[test]
fn p7a_each_kind_of_depth_ends_in_an_ordinary_way() {
    let dotted = vec!["a"; 200_000].join(".");
    let deep = [
        "[".repeat(20_000),
        "x = ".to_owned() + &"[".repeat(100_000),
        "x = ".to_owned() + &"[".repeat(100_000) + &"]".repeat(100_000),
        "x = ".to_owned() + &"{a=".repeat(100_000),
        "x = ".to_owned() + &"{a=".repeat(100_000) + "1" + &"}".repeat(100_000),
        format!("{dotted} = 1"),
        format!("[{dotted}]"),
        format!("[[{dotted}]]"),
        format!("x = {{{dotted} = 1}}"),
        format!("[role.a]\nname = \"A\"\nA.{dotted} = 1"),
        "\"\"\"".to_owned() + &"\n".repeat(100_000),
        "x = \"".to_owned() + &"\\".repeat(100_001),
        "x = ".to_owned() + &"9".repeat(1_000_000),
        "x = 1e".to_owned() + &"9".repeat(1_000_000),
    ];
    for text in deep {
        let run = check(&text);
        assert_eq!(run.status, Some(1), "{}", &text[..40]);
        assert!(run.out.contains("roles.toml:"), "{}: {}", &text[..40], run.out);
    }
}

/// Braces in braces, each with a key of many parts: 79 of each are a file of 12.8 KB that is some 6,300 levels deep.
fn braces_of_dotted_keys() -> String {
    let dotted = vec!["b"; 79].join(".");
    format!("x = {}1{}\n", format!("{{{dotted}=").repeat(79), "}".repeat(79))
}

#[test]
fn p7b_braces_of_dotted_keys_are_an_ordinary_finding() {
    let text = braces_of_dotted_keys();
    assert!((12_000..13_500).contains(&text.len()), "{}", text.len());
    for file in ["roles.toml", "people.toml", "assignments.toml", "raci.toml"] {
        let project = Folder::new(&[("raci.toml", "[project]\nname = \"P\"\n")]);
        let mark = if file == "raci.toml" { "[project]\nname = \"P\"\n" } else { "" };
        project.write(file, format!("{text}{mark}"));
        let run = bounded::check(&project);
        assert_eq!(run.status, Some(1), "{file}");
        assert!(run.out.contains(&format!("{file}:1:")), "{file}: {}", run.out);
        for arguments in [&["table"][..], &["export", "-o", "-", "--format", "json"]] {
            let run = bounded::run(project.path(), arguments);
            assert_eq!(run.status, Some(0), "{file}: {arguments:?} {}", run.err);
        }
    }
}

#[test]
fn p7b_braces_of_dotted_keys_need_no_large_stack() {
    let below = |key: &str| format!("[role.a]\nname = \"A\"\n{key}.{}", braces_of_dotted_keys());
    let texts = [braces_of_dotted_keys(), below("waive"), below("filled-by"), below("zzz")];
    let small_stack = std::thread::Builder::new().stack_size(1 << 20);
    let places = small_stack.spawn(move || {
        let read = |text: &String| {
            let project =
                Folder::new(&[("raci.toml", "[project]\nname = \"P\"\n"), ("roles.toml", text)]);
            let arena = Arena::default();
            let files =
                ProjectFiles::open(project.path(), project.path(), &Limits::default(), &arena)
                    .unwrap();
            let reading = project::read(&files, &arena);
            let mut findings = reading.findings;
            findings.extend(rules::run(&reading.project, None));
            finding::sort(&mut findings);
            let shown = findings
                .iter()
                .map(|finding| raci::report::text::render(finding, &files.sources, false));
            shown.collect::<Vec<String>>()
        };
        texts.iter().map(read).collect::<Vec<_>>()
    });
    for findings in places.unwrap().join().unwrap() {
        assert!(findings.iter().any(|finding| finding.contains("roles.toml:")), "{findings:?}");
    }
}

#[test]
fn p8_keys_made_to_collide_cost_no_more_than_others() {
    // These all have one value of the usual hash of words, `31 * hash + character`.
    let pairs = |n: u32| -> String {
        (0..16).map(|bit| if n >> bit & 1 == 0 { "Aa" } else { "BB" }).collect()
    };
    let keys: String = (0..40_000).map(|n| format!("{} = 1\n", pairs(n))).collect();
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
