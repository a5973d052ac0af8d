//! Policies: a project's own rules, as written in `raci.toml`.

use crate::model::{Count, Letter, LetterSet, Level, PartyId, PhaseId, ResponsibilityId, RoleId};
use crate::source::Span;
use crate::source::Spanned;

/// The entries that a policy applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Each {
    /// To every responsibility that it selects.
    #[default]
    Responsibility,
    /// To every phase, with the number of responsibilities that it selects there.
    Phase,
}

/// Which responsibilities a policy selects. Every given list must match; in a list one match is enough, except that all
/// `tags` must match.
#[derive(Debug, Clone, Default)]
pub struct Select<'a> {
    /// The span of the selection, if there is one.
    pub span: Option<Span>,
    /// Responsibilities of these phases.
    pub phases: Option<Vec<Spanned<PhaseId>>>,
    /// Responsibilities with all these tags.
    pub tags: Option<Vec<Spanned<&'a str>>>,
    /// These responsibilities.
    pub responsibilities: Option<Vec<Spanned<ResponsibilityId>>>,
    /// Responsibilities whose owner is a role of these parties.
    pub parties: Option<Vec<Spanned<PartyId>>>,
}

/// A requirement of a policy.
#[derive(Debug, Clone)]
pub enum Demand<'a> {
    /// These roles must have the letter.
    Require(Letter, Vec<Spanned<RoleId>>),
    /// These roles must not have the letter.
    Forbid(Letter, Vec<Spanned<RoleId>>),
    /// The number of roles with the letter.
    Count(Letter, Count),
    /// The number of matching responsibilities in a phase.
    Matching(Count),
    /// Every role with the letter must belong to the party.
    Party(Letter, PartyId),
    /// Every role with the letter must have the tag.
    Tagged(Letter, &'a str),
    /// The least number of distinct people who hold the letters.
    People(LetterSet, u32),
    /// No person may hold two of the letters.
    Distinct(Vec<Letter>),
    /// The least number of responsibilities that must follow.
    LeadsTo(u32),
}

/// A policy.
#[derive(Debug, Clone)]
pub struct Policy<'a> {
    /// The key in the file.
    pub id: Spanned<&'a str>,
    /// Its purpose in a sentence.
    pub title: Option<&'a str>,
    /// The severity of a breach.
    pub level: Level,
    /// The entries that it applies to.
    pub each: Each,
    /// Which responsibilities it selects.
    pub select: Select<'a>,
    /// Whether its whole definition could be read, so that it can be checked.
    pub complete: bool,
    /// Its requirement.
    pub demands: Vec<Spanned<Demand<'a>>>,
}
