//! The baseline: findings that a team has accepted for now, so that only new ones fail.
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

/// The accepted findings.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    findings: Vec<Accepted>,
    #[serde(skip)]
    fingerprints: HashSet<String>,
}

/// An accepted finding. Only the fingerprint is matched; the rest is for people who read the file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    fingerprint: String,
    rule: String,
    message: String,
}

impl Accepted {
    /// The finding in a line: `unowned: nobody is accountable for "X"`.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{}: {}", self.rule, self.message)
    }
}

impl Baseline {
    fn new(findings: Vec<Accepted>) -> Baseline {
        let fingerprints = findings.iter().map(|accepted| accepted.fingerprint.clone()).collect();
        Baseline { version: VERSION, findings, fingerprints }
    }

    /// All that is found, not waived, and can be accepted.
    #[must_use]
    pub fn from_diagnostics<'d>(diagnostics: impl Iterator<Item = &'d Diagnostic>) -> Baseline {
        let accepted = diagnostics.filter(|it| is_acceptable(it)).map(|diagnostic| Accepted {
            fingerprint: diagnostic.fingerprint.clone(),
            rule: diagnostic.finding.rule.to_owned(),
            message: diagnostic.finding.message.clone(),
        });
        Baseline::new(accepted.collect())
    }

    /// The number of accepted findings.
    #[must_use]
    pub fn number(&self) -> usize {
        self.findings.len()
    }

    /// Reads a file that holds the text of [`Baseline::write`].
    ///
    /// # Errors
    /// When it cannot be read, or is no baseline.
    pub fn read(file: &Path) -> Result<Baseline, Error> {
        let unreadable = |reason| Error::Unreadable { path: file.to_owned(), reason };
        let text =
            std::fs::read_to_string(file).map_err(|error| unreadable(plain_reason(&error)))?;
        Baseline::parse(&text).map_err(|reason| unreadable(format!("it is no baseline: {reason}")))
    }

    /// Reads the text of such a file.
    ///
    /// # Errors
    /// When it is no baseline: the reason, with line and column.
    pub fn parse(text: &str) -> Result<Baseline, String> {
        let baseline: Baseline = serde_json::from_str(text).map_err(|error| error.to_string())?;
        match baseline.version {
            VERSION => Ok(Baseline::new(baseline.findings)),
            other => {
                Err(format!("its version is {other}, and this program reads version {VERSION}"))
            }
        }
    }

    /// The text of the file, sorted, so that the same findings are the same bytes.
    #[must_use]
    pub fn write(&self) -> String {
        let mut findings = self.findings.clone();
        findings.sort_by(|a, b| (&a.rule, &a.message).cmp(&(&b.rule, &b.message)));
        envelope::pretty(&Baseline::new(findings))
    }

    /// Marks the diagnostics that are in the baseline.
    pub fn mark(&self, diagnostics: &mut [Diagnostic]) {
        for diagnostic in diagnostics.iter_mut().filter(|diagnostic| is_acceptable(diagnostic)) {
            diagnostic.known |= self.fingerprints.contains(&diagnostic.fingerprint);
        }
    }

    /// The accepted findings that do not occur in these diagnostics.
    #[must_use]
    pub fn resolved<'d>(self, diagnostics: impl Iterator<Item = &'d Diagnostic>) -> Vec<Accepted> {
        let found: HashSet<&str> = (diagnostics.filter(|diagnostic| diagnostic.known))
            .map(|diagnostic| diagnostic.fingerprint.as_str())
            .collect();
        let is_resolved = |accepted: &Accepted| !found.contains(accepted.fingerprint.as_str());
        self.findings.into_iter().filter(is_resolved).collect()
    }
}

fn is_acceptable(diagnostic: &Diagnostic) -> bool {
    diagnostic.finding.waived.is_none() && can_be_accepted(diagnostic)
}

/// Whether the rule of a finding lets it be accepted: behind text that was not read there may be any number of new
/// findings.
#[must_use]
pub fn can_be_accepted(diagnostic: &Diagnostic) -> bool {
    ![UNREADABLE, SYNTAX].contains(&diagnostic.finding.rule)
}
