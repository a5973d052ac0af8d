//! Limits on what is read, since anybody may have written the files. `--limit NAME=NUMBER` raises or lowers each.

use std::fmt;

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitKind {
    /// Bytes of a file. A packed one may have eight times as many when it is unpacked.
    FileSize,
    /// Bytes of all files of a project.
    ProjectSize,
    /// Files of a project.
    Files,
    /// Levels of folders below the one that is named.
    Depth,
    /// Letters in a project; cells in the tables of an imported file.
    Cells,
    /// Roles in a project; columns of an imported table.
    Columns,
    /// Steps from all boards of a project to their members, and from those to their own members.
    Members,
    /// Characters of a name or an id.
    NameLength,
    /// Tables and lists in each other in a file; elements and blocks in each other in one that is imported.
    Nesting,
}

/// Every limit, with its name on the command line and its default.
const ALL: [(LimitKind, &str, u64); 9] = [
    (LimitKind::FileSize, "file-size", 64 << 20),
    (LimitKind::ProjectSize, "project-size", 256 << 20),
    (LimitKind::Files, "files", 10_000),
    (LimitKind::Depth, "depth", 32),
    (LimitKind::Cells, "cells", 10_000_000),
    (LimitKind::Columns, "columns", 10_000),
    (LimitKind::Members, "members", 1_000_000),
    (LimitKind::NameLength, "name-length", 1_000),
    (LimitKind::Nesting, "nesting", 1_000),
];

impl LimitKind {
    /// Every kind, in the order of the help.
    pub fn all() -> impl Iterator<Item = LimitKind> {
        ALL.into_iter().map(|(kind, _, _)| kind)
    }

    /// The name on the command line, such as `file-size`.
    #[must_use]
    pub fn name(self) -> &'static str {
        ALL[self as usize].1
    }

    /// Whether the number is in bytes.
    #[must_use]
    pub fn is_size(self) -> bool {
        matches!(self, LimitKind::FileSize | LimitKind::ProjectSize)
    }
}

/// The numbers of all limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits([u64; ALL.len()]);

impl Default for Limits {
    fn default() -> Self {
        Limits(ALL.map(|(_, _, number)| number))
    }
}

impl Limits {
    /// The defaults, with these in place of their own kinds; the last one of a kind wins.
    #[must_use]
    pub fn with(others: &[Limit]) -> Limits {
        let mut limits = Limits::default();
        for other in others {
            limits.0[other.kind as usize] = other.number;
        }
        limits
    }

    /// The number, in bytes for sizes.
    #[must_use]
    pub fn of(&self, kind: LimitKind) -> u64 {
        self.0[kind as usize]
    }

    /// The number as a count of items in memory.
    #[must_use]
    pub fn count(&self, kind: LimitKind) -> usize {
        usize::try_from(self.of(kind)).unwrap_or(usize::MAX)
    }

    /// The kind with its number.
    #[must_use]
    pub fn limit(&self, kind: LimitKind) -> Limit {
        Limit { kind, number: self.of(kind) }
    }
}

/// One limit: what is limited, and to how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What is limited.
    pub kind: LimitKind,
    /// The most that is allowed, in bytes for sizes.
    pub number: u64,
}

impl Limit {
    /// Help on how to allow four times as much: "to allow this: --limit files=40000".
    #[must_use]
    pub fn raised(self) -> String {
        let more = Limit { number: self.number.saturating_mul(4), ..self };
        let number = if self.kind.is_size() {
            more.to_string().replace(" MiB", "M").replace(" KiB", "K").replace(" bytes", "")
        } else {
            more.number.to_string()
        };
        format!("to allow this: --limit {}={number}", self.kind.name())
    }
}

impl fmt::Display for Limit {
    /// "64 MiB", "10000".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.kind.is_size(), self.number) {
            (true, number) if number >= 1 << 20 && number % (1 << 20) == 0 => {
                write!(f, "{} MiB", number >> 20)
            }
            (true, number) if number >= 1 << 10 && number % (1 << 10) == 0 => {
                write!(f, "{} KiB", number >> 10)
            }
            (true, number) => write!(f, "{number} bytes"),
            (false, number) => write!(f, "{number}"),
        }
    }
}

/// Reads `file-size=256M` or `columns=20000`. Sizes may end in K, M or G.
///
/// # Errors
/// If the name or the number is invalid; the text describes what is valid.
pub fn parse(text: &str) -> Result<Limit, String> {
    let names = || ALL.map(|(_, name, _)| name).join(", ");
    let (name, number) =
        text.split_once('=').ok_or("write a name and a number, for example file-size=256M")?;
    let found = ALL.into_iter().find(|(_, known, _)| *known == name);
    let (kind, _, _) = found.ok_or_else(|| format!("the limits are {}", names()))?;
    let (digits, shift) = match number.strip_suffix(['K', 'M', 'G']).filter(|_| kind.is_size()) {
        Some(digits) if number.ends_with('K') => (digits, 10),
        Some(digits) if number.ends_with('M') => (digits, 20),
        Some(digits) => (digits, 30),
        None => (number, 0),
    };
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let number = digits.parse::<u64>().ok().filter(|_| plain);
    let number = number.and_then(|number| number.checked_mul(1 << shift));
    let number = number.ok_or("write a whole number such as 20000, or 256M for a size")?;
    Ok(Limit { kind, number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_the_order_of_the_kinds() {
        for (position, (kind, name, number)) in ALL.into_iter().enumerate() {
            assert_eq!((kind as usize, kind.name()), (position, name));
            assert_eq!(Limits::default().of(kind), number);
        }
    }

    #[test]
    fn limits_are_read_and_written() {
        let size = parse("file-size=3M").unwrap();
        assert_eq!((size.kind, size.number), (LimitKind::FileSize, 3 << 20));
        assert_eq!(size.to_string(), "3 MiB");
        assert_eq!(size.raised(), "to allow this: --limit file-size=12M");
        assert_eq!(parse("columns=7").unwrap().to_string(), "7");
        assert_eq!(parse("file-size=10").unwrap().to_string(), "10 bytes");
        for wrong in
            ["file-size", "size=1", "columns=1M", "columns=-1", "files=", "file-size=99999999999G"]
        {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
