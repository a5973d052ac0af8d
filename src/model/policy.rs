//! A rule of the project's own, as `raci.toml` writes it.

use crate::model::{Count, Letter, LetterSet, Level, PartyId, PhaseId, ResponsibilityId, RoleId};
use crate::source::Span;
use crate::source::Spanned;

/// What a policy speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Each {
    /// Every responsibility that it selects.
    #[default]
    Responsibility,
    /// Every phase, with a count of the responsibilities that it selects there.
    Phase,
}

/// Which responsibilities a policy selects. Every list that is given must match; within a list one match is enough,
/// but of `tags` all must be there.
#[derive(Debug, Clone, Default)]
pub struct Select<'a> {
    /// Where the selection is written, if it is.
    pub span: Option<Span>,
    /// Responsibilities of these phases.
    pub phases: Option<Vec<Spanned<PhaseId>>>,
    /// Responsibilities that bear all these tags.
    pub tags: Option<Vec<Spanned<&'a str>>>,
    /// These responsibilities.
    pub responsibilities: Option<Vec<Spanned<ResponsibilityId>>>,
    /// Responsibilities whose owner is a role of these parties.
    pub parties: Option<Vec<Spanned<PartyId>>>,
}

/// One thing that a policy demands.
#[derive(Debug, Clone)]
pub enum Demand<'a> {
    /// These roles hold the letter.
    Require(Letter, Vec<Spanned<RoleId>>),
    /// These roles do not hold the letter.
    Forbid(Letter, Vec<Spanned<RoleId>>),
    /// So many roles hold the letter.
    Count(Letter, Count),
    /// So many responsibilities of a phase match.
    Matching(Count),
    /// Every role with the letter is of the party.
    Party(Letter, PartyId),
    /// Every role with the letter bears the tag.
    Tagged(Letter, &'a str),
    /// So many distinct persons stand behind the letters.
    People(LetterSet, u32),
    /// No person stands behind two of the letters.
    Distinct(Vec<Letter>),
    /// The responsibility leads to so many others.
    LeadsTo(u32),
}

/// A rule of the project's own.
#[derive(Debug, Clone)]
pub struct Policy<'a> {
    /// The key in the file.
    pub id: Spanned<&'a str>,
    /// What it is for, in a sentence.
    pub title: Option<&'a str>,
    /// How grave a breach is.
    pub level: Level,
    /// What it speaks of.
    pub each: Each,
    /// Which responsibilities it selects.
    pub select: Select<'a>,
    /// Whether everything that is written of it could be read, so that it can be judged.
    pub complete: bool,
    /// What it demands, each where it is written.
    pub demands: Vec<Spanned<Demand<'a>>>,
}
