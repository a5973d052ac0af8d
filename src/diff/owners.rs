//! Ownership: responsibilities owned by another role, and roles whose owning person is another.

use std::collections::{BTreeSet, HashMap};

use crate::diff::labels::some_of;
use crate::diff::{Change, Comparison, Group, Kind};
use crate::model::{Letter, Project, Responsibility, ResponsibilityId, RoleId};
use crate::plural::{count, list};

pub(super) fn compare(both: &Comparison<'_, '_, '_>) -> Vec<Change> {
    let mut changes: Vec<Change> = (both.pairs.rows.both())
        .filter_map(|(old, new)| row(both, ResponsibilityId::new(old), ResponsibilityId::new(new)))
        .collect();
    if both.name_people() {
        changes.extend(behind_roles(both));
    }
    changes
}

/// The roles with the owner letter of a row, each once, in the order of the project.
pub(super) fn owners(project: &Project<'_>, row: &Responsibility<'_>) -> Vec<RoleId> {
    let Some(owner) = project.model.owner() else { return Vec::new() };
    let mut roles: Vec<RoleId> =
        project.assignments_of(row, owner.letter).map(|assignment| assignment.role).collect();
    roles.sort_unstable();
    roles.dedup();
    roles
}

fn owner_letter(project: &Project<'_>) -> Option<Letter> {
    project.model.owner().map(|owner| owner.letter)
}

/// The changes of a row that is in both states.
fn row(
    both: &Comparison<'_, '_, '_>,
    old: ResponsibilityId,
    new: ResponsibilityId,
) -> Option<Change> {
    let (one, other) = (both.old.project, both.new.project);
    let before = owners(one, one.responsibility(old));
    let after = owners(other, other.responsibility(new));
    let mapped: BTreeSet<Option<usize>> =
        before.iter().map(|role| both.pairs.roles.new_of(role.index())).collect();
    let same: BTreeSet<Option<usize>> = after.iter().map(|role| Some(role.index())).collect();
    if mapped == same {
        return None;
    }
    let name = both.now.row(new);
    let letter = owner_letter(other).or(owner_letter(one))?;
    let had = both.before.owners(&before);
    let has = both.now.owners(&after);
    let (kind, text) = match (before.as_slice(), after.as_slice()) {
        ([], _) => (Kind::Added, format!("{has} now owns {name}, which nobody owned")),
        (_, []) => (Kind::Removed, format!("nobody owns {name} any more; {had} did")),
        _ if mapped.is_subset(&same) => {
            let come = after.iter().filter(|role| !mapped.contains(&Some(role.index())));
            let come = both.now.owners(&come.copied().collect::<Vec<_>>());
            (Kind::Added, format!("{come} now owns {name} too, beside {had}"))
        }
        _ if same.is_subset(&mapped) => {
            let gone = before.iter().filter(|role| {
                both.pairs.roles.new_of(role.index()).is_none_or(|is| !same.contains(&Some(is)))
            });
            let gone = both.before.owners(&gone.copied().collect::<Vec<_>>());
            (Kind::Removed, format!("{gone} no longer owns {name}; {has} still does"))
        }
        _ => (Kind::Moved, format!("{letter} of {name} moved from {had} to {has}")),
    };
    let change = Change::new(Group::Owners, kind, both.now.row_thing(new), text).letter(letter);
    Some(change.before(both.before.role_ids(&before)).after(both.now.role_ids(&after)))
}

/// Roles that own responsibilities in both states, with other people accountable now.
fn behind_roles(both: &Comparison<'_, '_, '_>) -> Vec<Change> {
    let kept = kept_rows(both);
    let mut changes = Vec::new();
    for (old, new) in both.pairs.roles.both() {
        let (old, new) = (RoleId::new(old), RoleId::new(new));
        let Some(rows) = kept.get(&new) else { continue };
        let before = somebody(both, old, false);
        let after = somebody(both, new, true);
        if before == after {
            continue;
        }
        let had = names(both.before.owners_behind(old));
        let has = names(both.now.owners_behind(new));
        let role = both.now.role(new);
        let owned = match rows.as_slice() {
            [_, _, _, ..] => count(rows.len(), "responsibility"),
            few => list(&few.iter().map(|row| both.now.row(*row)).collect::<Vec<_>>()),
        };
        let (kind, text) = match (had.as_slice(), has.as_slice()) {
            ([], has) => (
                Kind::Added,
                format!("{} now stands behind {role}, which owns {owned}", some_of(has)),
            ),
            (had, []) => (
                Kind::Removed,
                format!(
                    "nobody stands behind {role} any more, which owns {owned}; {} did",
                    some_of(had)
                ),
            ),
            (had, has) => (
                Kind::Moved,
                format!(
                    "{role} owns {owned}: {} answers for it instead of {}",
                    some_of(has),
                    some_of(had)
                ),
            ),
        };
        let change = Change::new(Group::Owners, kind, both.now.role_thing(new), text);
        changes.push(change.before(had).after(has));
    }
    changes
}

/// For each role of the new state the responsibilities that it owns in both states.
fn kept_rows(both: &Comparison<'_, '_, '_>) -> HashMap<RoleId, Vec<ResponsibilityId>> {
    let (one, other) = (both.old.project, both.new.project);
    let mut kept: HashMap<RoleId, Vec<ResponsibilityId>> = HashMap::new();
    for (old, new) in both.pairs.rows.both() {
        let before = owners(one, &one.responsibilities[old]);
        for role in owners(other, &other.responsibilities[new]) {
            let was = both.pairs.roles.old_of(role.index()).map(RoleId::new);
            if was.is_some_and(|was| before.contains(&was)) {
                kept.entry(role).or_default().push(ResponsibilityId::new(new));
            }
        }
    }
    kept
}

/// The people who own on behalf of a role, by their positions in the new state where they are in it.
fn somebody(
    both: &Comparison<'_, '_, '_>,
    role: RoleId,
    is_new: bool,
) -> BTreeSet<(bool, super::people::Known)> {
    let project = if is_new { both.new.project } else { both.old.project };
    let behind = project.owners_of(role);
    behind.into_iter().map(|one| super::people::known(both, one, is_new)).collect()
}

fn names(names: Vec<&str>) -> Vec<String> {
    names.into_iter().map(str::to_owned).collect()
}
