//! The picture that a project names in `[style]`: which files are taken, their size, and why others are not.
use crate::support::Folder;
use raci::limits::Limits;
use raci::project::{Arena, Picture, ProjectFiles};

/// What is taken of a file as a logo: its kind and size, or why it is not.
fn taken_from(folder: &Folder, path: &str) -> Result<(Picture, u32, u32), String> {
    folder.write("raci.toml", format!("[project]\nname = \"P\"\n[style]\nlogo = '{path}'\n"));
    let arena = Arena::default();
    let limits = Limits::default();
    let files = ProjectFiles::open(folder.path(), folder.path(), &limits, &arena).unwrap();
    files.logo.unwrap().map(|logo| (logo.kind, logo.width, logo.height))
}

fn taken(bytes: &[u8]) -> Result<(Picture, u32, u32), String> {
    let folder = Folder::new(&[]);
    folder.write("logo", bytes);
    taken_from(&folder, "logo")
}

/// A PNG of a size, with more bytes in it where asked for.
fn png(width: u32, height: u32, more: usize) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    png.extend(width.to_be_bytes());
    png.extend(height.to_be_bytes());
    png.extend([8, 6, 0, 0, 0, 1, 2, 3, 4]);
    png.extend(u32::try_from(more).unwrap().to_be_bytes());
    png.extend(b"IDAT");
    png.extend(vec![0; more]);
    png.extend(b"\x01\x02\x03\x04\0\0\0\0IEND\xaeB`\x82");
    png
}

/// A JPEG of 256 by 64 pixels, with the marker of its frame and what stands before it.
fn jpeg(before: &[u8], frame: u8) -> Vec<u8> {
    let mut jpeg = vec![0xFF, 0xD8];
    jpeg.extend(before);
    jpeg.extend([0xFF, frame, 0, 17, 8, 0, 64, 1, 0, 3, 1, 0x22, 0]);
    jpeg
}

#[test]
fn a_png_and_a_jpeg_are_taken_with_their_size() {
    assert_eq!(taken(&png(256, 64, 0)), Ok((Picture::Png, 256, 64)));
    assert_eq!(taken(&png(70_000 / 7, 1, 300)), Ok((Picture::Png, 10_000, 1)));
    let segment = [0xFF, 0xE0, 0, 4, 1, 2];
    assert_eq!(taken(&jpeg(&segment, 0xC0)), Ok((Picture::Jpeg, 256, 64)));
}

#[test]
fn the_frame_of_a_jpeg_is_found_behind_whatever_stands_before_it() {
    let long: Vec<u8> = [0xFF, 0xE1, 1, 4].into_iter().chain([0; 258]).collect();
    let before: [&[u8]; 7] = [
        &[],
        // Several segments, one of them long, one without content.
        &[0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFE, 0, 3, 1, 0xFF, 0xDB, 0, 2],
        &long,
        // Bytes that fill up.
        &[0xFF, 0xFF, 0xFF, 0xFF, 0xE0, 0, 4, 1, 2],
        // Markers without a segment.
        &[0xFF, 0x01, 0xFF, 0xD0, 0xFF, 0xD7, 0xFF, 0xD8],
        // Tables that are no frame though their markers stand among those of frames.
        &[0xFF, 0xC4, 0, 2, 0xFF, 0xC8, 0, 2, 0xFF, 0xCC, 0, 2],
        // What looks like a frame in the content of a segment.
        &[0xFF, 0xE0, 0, 11, 0xFF, 0xC0, 0, 17, 8, 0, 1, 0, 1],
    ];
    for before in before {
        assert_eq!(taken(&jpeg(before, 0xC0)), Ok((Picture::Jpeg, 256, 64)), "{before:?}");
    }
    for frame in [0xC1, 0xC2, 0xC3, 0xC5, 0xC7, 0xC9, 0xCB, 0xCD, 0xCF] {
        assert_eq!(taken(&jpeg(&[], frame)), Ok((Picture::Jpeg, 256, 64)), "{frame:x}");
    }
    for broken in [&[0, 0][..], &[0xFF, 0xE0, 0xFF, 0xFF], &[0xFF, 0xE0, 0, 4]] {
        assert_eq!(
            taken(&jpeg(broken, 0xC0)),
            Err(if broken[0] == 0 { NO_PICTURE } else { BROKEN }.to_owned()),
            "{broken:?}"
        );
    }
}

const NO_PICTURE: &str = "it is no PNG or JPEG picture";
const BROKEN: &str = "the picture is broken";

#[test]
fn a_side_has_from_1_to_10_000_pixels() {
    for (width, height) in [(1, 1), (10_000, 10_000)] {
        assert_eq!(taken(&png(width, height, 0)), Ok((Picture::Png, width, height)));
    }
    let too = Err("it has no size, or more than 10,000 pixels on a side".to_owned());
    for (width, height) in [(0, 1), (1, 0), (0, 0), (10_001, 1), (1, 10_001), (u32::MAX, 1)] {
        assert_eq!(taken(&png(width, height, 0)), too, "{width} {height}");
    }
}

#[test]
fn what_is_no_picture_of_the_project_is_refused() {
    assert_eq!(taken(b"GIF89a"), Err(NO_PICTURE.to_owned()));
    assert_eq!(taken(b""), Err(NO_PICTURE.to_owned()));
    assert_eq!(taken(&png(1, 1, 0)[..40]), Err(BROKEN.to_owned()));
    let empty = png(1, 1, 0).len();
    assert_eq!(taken(&png(1, 1, (1 << 20) - empty)), Ok((Picture::Png, 1, 1)));
    let large = taken(&png(1, 1, (1 << 20) - empty + 1));
    assert_eq!(large, Err("it is larger than 1 MiB".to_owned()));
    let folder = Folder::new(&[("deep/logo.png", "")]);
    folder.write("deep/logo.png", png(2, 3, 0));
    assert_eq!(taken_from(&folder, "deep/logo.png"), Ok((Picture::Png, 2, 3)));
    assert_eq!(taken_from(&folder, "./deep/logo.png"), Ok((Picture::Png, 2, 3)));
    for outside in ["../logo.png", "deep/../deep/logo.png", "/logo.png", "deep\\logo.png"] {
        let refused = taken_from(&folder, outside);
        assert_eq!(refused, Err("its path leads out of the project".to_owned()), "{outside}");
    }
    let none = taken_from(&folder, "none.png");
    assert_eq!(none, Err("there is no such file or folder".to_owned()));
    assert_eq!(taken_from(&folder, "deep"), Err("it is a folder, not a file".to_owned()));
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_within_the_project_only() {
    let folder = Folder::new(&[]);
    let other = Folder::new(&[]);
    other.write("logo.png", png(2, 3, 0));
    folder.write("real.png", png(4, 5, 0));
    std::os::unix::fs::symlink("real.png", folder.join("in.png")).unwrap();
    std::os::unix::fs::symlink(other.join("logo.png"), folder.join("out.png")).unwrap();
    std::os::unix::fs::symlink(other.path(), folder.join("way")).unwrap();
    assert_eq!(taken_from(&folder, "in.png"), Ok((Picture::Png, 4, 5)));
    for path in ["out.png", "way/logo.png"] {
        let refused = taken_from(&folder, path);
        assert_eq!(refused, Err("it is a link that leads out of the project".to_owned()), "{path}");
    }
}
