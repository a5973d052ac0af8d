//! The entries of a project: parties, phases, roles, people and responsibilities.

use std::ops::Range;

use super::{Date, Letter, LetterSet, PartyId, PersonId, PhaseId, ResponsibilityId, RoleId};
use crate::source::{Span, Spanned};

/// A recorded, reasoned exception to one rule.
#[derive(Debug, Clone)]
pub struct Waiver<'a> {
    /// The name of the rule, as written.
    pub rule: Spanned<&'a str>,
    /// Why the exception is made.
    pub reason: &'a str,
    /// The last day on which it applies; `None` for no end.
    pub until: Option<Spanned<Date>>,
}

/// An organisation in the engagement.
#[derive(Debug, Clone)]
pub struct Party<'a> {
    /// The key in the files.
    pub id: Spanned<&'a str>,
    /// The name shown.
    pub name: &'a str,
    /// The span of the name, or of the id if there is no name.
    pub name_span: Span,
    /// The role that covers this party's vacant roles.
    pub fallback: Option<Spanned<RoleId>>,
}

/// An ordered section of the responsibilities.
#[derive(Debug, Clone)]
pub struct Phase<'a> {
    /// The key in the files.
    pub id: Spanned<&'a str>,
    /// The name shown.
    pub name: &'a str,
    /// The span of the name, or of the id if there is no name.
    pub name_span: Span,
    /// Waivers for the phase.
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
    /// The span of the name, or of the id if there is no name.
    pub name_span: Span,
    /// The heading where columns are narrow.
    pub short: Option<&'a str>,
    /// The party to which it belongs.
    pub party: Option<Spanned<PartyId>>,
    /// Whether it must be filled.
    pub required: bool,
    /// Who fills it, in the order written, each once.
    pub filled_by: Vec<Spanned<Assignee>>,
    /// The number of people that it needs if it is required.
    pub at_least: u32,
    /// The largest number of people allowed.
    pub at_most: Option<Spanned<u32>>,
    /// The person who owns on behalf of the role.
    pub lead: Option<Spanned<PersonId>>,
    /// The role that it reports to.
    pub reports_to: Option<Spanned<RoleId>>,
    /// The role on whose behalf it acts.
    pub represents: Option<Spanned<RoleId>>,
    /// The members of a board or committee.
    pub members: Vec<Spanned<RoleId>>,
    /// The role that substitutes for it.
    pub deputy: Option<Spanned<RoleId>>,
    /// The description.
    pub description: Option<&'a str>,
    /// Tags, by which policies select roles.
    pub tags: Vec<Spanned<&'a str>>,
    /// Waivers for the role.
    pub waivers: Vec<Waiver<'a>>,
    /// Whether its whole definition could be read. Only then can a rule report a missing part.
    pub complete: bool,
}

/// A person, who may fill roles.
#[derive(Debug, Clone)]
pub struct Person<'a> {
    /// The key in the files, or the name if there is no `[person]` table for them.
    pub id: Spanned<&'a str>,
    /// The name shown.
    pub name: &'a str,
    /// The span of the name, or of the id if there is no name.
    pub name_span: Span,
    /// Whether there is a `[person]` table for them.
    pub defined: bool,
    /// The party to which they belong.
    pub party: Option<Spanned<PartyId>>,
    /// The e-mail address.
    pub email: Option<&'a str>,
    /// Waivers for the person.
    pub waivers: Vec<Waiver<'a>>,
}

/// A task, deliverable, decision or gate that needs an owner; a row of the matrix.
#[derive(Debug, Clone)]
pub struct Responsibility<'a> {
    /// The key in the files.
    pub id: Spanned<&'a str>,
    /// The name shown.
    pub name: &'a str,
    /// The span of the name, or of the id if there is no name.
    pub name_span: Span,
    /// The section of the matrix.
    pub phase: Option<Spanned<PhaseId>>,
    /// The range of its assignments in [`Project::assignments`](super::Project::assignments).
    pub assignments: Range<u32>,
    /// The range of its cells in [`Project::cells`](super::Project::cells).
    pub cells: Range<u32>,
    /// Tags, by which policies and filters select rows.
    pub tags: Vec<Spanned<&'a str>>,
    /// A longer description of the work.
    pub description: Option<&'a str>,
    /// The result.
    pub deliverable: Option<&'a str>,
    /// The contract clause, ticket or link that requires it.
    pub source: Option<&'a str>,
    /// The responsibilities that follow from it.
    pub leads_to: Vec<Spanned<ResponsibilityId>>,
    /// Waivers for the responsibility.
    pub waivers: Vec<Waiver<'a>>,
    /// Letters whose assignments could not be read in full.
    pub unread: LetterSet,
    /// Whether `leads_to` could be read in full.
    pub leads_to_read: bool,
    /// False if a syntax error may have swallowed one of its letters.
    pub complete: bool,
}

impl Responsibility<'_> {
    /// Whether all assignments of a letter could be read, so that a rule may report a missing one.
    #[must_use]
    pub fn has_read(&self, letter: Letter) -> bool {
        self.complete && !self.unread.contains(letter)
    }

    /// Whether all assignments could be read.
    #[must_use]
    pub fn has_read_all(&self) -> bool {
        self.complete && self.unread.is_empty()
    }
}

/// One letter of one role in one responsibility.
#[derive(Debug, Clone, Copy)]
pub struct Assignment {
    /// The letter.
    pub letter: Letter,
    /// The role that holds it.
    pub role: RoleId,
    /// The role's id in the file.
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
