//! Files as they are opened: how large they may be, why they are refused, and where a byte stands in them.
use std::io::{Error, ErrorKind};

use crate::support::Folder;
use raci::source::Position;
use raci::source::SourceFile;
use raci::source::read::{bytes, plain_reason};

#[test]
fn a_file_may_have_as_many_bytes_as_are_allowed_and_no_more() {
    let folder = Folder::new(&[("four", "1234"), ("none", "")]);
    assert_eq!(bytes(&folder.join("four"), 5).unwrap(), b"1234");
    assert_eq!(bytes(&folder.join("four"), 4).unwrap(), b"1234");
    assert_eq!(bytes(&folder.join("four"), 3).unwrap_err(), "it is larger than 3 bytes");
    assert_eq!(bytes(&folder.join("none"), 0).unwrap(), b"");
    folder.write("large", vec![b'x'; (2 << 20) + 1]);
    assert_eq!(bytes(&folder.join("large"), 2 << 20).unwrap_err(), "it is larger than 2 MiB");
}

#[test]
fn a_refusal_is_told_in_plain_words_on_every_system() {
    let reasons = [
        (ErrorKind::NotFound, "there is no such file or folder"),
        (ErrorKind::PermissionDenied, "there is no permission for it"),
        (ErrorKind::NotADirectory, "a part of its path is a file, not a folder"),
        (ErrorKind::IsADirectory, "it is a folder, not a file"),
        (ErrorKind::StorageFull, "the disk is full"),
        (ErrorKind::ReadOnlyFilesystem, "the disk can only be read"),
    ];
    for (kind, reason) in reasons {
        assert_eq!(plain_reason(&Error::from(kind)), reason);
    }
    assert_eq!(plain_reason(&Error::other("the cable is out")), "the cable is out");

    let folder = Folder::new(&[("file", "")]);
    let refused = |path: &str| bytes(&folder.join(path), 1).unwrap_err();
    assert_eq!(refused("nothing"), "there is no such file or folder");
    assert_eq!(refused("file/below"), "a part of its path is a file, not a folder");
    assert_eq!(refused("."), "it is a folder, not a file");
}

#[test]
fn a_byte_order_mark_is_one_only_at_the_beginning_of_a_file() {
    let source = SourceFile::from_text("a.toml", "\u{feff}a = 1\n\u{feff}b = 2\n");
    assert_eq!(source.line_at(3, 99), (source.position(3), 3, "a = 1"));
    assert_eq!(source.line_at(12, 99), (source.position(12), 9, "\u{feff}b = 2"));
    assert_eq!(source.position(3), Position { line: 1, column: 1 });
    assert_eq!(source.position(12), Position { line: 2, column: 2 });
}

#[test]
fn places_are_the_same_in_whatever_order_they_are_asked_for() {
    let text = "\u{feff}né = 1\r\nβb = \"…\"\n\n日本 = 2";
    let starts: Vec<u32> =
        text.char_indices().map(|(at, _)| u32::try_from(at).unwrap()).skip(1).collect();
    let afresh: Vec<Position> =
        starts.iter().map(|at| SourceFile::from_text("a.toml", text).position(*at)).collect();
    assert_eq!(afresh[0], Position { line: 1, column: 1 });
    assert_eq!(afresh.last(), Some(&Position { line: 4, column: 6 }));
    for step in 1..starts.len() {
        let source = SourceFile::from_text("a.toml", text);
        for n in 0..2 * starts.len() {
            let at = n * step % starts.len();
            assert_eq!(source.position(starts[at]), afresh[at], "{step} {n}");
        }
    }
}
