//! What a project is made of: parties, phases, roles, people and responsibilities, as their files say.

use std::ops::Range;

use super::{Date, Letter, LetterSet, PartyId, PersonId, PhaseId, ResponsibilityId, RoleId};
use crate::source::{Span, Spanned};

/// A recorded, reasoned exception to one rule.
#[derive(Debug, Clone)]
pub struct Waiver<'a> {
    /// The name of the rule, as written.
    pub rule: Spanned<&'a str>,
    /// Why it is an exception.
    pub reason: &'a str,
    /// The last day on which it holds, as year, month, day; `None` is for ever.
    pub until: Option<Spanned<Date>>,
}

/// An organisation in the engagement.
#[derive(Debug, Clone)]
pub struct Party<'a> {
    /// The key in the files.
    pub id: Spanned<&'a str>,
    /// The name shown.
    pub name: &'a str,
    /// Where the name is written; the id's place where there is none.
    pub name_span: Span,
    /// The role that answers for this party's unfilled roles.
    pub fallback: Option<Spanned<RoleId>>,
}

/// An ordered section of the responsibilities.
#[derive(Debug, Clone)]
pub struct Phase<'a> {
    /// The key in the files.
    pub id: Spanned<&'a str>,
    /// The name shown.
    pub name: &'a str,
    /// Where the name is written; the id's place where there is none.
    pub name_span: Span,
    /// Exceptions that hold for the phase.
    pub waivers: Vec<Waiver<'a>>,
}

/// Who fills a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Assignee {
    /// One person.
    Person(PersonId),
    /// A whole party, without naming people.
    Party(PartyId),
}

/// A function that takes part; a column of the matrix.
#[derive(Debug, Clone)]
pub struct Role<'a> {
    /// The key in the files.
    pub id: Spanned<&'a str>,
    /// The name shown.
    pub name: &'a str,
    /// Where the name is written; the id's place where there is none.
    pub name_span: Span,
    /// The heading where columns are narrow.
    pub short: Option<&'a str>,
    /// The organisation that it belongs to.
    pub party: Option<Spanned<PartyId>>,
    /// Whether it must be filled.
    pub required: bool,
    /// Who fills it, in the order written, each once.
    pub filled_by: Vec<Spanned<Assignee>>,
    /// People needed when it is required.
    pub at_least: u32,
    /// People allowed, with the place of the limit.
    pub at_most: Option<Spanned<u32>>,
    /// Who answers when several fill it.
    pub lead: Option<Spanned<PersonId>>,
    /// The role that it reports to.
    pub reports_to: Option<Spanned<RoleId>>,
    /// The role on whose behalf it acts.
    pub represents: Option<Spanned<RoleId>>,
    /// The roles that a board or committee is made of.
    pub members: Vec<Spanned<RoleId>>,
    /// The role that stands in.
    pub deputy: Option<Spanned<RoleId>>,
    /// What the role is.
    pub description: Option<&'a str>,
    /// Free marks that policies can ask for.
    pub tags: Vec<Spanned<&'a str>>,
    /// Exceptions that hold for the role.
    pub waivers: Vec<Waiver<'a>>,
    /// Whether everything that is written of it could be read. What is missing can only be judged where this is true.
    pub complete: bool,
}

/// Somebody who fills roles.
#[derive(Debug, Clone)]
pub struct Person<'a> {
    /// The key in the files, or the name where no `[person]` table speaks of them.
    pub id: Spanned<&'a str>,
    /// The name shown.
    pub name: &'a str,
    /// Where the name is written; the id's place where there is none.
    pub name_span: Span,
    /// Whether a `[person]` table defines them.
    pub defined: bool,
    /// The organisation that they belong to.
    pub party: Option<Spanned<PartyId>>,
    /// Where to reach them.
    pub email: Option<&'a str>,
    /// Exceptions that hold for the person.
    pub waivers: Vec<Waiver<'a>>,
}

/// Something that has to be owned: a row of the matrix.
#[derive(Debug, Clone)]
pub struct Responsibility<'a> {
    /// The key in the files.
    pub id: Spanned<&'a str>,
    /// The name shown.
    pub name: &'a str,
    /// Where the name is written; the id's place where there is none.
    pub name_span: Span,
    /// The section that it stands in.
    pub phase: Option<Spanned<PhaseId>>,
    /// Its part of the project's list of assignments.
    pub assignments: Range<u32>,
    /// Its part of the project's list of cells.
    pub cells: Range<u32>,
    /// Free marks that policies select by.
    pub tags: Vec<Spanned<&'a str>>,
    /// More words on what has to be done.
    pub description: Option<&'a str>,
    /// What comes out of it.
    pub deliverable: Option<&'a str>,
    /// Contract clause, ticket or link that asks for it.
    pub source: Option<&'a str>,
    /// What has to follow.
    pub leads_to: Vec<Spanned<ResponsibilityId>>,
    /// Exceptions that hold for the responsibility.
    pub waivers: Vec<Waiver<'a>>,
    /// Letters under which something could not be read.
    pub unread: LetterSet,
    /// Whether what has to follow could be read in full.
    pub leads_to_read: bool,
    /// Whether no letter at all may be missing by a mistake in the file.
    pub complete: bool,
}

impl Responsibility<'_> {
    /// Whether everything under a letter could be read, so that its absence can be judged.
    #[must_use]
    pub fn has_read(&self, letter: Letter) -> bool {
        self.complete && !self.unread.contains(letter)
    }

    /// Whether everything under every letter could be read.
    #[must_use]
    pub fn has_read_all(&self) -> bool {
        self.complete && self.unread.is_empty()
    }
}

/// One letter of one role in one responsibility, where it is written.
#[derive(Debug, Clone, Copy)]
pub struct Assignment {
    /// The letter.
    pub letter: Letter,
    /// The role that holds it.
    pub role: RoleId,
    /// The role's id under the letter.
    pub span: Span,
}

/// All letters of one role in one responsibility. A cell is never empty.
#[derive(Debug, Clone, Copy)]
pub struct Cell {
    /// The column.
    pub role: RoleId,
    /// The letters.
    pub letters: LetterSet,
}
