//! What stood before: findings that a team has accepted for now, so that only new ones fail.
//!
//! They are matched by their fingerprints, which are made of rules and ids and not of lines.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::envelope;
use crate::error::Error;
use crate::finding::reading_rule::{SYNTAX, UNREADABLE};
use crate::hash::HashSet;
use crate::report::diagnostic::Diagnostic;
use crate::source::read::plain_reason;

/// The version of the file.
const VERSION: u32 = 1;

/// The findings of an earlier check.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    findings: Vec<Known>,
    /// Their fingerprints.
    #[serde(skip)]
    known: HashSet<String>,
    /// The fingerprints that were found again.
    #[serde(skip)]
    seen: HashSet<String>,
}

/// One of them. Only the fingerprint is matched; the rest is for people who read the file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    fingerprint: String,
    rule: String,
    message: String,
}

impl Known {
    /// The finding in a line: `unowned: nobody is accountable for "X"`.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{}: {}", self.rule, self.message)
    }
}

impl Baseline {
    fn with(findings: Vec<Known>) -> Baseline {
        let known = findings.iter().map(|known| known.fingerprint.clone()).collect();
        Baseline { version: VERSION, findings, known, seen: HashSet::default() }
    }

    /// Everything that stands, no waiver silences, and can be accepted.
    #[must_use]
    pub fn of(entries: &[Diagnostic]) -> Baseline {
        let standing = entries.iter().filter(|e| e.finding.waived.is_none() && can_be_accepted(e));
        let findings = standing.map(|entry| Known {
            fingerprint: entry.fingerprint.clone(),
            rule: entry.finding.rule.to_owned(),
            message: entry.finding.message.clone(),
        });
        Baseline::with(findings.collect())
    }

    /// How many findings stand in it.
    #[must_use]
    pub fn number(&self) -> usize {
        self.findings.len()
    }

    /// Opens the file that [`Baseline::write`] makes.
    ///
    /// # Errors
    /// When it cannot be read, or is no such file.
    pub fn read(file: &Path) -> Result<Baseline, Error> {
        let unreadable = |reason| Error::Unreadable { path: file.to_owned(), reason };
        let text =
            std::fs::read_to_string(file).map_err(|error| unreadable(plain_reason(&error)))?;
        Baseline::parse(&text).map_err(|reason| unreadable(format!("it is no baseline: {reason}")))
    }

    /// Reads the text of that file.
    ///
    /// # Errors
    /// When it is no such file, with the reason and the place.
    pub fn parse(text: &str) -> Result<Baseline, String> {
        let baseline: Baseline = serde_json::from_str(text).map_err(|error| error.to_string())?;
        match baseline.version {
            VERSION => Ok(Baseline::with(baseline.findings)),
            other => {
                Err(format!("its version is {other}, and this program reads version {VERSION}"))
            }
        }
    }

    /// The file, sorted, so that two of the same findings are the same bytes.
    #[must_use]
    pub fn write(&self) -> String {
        let mut findings = self.findings.clone();
        findings.sort_by(|a, b| (&a.rule, &a.message).cmp(&(&b.rule, &b.message)));
        envelope::pretty(&Baseline::with(findings))
    }

    /// Marks the entries that stood before.
    pub fn mark(&self, entries: &mut [Diagnostic]) {
        for entry in entries.iter_mut().filter(|e| e.finding.waived.is_none() && can_be_accepted(e))
        {
            entry.known |= self.known.contains(&entry.fingerprint);
        }
    }

    /// Notes the entries that are marked as found again.
    pub fn note(&mut self, entries: &[Diagnostic]) {
        let marked = entries.iter().filter(|entry| entry.known);
        self.seen.extend(marked.map(|entry| entry.fingerprint.clone()));
    }

    /// What stood before and was marked nowhere.
    #[must_use]
    pub fn gone(self) -> Vec<Known> {
        let seen = self.seen;
        self.findings.into_iter().filter(|known| !seen.contains(&known.fingerprint)).collect()
    }
}

/// Whether a finding can be accepted: behind text that was not read anything may stand, also what is new.
#[must_use]
pub fn can_be_accepted(entry: &Diagnostic) -> bool {
    ![UNREADABLE, SYNTAX].contains(&entry.finding.rule)
}
