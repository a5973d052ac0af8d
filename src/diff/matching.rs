//! Matches the roles, responsibilities, people, parties and phases of the two states.
//!
//! Entries of a project are matched by id first, then by name. A table has no ids of its own, so its names count first.
//! The rest is matched by similar names together with similar letters. The result does not depend on which state is the
//! old one.

use std::collections::HashSet;

use crate::diff::Side;
pub use crate::diff::pairing::Pairing;
use crate::diff::similarity;
use crate::diff::similarity::Likeness;
use crate::model::Project;
use crate::text::fold;

/// The pairs of two states.
#[derive(Debug, Clone)]
pub struct Matching {
    /// Of the parties.
    pub parties: Pairing,
    /// Of the phases.
    pub phases: Pairing,
    /// Of the people.
    pub people: Pairing,
    /// Of the roles.
    pub roles: Pairing,
    /// Of the responsibilities.
    pub rows: Pairing,
}

impl Matching {
    /// Pairs the entries of two states.
    #[must_use]
    pub fn new(old: Side<'_, '_>, new: Side<'_, '_>) -> Matching {
        let names_first = old.is_table || new.is_table;
        let (one, other) = (old.project, new.project);
        let parties = named(&one.parties, &other.parties, names_first, |p| (p.id.value, p.name));
        let phases = named(&one.phases, &other.phases, names_first, |p| (p.id.value, p.name));
        let people = named(&one.people, &other.people, names_first, |p| (p.id.value, p.name));
        let mut roles = named(&one.roles, &other.roles, names_first, |r| (r.id.value, r.name));
        if names_first {
            short_names(&mut roles, one, other);
        }
        let mut rows = rows(one, other, &phases, names_first);
        let likeness = similarity::match_roles(one, other, &roles, &rows);
        pair_alike(&mut roles, &likeness);
        let likeness = similarity::match_rows(one, other, &roles, &rows);
        pair_alike(&mut rows, &likeness);
        Matching { parties, phases, people, roles, rows }
    }
}

/// Pairs by id and by name, in the order that fits.
fn named<'n, T>(
    old: &'n [T],
    new: &'n [T],
    names_first: bool,
    of: impl Fn(&'n T) -> (&'n str, &'n str),
) -> Pairing {
    let mut pairing = Pairing::new(old.len(), new.len());
    for by_name in [names_first, !names_first] {
        let key = |thing: &'n T| {
            let (id, name) = of(thing);
            if by_name { fold(name) } else { id.to_owned() }
        };
        pairing.by_key(|at| Some(key(&old[at])), |at| Some(key(&new[at])));
    }
    pairing
}

/// A table often has the short name of a role as its heading.
fn short_names(roles: &mut Pairing, old: &Project<'_>, new: &Project<'_>) {
    let name = |project: &Project<'_>, at: usize| Some(fold(project.roles[at].name));
    let short = |project: &Project<'_>, at: usize| project.roles[at].short.map(fold);
    roles.by_key(|at| short(old, at), |at| name(new, at));
    roles.by_key(|at| name(old, at), |at| short(new, at));
}

/// Pairs responsibilities by id and by name. Among several of the same name, those of the same phase are paired.
fn rows(old: &Project<'_>, new: &Project<'_>, phases: &Pairing, names_first: bool) -> Pairing {
    let mut pairing = Pairing::new(old.responsibilities.len(), new.responsibilities.len());
    let id =
        |project: &Project<'_>, at: usize| Some(project.responsibilities[at].id.value.to_owned());
    let name = |project: &Project<'_>, at: usize| fold(project.responsibilities[at].name);
    let phase = |project: &Project<'_>, at: usize| {
        project.responsibilities[at].phase.map(|phase| phase.value.index())
    };
    let in_old = |at: usize| Some((name(old, at), phase(old, at)));
    let in_new = |at: usize| {
        let phase = phase(new, at);
        // A phase that is only in the new state matches no old one.
        let known = phase.map(|phase| phases.old_of(phase).unwrap_or(usize::MAX));
        Some((name(new, at), known))
    };
    if !names_first {
        pairing.by_key(|at| id(old, at), |at| id(new, at));
    }
    pairing.by_key(in_old, in_new);
    pairing.by_key(|at| Some(name(old, at)), |at| Some(name(new, at)));
    if names_first {
        pairing.by_key(|at| id(old, at), |at| id(new, at));
    }
    pairing
}

/// Pairs those that are each other's best match. A tie is ambiguous, so neither is paired.
fn pair_alike(pairing: &mut Pairing, likeness: &[Likeness]) {
    let best = |of: &dyn Fn(&Likeness) -> usize| {
        let mut best: std::collections::HashMap<usize, (u32, usize)> =
            std::collections::HashMap::new();
        for (position, like) in likeness.iter().enumerate() {
            let found = best.entry(of(like)).or_insert((0, usize::MAX));
            match like.score.cmp(&found.0) {
                std::cmp::Ordering::Greater => *found = (like.score, position),
                std::cmp::Ordering::Equal => found.1 = usize::MAX,
                std::cmp::Ordering::Less => {}
            }
        }
        best.into_values().map(|(_, position)| position).collect::<HashSet<usize>>()
    };
    let best_of_old = best(&|like| like.old);
    let best_of_new = best(&|like| like.new);
    for (position, like) in likeness.iter().enumerate() {
        if best_of_old.contains(&position) && best_of_new.contains(&position) {
            pairing.pair(like.old, like.new);
        }
    }
}
