//! What a pipeline relies on: exit statuses, pure streams, the same bytes from the same input, nothing written by a
//! check, and a clear sentence for whatever is not a project.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::support::{Folder, copy_of};

const EXAMPLE: &str = "examples/order-management";

/// The program, without anything of the environment but what a test sets.
fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_raci"));
    command.current_dir(folder).env_clear().stdin(Stdio::null());
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    program(folder).args(arguments).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn small(assignments: &str) -> Folder {
    Folder::new(&[
        ("raci.toml", "[project]\nname = \"Small\"\n"),
        ("roles.toml", "[role.pm]\nname = \"Project Manager\"\n[role.qa]\nname = \"Tester\"\n"),
        ("assignments.toml", assignments),
    ])
}

const GOOD: &str = "[responsibility.test]\nname = \"Test it\"\nA = \"pm\"\nR = \"qa\"\n";

#[test]
fn a_good_project_is_0_and_says_so_in_one_line() {
    let output = run(small(GOOD).path(), &["check"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(out(&output), "Small: no findings in 1 responsibility, 2 roles\n");
    assert_eq!(err(&output), "");
}

#[test]
fn an_error_is_1_and_a_warning_only_where_the_project_says_so() {
    let unowned = small(&GOOD.replace("A = \"pm\"", "C = \"pm\""));
    assert_eq!(run(unowned.path(), &["check"]).status.code(), Some(1));
    let warned = small(&GOOD.replace("R = \"qa\"", "R = \"qa\"\nI = \"qa\""));
    assert_eq!(run(warned.path(), &["check"]).status.code(), Some(0));
    warned.write("raci.toml", "[project]\nname = \"Small\"\nfail-on = \"warn\"\n");
    assert_eq!(run(warned.path(), &["check"]).status.code(), Some(1));
}

#[test]
fn without_its_owner_line_the_caret_stands_under_the_responsibility() {
    let example = copy_of(EXAMPLE);
    let path = example.join("assignments/test.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let owner = text.lines().find(|line| line.starts_with("A = ")).unwrap();
    let header = text[..text.find(owner).unwrap()].lines().rev();
    let header = header.into_iter().find(|line| line.starts_with("[responsibility.")).unwrap();
    std::fs::write(&path, text.replacen(&format!("{owner}\n"), "", 1)).unwrap();
    let output = run(example.path(), &["check"]);
    assert_eq!(output.status.code(), Some(1));
    let out = out(&output);
    assert!(out.contains("error[unowned]: nobody is accountable for "), "{out}");
    let id = header.trim_start_matches("[responsibility.").trim_end_matches(']');
    let mut lines = out.lines().skip_while(|line| !line.contains(header));
    let column = lines.next().unwrap().find(id).unwrap();
    let carets = lines.next().unwrap();
    assert_eq!(carets.find('^'), Some(column), "{out}");
    assert_eq!(carets.matches('^').count(), id.len(), "{out}");
}

#[test]
fn a_second_owner_is_shown_beside_the_first() {
    let twice = small(&GOOD.replace("A = \"pm\"", "A = [\"pm\", \"qa\"]"));
    let output = run(twice.path(), &["check"]);
    assert_eq!(output.status.code(), Some(1));
    let out = out(&output);
    assert!(out.contains("assignments.toml:3:12"), "{out}");
    assert!(out.contains("----  ^^^^ one too many"), "{out}");
    assert!(out.contains("Project Manager has it already"), "{out}");
}

#[test]
fn what_is_no_project_is_2_and_a_clear_sentence() {
    let folder = Folder::new(&[("empty/readme.md", ""), ("file.toml", ""), ("a/raci.toml", "")]);
    std::fs::create_dir(folder.join("a/below")).unwrap();
    let cases: [(&[&str], &str); 6] = [
        (&["check"], "error: there is no raci.toml in this folder or in any folder above it\n"),
        (&["check", "missing"], "error: missing cannot be read: there is no such file or folder\n"),
        (&["check", "empty"], "error: there is no raci.toml in empty\n"),
        (&["table", "empty"], "error: there is no raci.toml in empty\n"),
        (&["check", "file.toml"], "error: file.toml is a file, and a project is a folder"),
        (
            &["check", "a/below"],
            "error: there is no raci.toml in a/below\n  help: the project around",
        ),
    ];
    for (arguments, sentence) in cases {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(out(&output), "", "{arguments:?}");
        assert!(err(&output).starts_with(sentence), "{arguments:?}: {}", err(&output));
    }
}

#[test]
fn bad_flags_are_2_and_help_is_0() {
    let folder = small(GOOD);
    for arguments in [&["check", "--wrong"][..], &["export"], &["unknown"], &[]] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(out(&output), "", "{arguments:?}");
    }
    for arguments in [&["--help"][..], &["--version"], &["check", "--help"]] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(err(&output), "", "{arguments:?}");
    }
}

#[test]
fn what_cannot_be_read_in_a_project_is_a_finding() {
    let project = small(GOOD);
    project.write("people.toml", b"[person.a]\nname = \"Caf\xe9\"\n");
    std::fs::create_dir_all(project.join("roles/more.toml")).unwrap();
    let output = run(project.path(), &["check"]);
    assert_eq!(output.status.code(), Some(1));
    let out = out(&output);
    assert!(
        out.contains("error[unreadable]: this file is not UTF-8 text: its byte 23 is 0xE9"),
        "{out}"
    );
    assert!(out.contains("people.toml:2:12"), "{out}");
    assert!(out.contains("this file cannot be read: it is a folder, not a file"), "{out}");
    assert!(out.contains("roles/more.toml:1:1"), "{out}");
    assert!(!out.contains("unknown-reference"), "{out}");
}

#[test]
fn empty_files_and_empty_projects_are_no_riddle() {
    let empty = Folder::new(&[("raci.toml", "")]);
    let output = run(empty.path(), &["check"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).contains("error[missing-key]: raci.toml has no \"[project]\""));
    let named = Folder::new(&[("raci.toml", "[project]\nname = \"New\"\n"), ("roles.toml", "")]);
    let output = run(named.path(), &["check"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("nothing to check yet"), "{}", out(&output));
    let output = run(named.path(), &["table"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
}

#[test]
#[cfg(unix)]
fn pipes_devices_and_links_out_of_the_project_are_not_read() {
    let project = small(GOOD);
    let pipe = project.join("people.toml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::fs::create_dir(project.join("assignments")).unwrap();
    std::os::unix::fs::symlink("/dev/null", project.join("assignments/a.toml")).unwrap();
    std::os::unix::fs::symlink("/etc/hosts", project.join("assignments/b.toml")).unwrap();
    std::os::unix::fs::symlink("..", project.join("assignments/loop")).unwrap();
    let output = run(project.path(), &["check"]);
    assert_eq!(output.status.code(), Some(1));
    let out = out(&output);
    assert_eq!(out.matches("error[unreadable]").count(), 3, "{out}");
    assert!(!out.contains("localhost"), "{out}");
}

#[test]
fn every_kind_of_mistake_in_five_files_shows_in_one_run() {
    let project = Folder::new(&[
        (
            "raci.toml",
            "[project]\nname = \"Wrong\"\nlanguage = 7\n[phase.build]\nname = \"Build\"\n",
        ),
        (
            "roles.toml",
            "[role.pm]\nname = \"PM\"\nreports-to = \"qa\"\n[role.qa]\nname = \"QA\"\nreports-to = \"pm\"\n[role.Dev]\nname = \"Dev\"\n",
        ),
        ("people.toml", "[person.ana]\nemail = \"ana@client.example\"\n"),
        (
            "assignments/a.toml",
            "[responsibility.test]\nname = \"Test it\"\ncolour = \"red\"\nA = \"pn\"\nR = [\"qa\" \"pm\"]\n",
        ),
        (
            "assignments/b.toml",
            "[responsibility.test]\nname = \"Test it again\"\nX = \"pm\"\nA = \"pm\"\nR = \"qa\"\n",
        ),
    ]);
    project.write("assignments/c.toml", b"# \xff\n");
    let output = run(project.path(), &["check"]);
    let text = out(&output);
    let lines: Vec<&str> = text.lines().collect();
    let errors = lines.windows(2).filter(|pair| pair[0].starts_with("error["));
    let pairs: Vec<(&str, &str)> =
        errors.map(|pair| (pair[0].split(']').next().unwrap(), pair[1].trim())).collect();
    assert_eq!(
        pairs,
        [
            ("error[wrong-type", "--> raci.toml:3:12"),
            ("error[unknown-key", "--> assignments/a.toml:3:1"),
            ("error[unknown-reference", "--> assignments/a.toml:4:5"),
            ("error[syntax", "--> assignments/a.toml:5:11"),
            ("error[duplicate-id", "--> assignments/b.toml:1:17"),
            ("error[unknown-letter", "--> assignments/b.toml:3:1"),
            ("error[unreadable", "--> assignments/c.toml:1:3"),
            ("error[missing-key", "--> people.toml:1:9"),
            ("error[reference-loop", "--> roles.toml:6:14"),
            ("error[invalid-id", "--> roles.toml:7:7"),
        ]
    );
    assert_eq!(out(&run(project.path(), &["check"])), out(&output));
}

#[test]
fn the_order_does_not_depend_on_the_order_of_the_folder() {
    let files = ["c", "a", "b"].map(|name| {
        let path = format!("assignments/{name}.toml");
        let text = format!("[responsibility.{name}]\nname = \"{name}\"\n");
        (path, text)
    });
    let first = small("");
    for (path, text) in &files {
        first.write(path, text);
    }
    let second = small("");
    for (path, text) in files.iter().rev() {
        second.write(path, text);
    }
    let one = out(&run(first.path(), &["check"]));
    assert_eq!(one, out(&run(second.path(), &["check"])));
    assert!(one.contains("error["), "{one}");
}

#[test]
fn a_check_writes_nothing() {
    let example = copy_of(EXAMPLE);
    let before = contents(example.path());
    run(example.path(), &["check"]);
    run(example.path(), &["table"]);
    assert_eq!(contents(example.path()), before);
}

fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(contents(&path));
        } else {
            found.insert(path.clone(), std::fs::read(&path).unwrap());
        }
    }
    found
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let project = small("[responsibility.test]\nname = \"Test it\"\n");
    let coloured = |arguments: &[&str], variable: Option<(&str, &str)>| {
        let output = program(project.path()).args(arguments).envs(variable).output().unwrap();
        output.stdout.contains(&0x1b)
    };
    for verb in ["check", "table"] {
        assert!(!coloured(&[verb], None));
        assert!(coloured(&[verb, "--color", "always"], None));
        assert!(coloured(&[verb, "--color", "always"], Some(("NO_COLOR", "1"))));
        assert!(coloured(&[verb], Some(("CLICOLOR_FORCE", "1"))));
        assert!(!coloured(&[verb, "--color", "never"], Some(("CLICOLOR_FORCE", "1"))));
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    let project = small("[responsibility.test]\nname = \"Test it\"\n");
    for verb in ["check", "table"] {
        let plain = out(&run(project.path(), &[verb]));
        let coloured = out(&run(project.path(), &[verb, "--color", "always"]));
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
    }
}

#[test]
fn the_environment_changes_nothing() {
    let example = copy_of(EXAMPLE);
    let broken = small("[responsibility.test]\nname = \"Test it\"\n");
    let formats = ["text", "short", "json", "jsonl", "sarif", "github", "gitlab", "junit"];
    let checks = formats.map(|format| ["check", "--format", format]);
    let exports = [["export", "-o", "-"]];
    for (folder, runs) in [(broken.path(), &checks[..]), (example.path(), &exports[..])] {
        for arguments in runs {
            let elsewhere = program(folder)
                .args(arguments)
                .envs([("TZ", "Asia/Tokyo"), ("LC_ALL", "tr_TR.UTF-8"), ("COLUMNS", "33")])
                .output()
                .unwrap();
            assert_eq!(run(folder, arguments).stdout, elsewhere.stdout, "{arguments:?}");
        }
    }
}

#[test]
#[cfg(unix)]
fn a_reader_who_goes_away_is_no_mistake() {
    let example = copy_of(EXAMPLE);
    let mut child = program(example.path())
        .args(["table"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(err(&output), "");
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error_in_every_verb() {
    let project = small(GOOD);
    let full = || Stdio::from(std::fs::File::options().write(true).open("/dev/full").unwrap());
    for arguments in [&["check"][..], &["table"], &["export", "-o", "-"], &["explain"]] {
        let output = program(project.path()).args(arguments).stdout(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(err(&output).contains("the disk is full"), "{arguments:?}: {}", err(&output));
    }
    let output = run(project.path(), &["export", "-o", "/dev/full", "--format", "csv"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(err(&output), "error: /dev/full cannot be written: the disk is full\n");
}

#[test]
fn several_projects_are_judged_in_one_run() {
    let folder = Folder::new(&[
        ("a/raci.toml", "[project]\nname = \"One\"\n"),
        ("a/roles.toml", "[role.pm]\nname = \"PM\"\n"),
        ("a/assignments.toml", "[responsibility.t]\nname = \"T\"\nA = \"pm\"\nR = \"pm\"\n"),
        ("a/below/raci.toml", "[project]\nname = \"Two\"\n"),
        ("a/below/assignments.toml", "[responsibility.t]\nname = \"T\"\n"),
        ("a/.hidden/raci.toml", "broken"),
    ]);
    let output = run(folder.path(), &["check", "a", "a/below"]);
    assert_eq!(output.status.code(), Some(1));
    let out = out(&output);
    assert!(out.contains("One: no findings in 1 responsibility, 1 role\n"), "{out}");
    assert_eq!(out.matches("Two: 1 error in").count(), 1, "{out}");
    assert!(out.ends_with("\n1 error in 2 projects with 2 responsibilities, 1 role\n"), "{out}");
}

fn with_waivers() -> Folder {
    let waived = "[responsibility.test.waive]\nredundant-letter = { reason = \"asked for\", until = 2026-12-31 }\n";
    let rows = GOOD.replace("R = \"qa\"", "R = \"qa\"\nI = \"qa\"");
    small(&format!("{rows}{waived}"))
}

#[test]
fn a_waiver_silences_until_its_last_day() {
    let project = with_waivers();
    let output = run(project.path(), &["check", "--today", "2026-12-31"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(out(&output), "Small: no findings (1 waived) in 1 responsibility, 2 roles\n");
    let output = run(project.path(), &["check", "--today", "2027-01-01"]);
    assert_eq!(output.status.code(), Some(1));
    let out = out(&output);
    assert!(out.contains("warning[redundant-letter]"), "{out}");
    assert!(out.contains("error[waiver-expired]"), "{out}");
}

#[test]
fn all_waivers_are_listed_with_their_days() {
    let output = run(with_waivers().path(), &["check", "--waivers", "--today", "2026-12-01"]);
    let listed = "1 waiver\nassignments.toml:7:1: redundant-letter for \"Test it\": 30 days left, until 2026-12-31: asked for\n";
    assert!(out(&output).starts_with(listed), "{}", out(&output));
}

#[test]
fn a_waiver_without_a_reason_is_an_error_and_silences_nothing() {
    let project = with_waivers();
    let rows = GOOD.replace("R = \"qa\"", "R = \"qa\"\nI = \"qa\"");
    let waiver = "[responsibility.test.waive]\nredundant-letter = { until = 2090-12-31 }\n";
    project.write("assignments.toml", format!("{rows}{waiver}"));
    let output = run(project.path(), &["check"]);
    assert_eq!(output.status.code(), Some(1));
    let out = out(&output);
    assert!(
        out.contains("error[missing-key]: the waiver of \"redundant-letter\" has no \"reason\""),
        "{out}"
    );
    assert!(out.contains("warning[redundant-letter]"), "{out}");
}

#[test]
fn a_model_without_an_owner_says_what_is_not_judged() {
    let project = small(&GOOD.replace("A = \"pm\"", "C = \"pm\""));
    project.write("raci.toml", "[project]\nname = \"Small\"\nmodel = \"rci\"\n");
    let output = run(project.path(), &["check"]);
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));
    assert!(out(&output).contains("RCI has no owner letter"), "{}", out(&output));
}

#[test]
fn rules_and_letter_models_are_explained() {
    let folder = Folder::new(&[]);
    let list = out(&run(folder.path(), &["explain"]));
    for name in raci::rules::all().map(|rule| rule.name).chain(raci::models::names()) {
        assert!(list.contains(name), "{name} is not listed");
        let output = run(folder.path(), &["explain", name]);
        assert_eq!(output.status.code(), Some(0), "{name}");
        assert!(out(&output).len() > 100, "{name}: {}", out(&output));
    }
    let output = run(folder.path(), &["explain", "unownd"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("did you mean \"unowned\"?"), "{}", err(&output));
}

/// The rules that a project breaks, in the order in which they are reported.
fn broken(files: &[(&str, &str)]) -> Vec<String> {
    let project = Folder::new(files);
    let out = out(&run(project.path(), &["check", "--format", "short"]));
    let rules = out.lines().filter_map(|line| Some(line.split_once('[')?.1.split_once("]: ")?.0));
    rules.map(str::to_owned).collect()
}

#[test]
fn one_mistake_is_one_finding() {
    const RACI: (&str, &str) = ("raci.toml", "[project]\nname = \"One\"\n");
    const ROLES: (&str, &str) =
        ("roles.toml", "[role.pm]\nname = \"PM\"\n[role.qa]\nname = \"QA\"\n");
    const ROWS: (&str, &str) = ("assignments.toml", GOOD);
    // A slip in the selection of a policy does not make it judge every row.
    let policy = "[project]\nname = \"One\"\n[policy.p]\nselct = { tags = \"x\" }\nrequire = { I = \"qa\" }\n";
    assert_eq!(broken(&[("raci.toml", policy), ROLES, ROWS]), ["unknown-key"]);
    // A slip in the letter model does not make every letter unknown.
    for wrong in ["modle = \"daci\"", "model = [\"daci\"]", "model = daci", "model = \"dacci\""] {
        let mark = format!("[project]\nname = \"One\"\n{wrong}\n");
        let daci = "[responsibility.t]\nname = \"T\"\nD = \"pm\"\nA = \"qa\"\n";
        assert_eq!(
            broken(&[("raci.toml", &mark), ROLES, ("assignments.toml", daci)]).len(),
            1,
            "{wrong}"
        );
    }
    // Text under an unknown key hides no wrong reference, and a wrong one under I no missing owner.
    let ghost = "[responsibility.a]\nname = \"A\"\nnote = \"ghost\"\nA = \"pm\"\nR = \"qa\"\n[responsibility.b]\nname = \"B\"\nR = \"qa\"\nI = \"ghost\"\n";
    assert_eq!(
        broken(&[RACI, ROLES, ("assignments.toml", ghost)]),
        ["unknown-key", "unowned", "unknown-reference"]
    );
    // The second of an id is read for its own mistakes only.
    let second = "[role.pm]\nname = \"Other\"\nfilled-by = \"Ana\"\n";
    assert_eq!(broken(&[RACI, ROLES, ROWS, ("roles/more.toml", second)]), ["duplicate-id"]);
    // What a broken header hides is not called missing.
    let mark = "[project]\nname = \"One\"\n[phase.test]\nname = \"Test\"\n";
    let lost = "phase = \"test\"\n[responsibility.t\nname = \"T\"\nA = \"pm\"\nR = \"qa\"\n";
    assert_eq!(broken(&[("raci.toml", mark), ROLES, ("assignments.toml", lost)]), ["syntax"]);
}

#[test]
fn hostile_sizes_end_in_time() {
    let many =
        |count: usize, line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<String>();
    let roles = many(20_000, &|i| {
        format!("[role.r{i}]\nname = \"R {i}\"\nshort = \"S\"\nmembers = \"r{}\"\n", i + 1)
    });
    let roles = format!("{roles}[role.r20000]\nname = \"last\"\n");
    let listed = many(20_000, &|i| format!("\"r{i}\",\n"));
    let rows = format!(
        "[responsibility.a]\nname = \"A\"\nA = [\n{listed}]\nR = \"r0\"\nC = [{}]\n",
        "\"r1\",".repeat(20_000)
    );
    let project = Folder::new(&[
        ("raci.toml", "[project]\nname = \"Big\"\n"),
        ("roles.toml", &roles),
        ("assignments.toml", &rows),
    ]);
    let output = run(project.path(), &["check", "--max-findings", "5"]);
    assert_eq!(output.status.code(), Some(1));
    let rows = many(20_000, &|i| {
        format!("[responsibility.x{i}]\nname = \"X {i}\"\nA = \"r0\"\nR = \"r0\"\n")
    });
    project.write("assignments.toml", rows);
    let output = run(project.path(), &["table"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("too large to draw"), "{}", err(&output));
}
