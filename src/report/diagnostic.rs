//! A finding as every format reports it: ids instead of positions, lines instead of bytes, nothing borrowed.

use std::sync::Arc;

use crate::finding::Finding;
use crate::hash::HashMap;
use crate::model::{Project, Subject};
use crate::source::SourceMap;
use crate::source::Span;

/// A finding, ready for any format.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// What is wrong, and what to do. Its places stand in `region` and `related`.
    pub finding: Finding,
    /// What it speaks of, as "responsibility load-test"; empty where that is the project or a file.
    pub subject: String,
    /// Where it is.
    pub region: Region,
    /// The other places, in the order of those of the finding.
    pub related: Vec<Region>,
    /// What stays the same when lines move: it is made of the project, the rule, the policy and what it speaks of.
    pub fingerprint: String,
    /// Whether it stood in the baseline already.
    pub known: bool,
    /// The form for people, with excerpts, where one is asked for.
    pub text: String,
}

impl Diagnostic {
    /// Whether it counts: neither waived nor known before.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.finding.waived.is_none() && !self.known
    }
}

/// A stretch of a file; lines and columns are counted from 1, columns in characters, the end excluded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// The path as it is shown, with `/` between its parts.
    pub path: Arc<str>,
    /// The first line.
    pub line: usize,
    /// The column of the first character.
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
}

/// The findings of a project as entries, in the same order.
#[must_use]
pub fn of(project: &Project<'_>, sources: &SourceMap, findings: Vec<Finding>) -> Vec<Diagnostic> {
    let paths: Vec<Arc<str>> = sources.files.iter().map(|file| file.path.as_str().into()).collect();
    let region = |place| region(sources, &paths, place);
    let entries = findings.into_iter().map(|finding| Diagnostic {
        subject: subject(project, finding.subject),
        region: region(finding.span),
        related: finding.related.iter().map(|related| region(related.span)).collect(),
        fingerprint: String::new(),
        known: false,
        text: String::new(),
        finding,
    });
    let mut entries: Vec<Diagnostic> = entries.collect();
    let mark = sources.files.first().map_or("", |file| file.path.as_str());
    fingerprints(mark, &mut entries);
    entries
}

fn subject(project: &Project<'_>, subject: Subject) -> String {
    if subject == Subject::Project {
        return String::new();
    }
    let entity = project.entity(subject);
    format!("{} {}", entity.kind, entity.id)
}

fn region(sources: &SourceMap, paths: &[Arc<str>], place: Span) -> Region {
    let source = sources.file(place.file);
    let start = source.position(place.start);
    let end = source.position(place.end);
    Region {
        path: paths[place.file.0 as usize].clone(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

/// Gives each entry a fingerprint of the project, the rule, the policy and what it speaks of, but not of lines. Where
/// it speaks of nothing by id, the message stands in; of several that are the same, each but the first has its number.
fn fingerprints(mark: &str, entries: &mut [Diagnostic]) {
    let mut seen: HashMap<String, usize> = HashMap::default();
    for entry in entries {
        let finding = &entry.finding;
        let policy = finding.policy.as_deref().unwrap_or_default();
        let about = if entry.subject.is_empty() { &finding.message } else { &entry.subject };
        let key = [mark, finding.rule, policy, about].join("\0");
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
