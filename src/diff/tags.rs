//! Tags by which policies choose responsibilities and roles: without its tag a responsibility is no longer guarded.

use std::collections::BTreeSet;

use crate::diff::labels::quoted;
use crate::diff::{Change, Comparison, Group, Kind, Thing};
use crate::model::{Demand, Project, ResponsibilityId, RoleId};
use crate::source::Spanned;

pub(super) fn compare(both: &Comparison<'_, '_, '_>) -> Vec<Change> {
    let asked: BTreeSet<&str> =
        [both.old.project, both.new.project].into_iter().flat_map(asked_for).collect();
    let mut changes = Vec::new();
    for (old, new) in both.pairs.rows.both() {
        let had = &both.old.project.responsibilities[old].tags;
        let has = &both.new.project.responsibilities[new].tags;
        let row = ResponsibilityId::new(new);
        let (name, subject) = (both.now.row(row), || both.now.row_thing(row));
        changes.extend(differing(&asked, (had, has), &name, &subject));
    }
    for (old, new) in both.pairs.roles.both() {
        let (had, has) = (&both.old.project.roles[old].tags, &both.new.project.roles[new].tags);
        let role = RoleId::new(new);
        let (name, subject) = (both.now.role(role), || both.now.role_thing(role));
        changes.extend(differing(&asked, (had, has), &name, &subject));
    }
    changes
}

/// The tags that policies refer to. Other tags have no effect on a check.
fn asked_for<'p>(project: &'p Project<'_>) -> Vec<&'p str> {
    let mut asked = Vec::new();
    for policy in &project.policies {
        asked.extend(policy.select.tags.iter().flatten().map(|tag| tag.value));
        asked.extend(policy.demands.iter().filter_map(|demand| match demand.value {
            Demand::Tagged(_, tag) => Some(tag),
            _ => None,
        }));
    }
    asked
}

/// The tags that an entry gained and lost.
fn differing(
    asked: &BTreeSet<&str>,
    (had, has): (&[Spanned<&str>], &[Spanned<&str>]),
    name: &str,
    subject: &dyn Fn() -> Thing,
) -> Vec<Change> {
    let of = |tags: &[Spanned<&str>]| -> BTreeSet<String> {
        let tags = tags.iter().map(|tag| tag.value).filter(|tag| asked.contains(tag));
        tags.map(str::to_owned).collect()
    };
    let (before, after) = (of(had), of(has));
    let added = after.difference(&before).map(|tag| {
        let text = format!("{name} is now tagged {}", quoted(tag));
        Change::new(Group::Rules, Kind::Added, subject(), text).after(vec![tag.clone()])
    });
    let gone = before.difference(&after).map(|tag| {
        let text = format!("{name} is no longer tagged {}", quoted(tag));
        Change::new(Group::Rules, Kind::Removed, subject(), text).before(vec![tag.clone()])
    });
    added.chain(gone).collect()
}
