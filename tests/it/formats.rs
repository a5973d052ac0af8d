//! Findings in every format: the same exit status, the same bytes twice, and nothing of a file that acts on a log.
use crate::support::{Folder, raci};

const FORMATS: [&str; 8] = ["text", "short", "json", "jsonl", "sarif", "github", "gitlab", "junit"];

fn small(rows: &str) -> Folder {
    Folder::new(&[
        ("raci.toml", "[project]\nname = \"Small\"\n"),
        ("roles.toml", "[role.pm]\nname = \"PM\"\n"),
        ("assignments.toml", rows),
    ])
}

const BAD: &str = "[responsibility.test]\nname = \"Test it\"\nR = \"pm\"\n[responsibility.run]\nname = \"Run it\"\nA = \"pm\"\nR = \"pm\"\nI = \"pm\"\n[responsibility.run.waive]\nredundant-letter = { reason = \"asked for\" }\n";

#[test]
fn every_format_looks_as_it_should() {
    // The paths of a project of the package do not change from run to run.
    let bad = "tests/rules/waiver-unused/bad";
    for format in ["short", "json", "jsonl", "github", "gitlab", "junit"] {
        let outcome = raci(&["check", bad, "--format", format]);
        insta::assert_snapshot!(format, outcome.out);
    }
}

#[test]
fn a_format_changes_neither_status_nor_bytes() {
    for rule in ["unowned", "look-alike", "syntax"] {
        for half in ["good", "bad"] {
            let path = format!("tests/rules/{rule}/{half}");
            let expected = raci(&["check", &path]).status;
            for format in FORMATS {
                let first = raci(&["check", &path, "--format", format]);
                assert_eq!(first.status, expected, "{path} as {format}");
                assert_eq!(first.err, "", "{path} as {format}");
                assert_eq!(raci(&["check", &path, "--format", format]).out, first.out);
            }
        }
    }
}

#[test]
fn several_formats_go_to_several_files() {
    let project = small(BAD);
    let path = project.path().to_str().unwrap();
    let sarif = project.join("out.sarif");
    let to_sarif = format!("sarif={}", sarif.display());
    let outcome = raci(&["check", path, "--format", "short", "--format", &to_sarif]);
    assert_eq!(outcome.status, 1);
    assert!(outcome.out.contains("error[unowned]"), "{}", outcome.out);
    let document: serde_json::Value =
        serde_json::from_slice(&std::fs::read(sarif).unwrap()).unwrap();
    let results = document["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    let waived = results.iter().find(|one| one["ruleId"] == "redundant-letter").unwrap();
    assert_eq!(waived["suppressions"][0]["justification"], "asked for");
    let outcome = raci(&["check", path, "--format", "text", "--format", "json"]);
    assert_eq!((outcome.status, outcome.out.as_str()), (2, ""));
    for both in [["text", "json=-"], ["json=same", "sarif=same"]] {
        let outcome = raci(&["check", path, "--format", both[0], "--format", both[1]]);
        assert_eq!((outcome.status, outcome.out.as_str()), (2, ""), "{both:?}");
    }
    let input = format!("json={}", project.join("roles.toml").display());
    assert_eq!(raci(&["check", path, "--format", &input]).status, 2);
    let output = project.join("found.txt");
    let outcome = raci(&["check", path, "--output", output.to_str().unwrap()]);
    assert_eq!((outcome.status, outcome.out.as_str()), (1, ""));
    assert!(std::fs::read_to_string(output).unwrap().contains("error[unowned]"));
}

#[test]
fn levels_and_gates_are_as_asked_for() {
    let project = small(BAD);
    let path = project.path().to_str().unwrap();
    let status = |more: &[&str]| raci(&[&["check", path], more].concat()).status;
    assert_eq!(status(&[]), 1);
    assert_eq!(status(&["--fail-on", "never"]), 0);
    assert_eq!(status(&["--rule", "unowned=warn"]), 0);
    assert_eq!(status(&["--rule", "unowned=warn", "--fail-on", "warn"]), 1);
    assert_eq!(status(&["--skip", "unowned"]), 0);
    assert_eq!(status(&["--only", "idle-role"]), 0);
    assert_eq!(status(&["--only", "unowned"]), 1);
    assert_eq!(status(&["--only", "idle-role,unknown-reference"]), 0);
    assert_eq!(status(&["--only", "idle-role,unowned"]), 1);
    assert_eq!(status(&["--skip", "idle-role,unowned"]), 0);
    for wrong in [
        ["--rule", "unowned"],
        ["--rule", "syntax=off"],
        ["--only", "unownd"],
        ["--only", "unowned,unownd"],
        ["--skip", "syntax"],
        ["--fail-on", "off"],
    ] {
        assert_eq!(status(&wrong), 2, "{wrong:?}");
    }
}

#[test]
fn what_could_not_be_read_is_told_whatever_is_asked_for() {
    let project = small("[responsibility.test]\nname = \"Test it\"\nA = pm\n");
    let path = project.path().to_str().unwrap();
    let outcome = raci(&["check", path, "--only", "idle-role"]);
    assert_eq!(outcome.status, 1);
    assert!(outcome.out.contains("error[syntax]"), "{}", outcome.out);
}

#[test]
fn of_too_many_findings_the_gravest_are_shown_and_the_rest_counted() {
    let path = "tests/rules/policy/bad";
    let all = raci(&["check", path, "--format", "jsonl"]).out;
    assert!(all.lines().count() > 4);
    let outcome = raci(&["check", path, "--format", "short", "--max-findings", "3"]);
    assert_eq!(outcome.status, 1);
    let shown = outcome.out.lines().filter(|line| line.contains(": error[")).count();
    assert_eq!(shown, 3, "{}", outcome.out);
    assert!(outcome.out.contains(" more, not shown\n"), "{}", outcome.out);
}

#[test]
fn a_finding_keeps_its_fingerprint_when_lines_move() {
    let project = small(BAD);
    let path = project.path().to_str().unwrap();
    let before = raci(&["check", path, "--format", "gitlab"]).out;
    project.write("assignments.toml", format!("# moved\n\n{BAD}"));
    let after = raci(&["check", path, "--format", "gitlab"]).out;
    let prints = |text: &str| -> Vec<String> {
        let list: serde_json::Value = serde_json::from_str(text).unwrap();
        let all = list.as_array().unwrap().iter();
        all.map(|one| one["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(prints(&before), prints(&after));
    assert_ne!(before, after);
}

/// The two forms of a command that the runner of GitHub Actions knows: `::name …::` at the start of a line after
/// spaces, and `##[name]` anywhere in it. Carriage returns end a line, too.
fn commands(text: &str) -> Vec<&str> {
    let lines = text.split(['\n', '\r']);
    let begins = |line: &&str| {
        let line = line.trim_start();
        line.strip_prefix("::").is_some_and(|rest| rest.contains("::")) || line.contains("##")
    };
    lines.filter(begins).collect()
}

#[test]
fn no_text_of_a_file_is_a_command_of_a_runner() {
    let hostile = [
        "x\\n::notice file=a::b",
        "::notice::x",
        "  ::notice::x",
        "see ##[debug]x",
        "a\\r::notice::x",
        "##x[y z=1;]",
        "\\u009b31m \\u202e x",
        "\\u001b[31m\\u0007",
    ];
    for text in hostile {
        let project = Folder::new(&[
            (
                "raci.toml",
                &format!(
                    "[project]\nname = \"{text}\"\n[policy.p]\ntitle = \"{text}\"\nrequire = {{ I = \"pm\" }}\n"
                ),
            ),
            (
                "roles.toml",
                &format!(
                    "[role.pm]\nname = \"{text}\"\nshort = \"{text}\"\n[role.\"{text}\"]\nname = \"x\"\n"
                ),
            ),
            (
                "assignments.toml",
                &format!(
                    "[responsibility.t]\nname = \"{text}\"\nR = [\"pm\", \"{text}\"]\n\"{text}\" = 1\n[responsibility.t.waive]\nunowned = {{ reason = \"{text}\" }}\n"
                ),
            ),
        ]);
        let path = project.path().to_str().unwrap();
        for format in FORMATS {
            let out = raci(&["check", path, "--waivers", "--format", format]).out;
            let ours = |line: &&&str| format == "github" && line.starts_with("::error file=");
            let found = commands(&out);
            assert!(found.iter().all(|line| ours(&line)), "{format}: {found:#?}");
            let acts = |c: char| c.is_control() && c != '\n';
            assert!(!out.contains(acts), "{format} of {text}: {out:?}");
        }
        for arguments in [&["table", path][..], &["table", path, "--width", "40"]] {
            let outcome = raci(arguments);
            let all = format!("{}{}", outcome.out, outcome.err);
            assert_eq!(commands(&all), Vec::<&str>::new());
            assert!(!all.contains(|c: char| c.is_control() && c != '\n'), "{all:?}");
        }
    }
}

#[test]
fn what_stood_before_is_told_and_only_what_is_new_fails() {
    let project = small(BAD);
    let path = project.path().to_str().unwrap();
    let file = project.join("baseline.json");
    let file = file.to_str().unwrap();
    let written = raci(&["check", path, "--write-baseline", file]);
    assert_eq!((written.status, written.out.as_str()), (0, ""));
    let moved = format!("# moved\n{BAD}");
    project.write("assignments.toml", &moved);
    let outcome = raci(&["check", path, "--baseline", file]);
    assert_eq!(outcome.status, 0, "{}", outcome.out);
    assert!(outcome.out.starts_with("known before: "), "{}", outcome.out);
    assert!(outcome.out.contains("no findings (1 waived, 1 known before)"), "{}", outcome.out);
    project.write("assignments.toml", format!("{moved}[responsibility.more]\nname = \"More\"\n"));
    let outcome = raci(&["check", path, "--baseline", file]);
    assert_eq!(outcome.status, 1);
    assert!(outcome.out.contains("error[unassigned]"), "{}", outcome.out);
    project.write(
        "assignments.toml",
        "[responsibility.test]\nname = \"Test it\"\nA = \"pm\"\nR = \"pm\"\n",
    );
    let outcome = raci(&["check", path, "--baseline", file]);
    assert_eq!(outcome.status, 0);
    assert!(outcome.out.contains("gone since the baseline: unowned: "), "{}", outcome.out);
    project.write("assignments.toml", format!("{moved}[responsibility.more]\nname = \"More\"\n"));
    let outcome = raci(&["check", path, "--baseline", file, "--max-findings", "0"]);
    assert_eq!(outcome.status, 1);
    assert!(outcome.out.contains("known before: "), "{}", outcome.out);
    assert!(outcome.out.contains("and 1 error more, not shown"), "{}", outcome.out);
    // Behind what was not read anything may stand.
    project.write("assignments.toml", "[responsibility.test]\nname = \"Test it\"\nA = pm\n");
    assert_eq!(raci(&["check", path, "--write-baseline", file]).status, 1);
    let outcome = raci(&["check", path, "--baseline", file]);
    assert_eq!(outcome.status, 1, "{}", outcome.out);
    assert!(outcome.out.contains("error[syntax]"), "{}", outcome.out);
    project.write("baseline.json", "[]");
    let outcome = raci(&["check", path, "--baseline", file]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.err.contains("it is no baseline"), "{}", outcome.err);
}

#[test]
fn completions_and_manual_pages_know_every_verb_and_flag() {
    use clap::CommandFactory;
    let mut program = raci::cli::Cli::command();
    program.build();
    let verbs: Vec<_> = program.get_subcommands().collect();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let text = raci(&["completions", shell]).out;
        for verb in &verbs {
            assert!(text.contains(verb.get_name()), "{shell}: {}", verb.get_name());
            for flag in verb.get_arguments().filter_map(|argument| argument.get_long()) {
                assert!(text.contains(flag), "{shell}: {} --{flag}", verb.get_name());
            }
        }
    }
    for verb in &verbs {
        let page = raci(&["man", verb.get_name()]).out.replace("\\-", "-");
        assert!(page.contains(&format!("raci-{}", verb.get_name())), "{page}");
        for flag in verb.get_arguments().filter_map(|argument| argument.get_long()) {
            assert!(page.contains(&format!("--{flag}")), "{} --{flag}", verb.get_name());
        }
    }
    assert_eq!(raci(&["man", "nothing"]).status, 2);
    assert_eq!(raci(&["completions", "nothing"]).status, 2);
}

#[test]
fn a_note_that_is_wrapped_starts_no_command() {
    let name = format!("{} ::notice file=a,line=1::x", "x".repeat(80));
    let project = Folder::new(&[
        ("raci.toml", "[project]\nname = \":\"\n[party.c]\nname = \"C\"\nfallback = \"pm\"\n"),
        (
            "roles.toml",
            &format!(
                "[role.pm]\nname = \"PM\"\nfilled-by = \"Ana\"\n[role.a]\nname = \"{name}\"\nparty = \"c\"\n"
            ),
        ),
        ("assignments.toml", "[responsibility.t]\nname = \"T\"\nA = \"a\"\nR = \"pm\"\n"),
    ]);
    let path = project.path().to_str().unwrap();
    for arguments in [
        &["table", path][..],
        &["check", path],
        &["explain", "a\n::notice::x"],
        &["check", "--x\n::notice::y"],
    ] {
        let outcome = raci(arguments);
        let all = format!("{}{}", outcome.out, outcome.err);
        assert_eq!(commands(&all), Vec::<&str>::new());
    }
}

#[test]
#[cfg(unix)]
fn no_name_of_a_file_is_a_command_of_a_runner() {
    let project = small(BAD);
    for name in ["a\n::notice::x.toml", "b\u{1b}[31m##[debug]x.toml", "::notice::c.toml"] {
        project.write(&format!("assignments/{name}"), "[responsibility.x]\nnam = 1\n");
    }
    let path = project.path().to_str().unwrap();
    for format in FORMATS {
        let out = raci(&["check", path, "--format", format]).out;
        let ours = |line: &&&str| {
            format == "github" && line.starts_with("::error file=")
                || line.starts_with("::warning file=")
        };
        let found = commands(&out);
        assert!(found.iter().all(|line| ours(&line)), "{format}: {found:#?}");
        assert!(!out.contains(|c: char| c.is_control() && c != '\n'), "{format}: {out:?}");
    }
}
