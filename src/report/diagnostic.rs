//! A finding as data that outlives its project: ids instead of positions, lines instead of bytes, no borrows.

use std::sync::Arc;

use crate::finding::Finding;
use crate::hash::HashMap;
use crate::model::{Project, Subject};
use crate::report::excerpt::Excerpt;
use crate::source::{SourceMap, Span};

/// A finding that any format can report.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The message and the remedy. Its spans are resolved in `region` and `related`.
    pub finding: Finding,
    /// The subject, for example "responsibility load-test"; empty for the project or a file.
    pub subject: String,
    /// The text at fault.
    pub region: Region,
    /// The related text, in the order of the finding.
    pub related: Vec<Region>,
    /// Identifies the finding when lines move: a hash of the project, the rule, the policy and the subject.
    pub fingerprint: String,
    /// Whether it is in the baseline.
    pub known: bool,
    /// The lines that it shows, if a format asks for them.
    pub excerpts: Vec<Excerpt<'static>>,
}

impl Diagnostic {
    /// Whether it counts, being neither waived nor in the baseline.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.finding.waived.is_none() && !self.known
    }
}

/// A range of a file. Lines and columns are counted from 1, columns in characters; the end is excluded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// The path as it is shown, with `/` as separator.
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

/// The findings of a project as diagnostics without excerpts, in the same order.
#[must_use]
pub fn diagnostics(
    project: &Project<'_>,
    sources: &SourceMap,
    findings: Vec<Finding>,
) -> Vec<Diagnostic> {
    let paths: Vec<Arc<str>> = sources.files.iter().map(|file| file.path.as_str().into()).collect();
    let region = |span| region(sources, &paths, span);
    let diagnostic = |finding: Finding| Diagnostic {
        subject: subject(project, finding.subject),
        region: region(finding.span),
        related: finding.related.iter().map(|related| region(related.span)).collect(),
        fingerprint: String::new(),
        known: false,
        excerpts: Vec::new(),
        finding,
    };
    let mut diagnostics: Vec<Diagnostic> = findings.into_iter().map(diagnostic).collect();
    let manifest = sources.files.first().map_or("", |file| file.path.as_str());
    set_fingerprints(manifest, &mut diagnostics);
    diagnostics
}

fn subject(project: &Project<'_>, subject: Subject) -> String {
    if subject == Subject::Project {
        return String::new();
    }
    let entity = project.entity(subject);
    format!("{} {}", entity.kind, entity.id)
}

fn region(sources: &SourceMap, paths: &[Arc<str>], span: Span) -> Region {
    let source = sources.file(span.file);
    let start = source.position(span.start);
    let end = source.position(span.end);
    Region {
        path: paths[span.file.0 as usize].clone(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

/// Computes the fingerprints: hashes of the project, the rule, the policy and the subject, but not of lines. The message
/// replaces a missing subject; equal ones are numbered.
fn set_fingerprints(manifest: &str, diagnostics: &mut [Diagnostic]) {
    let mut seen: HashMap<String, usize> = HashMap::default();
    for diagnostic in diagnostics {
        let finding = &diagnostic.finding;
        let policy = finding.policy.as_deref().unwrap_or_default();
        let about =
            if diagnostic.subject.is_empty() { &finding.message } else { &diagnostic.subject };
        let key = [manifest, finding.rule, policy, about].join("\0");
        let number = seen.get(&key).map_or(1, |number| number + 1);
        diagnostic.fingerprint = format!("{:016x}", hash(&format!("{key}\0{number}")));
        seen.insert(key, number);
    }
}

/// FNV-1a with 64 bits: the same on every system and in every release.
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
