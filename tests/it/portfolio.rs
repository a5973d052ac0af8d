//! Many projects in one run: found, judged by several workers, and told in the order of their paths.
use std::path::Path;
use std::process::{Command, Output};

use crate::support::{Folder, raci};

/// So many that several workers judge them.
const MANY: usize = 70;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_raci"));
    command.current_dir(folder).env_clear().args(arguments).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Projects of which every third has an error, every fifth a warning, and the first takes longest.
fn many() -> Folder {
    let folder = Folder::new(&[]);
    for number in 0..MANY {
        let at = format!("{}/p{number:02}", number / 10);
        let rows = if number == 0 { 2_000 } else { 3 };
        let mut text = String::new();
        for row in 0..rows {
            let owner = if number % 3 == 1 && row == 1 { "" } else { "A = \"pm\"\n" };
            let redundant = if number % 5 == 0 && row == 2 { "I = \"pm\"\n" } else { "" };
            text.push_str(&format!(
                "[responsibility.row-{row}]\nname = \"Row {row} of {number}\"\n{owner}R = \"pm\"\n{redundant}"
            ));
        }
        folder.write(&format!("{at}/raci.toml"), format!("[project]\nname = \"P{number}\"\n"));
        folder.write(&format!("{at}/roles.toml"), "[role.pm]\nname = \"PM\"\n");
        folder.write(&format!("{at}/assignments.toml"), text);
    }
    folder
}

#[test]
fn the_findings_of_many_are_those_of_each_in_the_order_of_the_paths() {
    let folder = many();
    for format in ["text", "short", "jsonl"] {
        let mut expected = String::new();
        for number in 0..MANY {
            let project = format!("{}/p{number:02}", number / 10);
            expected.push_str(&out(&run(folder.path(), &["check", &project, "--format", format])));
        }
        let together = run(folder.path(), &["check", ".", "--format", format]);
        assert_eq!(together.status.code(), Some(1));
        assert_eq!(err(&together), "");
        let together = out(&together);
        assert!(together.starts_with(&expected), "{format}");
        let rest = &together[expected.len()..];
        match format {
            "jsonl" => assert_eq!(rest, ""),
            _ => assert_eq!(
                rest,
                "\n70 projects: 37 clean, 23 with errors, 10 with warnings\n23 errors, 15 warnings in 70 projects with 2207 responsibilities, 70 roles\n"
            ),
        }
        for _ in 0..5 {
            assert_eq!(out(&run(folder.path(), &["check", ".", "--format", format])), together);
        }
    }
}

#[test]
fn the_summary_alone_is_two_lines_and_changes_no_status() {
    let folder = many();
    let output = run(folder.path(), &["check", ".", "--summary"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        out(&output),
        "70 projects: 37 clean, 23 with errors, 10 with warnings\n23 errors, 15 warnings in 70 projects with 2207 responsibilities, 70 roles\n"
    );
    let one = run(folder.path(), &["check", "0/p01", "--summary"]);
    assert_eq!(one.status.code(), Some(1));
    assert_eq!(out(&one), "P1: 1 error in 3 responsibilities, 1 role\n");
    // What programs read has its findings all the same.
    let json = |extra: &[&str]| {
        out(&run(folder.path(), &[&["check", ".", "--format", "json"][..], extra].concat()))
    };
    assert_eq!(json(&["--summary"]), json(&[]));
}

#[test]
fn projects_are_found_in_every_folder_but_hidden_and_generated_ones() {
    let good = "[project]\nname = \"Found\"\n";
    let folder = Folder::new(&[
        ("b/raci.toml", good),
        ("a/raci.toml", good),
        ("a/deep/er/raci.toml", good),
        ("a/target/raci.toml", "broken"),
        ("node_modules/x/raci.toml", "broken"),
        (".git/raci.toml", "broken"),
    ]);
    let output = run(folder.path(), &["check", ".", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));
    assert!(out(&output).contains("\"projects\": 3"), "{}", out(&output));
    // One that is named is checked, whatever its name is.
    folder.write("target/raci.toml", good);
    for named in ["target", "node_modules/x"] {
        let output = run(folder.path(), &["check", named]);
        assert_eq!(output.status.code(), Some(i32::from(named != "target")), "{}", out(&output));
    }
}

#[cfg(unix)]
#[test]
fn links_to_folders_are_not_followed() {
    let folder = Folder::new(&[("real/raci.toml", "[project]\nname = \"Real\"\n")]);
    std::os::unix::fs::symlink("real", folder.join("link")).unwrap();
    std::os::unix::fs::symlink("..", folder.join("real/round")).unwrap();
    let output = run(folder.path(), &["check", ".", "--format", "json"]);
    assert!(out(&output).contains("\"projects\": 1"), "{}", out(&output));
}

/// A folder that cannot be read by whoever runs this; none where that is root, who reads everything.
#[cfg(unix)]
fn close(folder: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o000)).unwrap();
    std::fs::read_dir(folder).is_err()
}

#[cfg(unix)]
fn open(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_stops_no_other_project_and_is_never_green() {
    let good = "[project]\nname = \"Good\"\n";
    let folder = Folder::new(&[
        ("a/raci.toml", good),
        ("b/raci.toml", good),
        ("b/assignments/x.toml", ""),
        ("c/raci.toml", good),
        ("d/closed/raci.toml", good),
    ]);
    let closed = ["b/assignments", "d/closed"];
    let is_closed = closed.map(|path| close(&folder.join(path)));
    let output = run(folder.path(), &["check", "."]);
    for path in closed {
        open(&folder.join(path));
    }
    if is_closed.contains(&false) {
        return;
    }
    assert_eq!(output.status.code(), Some(2));
    let (out, err) = (out(&output), err(&output));
    assert_eq!(out.matches("Good: no findings").count(), 2, "{out}");
    assert!(out.contains("\n4 projects: 2 clean, 2 that cannot be read\n"), "{out}");
    for path in closed {
        assert_eq!(err.matches(&format!("{path} cannot be read")).count(), 1, "{err}");
    }
}

#[test]
fn a_baseline_holds_for_all_projects_together() {
    let folder = many();
    let accepted = folder.join("accepted.json");
    let all = folder.path().to_str().unwrap().to_owned();
    let outcome = raci(&["check", &all, "--write-baseline", accepted.to_str().unwrap()]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    let outcome = raci(&["check", &all, "--baseline", accepted.to_str().unwrap()]);
    assert_eq!(outcome.status, 0, "{}", outcome.out);
    assert!(!outcome.out.contains("gone since"), "{}", outcome.out);
    std::fs::remove_dir_all(folder.join("0/p01")).unwrap();
    let outcome = raci(&["check", &all, "--baseline", accepted.to_str().unwrap()]);
    assert_eq!(outcome.out.matches("gone since").count(), 1, "{}", outcome.out);
}

/// Projects that know Ana: every third by another name and the same e-mail, and every tenth not at all.
fn many_with_people() -> Folder {
    let folder = Folder::new(&[]);
    for number in 0..MANY {
        let ana = match number {
            _ if number % 10 == 9 => "name = \"Bo Lind\"",
            _ if number % 3 == 1 => "name = \"A. Sousa\"\nemail = \"ANA@x.example\"",
            _ => "name = \"Ana Sousa\"\nemail = \"ana@x.example\"",
        };
        let rows: Vec<String> = (0..=number % 4)
            .map(|row| format!("[responsibility.r{row}]\nname = \"Row {row} of {number}\"\nA = \"pm\"\nR = \"dev\"\n"))
            .collect();
        let text = format!(
            "[project]\nname = \"P{number}\"\n[role.pm]\nname = \"PM\"\nfilled-by = \"a\"\n\
             [role.dev]\nname = \"Dev\"\nfilled-by = \"chi\"\n[person.chi]\nname = \"Chi Okafor\"\n[person.a]\n{ana}\n{}",
            rows.concat()
        );
        folder.write(&format!("p{number:02}/raci.toml"), text);
    }
    folder
}

#[test]
fn what_is_told_of_somebody_in_many_is_what_each_tells() {
    let folder = many_with_people();
    let told = |arguments: &[&str]| {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", err(&output));
        out(&output)
    };
    let knowing: Vec<usize> = (0..MANY).filter(|number| number % 10 != 9).collect();
    for (extra, key) in [(&[][..], "known_in"), (&["--without"], "without")] {
        for format in ["text", "md"] {
            let format = &["--format", format][..];
            let pages = knowing.iter().map(|number| {
                let project = format!("p{number:02}");
                let page = told(&[&["who", "a", &project][..], format, extra].concat());
                match page.strip_prefix("## ") {
                    Some(rest) => format!("## P{number}: {rest}"),
                    None => format!("P{number}: {page}"),
                }
            });
            let pages = pages.collect::<Vec<_>>().join("\n");
            for name in ["Ana Sousa", "A. Sousa"] {
                let together = told(&[&["who", name, "."][..], format, extra].concat());
                assert!(together.ends_with(&format!("\n{pages}")) || together == pages, "{name}");
                assert_eq!(together == pages, key == "without");
                assert_eq!(told(&[&["who", name, "."][..], format, extra].concat()), together);
            }
        }
        let data = |name: &str, path: &str| -> serde_json::Value {
            let text = told(&[&["who", name, path, "--format", "json"], extra].concat());
            serde_json::from_str(&text).unwrap()
        };
        let each = |number: &usize| data("person:a", &format!("p{number:02}"))[key][0].clone();
        let each: Vec<serde_json::Value> = knowing.iter().map(each).collect();
        let together = data("A. Sousa", ".");
        assert_eq!(together["projects"], MANY);
        assert_eq!(together[key], serde_json::Value::Array(each));
    }
}

#[test]
fn the_load_of_many_is_the_sum_of_the_load_in_each() {
    let folder = many_with_people();
    let data = |path: &str| -> serde_json::Value {
        let output = run(folder.path(), &["load", path, "--format", "json"]);
        serde_json::from_str(&out(&output)).unwrap()
    };
    let sum = |name: &str, key: &str| -> u64 {
        let projects = (0..MANY).map(|number| data(&format!("p{number:02}")));
        let loads = projects.flat_map(|load| load["people"].as_array().unwrap().clone());
        loads.filter(|one| one["name"] == name).map(|one| one[key].as_u64().unwrap()).sum()
    };
    let together = data(".");
    let people = together["people"].as_array().unwrap();
    let of = |name: &str| people.iter().find(|one| one["name"] == name).unwrap();
    assert_eq!(people.len(), 3, "{together}");
    for key in ["projects", "owned", "done", "other"] {
        assert_eq!(of("Ana Sousa")[key], sum("Ana Sousa", key) + sum("A. Sousa", key), "{key}");
        assert_eq!(of("Chi Okafor")[key], sum("Chi Okafor", key), "{key}");
    }
    assert_eq!(data("."), together);
}

/// The files of all projects together would be 120 MB, and at most 96 MiB may be taken.
#[cfg(target_os = "linux")]
#[test]
fn projects_are_not_held_in_memory_together() {
    let folder = Folder::new(&[]);
    let comment = format!("# {}\n", "x".repeat(97)).repeat(40_000);
    let first = "p00/roles.toml";
    folder.write(
        first,
        "[role.pm]\nname = \"PM\"\nfilled-by = \"Ana\"\n\
         [responsibility.r]\nname = \"R\"\nA = \"pm\"\nR = \"pm\"\n"
            .to_owned()
            + &comment,
    );
    // So few files that one worker reads them.
    for number in 0..30 {
        folder.write(
            &format!("p{number:02}/raci.toml"),
            format!("[project]\nname = \"P{number}\"\n"),
        );
        if number > 0 {
            std::fs::hard_link(
                folder.join(first),
                folder.join(&format!("p{number:02}/roles.toml")),
            )
            .unwrap();
        }
    }
    for arguments in ["load .", "who Ana . --without"] {
        let limited = format!("ulimit -v 98304 && exec \"$0\" {arguments}");
        let mut command = Command::new("sh");
        let command = command.current_dir(folder.path()).args(["-c", &limited]);
        let output = command.arg(env!("CARGO_BIN_EXE_raci")).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments}: {}", err(&output));
        assert!(arguments == "load ." || out(&output).contains("P29"), "{arguments}");
    }
}
