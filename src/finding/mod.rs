//! The result of a rule: the rule, a level, a message, places and help.

pub mod reading_rule;

use crate::model::{Level, Subject};
use crate::source::Span;

/// Another place that a finding shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// The text to show.
    pub span: Span,
    /// A few words beside the excerpt.
    pub label: String,
}

/// One mistake or doubt, with the text that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The name of the rule.
    pub rule: &'static str,
    /// Its severity in this project.
    pub level: Level,
    /// Its subject.
    pub subject: Subject,
    /// The message, one sentence without a full stop.
    pub message: String,
    /// The exact text at fault.
    pub span: Span,
    /// A few words beside the caret; may be empty.
    pub label: String,
    /// Other places that decided it, in the order in which they are shown.
    pub related: Vec<Related>,
    /// The remedy, with the text to paste; may be empty.
    pub help: String,
    /// The id of the broken policy, if the rule is `policy`.
    pub policy: Option<String>,
    /// The reason of the waiver that silences it, if any.
    pub waived: Option<String>,
}

impl Finding {
    /// A finding of `rule` at `span`. It is an error until its rule's level is applied.
    pub fn new(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Finding {
            rule,
            level: Level::Error,
            subject: Subject::Project,
            message: message.into(),
            span,
            label: String::new(),
            related: Vec::new(),
            help: String::new(),
            policy: None,
            waived: None,
        }
    }

    /// Sets the subject.
    #[must_use]
    pub fn about(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }

    /// Sets the words beside the caret.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds another place to show.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push(Related { span, label: label.into() });
        self
    }

    /// Sets the advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}

/// Sorts findings by file, place, rule and message: the order in which they are reported.
pub fn sort(findings: &mut [Finding]) {
    // Findings are large, and few share a rule and a place: sorting small cached keys is faster.
    let key = |finding: &Finding| (finding.span, finding.rule);
    findings.sort_by_cached_key(key);
    for same in findings.chunk_by_mut(|a, b| key(a) == key(b)) {
        same.sort_by(|a, b| (&a.message, &a.related).cmp(&(&b.message, &b.related)));
    }
}
