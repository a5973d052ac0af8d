//! Policies that are new, removed or changed. Each requirement is compared by itself, regardless of the order of ids.

use std::collections::{BTreeSet, HashMap};

use crate::diff::labels::{quoted, thing};
use crate::diff::{Change, Comparison, Group, Kind, Pairing};
use crate::model::{Demand, Each, Letter, Policy, Project};
use crate::plural::list;

pub(super) fn compare(both: &Comparison<'_, '_, '_>) -> Vec<Change> {
    let by_id = |project: &Project<'_>| -> HashMap<String, usize> {
        let policies = project.policies.iter().enumerate();
        policies.map(|(at, policy)| (policy.id.value.to_owned(), at)).collect()
    };
    let (old, new) = (both.old.project, both.new.project);
    let (before, after) = (by_id(old), by_id(new));
    let mut changes = Vec::new();
    for policy in &new.policies {
        match before.get(policy.id.value) {
            None => changes.push(only(policy, Kind::Added, "is new")),
            Some(was) => changes.extend(changed(both, &old.policies[*was], policy)),
        }
    }
    let gone = old.policies.iter().filter(|policy| !after.contains_key(policy.id.value));
    changes.extend(gone.map(|policy| only(policy, Kind::Removed, "is gone")));
    changes
}

fn only(policy: &Policy<'_>, kind: Kind, what: &str) -> Change {
    let title = policy.title.map(|title| format!(": {}", quoted(title))).unwrap_or_default();
    let text = format!("the policy {} {what}{title}", policy.id.value);
    let subject = thing("policy", policy.id.value, policy.title.unwrap_or_default());
    Change::new(Group::Rules, kind, subject, text)
}

fn changed(both: &Comparison<'_, '_, '_>, old: &Policy<'_>, new: &Policy<'_>) -> Vec<Change> {
    let before = said(both, old, false);
    let after = said(both, new, true);
    let told = |kind, text: String| {
        let subject = thing("policy", new.id.value, new.title.unwrap_or_default());
        Change::new(Group::Rules, kind, subject, text)
    };
    let id = new.id.value;
    let change =
        |kind, verb: &str, what: &String| told(kind, format!("the policy {id} {verb} {what}"));
    let title = |policy: &Policy<'_>| policy.title.map_or("nothing".to_owned(), quoted);
    let titled = (old.title != new.title).then(|| {
        let (is, was) = (title(new), title(old));
        told(Kind::Renamed, format!("the title of the policy {id} is {is} instead of {was}"))
    });
    let levelled = (old.level != new.level).then(|| {
        let (is, was) = (new.level.name(), old.level.name());
        told(Kind::Changed, format!("the policy {id} is {is} instead of {was}"))
            .before(vec![was.to_owned()])
            .after(vec![is.to_owned()])
    });
    let now = after.difference(&before);
    let now = now.map(|what| change(Kind::Added, "now says:", what).after(vec![what.clone()]));
    let gone = before.difference(&after);
    let gone =
        gone.map(|what| change(Kind::Removed, "no longer says:", what).before(vec![what.clone()]));
    titled.into_iter().chain(levelled).chain(now).chain(gone).collect()
}

/// Every part of a policy but its title and level, in the ids of the new state.
fn said(both: &Comparison<'_, '_, '_>, policy: &Policy<'_>, is_new: bool) -> BTreeSet<String> {
    let ids = Ids { both, is_new };
    let mut said = BTreeSet::new();
    if policy.each == Each::Phase {
        said.insert("each = phase".to_owned());
    }
    let select = &policy.select;
    let mut selects = |key: &str, ids: Option<Vec<String>>| {
        if let Some(ids) = ids {
            said.insert(format!("select {key} = {}", sorted(ids)));
        }
    };
    selects(
        "phase",
        select.phases.as_ref().map(|all| all.iter().map(|p| ids.phase(p.value.index())).collect()),
    );
    selects(
        "tags",
        select.tags.as_ref().map(|all| all.iter().map(|t| t.value.to_owned()).collect()),
    );
    let rows = select.responsibilities.as_ref();
    selects(
        "responsibilities",
        rows.map(|all| all.iter().map(|r| ids.row(r.value.index())).collect()),
    );
    selects(
        "party",
        select.parties.as_ref().map(|all| all.iter().map(|p| ids.party(p.value.index())).collect()),
    );
    said.extend(policy.demands.iter().map(|demand| ids.demand(&demand.value)));
    said
}

fn sorted(mut ids: Vec<String>) -> String {
    ids.sort_unstable();
    ids.dedup();
    list(&ids)
}

/// The ids of one state; entries in both states have their new id.
struct Ids<'i, 'b, 's, 'a> {
    both: &'i Comparison<'b, 's, 'a>,
    is_new: bool,
}

impl Ids<'_, '_, '_, '_> {
    fn id(
        &self,
        pairing: &Pairing,
        at: usize,
        of: impl Fn(&Project<'_>, usize) -> String,
    ) -> String {
        let known = if self.is_new { Some(at) } else { pairing.new_of(at) };
        match known {
            Some(at) => of(self.both.new.project, at),
            None => of(self.both.old.project, at),
        }
    }

    fn role(&self, at: usize) -> String {
        self.id(&self.both.pairs.roles, at, |project, at| project.roles[at].id.value.to_owned())
    }

    fn row(&self, at: usize) -> String {
        let rows = &self.both.pairs.rows;
        self.id(rows, at, |project, at| project.responsibilities[at].id.value.to_owned())
    }

    fn party(&self, at: usize) -> String {
        self.id(&self.both.pairs.parties, at, |project, at| project.parties[at].id.value.to_owned())
    }

    fn phase(&self, at: usize) -> String {
        self.id(&self.both.pairs.phases, at, |project, at| project.phases[at].id.value.to_owned())
    }

    fn demand(&self, demand: &Demand<'_>) -> String {
        let roles = |roles: &[crate::source::Spanned<crate::model::RoleId>]| {
            sorted(roles.iter().map(|role| self.role(role.value.index())).collect())
        };
        let letters =
            |letters: Vec<Letter>| sorted(letters.iter().map(Letter::to_string).collect());
        match demand {
            Demand::Require(letter, who) => format!("require {letter} of {}", roles(who)),
            Demand::Forbid(letter, who) => format!("forbid {letter} to {}", roles(who)),
            Demand::Count(letter, count) => format!("count of {letter}: {count}"),
            Demand::Matching(count) => format!("count: {count}"),
            Demand::Party(letter, party) => {
                format!("{letter} is of party {}", self.party(party.index()))
            }
            Demand::Tagged(letter, tag) => format!("{letter} is tagged {tag}"),
            Demand::People(set, least) => {
                let model = &self.both.new.project.model;
                let held = model.letters.iter().map(|def| def.letter).filter(|l| set.contains(*l));
                format!("people behind {}: {least} or more", letters(held.collect()))
            }
            Demand::Distinct(distinct) => {
                format!("distinct people behind {}", letters(distinct.clone()))
            }
            Demand::LeadsTo(least) => format!("leads to {least} or more"),
        }
    }
}
