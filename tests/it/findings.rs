//! Many findings: told as soon as they are there, in the same words whichever way they are kept, and chosen among.
use std::cell::RefCell;
use std::ffi::OsString;
use std::io::{Error, ErrorKind, Result, Write};

use crate::support::{Folder, package, raci};
use raci::commands::Streams;
use serde_json::Value;

/// A stream that notes what is handed to it at once, and takes no more than so many bytes.
struct Stream<'n> {
    name: &'static str,
    notes: &'n RefCell<Vec<(&'static str, String)>>,
    room: usize,
    full: ErrorKind,
}

impl Write for Stream<'_> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        if bytes.len() > self.room {
            return Err(Error::from(self.full));
        }
        self.room -= bytes.len();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        self.notes.borrow_mut().push((self.name, text));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

/// Runs `raci check` with an output that has so much room: its status, and what was written, in its order.
fn run(
    arguments: &[&str],
    err_terminal: bool,
    room: usize,
    full: ErrorKind,
) -> (u8, Vec<(&'static str, String)>) {
    let notes = RefCell::new(Vec::new());
    let status = raci::run(
        ["raci", "check"].iter().chain(arguments).map(OsString::from),
        &mut Streams {
            out: &mut Stream { name: "out", notes: &notes, room, full },
            err: &mut Stream { name: "err", notes: &notes, room: usize::MAX, full },
            out_colour: false,
            err_colour: false,
            err_terminal,
            width: None,
        },
    );
    (status, notes.into_inner())
}

/// Three projects, of which the last one alone has an error.
fn three() -> Folder {
    let folder = Folder::new(&[]);
    for (name, owner) in [("a", "A = \"pm\"\n"), ("b", "A = \"pm\"\n"), ("c", "")] {
        folder.write(&format!("{name}/raci.toml"), "[project]\nname = \"P\"\n");
        folder.write(&format!("{name}/roles.toml"), "[role.pm]\nname = \"PM\"\n");
        let row = format!("[responsibility.row]\nname = \"Row\"\n{owner}R = \"pm\"\n");
        folder.write(&format!("{name}/assignments.toml"), row);
    }
    folder
}

#[test]
fn the_text_of_many_projects_is_that_of_each_in_their_order() {
    let folder = Folder::new(&[]);
    let names: Vec<String> = (0..70).map(|number| format!("p{number:02}")).collect();
    let mut each = String::new();
    for (number, name) in names.iter().enumerate() {
        folder.write(&format!("{name}/raci.toml"), "[project]\nname = \"P\"\n");
        folder.write(&format!("{name}/roles.toml"), "[role.pm]\nname = \"PM\"\n");
        let rows = (0..number).map(|row| format!("[responsibility.r{row}]\nname = \"R {row}\"\n"));
        folder.write(&format!("{name}/assignments.toml"), rows.collect::<String>());
        each += &raci(&["check", folder.join(name).to_str().unwrap()]).out;
    }
    let (status, notes) =
        run(&[folder.path().to_str().unwrap()], false, usize::MAX, ErrorKind::Other);
    let whole: String = notes.iter().map(|(_, text)| text.as_str()).collect();
    assert!(whole.starts_with(&each), "{whole}");
    assert!(whole[each.len()..].starts_with("\n70 projects: "), "{whole}");
    assert_eq!(status, 1);
}

#[test]
fn text_goes_out_project_by_project() {
    let folder = three();
    let path = folder.path().to_str().unwrap();
    for format in ["text", "short"] {
        let arguments = [path, "--format", format];
        let (status, notes) = run(&arguments, false, usize::MAX, ErrorKind::Other);
        let whole = raci(&["check", path, "--format", format]);
        assert_eq!((status, whole.status), (1, 1));
        let written: Vec<&str> = notes.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(written.concat(), whole.out);
        assert_eq!(written.len(), 4, "{written:?}");
        assert!(written[2].contains("unowned") && written[3].contains("3 projects"));
    }
}

#[test]
fn where_somebody_looks_on_the_text_waits_for_the_end() {
    let folder = three();
    let path = folder.path().to_str().unwrap();
    let (_, notes) = run(&[path], true, usize::MAX, ErrorKind::Other);
    assert_eq!(notes, [("out", raci(&["check", path]).out)]);
}

#[test]
fn nothing_follows_text_that_could_not_be_written() {
    let folder = three();
    let long = format!("[project]\nname = \"{}\"\n", "P".repeat(900));
    folder.write("b/raci.toml", long);
    let path = folder.path().to_str().unwrap();
    let (_, whole) = run(&[path], false, usize::MAX, ErrorKind::Other);
    let first = whole[0].1.len();
    // The text of the last project would fit in, that of the second does not.
    let room = first + whole[2].1.len();
    assert!(whole[1].1.len() > whole[2].1.len());
    let (status, notes) = run(&[path], false, room, ErrorKind::StorageFull);
    assert_eq!((status, &notes[0]), (2, &whole[0]));
    assert!(notes.len() == 2 && notes[1].1.contains("the disk is full"), "{notes:?}");
    // A reader who goes away is no mistake, and what was found later counts all the same.
    let (status, notes) = run(&[path], false, first, ErrorKind::BrokenPipe);
    assert_eq!((status, notes), (1, vec![whole[0].clone()]));
}

#[test]
fn findings_are_told_in_the_same_words_whichever_way_they_are_kept() {
    let folder = Folder::new(&[]);
    let json = format!("json={}", folder.join("findings.json").display());
    let judged = ["tests/rules", "examples"].map(|path| package().join(path));
    for path in judged.iter().map(|path| path.to_str().unwrap()) {
        for format in ["text", "short"] {
            for colour in ["always", "never"] {
                let told = |more: &[&str]| {
                    let usual = ["--color", colour, "check", path, "--format", format];
                    raci(&[&usual, more].concat()).out
                };
                let at_once = told(&[]);
                assert!(!at_once.is_empty(), "{path}");
                assert_eq!(told(&["--max-findings", "1000000"]), at_once, "{path} {format}");
                if colour == "never" {
                    assert_eq!(told(&["--format", &json]), at_once, "{path} {format}");
                }
            }
        }
    }
}

/// The findings of all fixtures in JSON, of which so many are shown.
fn shown(most: usize) -> Vec<Value> {
    let path = package().join("tests/rules");
    let most = most.to_string();
    let arguments = ["check", path.to_str().unwrap(), "--format", "jsonl", "--max-findings", &most];
    raci(&arguments).out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_gravest_findings_of_all_projects_are_shown() {
    let all = shown(1_000_000);
    let grave = |finding: &Value| {
        let level = finding["level"].as_str().unwrap();
        ["error", "warn", "info"].iter().position(|known| *known == level).unwrap()
    };
    let mut standing: Vec<usize> =
        (0..all.len()).filter(|at| all[*at].get("waived").is_none()).collect();
    standing.sort_by_key(|at| grave(&all[*at]));
    for most in [0, 1, 7, 100, standing.len() - 10, standing.len() - 1, standing.len()] {
        let kept = |at: &usize| standing[..most].contains(at) || all[*at].get("waived").is_some();
        let expected: Vec<&Value> = (0..all.len()).filter(kept).map(|at| &all[at]).collect();
        assert!(shown(most).iter().eq(expected), "{most}");
    }
}

#[test]
fn a_misspelt_id_that_stands_again_is_suggested_as_often_as_others_are() {
    // Two million comparisons are the most, and each reference counts as many as there are roles.
    let mut roles = String::new();
    for role in 0..1_000 {
        roles.push_str(&format!("[role.number-{role}]\nname = \"N\"\n"));
    }
    let mut rows = String::new();
    for row in 0..2_010 {
        rows.push_str(&format!(
            "[responsibility.row-{row}]\nname = \"R{row}\"\nA = \"nummber-7\"\n"
        ));
    }
    let folder = Folder::new(&[
        ("raci.toml", "[project]\nname = \"P\"\n"),
        ("roles.toml", &roles),
        ("assignments.toml", &rows),
    ]);
    let out = raci(&["check", folder.path().to_str().unwrap(), "--only", "unowned"]).out;
    assert_eq!(out.matches("unknown-reference").count(), 2_010);
    assert_eq!(out.matches("did you mean \"number-7\"?").count(), 2_000);
}
