//! Reports what exceeds a limit: files that are not read, and entries too long or too many for a matrix.

use crate::finding::Finding;
use crate::finding::reading_rule::TOO_LARGE;
use crate::limits::{Limit, LimitKind, Limits};
use crate::model::{Project, Role};
use crate::plural::count;
use crate::project::ProjectFiles;
use crate::project::toml::{Document, Node};
use crate::source::{FileId, Span};

/// A file that is too large to be read.
pub(super) fn file(span: Span, limit: Limit) -> Finding {
    let message = match limit.kind {
        LimitKind::ProjectSize => {
            format!(
                "this file is not read: the files of the project together have more than {limit}"
            )
        }
        _ => format!("this file is not read: it is larger than {limit}"),
    };
    Finding::new(TOO_LARGE, span, message).help(limit.raised())
}

/// The first table or list of a file that is nested deeper than the limit allows. Walks without recursion.
pub(super) fn nesting(document: &Document<'_>, limits: &Limits) -> Option<Finding> {
    let limit = limits.limit(LimitKind::Nesting);
    let most = limits.count(LimitKind::Nesting);
    let mut waiting: Vec<(Node<'_, '_>, usize)> =
        document.entries().map(|entry| (entry.node, 1)).collect();
    let mut first: Option<Span> = None;
    while let Some((node, depth)) = waiting.pop() {
        if !node.is_table() && !node.is_list() {
            continue;
        }
        if depth > most {
            first = Some(first.map_or(node.span(), |first| first.min(node.span())));
            continue;
        }
        waiting.extend(node.entries().map(|entry| (entry.node, depth + 1)));
        if node.is_list() {
            waiting.extend(node.one_or_many().map(|value| (value, depth + 1)));
        }
    }
    let message = format!("tables and lists are nested deeper than {limit}");
    first.map(|span| Finding::new(TOO_LARGE, span, message).help(limit.raised()))
}

/// The parts of a project, and of the list of its files, that exceed a limit.
pub(super) fn check(project: &Project<'_>, files: &ProjectFiles<'_>) -> Vec<Finding> {
    let limits = &files.limits;
    let mut findings: Vec<Finding> =
        files.beyond.iter().map(|bound| left_out(limits.limit(*bound))).collect();
    let roles = project.roles.len();
    let limit = limits.limit(LimitKind::Columns);
    if let Some(role) = project.roles.get(limits.count(LimitKind::Columns)) {
        let message = format!("the project has {}, and {limit} are the most", count(roles, "role"));
        findings.push(Finding::new(TOO_LARGE, role.id.span, message).help(limit.raised()));
    }
    let limit = limits.limit(LimitKind::Cells);
    if let Some(assignment) = project.assignments.get(limits.count(LimitKind::Cells)) {
        let letters = count(project.assignments.len(), "letter");
        let message = format!("the project has {letters}, and {limit} are the most");
        findings.push(Finding::new(TOO_LARGE, assignment.span, message).help(limit.raised()));
    }
    findings.extend(long_names(project, limits));
    findings
}

/// Boards nested so widely that finding the people behind all of them takes too long. Every step to a member is
/// counted, separately for each board, as in the actual search.
pub(super) fn boards(roles: &[Role<'_>], limits: &Limits) -> Option<Finding> {
    let limit = limits.limit(LimitKind::Members);
    let mut left = limits.count(LimitKind::Members);
    let mut seen_from = vec![None; roles.len()];
    for (position, board) in roles.iter().enumerate().filter(|(_, role)| !role.members.is_empty()) {
        let mut waiting = vec![board];
        while let Some(role) = waiting.pop() {
            let Some(fewer) = left.checked_sub(role.members.len()) else {
                let message = format!(
                    "the boards of the project lead to their members, and these to theirs, in more than {limit} steps"
                );
                return Some(Finding::new(TOO_LARGE, board.id.span, message).help(limit.raised()));
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

/// Files that exist but were not even listed.
fn left_out(limit: Limit) -> Finding {
    let message = match limit.kind {
        LimitKind::Depth => {
            format!("the project has folders that lie deeper than {limit}, which are not read")
        }
        _ => format!(
            "the project has more than {}, and the others are not read",
            count(limit.number.try_into().unwrap_or(usize::MAX), "file")
        ),
    };
    let span = Span { file: FileId::default(), start: 0, end: 0 };
    Finding::new(TOO_LARGE, span, message).help(limit.raised())
}

/// Names and ids that are too long to be shown.
fn long_names(project: &Project<'_>, limits: &Limits) -> Vec<Finding> {
    let limit = limits.limit(LimitKind::NameLength);
    let most = limits.count(LimitKind::NameLength);
    let roles = project.roles.iter().map(|role| ("role", role.id, role.name, role.name_span));
    let rows = project.responsibilities.iter();
    let rows = rows.map(|row| ("responsibility", row.id, row.name, row.name_span));
    let people = project.people.iter();
    let people = people.map(|person| ("person", person.id, person.name, person.name_span));
    let parties = project.parties.iter();
    let parties = parties.map(|party| ("party", party.id, party.name, party.name_span));
    let phases = project.phases.iter();
    let phases = phases.map(|phase| ("phase", phase.id, phase.name, phase.name_span));
    let mut findings = Vec::new();
    let all = roles.chain(rows).chain(people).chain(parties).chain(phases);
    // Bytes are counted at once, and there are never fewer than characters.
    let long = all.filter(|(_, id, name, _)| id.value.len().max(name.len()) > most);
    for (word, id, name, span) in long {
        for (what, text, span) in [("id", id.value, id.span), ("name", name, span)] {
            let is_same = what == "id" && id.span == span && id.value == name;
            if is_same {
                continue;
            }
            let characters = text.chars().count();
            if characters > most {
                let message = format!(
                    "this {what} of a {word} has {}, and {limit} are the most",
                    count(characters, "character")
                );
                findings.push(Finding::new(TOO_LARGE, span, message).help(limit.raised()));
            }
        }
    }
    findings
}
