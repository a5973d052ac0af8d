//! What would act on the runner that shows a log: commands of GitHub Actions, in both of their forms.

use proptest::prelude::*;

use super::{REPORTS, all_printed, full_of};
use crate::support::{Folder, raci};

/// The commands that a runner takes from a line, by its own two parsers (`ActionCommand.cs`): `::name …::` after
/// spaces at the start of a line, and `##[name …]` anywhere in it. Carriage returns end lines, too.
fn commands(text: &str) -> Vec<String> {
    text.split(['\n', '\r', '\u{85}', '\u{2028}'])
        .filter_map(|line| new_form(line).or_else(|| old_form(line)))
        .collect()
}

fn new_form(line: &str) -> Option<String> {
    let (head, _) = line.trim_start().strip_prefix("::")?.split_once("::")?;
    // A runner takes the names that it knows. Here any name is taken, so that none is left out.
    let name = head.split(' ').next().unwrap_or_default();
    (!name.is_empty()).then(|| name.to_owned())
}

fn old_form(line: &str) -> Option<String> {
    let (_, rest) = line.split_once("##")?;
    // Other runners have a word between the signs and the bracket.
    let (word, _) = rest.split_once('[')?;
    word.chars().all(char::is_alphanumeric).then(|| rest.to_owned())
}

/// No line of what the program prints is a command, but the annotations of the format that is made of them.
fn acts_on_no_runner(project: &Folder, text: &str) {
    for (run, printed) in all_printed(project) {
        for line in printed.split(['\n', '\r']) {
            let ours = run.contains("--format github") && line.starts_with("::") && is_ours(line);
            let found = commands(line);
            assert!(found.is_empty() || ours, "{run} of {text:?}: {line:?}");
        }
    }
}

/// Whether a line is one whole annotation, with nothing in it that begins another.
fn is_ours(line: &str) -> bool {
    let Some((head, data)) = line.strip_prefix("::").and_then(|rest| rest.split_once("::")) else {
        return false;
    };
    let Some((name, properties)) = head.split_once(' ') else {
        return false;
    };
    let keys: Vec<&str> =
        properties.split(',').filter_map(|p| Some(p.split_once('=')?.0)).collect();
    let known = ["file", "line", "endLine", "col", "endColumn", "title"];
    ["error", "warning", "notice"].contains(&name)
        && keys.len() == properties.split(',').count()
        && keys.iter().all(|key| known.contains(key))
        && old_form(data).is_none()
}

#[test]
fn g1_a_name_is_no_command() {
    for text in [
        "x\\n::notice file=a::b",
        "  ::notice::x",
        "::NOTICE::x",
        "\\t::notice::x",
        "%0A::notice::x",
        "a,line=1::b",
    ] {
        acts_on_no_runner(&full_of(text), text);
    }
}

#[test]
fn g2_no_command_of_the_old_form_stands_within_a_line() {
    for text in ["see ##[debug]x", "##[debug]x", "###[debug]x", "#\\u0023[debug]x", "##x[y z=1;]"] {
        acts_on_no_runner(&full_of(text), text);
    }
}

#[test]
#[cfg(unix)]
fn g3_a_path_is_no_command() {
    for name in ["::notice::x.toml", "a\n::notice::x.toml", "see ##[debug]x.toml"] {
        let project = Folder::new(&[("raci.toml", "[project]\nname = \"P\"\n")]);
        project.write(&format!("assignments/{name}"), "[responsibility.t]\nnam = 1\n");
        assert!(raci(&["check", project.path().to_str().unwrap()]).out.contains("error["));
        acts_on_no_runner(&project, name);
    }
}

#[test]
fn g4_a_label_is_no_command() {
    // The second of two ids and of two owners has the first as a labelled place beside it.
    let text = "::notice::x";
    let twice = format!("[responsibility.t]\nname = \"{text}\"\nA = [\"a\", \"b\"]\nR = \"a\"\n");
    let roles = format!(
        "[role.a]\nname = \"{text}\"\n[role.b]\nname = \" {text}\"\n[role.a]\nname = \"A\"\n"
    );
    let project = Folder::new(&[
        ("raci.toml", "[project]\nname = \"P\"\n"),
        ("roles.toml", &roles),
        ("assignments.toml", &twice),
    ]);
    acts_on_no_runner(&project, text);
}

#[test]
fn g5_a_command_with_properties_is_text() {
    for text in ["::notice file=a::x", "::notice file=a,line=1,title=b::x"] {
        acts_on_no_runner(&full_of(text), text);
    }
}

#[test]
fn g6_a_carriage_return_ends_no_line() {
    for text in ["a\\r::notice::x", "a\\u0085::notice::x", "a\\u2028::notice::x"] {
        acts_on_no_runner(&full_of(text), text);
        for (run, printed) in all_printed(&full_of(text)) {
            assert!(!printed.contains('\r'), "{run} of {text:?}: {printed:?}");
        }
    }
}

#[test]
fn g7_a_line_of_a_file_is_shown_behind_its_number() {
    for line in ["::notice file=a,line=1::x", "  ::notice::x", "##[debug]x"] {
        let rows = format!("[responsibility.t]\nname = \"T\"\nA = [\n{line}\n]\n{line} = 1\n");
        let project =
            Folder::new(&[("raci.toml", "[project]\nname = \"P\"\n"), ("assignments.toml", &rows)]);
        let out = raci(&["check", project.path().to_str().unwrap()]).out;
        // The last of them is a comment.
        assert_eq!(out.contains("error[syntax]"), !line.starts_with('#'), "{out}");
        acts_on_no_runner(&project, line);
    }
}

#[test]
fn g8_of_many_findings_the_gravest_come_first() {
    let row = |n: usize| match n % 2 {
        0 => {
            format!("[responsibility.r{n}]\nname = \"R {n}\"\nA = \"pm\"\nR = \"pm\"\nI = \"pm\"\n")
        }
        _ => format!("[responsibility.r{n}]\nname = \"R {n}\"\nR = \"pm\"\n"),
    };
    let project = Folder::new(&[
        ("raci.toml", "[project]\nname = \"P\"\n"),
        ("roles.toml", "[role.pm]\nname = \"PM\"\n"),
        ("assignments.toml", &(0..5_000).map(row).collect::<String>()),
    ]);
    let path = project.path().to_str().unwrap();
    let out = raci(&["check", path, "--format", "github", "--max-findings", "5"]).out;
    assert!(
        out.contains("and 2495 errors more, not shown") || out.contains(" more, not shown"),
        "{out}"
    );
    let out = raci(&["check", path, "--format", "github"]).out;
    let annotations: Vec<bool> =
        out.lines().filter(|line| is_ours(line)).map(|line| line.starts_with("::error ")).collect();
    assert!(annotations.len() >= 5_000, "{}", annotations.len());
    assert!(
        annotations.is_sorted_by(|one, other| one >= other),
        "a warning stands before an error"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn g9_no_text_at_all_is_a_command(
        pieces in proptest::collection::vec(
            proptest::sample::select(vec![
                "::", ":", "#", "##", "[", "]", "notice", "debug", " ", "\\n", "\\r", "\\t", "\\u0085", "%0A",
                "%", ",", "file=a", "\\u200b", "\\ufeff", "\\e", "x", "\\u2028", "\\u000b", "\\u000c", "é",
            ]),
            1..10,
        ),
    ) {
        let text = pieces.concat();
        let project = full_of(&text);
        let path = project.path().to_str().unwrap();
        for format in REPORTS {
            let out = raci(&["check", path, "--format", format]).out;
            for line in out.split(['\n', '\r']) {
                let ours = format == "github" && is_ours(line);
                prop_assert!(ours || commands(line).is_empty(), "{} of {:?}: {:?}", format, text, line);
            }
        }
        let out = raci(&["table", path, "--width", "30"]).out;
        prop_assert!(commands(&out).is_empty(), "table of {:?}: {:?}", text, out);
    }
}
