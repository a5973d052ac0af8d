//! A finding as every format reports it: ids instead of positions, lines instead of bytes, nothing borrowed.

use super::text;
use crate::finding::{Finding, Level, Place, Subject};
use crate::hash::HashMap;
use crate::model::Project;
use crate::project::Sources;

/// A finding, ready for any format.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The name of the rule.
    pub rule: &'static str,
    /// How grave it is.
    pub level: Level,
    /// What is wrong.
    pub message: String,
    /// What to do; may be empty.
    pub help: String,
    /// The policy that is broken, where one is.
    pub policy: Option<String>,
    /// The reason of the waiver that silences it, where one does.
    pub waived: Option<String>,
    /// What it speaks of, as "responsibility load-test"; empty where that is the project or a file.
    pub subject: String,
    /// Where it is.
    pub region: Region,
    /// Other places, each with a few words.
    pub related: Vec<(Region, String)>,
    /// What stays the same when lines move: it is made of the project, the rule, the policy and what it speaks of.
    pub fingerprint: String,
    /// Whether it stood in the baseline already.
    pub known: bool,
    /// The form for people, with excerpts.
    pub text: String,
}

impl Entry {
    /// Whether it counts: neither waived nor known before.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.waived.is_none() && !self.known
    }
}

/// A stretch of a file; lines and columns are counted from 1, columns in characters, the end excluded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// The path as it is shown, with `/` between its parts.
    pub path: String,
    /// The first line.
    pub line: usize,
    /// The column of the first character.
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
}

/// The findings of a project as entries, in the same order, with the form for people.
#[must_use]
pub fn of(
    project: &Project<'_>,
    sources: &Sources,
    findings: &[Finding],
    colour: bool,
) -> Vec<Entry> {
    with(project, sources, findings, Some(colour))
}

/// The same; the form for people is made where it is wanted, with colour or without.
#[must_use]
pub fn with(
    project: &Project<'_>,
    sources: &Sources,
    findings: &[Finding],
    people: Option<bool>,
) -> Vec<Entry> {
    let entries = findings.iter().map(|finding| entry(project, sources, finding, people));
    let mut entries: Vec<Entry> = entries.collect();
    let mark = sources.files.first().map_or("", |file| file.path.as_str());
    fingerprints(mark, &mut entries);
    entries
}

fn entry(
    project: &Project<'_>,
    sources: &Sources,
    finding: &Finding,
    people: Option<bool>,
) -> Entry {
    let related = finding.related.iter();
    Entry {
        rule: finding.rule,
        level: finding.level,
        message: finding.message.clone(),
        help: finding.help.clone(),
        policy: finding.policy.clone(),
        waived: finding.waived.clone(),
        subject: subject(project, finding.subject),
        region: region(sources, finding.place),
        related: related.map(|r| (region(sources, r.place), r.label.clone())).collect(),
        fingerprint: String::new(),
        known: false,
        text: people.map_or_else(String::new, |colour| text::render(finding, sources, colour)),
    }
}

fn subject(project: &Project<'_>, subject: Subject) -> String {
    let (kind, id) = match subject {
        Subject::Project => return String::new(),
        Subject::Responsibility(id) => ("responsibility", project.responsibility(id).id.value),
        Subject::Role(id) => ("role", project.role(id).id.value),
        Subject::Person(id) => ("person", project.person(id).id.value),
        Subject::Phase(id) => ("phase", project.phase(id).id.value),
    };
    format!("{kind} {id}")
}

fn region(sources: &Sources, place: Place) -> Region {
    let source = sources.file(place.file);
    let start = source.position(place.start);
    let end = source.position(place.end);
    Region {
        path: source.path.clone(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

/// Gives each entry a fingerprint of the project, the rule, the policy and what it speaks of, but not of lines. Where
/// it speaks of nothing by id, the message stands in; of several that are the same, each but the first has its number.
fn fingerprints(mark: &str, entries: &mut [Entry]) {
    let mut seen: HashMap<String, usize> = HashMap::default();
    for entry in entries {
        let policy = entry.policy.as_deref().unwrap_or_default();
        let about = if entry.subject.is_empty() { &entry.message } else { &entry.subject };
        let key = [mark, entry.rule, policy, about].join("\0");
        let number = seen.get(&key).map_or(1, |number| number + 1);
        entry.fingerprint = format!("{:016x}", hash(&format!("{key}\0{number}")));
        seen.insert(key, number);
    }
}

/// FNV-1a, 64 bits: the same on every system and in every release.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn the_hash_is_that_of_its_published_vectors() {
        assert_eq!(hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash("foobar"), 0x8594_4171_f739_67e8);
    }
}
