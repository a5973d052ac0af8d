//! Bytes as the files of a project in a folder, through the whole program: the first byte chooses what is written.
#![no_main]

use std::cell::OnceCell;

use libfuzzer_sys::fuzz_target;
use raci::export::Format;
use tempfile::TempDir;

const CHECKS: [&str; 8] = ["text", "short", "json", "jsonl", "sarif", "github", "gitlab", "junit"];
const VIEWS: [&str; 7] = ["matrix", "people", "parties", "letters", "roles", "load", "structure"];

thread_local! {
    /// The folder of all runs, in memory where the system has a folder that is.
    static FOLDER: OnceCell<TempDir> = const { OnceCell::new() };
}

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else {
        return;
    };
    FOLDER.with(|folder| {
        let made = || tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder can be made");
        let folder = folder.get_or_init(made).path();
        for (path, text) in raci_fuzz::files(bytes) {
            std::fs::write(folder.join(path), text).expect("a file can be written");
        }
        let path = folder.to_str().expect("the folder has a plain name");
        let is_text = |format: &Format| !matches!(format, Format::Docx | Format::Xlsx);
        let exports: Vec<Format> = Format::all().iter().copied().filter(is_text).collect();
        let choice = usize::from(*choice) % (CHECKS.len() + exports.len() + VIEWS.len());
        let (status, out) = if let Some(format) = CHECKS.get(choice) {
            raci_fuzz::run(&["check", path, "--format", format])
        } else if let Some(format) = exports.get(choice - CHECKS.len()) {
            raci_fuzz::run(&["export", path, "--format", format.name(), "-o", "-"])
        } else {
            let view = VIEWS[choice - CHECKS.len() - exports.len()];
            raci_fuzz::run(&["table", path, "--view", view, "--width", "60"])
        };
        let text = String::from_utf8(out).expect("every format here is text");
        assert!(status < 2 || text.is_empty(), "{text:?}");
        let exported = (CHECKS.len()..CHECKS.len() + exports.len()).contains(&choice);
        let commands = choice == 5;
        assert!(exported || commands || raci_fuzz::is_inert(&text), "{text:?}");
    });
});
