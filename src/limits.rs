//! How much is taken in of files that anybody may have written. Every bound can be raised with `--limit NAME=NUMBER`.

use std::fmt;

/// What is bounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitKind {
    /// Bytes of a file.
    FileSize,
    /// Bytes of all files of a project.
    ProjectSize,
    /// Files of a project.
    Files,
    /// Folders in folders, below the one that is named.
    Depth,
    /// Letters in a project; places of the tables of a file that is imported.
    Cells,
    /// Roles in a project; columns of a table that is imported.
    Columns,
    /// Steps from all boards of a project to their members, and to theirs.
    Members,
    /// Characters of a name or an id.
    NameLength,
}

/// Every bound with its name on the command line and its usual number.
const ALL: [(LimitKind, &str, u64); 8] = [
    (LimitKind::FileSize, "file-size", 64 << 20),
    (LimitKind::ProjectSize, "project-size", 256 << 20),
    (LimitKind::Files, "files", 10_000),
    (LimitKind::Depth, "depth", 32),
    (LimitKind::Cells, "cells", 10_000_000),
    (LimitKind::Columns, "columns", 10_000),
    (LimitKind::Members, "members", 1_000_000),
    (LimitKind::NameLength, "name-length", 1_000),
];

impl LimitKind {
    /// Every bound.
    pub fn all() -> impl Iterator<Item = LimitKind> {
        ALL.into_iter().map(|(bound, _, _)| bound)
    }

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        ALL[self as usize].1
    }

    /// Whether it counts bytes.
    #[must_use]
    pub fn is_size(self) -> bool {
        matches!(self, LimitKind::FileSize | LimitKind::ProjectSize)
    }
}

/// The numbers of all bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits([u64; ALL.len()]);

impl Default for Limits {
    fn default() -> Self {
        Limits(ALL.map(|(_, _, number)| number))
    }
}

impl Limits {
    /// The usual numbers, and others where they are given.
    #[must_use]
    pub fn with(others: &[Limit]) -> Limits {
        let mut limits = Limits::default();
        for other in others {
            limits.0[other.bound as usize] = other.number;
        }
        limits
    }

    /// The number of a bound.
    #[must_use]
    pub fn of(&self, bound: LimitKind) -> u64 {
        self.0[bound as usize]
    }

    /// The number of a bound of things that are counted in memory.
    #[must_use]
    pub fn count(&self, bound: LimitKind) -> usize {
        usize::try_from(self.of(bound)).unwrap_or(usize::MAX)
    }

    /// The bound with its number.
    #[must_use]
    pub fn limit(&self, bound: LimitKind) -> Limit {
        Limit { bound, number: self.of(bound) }
    }
}

/// A bound with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The bound.
    pub bound: LimitKind,
    /// The most that is allowed.
    pub number: u64,
}

impl Limit {
    /// What to write to allow four times as much.
    #[must_use]
    pub fn raised(self) -> String {
        let more = Limit { number: self.number.saturating_mul(4), ..self };
        let number = if self.bound.is_size() {
            more.to_string().replace(" MiB", "M").replace(" KiB", "K").replace(" bytes", "")
        } else {
            more.number.to_string()
        };
        format!("if so much is meant: --limit {}={number}", self.bound.name())
    }
}

impl fmt::Display for Limit {
    /// "64 MiB", "10000".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.bound.is_size(), self.number) {
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
/// Says what to write instead.
pub fn parse(text: &str) -> Result<Limit, String> {
    let names = || ALL.map(|(_, name, _)| name).join(", ");
    let (name, number) = text.split_once('=').ok_or("write a name and a number: file-size=256M")?;
    let found = ALL.into_iter().find(|(_, known, _)| *known == name);
    let (bound, _, _) = found.ok_or_else(|| format!("the bounds are {}", names()))?;
    let (digits, shift) = match number.strip_suffix(['K', 'M', 'G']).filter(|_| bound.is_size()) {
        Some(digits) if number.ends_with('K') => (digits, 10),
        Some(digits) if number.ends_with('M') => (digits, 20),
        Some(digits) => (digits, 30),
        None => (number, 0),
    };
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let number = digits.parse::<u64>().ok().filter(|_| plain);
    let number = number.and_then(|number| number.checked_mul(1 << shift));
    let number = number.ok_or("the number is a whole one, such as 20000; of a size also 256M")?;
    Ok(Limit { bound, number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bound_stands_at_its_place() {
        for (position, (bound, name, number)) in ALL.into_iter().enumerate() {
            assert_eq!((bound as usize, bound.name()), (position, name));
            assert_eq!(Limits::default().of(bound), number);
        }
    }

    #[test]
    fn limits_are_read_and_written() {
        let size = parse("file-size=3M").unwrap();
        assert_eq!((size.bound, size.number), (LimitKind::FileSize, 3 << 20));
        assert_eq!(size.to_string(), "3 MiB");
        assert_eq!(size.raised(), "if so much is meant: --limit file-size=12M");
        assert_eq!(parse("columns=7").unwrap().to_string(), "7");
        assert_eq!(parse("file-size=10").unwrap().to_string(), "10 bytes");
        for wrong in
            ["file-size", "size=1", "columns=1M", "columns=-1", "files=", "file-size=99999999999G"]
        {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
