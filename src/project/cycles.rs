//! Cycles of references between roles.

use crate::finding::Finding;
use crate::finding::reading_rule::REFERENCE_LOOP;
use crate::model::{Role, RoleId, Subject};
use crate::source::Spanned;

/// The largest number of roles that a message names.
const NAMED: usize = 6;

/// Every cycle in `reports-to`, `represents` and `members`, each once.
pub(super) fn find(roles: &[Role<'_>]) -> Vec<Finding> {
    let mut found = Vec::new();
    let one = |next: Option<Spanned<RoleId>>| next.into_iter().collect();
    walk(roles, "reports-to", |role| one(role.reports_to), &mut found);
    walk(roles, "represents", |role| one(role.represents), &mut found);
    walk(roles, "members", |role| role.members.clone(), &mut found);
    found
}

/// The state of a role in the depth-first search.
#[derive(Clone, Copy, PartialEq)]
enum Seen {
    No,
    /// It is on the current path, at this depth.
    OnTheWay(usize),
    Done,
}

/// Depth-first search without recursion, because a chain may be as long as there are roles.
fn walk(
    roles: &[Role<'_>],
    key: &str,
    next: impl Fn(&Role<'_>) -> Vec<Spanned<RoleId>>,
    found: &mut Vec<Finding>,
) {
    let mut seen = vec![Seen::No; roles.len()];
    for start in (0..roles.len()).map(RoleId::new) {
        if seen[start.index()] != Seen::No {
            continue;
        }
        seen[start.index()] = Seen::OnTheWay(0);
        let mut way = vec![(start, next(&roles[start.index()]).into_iter())];
        while let Some((role, references)) = way.last_mut() {
            let role = *role;
            let Some(reference) = references.next() else {
                seen[role.index()] = Seen::Done;
                way.pop();
                continue;
            };
            let to = reference.value;
            match seen[to.index()] {
                Seen::Done => {}
                Seen::OnTheWay(depth) => {
                    let members = way[depth..].iter().map(|(role, _)| *role);
                    found.push(in_words(roles, key, role, reference, members));
                }
                Seen::No => {
                    seen[to.index()] = Seen::OnTheWay(way.len());
                    way.push((to, next(&roles[to.index()]).into_iter()));
                }
            }
        }
    }
}

fn in_words(
    roles: &[Role<'_>],
    key: &str,
    last: RoleId,
    closing: Spanned<RoleId>,
    members: impl ExactSizeIterator<Item = RoleId>,
) -> Finding {
    let number = members.len();
    let shown = members.take(NAMED);
    let mut names: Vec<&str> = shown.map(|role| roles[role.index()].id.value).collect();
    if number > NAMED {
        names.push("…");
    }
    names.push(roles[closing.value.index()].id.value);
    let first = &roles[closing.value.index()];
    let finding = Finding::new(
        REFERENCE_LOOP,
        closing.span,
        format!("\"{key}\" goes round in a circle: {}", names.join(" → ")),
    )
    .about(Subject::Role(last))
    .help(match key {
        "members" => format!("take \"{}\" out of these members", first.id.value),
        _ => format!("remove this \"{key}\", or another one of the circle"),
    });
    match number {
        1 => finding.label("the role itself"),
        _ => finding.label("this closes the circle").related(first.id.span, "which begins here"),
    }
}
