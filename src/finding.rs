//! What a rule reports: a rule, a level, a message, places and help.

use std::fmt;
use std::str::FromStr;

use crate::source::Span;

/// How grave a finding is, gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Makes `raci check` fail.
    Error,
    /// Shown; makes `raci check` fail where the project says `fail-on = "warn"`.
    Warn,
    /// Shown, never fails.
    Info,
    /// Not looked for.
    Off,
}

impl Level {
    /// Every level with its name in the files, gravest first.
    pub const NAMES: [(&'static str, Level); 4] = [
        ("error", Level::Error),
        ("warn", Level::Warn),
        ("info", Level::Info),
        ("off", Level::Off),
    ];
}

impl Level {
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

/// What a finding speaks of, by position in the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The project as a whole, or a file of it.
    Project,
    /// A responsibility.
    Responsibility(crate::model::ResponsibilityId),
    /// A role.
    Role(crate::model::RoleId),
    /// A person.
    Person(crate::model::PersonId),
    /// A phase.
    Phase(crate::model::PhaseId),
}

/// Another place that a finding shows, with what there is to see.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// Where it stands.
    pub span: Span,
    /// A few words that stand beside the excerpt.
    pub label: String,
}

/// One thing that is wrong or doubtful, with the place where it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The name of the rule.
    pub rule: &'static str,
    /// How grave it is in this project.
    pub level: Level,
    /// What the finding speaks of.
    pub subject: Subject,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// The exact text at fault.
    pub span: Span,
    /// A few words beside the caret; may be empty.
    pub label: String,
    /// Other places that decided it, in the order in which they are shown.
    pub related: Vec<Related>,
    /// What to do, with the text to paste; may be empty.
    pub help: String,
    /// The id of the policy that is broken, where one is.
    pub policy: Option<String>,
    /// The reason of the waiver that silences it, where one does.
    pub waived: Option<String>,
}

impl Finding {
    /// A finding of `rule` at `place`. It is an error until its rule's level is applied.
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

    /// Says what the finding speaks of.
    #[must_use]
    pub fn about(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }

    /// Puts a few words beside the caret.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Shows another place.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push(Related { span, label: label.into() });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}

/// Sorts findings by file, place, rule and message: the order in which they are reported.
pub fn sort(findings: &mut [Finding]) {
    // Few are of one rule at one place, and findings are large: a key each is sooner sorted than they are.
    let span = |finding: &Finding| (finding.span, finding.rule);
    findings.sort_by_cached_key(span);
    for same in findings.chunk_by_mut(|a, b| span(a) == span(b)) {
        same.sort_by(|a, b| (&a.message, &a.related).cmp(&(&b.message, &b.related)));
    }
}
