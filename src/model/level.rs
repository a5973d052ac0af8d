//! The severity of findings.

use std::fmt;
use std::str::FromStr;

/// The severity of a finding, highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Makes `raci check` fail.
    Error,
    /// Shown; makes `raci check` fail if the project sets `fail-on = "warn"`.
    Warn,
    /// Shown, never fails.
    Info,
    /// The rule is not run.
    Off,
}

impl Level {
    /// Every level with its name in the files, highest first.
    pub const NAMES: [(&'static str, Level); 4] = [
        ("error", Level::Error),
        ("warn", Level::Warn),
        ("info", Level::Info),
        ("off", Level::Off),
    ];

    /// The name in the files: "warn".
    #[must_use]
    pub fn name(self) -> &'static str {
        let found = Self::NAMES.iter().find(|(_, level)| *level == self);
        found.map_or("off", |(name, _)| name)
    }
}

impl FromStr for Level {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        let known = Self::NAMES.iter().find(|(known, _)| *known == name);
        known.map(|(_, level)| *level).ok_or(())
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Level::Error => "error",
            Level::Warn => "warning",
            Level::Info => "info",
            Level::Off => "off",
        };
        f.pad(name)
    }
}
