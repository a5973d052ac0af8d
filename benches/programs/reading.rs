//! The least that any check of files does: lists the folders, reads every file, and sees that it is UTF-8 text.
//!
//! `reading THREADS FOLDER` writes the number of bytes. With `whole` for the number of threads, one thread holds every
//! file as a whole, and not a window of it.
#![allow(missing_docs)]

use std::fs::File;
use std::io::{Error, Read, Write, stdout};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::ScopedJoinHandle;

/// The bytes of a file that are looked at together: what fits into the cache of a processor.
const WINDOW: usize = 1 << 20;

fn main() -> Result<(), Error> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, threads, folder] = arguments.as_slice() else {
        return Err(Error::other("usage: reading THREADS|whole FOLDER"));
    };
    let mut files = Vec::new();
    list(Path::new(folder), &mut files)?;
    files.sort();
    let bytes: usize = match threads.as_str() {
        "whole" => files.iter().map(read_whole).sum::<Result<_, _>>()?,
        "1" => read_all(&files, &AtomicUsize::new(0))?,
        threads => spread(&files, threads.parse().map_err(Error::other)?)?,
    };
    writeln!(stdout(), "{bytes}")
}

fn read_whole(path: &PathBuf) -> Result<usize, Error> {
    std::fs::read_to_string(path).map(|text| text.len())
}

fn spread(files: &[PathBuf], threads: usize) -> Result<usize, Error> {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let workers: Vec<_> =
            (0..threads).map(|_| scope.spawn(|| read_all(files, &next))).collect();
        let join = |worker: ScopedJoinHandle<'_, _>| {
            worker.join().unwrap_or_else(|_| Err(Error::other("a thread failed")))
        };
        workers.into_iter().map(join).sum()
    })
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Error> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            list(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// Reads the files that no other thread has taken.
fn read_all(files: &[PathBuf], next: &AtomicUsize) -> Result<usize, Error> {
    let mut window = vec![0; WINDOW];
    let mut bytes = 0;
    while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
        bytes += read(path, &mut window)?;
    }
    Ok(bytes)
}

fn read(path: &Path, window: &mut [u8]) -> Result<usize, Error> {
    let mut file = File::open(path)?;
    // Bytes at the beginning of the window that are the first of a character.
    let mut kept = 0;
    let mut bytes = 0;
    loop {
        let number = file.read(&mut window[kept..])?;
        let end = kept + number;
        bytes += number;
        kept = match std::str::from_utf8(&window[..end]) {
            Ok(_) => 0,
            Err(error) if error.error_len().is_none() && number > 0 => {
                window.copy_within(error.valid_up_to()..end, 0);
                end - error.valid_up_to()
            }
            Err(error) => return Err(Error::other(error)),
        };
        if number == 0 {
            return Ok(bytes);
        }
    }
}
