//! The built program in bounded time and memory, so that no test waits for ever.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::Folder;

/// What a run gave; no status where it was ended by a signal.
pub struct Run {
    pub status: Option<i32>,
    pub out: String,
    pub err: String,
}

/// Runs the program in a folder with at most 512 MiB of memory, where the system can bound it, and 60 seconds: the
/// program of the tests is slow, so what is bounded is the kind of growth.
pub fn run(folder: &Path, arguments: &[&str]) -> Run {
    let streams = Folder::new(&[]);
    let program = env!("CARGO_BIN_EXE_raci");
    let mut command = if cfg!(target_os = "linux") {
        let mut shell = Command::new("sh");
        shell.args(["-c", "ulimit -v 524288 && exec \"$0\" \"$@\"", program]);
        shell
    } else {
        Command::new(program)
    };
    let file = |name: &str| File::create(streams.join(name)).unwrap();
    let mut child = command
        .args(arguments)
        .current_dir(folder)
        .env_remove("RUST_MIN_STACK")
        .stdin(Stdio::null())
        .stdout(file("out"))
        .stderr(file("err"))
        .spawn()
        .unwrap();
    let started = Instant::now();
    let status = loop {
        match child.try_wait().unwrap() {
            Some(status) => break status.code(),
            None if started.elapsed() > Duration::from_secs(60) => {
                child.kill().unwrap();
                child.wait().unwrap();
                panic!("raci {arguments:?} does not end");
            }
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    let text = |name: &str| String::from_utf8(std::fs::read(streams.join(name)).unwrap()).unwrap();
    Run { status, out: text("out"), err: text("err") }
}

/// Checks a project: it ends with an ordinary status, and says so in ordinary words.
pub fn check(project: &Folder) -> Run {
    let run = run(project.path(), &["check", "--format", "short", "--max-findings", "20"]);
    assert!(matches!(run.status, Some(0 | 1)), "{:?} {}", run.status, run.err);
    assert_eq!(run.err, "");
    run
}
