//! More than a bound allows: files that are not read, and what is so long or so much that it is no matrix any more.

use super::problem::TOO_LARGE;
use super::source::Sources;
use crate::finding::{FileId, Finding, Place};
use crate::limits::{Bound, Limit, Limits};
use crate::model::{Project, Role};
use crate::words::count;

/// A file that is too large to be read.
pub(super) fn file(place: Place, limit: Limit) -> Finding {
    let message = match limit.bound {
        Bound::ProjectSize => {
            format!(
                "this file is not read: the files of the project together have more than {limit}"
            )
        }
        _ => format!("this file is not read: it is larger than {limit}"),
    };
    Finding::new(TOO_LARGE, place, message).help(limit.raised())
}

/// What of a project that was read, and of the list of its files, is beyond a bound.
pub(super) fn check(project: &Project<'_>, sources: &Sources) -> Vec<Finding> {
    let limits = &sources.limits;
    let mut findings: Vec<Finding> =
        sources.beyond.iter().map(|bound| left_out(limits.limit(*bound))).collect();
    let roles = project.roles.len();
    let limit = limits.limit(Bound::Columns);
    if let Some(role) = project.roles.get(limits.count(Bound::Columns)) {
        let message = format!("the project has {}, and {limit} are the most", count(roles, "role"));
        findings.push(Finding::new(TOO_LARGE, role.id.place, message).help(limit.raised()));
    }
    let limit = limits.limit(Bound::Cells);
    if let Some(assignment) = project.assignments.get(limits.count(Bound::Cells)) {
        let letters = count(project.assignments.len(), "letter");
        let message = format!("the project has {letters}, and {limit} are the most");
        findings.push(Finding::new(TOO_LARGE, assignment.place, message).help(limit.raised()));
    }
    findings.extend(long_names(project, limits));
    findings
}

/// Boards that are made of so many others, and these of so many, that whoever stands behind them all takes too long to
/// find. Every step to a member is counted, for every board anew, as those who ask do it.
pub(super) fn boards(roles: &[Role<'_>], limits: &Limits) -> Option<Finding> {
    let limit = limits.limit(Bound::Members);
    let mut left = limits.count(Bound::Members);
    let mut seen_from = vec![None; roles.len()];
    for (position, board) in roles.iter().enumerate().filter(|(_, role)| !role.members.is_empty()) {
        let mut waiting = vec![board];
        while let Some(role) = waiting.pop() {
            let Some(fewer) = left.checked_sub(role.members.len()) else {
                let message = format!(
                    "the boards of the project lead to their members, and these to theirs, in more than {limit} steps"
                );
                return Some(Finding::new(TOO_LARGE, board.id.place, message).help(limit.raised()));
            };
            left = fewer;
            for member in role.members.iter().map(|member| member.value.index()) {
                if seen_from[member].replace(position) != Some(position) {
                    waiting.push(&roles[member]);
                }
            }
        }
    }
    None
}

/// Files that are there and were not even listed.
fn left_out(limit: Limit) -> Finding {
    let message = match limit.bound {
        Bound::Depth => {
            format!("the project has folders that lie deeper than {limit}, which are not read")
        }
        _ => format!(
            "the project has more than {}, and the others are not read",
            count(limit.number.try_into().unwrap_or(usize::MAX), "file")
        ),
    };
    let place = Place { file: FileId::default(), start: 0, end: 0 };
    Finding::new(TOO_LARGE, place, message).help(limit.raised())
}

/// Names and ids that are too long to be shown.
fn long_names(project: &Project<'_>, limits: &Limits) -> Vec<Finding> {
    let limit = limits.limit(Bound::NameLength);
    let most = limits.count(Bound::NameLength);
    let roles = project.roles.iter().map(|role| ("role", role.id, role.name, role.name_place));
    let rows = project.responsibilities.iter();
    let rows = rows.map(|row| ("responsibility", row.id, row.name, row.name_place));
    let people = project.people.iter();
    let people = people.map(|person| ("person", person.id, person.name, person.name_place));
    let parties = project.parties.iter();
    let parties = parties.map(|party| ("party", party.id, party.name, party.name_place));
    let phases = project.phases.iter();
    let phases = phases.map(|phase| ("phase", phase.id, phase.name, phase.name_place));
    let mut findings = Vec::new();
    let all = roles.chain(rows).chain(people).chain(parties).chain(phases);
    // Bytes are counted at once, and there are never fewer than characters.
    let long = all.filter(|(_, id, name, _)| id.value.len().max(name.len()) > most);
    for (word, id, name, place) in long {
        for (what, text, place) in [("id", id.value, id.place), ("name", name, place)] {
            let is_same = what == "id" && id.place == place && id.value == name;
            if is_same {
                continue;
            }
            let characters = text.chars().count();
            if characters > most {
                let message = format!(
                    "this {what} of a {word} has {}, and {limit} are the most",
                    count(characters, "character")
                );
                findings.push(Finding::new(TOO_LARGE, place, message).help(limit.raised()));
            }
        }
    }
    findings
}
