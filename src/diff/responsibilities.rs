//! Responsibilities that are new, removed, renamed or in another phase, and changes of what follows them.

use std::collections::BTreeSet;

use crate::diff::labels::Labels;
use crate::diff::{Change, Comparison, Group, Kind};
use crate::model::{PhaseId, Project, ResponsibilityId, RoleId};
use crate::text::fold;

pub(super) fn compare(both: &Comparison<'_, '_, '_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for (old, new) in both.pairs.rows.both() {
        let (old, new) = (ResponsibilityId::new(old), ResponsibilityId::new(new));
        changes.extend(renamed(both, old, new));
        changes.extend(moved(both, old, new));
        changes.extend(handovers(both, old, new));
    }
    changes.extend(both.pairs.rows.only_new().map(ResponsibilityId::new).map(|row| {
        let (name, held) = (both.now.row(row), held(both.new.project, &both.now, row));
        let text = format!("{name} is new: {held}");
        let change =
            Change::new(Group::Responsibilities, Kind::Added, both.now.row_thing(row), text);
        change.after(owners(both.new.project, &both.now, row))
    }));
    changes.extend(both.pairs.rows.only_old().map(ResponsibilityId::new).map(|row| {
        let (name, held) = (both.before.row(row), held(both.old.project, &both.before, row));
        let text = format!("{name} is gone: it had {held}");
        let change =
            Change::new(Group::Responsibilities, Kind::Removed, both.before.row_thing(row), text);
        change.before(owners(both.old.project, &both.before, row))
    }));
    changes
}

fn owners(project: &Project<'_>, naming: &Labels<'_, '_>, row: ResponsibilityId) -> Vec<String> {
    naming.role_ids(&super::owners::owners(project, project.responsibility(row)))
}

/// Every letter of a row with its roles, the owner with the people behind: `A "Technical Lead" (Ana Sousa), R "Tester"`.
fn held(project: &Project<'_>, naming: &Labels<'_, '_>, row: ResponsibilityId) -> String {
    let mut defs: Vec<_> = project.model.letters.iter().collect();
    defs.sort_by_key(|def| !def.owner);
    let parts: Vec<String> = defs
        .into_iter()
        .filter_map(|def| {
            let holders = project.assignments_of(project.responsibility(row), def.letter);
            let mut roles: Vec<RoleId> = holders.map(|held| held.role).collect();
            roles.sort_unstable();
            roles.dedup();
            let names = if def.owner { naming.owners(&roles) } else { naming.roles(&roles) };
            (!roles.is_empty()).then(|| format!("{} {names}", def.letter))
        })
        .collect();
    if parts.is_empty() { "no letter".to_owned() } else { parts.join(", ") }
}

fn renamed(
    both: &Comparison<'_, '_, '_>,
    old: ResponsibilityId,
    new: ResponsibilityId,
) -> Option<Change> {
    let before = both.old.project.responsibility(old).name;
    let after = both.new.project.responsibility(new).name;
    let same = if both.has_table() { fold(before) == fold(after) } else { before == after };
    (!same).then(|| {
        let text = format!("{} is now called {}", both.before.row(old), both.now.row(new));
        Change::new(Group::Responsibilities, Kind::Renamed, both.now.row_thing(new), text)
    })
}

fn moved(
    both: &Comparison<'_, '_, '_>,
    old: ResponsibilityId,
    new: ResponsibilityId,
) -> Option<Change> {
    // A table without phases has no information on them.
    let has_none = |side: &super::Side<'_, '_>| side.is_table && side.project.phases.is_empty();
    if has_none(&both.old) || has_none(&both.new) {
        return None;
    }
    let phase = |project: &Project<'_>, row| project.responsibility(row).phase.map(|p| p.value);
    let (was, is) = (phase(both.old.project, old), phase(both.new.project, new));
    let known = was.map(|was| both.pairs.phases.new_of(was.index()));
    if known == is.map(|is| Some(is.index())) {
        return None;
    }
    let name = |naming: &Labels<'_, '_>, phase: Option<PhaseId>| {
        phase.map_or("no phase".to_owned(), |phase| naming.phase(phase))
    };
    let text = format!(
        "{} moved from {} to {}",
        super::labels::quoted(both.new.project.responsibility(new).name),
        name(&both.before, was),
        name(&both.now, is)
    );
    let id = |project: &Project<'_>, phase: Option<PhaseId>| {
        phase.map(|phase| project.phase(phase).id.value.to_owned()).into_iter().collect()
    };
    let change = Change::new(Group::Responsibilities, Kind::Moved, both.now.row_thing(new), text);
    Some(change.before(id(both.old.project, was)).after(id(both.new.project, is)))
}

/// The followers that a row gained and lost.
fn handovers(
    both: &Comparison<'_, '_, '_>,
    old: ResponsibilityId,
    new: ResponsibilityId,
) -> Vec<Change> {
    if both.has_table() {
        return Vec::new();
    }
    let following = |project: &Project<'_>, row| -> BTreeSet<ResponsibilityId> {
        project.responsibility(row).leads_to.iter().map(|next| next.value).collect()
    };
    let before = following(both.old.project, old);
    let after = following(both.new.project, new);
    let rows = &both.pairs.rows;
    let is_new = |next: &&ResponsibilityId| {
        rows.old_of(next.index()).is_none_or(|was| !before.contains(&ResponsibilityId::new(was)))
    };
    let is_gone = |next: &&ResponsibilityId| {
        rows.new_of(next.index()).is_none_or(|is| !after.contains(&ResponsibilityId::new(is)))
    };
    let name = both.now.row(new);
    let change =
        |kind, text| Change::new(Group::Responsibilities, kind, both.now.row_thing(new), text);
    let id = |project: &Project<'_>, row: ResponsibilityId| {
        vec![project.responsibility(row).id.value.to_owned()]
    };
    let added = after.iter().filter(is_new).map(|next| {
        let text = format!("{name} now leads to {}", both.now.row(*next));
        change(Kind::Added, text).after(id(both.new.project, *next))
    });
    let gone = before.iter().filter(is_gone).map(|next| {
        let text = format!("{name} no longer leads to {}", both.before.row(*next));
        change(Kind::Removed, text).before(id(both.old.project, *next))
    });
    added.chain(gone).collect()
}
