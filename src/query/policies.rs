//! Which policies apply to somebody, and why.

use serde::Serialize;

use crate::model::{Demand, Holder, Involvement, Letter, LetterSet, Policy, Project, RoleId};
use crate::plural::{count, list};
use crate::rules::Selector;
use crate::source::Spanned;

/// A policy that applies to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ApplicablePolicy<'p> {
    /// The key in the file.
    pub id: &'p str,
    /// Its purpose in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'p str>,
    /// The severity of a breach.
    pub level: &'static str,
    /// Why it applies to them.
    pub because: Vec<String>,
}

/// Every policy that applies to somebody, in the order written.
pub(super) fn applicable<'p>(
    project: &'p Project<'_>,
    holder: Holder,
    involvements: &[Involvement],
) -> Vec<ApplicablePolicy<'p>> {
    let roles = project.roles_of(holder);
    let applicable = project.policies.iter().filter_map(|policy| {
        let held = selected_letters(project, policy, involvements);
        let mut because = Vec::new();
        for demand in &policy.demands {
            let reason = reason(project, holder, &roles, held, &demand.value);
            if let Some(reason) = reason.filter(|reason| !because.contains(reason)) {
                because.push(reason);
            }
        }
        if let (Holder::Party(party), Some(parties)) = (holder, &policy.select.parties)
            && parties.iter().any(|selected| selected.value == party)
        {
            because.push("selects what its roles own".to_owned());
        }
        let level = policy.level.name();
        let (id, title) = (policy.id.value, policy.title);
        (!because.is_empty()).then_some(ApplicablePolicy { id, title, level, because })
    });
    applicable.collect()
}

/// The letters that somebody holds in the responsibilities that a policy selects.
fn selected_letters(
    project: &Project<'_>,
    policy: &Policy<'_>,
    involvements: &[Involvement],
) -> LetterSet {
    let select = Selector::by(project, &policy.select);
    let is_selected = |row| select.has(project, row, project.responsibility(row));
    let selected = involvements.iter().filter(|involvement| is_selected(involvement.row));
    selected.fold(LetterSet::default(), |all, involvement| all.union(involvement.letters))
}

/// Why a demand applies to somebody, if it does.
fn reason(
    project: &Project<'_>,
    holder: Holder,
    roles: &[RoleId],
    held: LetterSet,
    demand: &Demand<'_>,
) -> Option<String> {
    let spelt = |letters: &[Letter]| {
        let letters: Vec<String> = letters.iter().map(Letter::to_string).collect();
        list(&letters)
    };
    match demand {
        Demand::Require(letter, named) => {
            named_as(project, roles, named).map(|role| format!("must hold {letter}{role}"))
        }
        Demand::Forbid(letter, named) => {
            named_as(project, roles, named).map(|role| format!("must not hold {letter}{role}"))
        }
        Demand::Party(letter, party) => {
            let applies = holder == Holder::Party(*party) || held.contains(*letter);
            let name = project.party(*party).name;
            applies.then(|| format!("{letter} only for roles of {name}"))
        }
        Demand::Tagged(letter, tag) => {
            let bears =
                |role: &RoleId| project.role(*role).tags.iter().any(|own| own.value == *tag);
            let applies = roles.iter().any(bears) && !is_party(holder) || held.contains(*letter);
            applies.then(|| format!("{letter} only for roles tagged {tag}"))
        }
        Demand::People(letters, least) => {
            let of = project.model.letters.iter().map(|def| def.letter);
            let of: Vec<Letter> = of.filter(|letter| letters.contains(*letter)).collect();
            let least = count(*least as usize, "person");
            held.intersects(*letters).then(|| format!("{least} or more behind {}", spelt(&of)))
        }
        Demand::Distinct(letters) => {
            let all: LetterSet = letters.iter().copied().collect();
            let applies = held.intersects(all) && !is_party(holder);
            applies.then(|| format!("nobody behind both {}", spelt(letters)))
        }
        Demand::Count(..) | Demand::Matching(_) | Demand::LeadsTo(_) => None,
    }
}

/// " as …" if some of somebody's roles are among those named, or an empty text if they have one role only.
fn named_as(project: &Project<'_>, roles: &[RoleId], named: &[Spanned<RoleId>]) -> Option<String> {
    let own = named.iter().filter(|role| roles.contains(&role.value));
    let names: Vec<String> = own.map(|role| project.role(role.value).name.to_owned()).collect();
    if names.is_empty() {
        return None;
    }
    Some(if roles.len() == 1 { String::new() } else { format!(" as {}", list(&names)) })
}

fn is_party(holder: Holder) -> bool {
    matches!(holder, Holder::Party(_))
}
