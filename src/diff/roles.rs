//! Roles, parties and phases: which are new, removed or renamed, and how the relations of roles changed.

use crate::diff::labels::{quoted, some_of, thing};
use crate::diff::{Change, Comparison, Group, Kind, Pairing, Thing};
use crate::model::{PartyId, Project, Role, RoleId};
use crate::text::fold;

pub(super) fn compare(both: &Comparison<'_, '_, '_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for (old, new) in both.pairs.roles.both() {
        let (old, new) = (RoleId::new(old), RoleId::new(new));
        changes.extend(renamed_role(both, old, new));
        if !both.has_table() {
            structure(both, old, new, &mut changes);
        }
    }
    let role = |project: &Project<'_>, role: &Role<'_>, what: &str| {
        let names = role.filled_by.iter().map(|f| project.holder_name(f.value.into()).to_owned());
        let names: Vec<String> = names.collect();
        if names.is_empty() {
            format!("the role {} is {what}", quoted(role.name))
        } else {
            format!("the role {} is {what}, filled by {}", quoted(role.name), some_of(&names))
        }
    };
    for (kind, at) in only(&both.pairs.roles) {
        let (project, what) = match kind {
            Kind::Added => (both.new.project, "new"),
            _ => (both.old.project, "gone"),
        };
        let one = &project.roles[at];
        let subject = thing("role", one.id.value, one.name);
        changes.push(Change::new(Group::Roles, kind, subject, role(project, one, what)));
    }
    let parties = |project: &Project<'_>, at: usize| {
        thing("party", project.parties[at].id.value, project.parties[at].name)
    };
    let phases = |project: &Project<'_>, at: usize| {
        thing("phase", project.phases[at].id.value, project.phases[at].name)
    };
    // A table without phases or parties has no information on them.
    let (old, new) = (both.old, both.new);
    let silent = |has_some: &dyn Fn(&Project<'_>) -> bool| {
        [old, new].iter().any(|side| side.is_table && !has_some(side.project))
    };
    if !silent(&|project| !project.parties.is_empty()) {
        changes.extend(listed(both, &both.pairs.parties, &parties));
    }
    if !both.has_table() {
        fallbacks(both, &mut changes);
    }
    if !silent(&|project| !project.phases.is_empty()) {
        changes.extend(listed(both, &both.pairs.phases, &phases));
    }
    changes
}

/// Entries of only one state: the new ones, then the removed ones, each in the order of its list.
fn only(pairing: &Pairing) -> Vec<(Kind, usize)> {
    let added = pairing.only_new().map(|at| (Kind::Added, at));
    let removed = pairing.only_old().map(|at| (Kind::Removed, at));
    added.chain(removed).collect()
}

fn renamed_role(both: &Comparison<'_, '_, '_>, old: RoleId, new: RoleId) -> Option<Change> {
    let (before, after) = (both.old.project.role(old), both.new.project.role(new));
    let short = |role: &Role<'_>| role.short.map(fold);
    let same = if both.has_table() {
        let (one, other) = (fold(before.name), fold(after.name));
        one == other || short(before) == Some(other) || short(after) == Some(one)
    } else {
        before.name == after.name
    };
    (!same).then(|| {
        let text =
            format!("the role {} is now called {}", both.before.role(old), both.now.role(new));
        Change::new(Group::Roles, Kind::Renamed, both.now.role_thing(new), text)
    })
}

/// Parties or phases that are new, gone or renamed.
fn listed(
    both: &Comparison<'_, '_, '_>,
    pairing: &Pairing,
    thing: &dyn Fn(&Project<'_>, usize) -> Thing,
) -> Vec<Change> {
    let mut changes = Vec::new();
    for (old, new) in pairing.both() {
        let (before, after) = (thing(both.old.project, old), thing(both.new.project, new));
        if before.name != after.name && !both.has_table() {
            let (kind, was, is) = (after.kind, quoted(&before.name), quoted(&after.name));
            let text = format!("the {kind} {was} is now called {is}");
            changes.push(Change::new(Group::Roles, Kind::Renamed, after, text));
        }
    }
    for (kind, at) in only(pairing) {
        let (project, what) = match kind {
            Kind::Added => (both.new.project, "new"),
            _ => (both.old.project, "gone"),
        };
        let subject = thing(project, at);
        let text = format!("the {} {} is {what}", subject.kind, quoted(&subject.name));
        changes.push(Change::new(Group::Roles, kind, subject, text));
    }
    changes
}

/// The roles that answer for a party's unfilled roles.
fn fallbacks(both: &Comparison<'_, '_, '_>, changes: &mut Vec<Change>) {
    for (old, new) in both.pairs.parties.both() {
        let (old, new) = (PartyId::new(old), PartyId::new(new));
        let party = both.new.project.party(new);
        let was = both.old.project.party(old).fallback.map(|role| role.value);
        let is = party.fallback.map(|role| role.value);
        if let Some((text, was, is)) = instead(both, was, is) {
            let name = quoted(party.name);
            let text = format!("the fallback of {name} is {text}");
            let subject = thing("party", party.id.value, party.name);
            let change = Change::new(Group::Roles, Kind::Changed, subject, text);
            changes.push(change.before(was).after(is));
        }
    }
}

/// Changes in the relations and requirements of a role that is in both states.
fn structure(both: &Comparison<'_, '_, '_>, old: RoleId, new: RoleId, changes: &mut Vec<Change>) {
    let (before, after) = (both.old.project.role(old), both.new.project.role(new));
    let name = both.now.role(new);
    let mut add = |kind, text: String, was: Vec<String>, is: Vec<String>| {
        let change = Change::new(Group::Roles, kind, both.now.role_thing(new), text);
        changes.push(change.before(was).after(is));
    };
    let links = [
        ("reports to", before.reports_to, after.reports_to),
        ("has as deputy", before.deputy, after.deputy),
        ("represents", before.represents, after.represents),
    ];
    for (verb, was, is) in links {
        let (was, is) = (was.map(|role| role.value), is.map(|role| role.value));
        if let Some((text, was, is)) = instead(both, was, is) {
            add(Kind::Changed, format!("{name} {verb} {text}"), was, is);
        }
    }
    let was = before.party.map(|party| party.value);
    let is = after.party.map(|party| party.value);
    let known = was.map(|party| both.pairs.parties.new_of(party.index()));
    if known != is.map(|party| Some(party.index())) {
        let named = |project: &Project<'_>, party: Option<PartyId>| {
            party.map_or("no party".to_owned(), |party| quoted(project.party(party).name))
        };
        let text = format!(
            "{name} belongs to {} instead of {}",
            named(both.new.project, is),
            named(both.old.project, was)
        );
        add(Kind::Changed, text, Vec::new(), Vec::new());
    }
    let members =
        |role: &Role<'_>| role.members.iter().map(|member| member.value).collect::<Vec<_>>();
    let (had, has) = (members(before), members(after));
    let roles = &both.pairs.roles;
    for member in &has {
        if roles.old_of(member.index()).is_none_or(|was| !had.contains(&RoleId::new(was))) {
            let text = format!("{} is now a member of {name}", both.now.role(*member));
            add(Kind::Added, text, Vec::new(), vec![both.now.role_id(*member)]);
        }
    }
    for member in &had {
        if roles.new_of(member.index()).is_none_or(|is| !has.contains(&RoleId::new(is))) {
            let text = format!("{} is no longer a member of {name}", both.before.role(*member));
            add(Kind::Removed, text, vec![both.before.role_id(*member)], Vec::new());
        }
    }
    let (was, is) = (people_needed(before), people_needed(after));
    if was != is {
        let text = format!("{name} needs {is} instead of {was}");
        add(Kind::Changed, text, vec![was], vec![is]);
    }
}

/// How many people must and may fill a role.
fn people_needed(role: &Role<'_>) -> String {
    let least = if role.required { role.at_least } else { 0 };
    match (least, role.at_most.map(|most| most.value)) {
        (0, None) => "nobody in particular".to_owned(),
        (0, Some(most)) => format!("at most {}", people(most)),
        (least, None) => format!("at least {}", people(least)),
        (least, Some(most)) if least == most => format!("exactly {}", people(least)),
        (least, Some(most)) => format!("{least} to {}", people(most)),
    }
}

fn people(number: u32) -> String {
    crate::plural::count(number as usize, "person")
}

/// "Y instead of X", and the ids of both; `None` if it is the same role.
fn instead(
    both: &Comparison<'_, '_, '_>,
    was: Option<RoleId>,
    is: Option<RoleId>,
) -> Option<(String, Vec<String>, Vec<String>)> {
    let known = was.map(|role| both.pairs.roles.new_of(role.index()));
    if known == is.map(|role| Some(role.index())) {
        return None;
    }
    let old = was.map_or("nobody".to_owned(), |role| both.before.role(role));
    let new = is.map_or("nobody".to_owned(), |role| both.now.role(role));
    let ids = |id: Option<String>| id.into_iter().collect();
    let before = ids(was.map(|role| both.before.role_id(role)));
    let after = ids(is.map(|role| both.now.role_id(role)));
    Some((format!("{new} instead of {old}"), before, after))
}
