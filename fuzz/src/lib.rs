//! What the targets share: bytes become the files of a project, or a foreign file, and what must hold of every one.

mod compound;
mod package;

pub use compound::compound;
pub use package::package;

use raci::commands::Streams;
use raci::finding::{self, Finding};
use raci::import::{Options, import, write};
use raci::source::SourceFile;
use raci::project::{self, Arena, ProjectFiles};
use raci::rules;

/// The files that bytes are taken for, one after the other, with a zero byte between them, which no TOML has.
const FILES: [&str; 4] = ["raci.toml", "roles.toml", "people.toml", "assignments.toml"];

/// The files of a project, by path.
pub fn files(bytes: &[u8]) -> Vec<(&'static str, String)> {
    let parts = bytes.splitn(FILES.len(), |byte| *byte == 0);
    let texts = parts.map(|part| String::from_utf8_lossy(part).into_owned());
    FILES.into_iter().zip(texts).collect()
}

/// Reads and judges a project. Every place lies in its file, on whole characters, and every finding can be shown.
pub fn judged<P: AsRef<str>>(files: &[(P, String)]) -> Vec<Finding> {
    let file = |(path, text): &(P, String)| SourceFile::from_text(path.as_ref(), text.clone());
    let arena = Arena::default();
    let files = ProjectFiles::from_sources(files.iter().map(file).collect(), &arena);
    let (sources, reading) = (&files.sources, project::read(&files, &arena));
    let mut findings = reading.findings;
    findings.extend(rules::run(&reading.project, None));
    finding::sort(&mut findings);
    for finding in &findings {
        let places = finding.related.iter().map(|related| related.span).chain([finding.span]);
        for place in places {
            let text = sources.file(place.file).text();
            assert!(text.get(place.start as usize..place.end as usize).is_some(), "{finding:?}");
            assert!(sources.position(place).line >= 1);
        }
        let shown = raci::report::text::render(finding, sources, false);
        assert!(is_inert(&shown), "{shown:?}");
    }
    findings
}

/// Whether nothing in a text acts on a terminal, or on the runner that shows it.
pub fn is_inert(text: &str) -> bool {
    let begins = |line: &str| line.trim_start().strip_prefix("::").is_some_and(|rest| rest.contains("::"));
    !text.contains(|c: char| c.is_control() && c != '\n') && !text.contains("##[") && !text.lines().any(begins)
}

/// Runs the program: the exit status, and what it prints as data.
pub fn run(arguments: &[&str]) -> (u8, Vec<u8>) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut streams = Streams { out: &mut out, err: &mut err, out_colour: false, err_colour: false, err_terminal: false, width: None };
    let all = std::iter::once("raci").chain(arguments.iter().copied());
    let status = raci::run(all.map(Into::into), &mut streams);
    let talk = String::from_utf8(err).expect("talk is text");
    assert!(is_inert(&talk), "{talk:?}");
    (status, out)
}

/// Takes a foreign file over. What is written has no mistake of reading.
pub fn taken_over(bytes: &[u8], name: &str) {
    let Ok(import) = import(bytes, name, &Options::default()) else {
        return;
    };
    let files = write::files(&import.draft);
    for finding in judged(&files) {
        let is_reading = rules::find(finding.rule).is_some_and(|rule| !rules::can_be_set(rule));
        assert!(!is_reading || finding.rule == "policy", "{finding:?}\n{files:#?}");
    }
}
