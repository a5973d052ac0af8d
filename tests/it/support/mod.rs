//! Runs the program inside the test, in the folder of the package.
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use raci::commands::Streams;

/// What a run gave.
pub struct Outcome {
    pub status: u8,
    pub out: String,
    pub err: String,
}

/// Runs `raci` with arguments, without a terminal and without colour.
pub fn raci<S: AsRef<std::ffi::OsStr>>(arguments: &[S]) -> Outcome {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut streams = Streams {
        out: &mut out,
        err: &mut err,
        out_colour: false,
        err_colour: false,
        err_terminal: false,
        width: None,
    };
    let arguments = arguments.iter().map(|argument| argument.as_ref().to_owned());
    let all = std::iter::once(OsString::from("raci")).chain(arguments);
    let status = raci::run(all, &mut streams);
    Outcome { status, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

/// The folder of the package.
pub fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder of files made for one test, removed with it.
pub struct Folder(tempfile::TempDir);

impl Folder {
    /// Writes files, given by path and text.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let folder = Folder(tempfile::tempdir().unwrap());
        for (path, text) in files {
            folder.write(path, text);
        }
        folder
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn join(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }
}

/// A copy of a folder of the package, below a new folder.
pub fn copy_of(path: &str) -> Folder {
    let folder = Folder::new(&[]);
    copy(&package().join(path), folder.path());
    folder
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir(&to).unwrap();
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// Every file in a folder, however deep.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let below =
        entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] });
    below.collect()
}

/// Compares a file of the package with what it should be. With `UPDATE_DOCUMENTS` set, writes it instead.
pub fn compare_or_update(path: &str, expected: &str) {
    let file = package().join(path);
    if std::env::var_os("UPDATE_DOCUMENTS").is_some() {
        std::fs::write(file, expected).unwrap();
    } else {
        let written = std::fs::read_to_string(file).unwrap();
        assert!(
            written == expected,
            "{path} should be as follows; UPDATE_DOCUMENTS=1 writes it\n{expected}"
        );
    }
}
