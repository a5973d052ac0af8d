//! The picture that `[style]` names. It must be a file of the project.

use std::path::{Component, Path};

use crate::source::read;

/// The largest logo in bytes. It becomes part of every document.
const LARGEST: u64 = 1 << 20;
/// The largest width and height in pixels.
const WIDEST: u32 = 10_000;

/// A picture that is a file of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// The file as it is.
    pub bytes: Vec<u8>,
    /// The format of the picture.
    pub kind: Picture,
    /// Pixels across, 1 to 10,000.
    pub width: u32,
    /// Pixels down, 1 to 10,000.
    pub height: u32,
}

/// The picture formats that every export format can include.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// Portable Network Graphics
    Png,
    /// JPEG
    Jpeg,
}

/// Reads the picture at `path`, which is relative to the folder of `raci.toml`.
///
/// # Errors
/// The reason in plain words, if it cannot be used.
pub(super) fn read(path: &str, root: &Path) -> Result<Logo, String> {
    let relative = Path::new(path);
    let inside =
        relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if !inside || path.contains('\\') {
        return Err("its path leads out of the project".to_owned());
    }
    let disk_path = root.join(relative);
    // Folders on the way may be links, too.
    if let (Ok(target), Ok(root)) = (disk_path.canonicalize(), root.canonicalize())
        && !target.starts_with(root)
    {
        return Err("it is a link that leads out of the project".to_owned());
    }
    let bytes = read::bytes(&disk_path, LARGEST)?;
    let (kind, size) = match bytes.as_slice() {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => (Picture::Png, png_size(&bytes)),
        [0xFF, 0xD8, 0xFF, ..] => (Picture::Jpeg, jpeg_size(&bytes)),
        _ => return Err("it is no PNG or JPEG picture".to_owned()),
    };
    let (width, height) = size.ok_or("the picture is broken")?;
    if !(1..=WIDEST).contains(&width) || !(1..=WIDEST).contains(&height) {
        return Err("it has no size, or more than 10,000 pixels on a side".to_owned());
    }
    Ok(Logo { bytes, kind, width, height })
}

/// The size in the header that every PNG begins with (PNG specification, 11.2.1), if all of its chunks are there.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    (bytes.get(12..16)? == b"IHDR").then_some(())?;
    // From chunk to chunk: length, kind, content, check sum. The last one is there only if the picture is whole.
    let mut at = 8;
    while bytes.get(at + 4..at + 8)? != b"IEND" {
        at = at.checked_add(12)?.checked_add(usize::try_from(number(at)?).ok()?)?;
    }
    Some((number(16)?, number(20)?))
}

/// The size in the frame header of a JPEG (ITU T.81, annex B), found from segment to segment.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let mut at = 2;
    loop {
        (*bytes.get(at)? == 0xFF).then_some(())?;
        match *bytes.get(at + 1)? {
            // Fill bytes, and markers without a segment.
            0xFF => at += 1,
            0x01 | 0xD0..=0xD8 => at += 2,
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                return Some((u32::from(number(at + 7)?), u32::from(number(at + 5)?)));
            }
            _ => at += 2 + usize::from(number(at + 2)?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_found_in_headers_and_nowhere_else() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        png.extend([0, 0, 1, 0, 0, 0, 0, 64, 8, 6, 0, 0, 0, 1, 2, 3, 4]);
        png.extend(b"\0\0\0\0IEND\xaeB`\x82");
        assert_eq!(png_size(&png), Some((256, 64)));
        for end in 0..png.len() - 4 {
            assert_eq!(png_size(&png[..end]), None, "{end}");
        }
        let jpeg =
            [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 17, 8, 0, 64, 1, 0, 3, 1, 0x22, 0];
        assert_eq!(jpeg_size(&jpeg), Some((256, 64)));
        for end in 0..17 {
            assert_eq!(jpeg_size(&jpeg[..end]), None, "{end}");
        }
    }

    #[test]
    fn only_pictures_of_the_project_are_taken() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("text.png"), "no picture").unwrap();
        std::fs::write(folder.path().join("cut.png"), b"\x89PNG\r\n\x1a\n").unwrap();
        let refused = |path: &str| read(path, folder.path()).unwrap_err();
        assert_eq!(refused("../logo.png"), "its path leads out of the project");
        assert_eq!(refused("/etc/hostname"), "its path leads out of the project");
        assert_eq!(refused("none.png"), "there is no such file or folder");
        assert_eq!(refused("text.png"), "it is no PNG or JPEG picture");
        assert_eq!(refused("cut.png"), "the picture is broken");
    }
}
