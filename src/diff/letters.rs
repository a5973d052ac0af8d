//! All letters but the owner's: what a role gained, lost or exchanged in a responsibility that is in both states.

use std::collections::BTreeMap;

use crate::diff::{Change, Comparison, Group, Kind};
use crate::model::{LetterSet, Project, ResponsibilityId, RoleId};

pub(super) fn compare(both: &Comparison<'_, '_, '_>) -> Vec<Change> {
    let rows = both.pairs.rows.both();
    rows.flat_map(|(old, new)| row(both, ResponsibilityId::new(old), ResponsibilityId::new(new)))
        .collect()
}

/// The letters of the roles of a row, without the owner's.
fn letters(project: &Project<'_>, row: ResponsibilityId) -> Vec<(RoleId, LetterSet)> {
    let owner: LetterSet = project.model.owner().map(|owner| owner.letter).into_iter().collect();
    let cells = project.cells(project.responsibility(row)).iter();
    cells.map(|cell| (cell.role, cell.letters.without(owner))).collect()
}

fn row(both: &Comparison<'_, '_, '_>, old: ResponsibilityId, new: ResponsibilityId) -> Vec<Change> {
    // By role of the new state; roles that only the old one has come last.
    let mut cells: BTreeMap<(bool, RoleId), (LetterSet, LetterSet)> = BTreeMap::new();
    for (role, letters) in letters(both.old.project, old) {
        let key = match both.pairs.roles.new_of(role.index()) {
            Some(is) => (false, RoleId::new(is)),
            None => (true, role),
        };
        cells.entry(key).or_default().0 = letters;
    }
    for (role, letters) in letters(both.new.project, new) {
        cells.entry((false, role)).or_default().1 = letters;
    }
    let name = both.now.row(new);
    let mut changes = Vec::new();
    for ((is_gone, role), (had, has)) in cells {
        if had == has {
            continue;
        }
        let who = if is_gone { both.before.role(role) } else { both.now.role(role) };
        let lost = both.old.project.model.spell(had.without(has));
        let gained = both.new.project.model.spell(has.without(had));
        let (kind, text) = match (lost.as_str(), gained.as_str()) {
            ("", gained) => (Kind::Added, format!("{who} gains {gained} for {name}")),
            (lost, "") => (Kind::Removed, format!("{who} loses {lost} for {name}")),
            (lost, gained) => {
                (Kind::Changed, format!("{who} has {gained} instead of {lost} for {name}"))
            }
        };
        let id = if is_gone { both.before.role_id(role) } else { both.now.role_id(role) };
        let spelt = |letters: String| {
            if letters.is_empty() { Vec::new() } else { vec![format!("{id}: {letters}")] }
        };
        let change = Change::new(Group::Letters, kind, both.now.row_thing(new), text);
        changes.push(change.before(spelt(lost)).after(spelt(gained)));
    }
    changes
}
