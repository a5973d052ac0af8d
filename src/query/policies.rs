//! Which policies speak of somebody, and why.

use serde::Serialize;

use crate::model::{Demand, Holder, Letter, LetterSet, Policy, Project, RoleId};
use crate::plural::{count, list};
use crate::query::coverage::Involvement;
use crate::query::relations::roles_of;
use crate::rules::Selector;
use crate::source::Spanned;

/// A policy that speaks of somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ApplicablePolicy<'p> {
    /// The key in the file.
    pub id: &'p str,
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'p str>,
    /// How grave a breach is.
    pub level: &'static str,
    /// Why it speaks of them.
    pub because: Vec<String>,
}

/// Every policy that speaks of somebody, in the order written.
pub(super) fn of<'p>(
    project: &'p Project<'_>,
    who: Holder,
    parts: &[Involvement],
) -> Vec<ApplicablePolicy<'p>> {
    let roles = roles_of(project, who);
    let spoken = project.policies.iter().filter_map(|policy| {
        let held = held(project, policy, parts);
        let mut because = Vec::new();
        for demand in &policy.demands {
            let reason = reason(project, who, &roles, held, &demand.value);
            because.extend(
                reason.into_iter().filter(|reason| !because.contains(reason)).collect::<Vec<_>>(),
            );
        }
        if let (Holder::Party(party), Some(parties)) = (who, &policy.select.parties)
            && parties.iter().any(|selected| selected.value == party)
        {
            because.push("selects what its roles own".to_owned());
        }
        let level = policy.level.name();
        let (id, title) = (policy.id.value, policy.title);
        (!because.is_empty()).then_some(ApplicablePolicy { id, title, level, because })
    });
    spoken.collect()
}

/// The letters that somebody holds where a policy selects.
fn held(project: &Project<'_>, policy: &Policy<'_>, parts: &[Involvement]) -> LetterSet {
    let select = Selector::by(project, &policy.select);
    let selected =
        parts.iter().filter(|part| select.has(project, part.row, project.responsibility(part.row)));
    selected.fold(LetterSet::default(), |all, part| all.union(part.letters))
}

/// Why a demand speaks of somebody, if it does.
fn reason(
    project: &Project<'_>,
    who: Holder,
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
            let speaks = who == Holder::Party(*party) || held.contains(*letter);
            let name = project.party(*party).name;
            speaks.then(|| format!("{letter} only for roles of {name}"))
        }
        Demand::Tagged(letter, tag) => {
            let bears =
                |role: &RoleId| project.role(*role).tags.iter().any(|own| own.value == *tag);
            let speaks = roles.iter().any(bears) && !is_party(who) || held.contains(*letter);
            speaks.then(|| format!("{letter} only for roles tagged {tag}"))
        }
        Demand::People(letters, least) => {
            let of = project.model.letters.iter().map(|def| def.letter);
            let of: Vec<Letter> = of.filter(|letter| letters.contains(*letter)).collect();
            let least = count(*least as usize, "person");
            held.intersects(*letters).then(|| format!("{least} or more behind {}", spelt(&of)))
        }
        Demand::Distinct(letters) => {
            let all: LetterSet = letters.iter().copied().collect();
            let speaks = held.intersects(all) && !is_party(who);
            speaks.then(|| format!("nobody behind both {}", spelt(letters)))
        }
        Demand::Count(..) | Demand::Matching(_) | Demand::LeadsTo(_) => None,
    }
}

/// Where some of somebody's roles are named: " as …", and nothing more to say where they have one only.
fn named_as(project: &Project<'_>, roles: &[RoleId], named: &[Spanned<RoleId>]) -> Option<String> {
    let own = named.iter().filter(|role| roles.contains(&role.value));
    let names: Vec<String> = own.map(|role| project.role(role.value).name.to_owned()).collect();
    if names.is_empty() {
        return None;
    }
    Some(if roles.len() == 1 { String::new() } else { format!(" as {}", list(&names)) })
}

fn is_party(who: Holder) -> bool {
    matches!(who, Holder::Party(_))
}
