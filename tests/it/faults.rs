//! A stream that fails: whatever byte it fails at, the run says so by its status and in words. Files that fail are for
//! `tests/outside/faults.py`, since it takes a disk that does.
use raci::export::Format;
use std::ffi::OsString;
use std::io::{Error, ErrorKind, Result, Write};

use crate::support::Folder;
use raci::commands::Streams;

/// How a stream takes what is written to it.
#[derive(Clone, Copy)]
enum Fault {
    /// It takes so many bytes, and then nothing any more.
    At(usize, ErrorKind),
    /// It takes everything, and fails when it should hand it on.
    AtTheEnd,
    /// It takes a byte at a time, and every second time it is interrupted.
    Slow,
}

struct Stream {
    fault: Fault,
    taken: Vec<u8>,
    calls: usize,
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.calls += 1;
        let room = match self.fault {
            Fault::At(most, kind) if !bytes.is_empty() && self.taken.len() >= most => {
                return Err(Error::from(kind));
            }
            Fault::At(most, _) => most - self.taken.len(),
            Fault::AtTheEnd => bytes.len(),
            Fault::Slow if self.calls.is_multiple_of(2) => {
                return Err(Error::from(ErrorKind::Interrupted));
            }
            Fault::Slow => 1,
        };
        let number = room.min(bytes.len());
        self.taken.extend(&bytes[..number]);
        Ok(number)
    }

    fn flush(&mut self) -> Result<()> {
        match self.fault {
            Fault::AtTheEnd => Err(Error::from(ErrorKind::StorageFull)),
            _ => Ok(()),
        }
    }
}

/// Runs the program with such a stream for its data: status, what the stream took, what was said.
fn run(arguments: &[&str], fault: Fault) -> (u8, Vec<u8>, String) {
    let mut out = Stream { fault, taken: Vec::new(), calls: 0 };
    let mut err = Vec::new();
    let mut streams = Streams {
        out: &mut out,
        err: &mut err,
        out_colour: false,
        err_colour: false,
        err_terminal: false,
        width: None,
    };
    let all = std::iter::once("raci").chain(arguments.iter().copied()).map(OsString::from);
    let status = raci::run(all, &mut streams);
    (status, out.taken, String::from_utf8(err).unwrap())
}

/// A small project with a finding, so that every format has something to say.
fn project() -> Folder {
    Folder::new(&[
        ("raci.toml", "[project]\nname = \"P\"\n[phase.q]\nname = \"Q\"\n"),
        ("roles.toml", "[role.a]\nname = \"A\"\n[role.b]\nname = \"B\"\nreports-to = \"a\"\n"),
        ("assignments.toml", "[responsibility.t]\nname = \"T\"\nA = \"a\"\nI = [\"a\", \"b\"]\n"),
    ])
}

/// Everything that writes data, with its arguments.
fn all_runs(path: &str) -> Vec<Vec<&str>> {
    let reports = ["text", "short", "json", "jsonl", "sarif", "github", "gitlab", "junit"];
    let reports = reports.map(|format| vec!["check", path, "--format", format]);
    let exports = Format::all().iter().map(|format| format.name());
    let exports = exports.map(|format| vec!["export", path, "--format", format, "-o", "-"]);
    let others = [
        vec!["table", path],
        vec!["explain"],
        vec!["schema"],
        vec!["man"],
        vec!["completions", "bash"],
    ];
    reports.into_iter().chain(exports).chain(others).collect()
}

/// Every byte of a short text; of a long one the first and the last, and some between.
fn bytes(length: usize) -> Vec<usize> {
    let step = (length / 40).max(1);
    let mut all: Vec<usize> = (0..length).step_by(step).collect();
    all.extend([1, length / 2, length.saturating_sub(2), length - 1]);
    all.retain(|at| *at < length);
    all
}

#[test]
fn a_writer_that_fails_at_any_byte_fails_the_run() {
    let project = project();
    for arguments in all_runs(project.path().to_str().unwrap()) {
        let (status, whole, _) = run(&arguments, Fault::At(usize::MAX, ErrorKind::Other));
        assert!(status < 2 && !whole.is_empty(), "{arguments:?}");
        for at in bytes(whole.len()) {
            let (status, taken, err) = run(&arguments, Fault::At(at, ErrorKind::StorageFull));
            assert_eq!(status, 2, "{arguments:?} at byte {at}");
            assert!(whole.starts_with(&taken), "{arguments:?} at byte {at}");
            assert!(
                err.starts_with("error: ") && err.contains("the disk is full"),
                "{arguments:?}: {err}"
            );
            assert!(!err.contains("wrote "), "{arguments:?}: {err}");
        }
    }
}

#[test]
fn a_stream_that_fails_at_the_end_fails_the_run() {
    let project = project();
    for arguments in all_runs(project.path().to_str().unwrap()) {
        let (status, _, err) = run(&arguments, Fault::AtTheEnd);
        assert_eq!(status, 2, "{arguments:?}");
        assert!(err.contains("the disk is full"), "{arguments:?}: {err}");
    }
}

#[test]
fn a_reader_who_goes_away_at_any_byte_is_no_mistake() {
    let project = project();
    for arguments in all_runs(project.path().to_str().unwrap()) {
        let (expected, whole, _) = run(&arguments, Fault::At(usize::MAX, ErrorKind::Other));
        for at in [0, 1, whole.len() / 2, whole.len() - 1] {
            let (status, _, err) = run(&arguments, Fault::At(at, ErrorKind::BrokenPipe));
            assert_eq!(status, expected, "{arguments:?} at byte {at}");
            assert!(!err.contains("error: "), "{arguments:?}: {err}");
        }
    }
}

#[test]
fn a_slow_and_interrupted_stream_gets_everything() {
    let project = project();
    for arguments in all_runs(project.path().to_str().unwrap()) {
        let (expected, whole, _) = run(&arguments, Fault::At(usize::MAX, ErrorKind::Other));
        let (status, taken, _) = run(&arguments, Fault::Slow);
        assert!(status == expected && taken == whole, "{arguments:?}");
    }
}

/// Ended by the disk halfway, a starter leaves neither a half file nor an empty folder.
#[test]
#[cfg(target_os = "linux")]
fn a_starter_is_whole_or_not_there() {
    let folder = Folder::new(&[]);
    // No file may grow beyond 512 bytes, and who tries is told instead of ended.
    let limited = "trap '' 25 && ulimit -f 1 && exec \"$0\" init new";
    let mut command = std::process::Command::new("sh");
    let output = command
        .args(["-c", limited, env!("CARGO_BIN_EXE_raci")])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!folder.join("new").exists(), "{:?}", crate::support::files_below(&folder.join("new")));
}
