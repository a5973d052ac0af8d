//! Which policies apply to somebody, and why.

use serde::Serialize;

use crate::model::{Demand, Holder, Involvement, Letter, LetterSet, Policy, Project, RoleId};
use crate::rules::Selector;
use crate::source::Spanned;

/// A policy that applies to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ApplicablePolicy<'p> {
    /// The key in the file.
    pub id: &'p str,
    /// Its purpose in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'p str>,
    /// The severity of a breach.
    pub level: &'static str,
    /// Why it applies to them.
    pub because: Vec<Reason<'p>>,
}

/// Why a policy applies to somebody. [`crate::page`] puts it in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason<'p> {
    /// These roles of theirs must have the letter; none are named if they have one role only.
    Require(Letter, Vec<&'p str>),
    /// These roles of theirs must not have the letter; none are named if they have one role only.
    Forbid(Letter, Vec<&'p str>),
    /// Only roles of the party may have the letter.
    Party(Letter, &'p str),
    /// Only roles with the tag may have the letter.
    Tagged(Letter, &'p str),
    /// At least this number of people must hold the letters.
    People(u32, Vec<Letter>),
    /// Nobody may hold two of the letters.
    Distinct(Vec<Letter>),
    /// It selects responsibilities that roles of their party own.
    SelectsOwned,
}

/// Every policy that applies to somebody, in the order written.
pub(super) fn applicable<'p>(
    project: &'p Project<'_>,
    holder: Holder,
    involvements: &[Involvement],
) -> Vec<ApplicablePolicy<'p>> {
    let roles = project.roles_of(holder);
    let applicable = project.policies.iter().filter_map(|policy| {
        let held = selected_letters(project, policy, involvements);
        let mut because = Vec::new();
        for demand in &policy.demands {
            let reason = reason(project, holder, &roles, held, &demand.value);
            if let Some(reason) = reason.filter(|reason| !because.contains(reason)) {
                because.push(reason);
            }
        }
        if let (Holder::Party(party), Some(parties)) = (holder, &policy.select.parties)
            && parties.iter().any(|selected| selected.value == party)
        {
            because.push(Reason::SelectsOwned);
        }
        let level = policy.level.name();
        let (id, title) = (policy.id.value, policy.title);
        (!because.is_empty()).then_some(ApplicablePolicy { id, title, level, because })
    });
    applicable.collect()
}

/// The letters that somebody holds in the responsibilities that a policy selects.
fn selected_letters(
    project: &Project<'_>,
    policy: &Policy<'_>,
    involvements: &[Involvement],
) -> LetterSet {
    let select = Selector::new(project, &policy.select);
    let is_selected = |row| select.selects(project, row, project.responsibility(row));
    let selected = involvements.iter().filter(|involvement| is_selected(involvement.row));
    selected.fold(LetterSet::default(), |all, involvement| all.union(involvement.letters))
}

/// Why a demand applies to somebody, if it does.
fn reason<'p>(
    project: &'p Project<'_>,
    holder: Holder,
    roles: &[RoleId],
    held: LetterSet,
    demand: &'p Demand<'_>,
) -> Option<Reason<'p>> {
    let is_party = matches!(holder, Holder::Party(_));
    match demand {
        Demand::Require(letter, named) => {
            own_roles(project, roles, named).map(|own| Reason::Require(*letter, own))
        }
        Demand::Forbid(letter, named) => {
            own_roles(project, roles, named).map(|own| Reason::Forbid(*letter, own))
        }
        Demand::Party(letter, party) => {
            let applies = holder == Holder::Party(*party) || held.contains(*letter);
            applies.then(|| Reason::Party(*letter, project.party(*party).name))
        }
        Demand::Tagged(letter, tag) => {
            let has_tag =
                |role: &RoleId| project.role(*role).tags.iter().any(|own| own.value == *tag);
            let applies = roles.iter().any(has_tag) && !is_party || held.contains(*letter);
            applies.then_some(Reason::Tagged(*letter, tag))
        }
        Demand::People(letters, least) => {
            let defs = project.model.letters.iter().map(|def| def.letter);
            let of = defs.filter(|letter| letters.contains(*letter));
            held.intersects(*letters).then(|| Reason::People(*least, of.collect()))
        }
        Demand::Distinct(letters) => {
            let all: LetterSet = letters.iter().copied().collect();
            (held.intersects(all) && !is_party).then(|| Reason::Distinct(letters.clone()))
        }
        Demand::Count(..) | Demand::Matching(_) | Demand::LeadsTo(_) => None,
    }
}

/// The names of somebody's roles among those listed, or no names if they have one role only; `None` if none is listed.
fn own_roles<'p>(
    project: &'p Project<'_>,
    roles: &[RoleId],
    listed: &[Spanned<RoleId>],
) -> Option<Vec<&'p str>> {
    let own = listed.iter().filter(|role| roles.contains(&role.value));
    let names: Vec<&str> = own.map(|role| project.role(role.value).name).collect();
    match names.len() {
        0 => None,
        _ if roles.len() == 1 => Some(Vec::new()),
        _ => Some(names),
    }
}
