//! Checks each requirement that a policy may have.

use crate::hash::HashMap;
use crate::model::{
    Assignment, Demand, Holder, Letter, LetterSet, Project, Responsibility, RoleId,
};
use crate::plural::{count, list};
use crate::rules::support::id_set::IdSet;
use crate::source::Span;
use crate::source::Spanned;

/// A requirement that is not met.
pub(super) struct Breach {
    /// What is wrong, without the name of the policy.
    pub message: String,
    /// The text at fault.
    pub span: Span,
    /// What to write; may be empty.
    pub help: String,
}

/// The roles that a requirement names.
pub(super) fn named_roles(demand: &Demand<'_>) -> IdSet<RoleId> {
    match demand {
        Demand::Require(_, roles) | Demand::Forbid(_, roles) => IdSet::new(roles),
        _ => IdSet::new(&[]),
    }
}

/// The breaches of a requirement, which names the roles `named`. A responsibility that was not read in full has none.
pub(super) fn check(
    project: &Project<'_>,
    row: &Responsibility<'_>,
    demand: &Demand<'_>,
    named: &IdSet<RoleId>,
) -> Vec<Breach> {
    let has_unread_role = || project.cells(row).iter().any(|cell| project.is_incomplete(cell.role));
    if !row.has_read_all() || !row.leads_to_read || has_unread_role() {
        return Vec::new();
    }
    match demand {
        Demand::Require(letter, roles) => check_required(project, row, *letter, roles),
        Demand::Forbid(letter, _) => {
            check_forbidden(project, row, *letter, |role| named.contains(role))
        }
        Demand::Count(letter, wanted) => {
            let number = project.assignments_of(row, *letter).count();
            let excess = wanted.most.and_then(|most| {
                project.assignments_of(row, *letter).nth(most as usize).map(|holder| holder.span)
            });
            let message = || {
                let roles = count(number, "role");
                format!("\"{}\" has {roles} with {letter}; it must have {wanted}", row.name)
            };
            let mut breaches = breach_if(!wanted.allows(number), row, message);
            for breach in &mut breaches {
                breach.span = excess.unwrap_or(breach.span);
            }
            breaches
        }
        Demand::Party(letter, party) => {
            let of_party =
                |role: RoleId| project.role(role).party.is_some_and(|p| p.value == *party);
            let wanted = format!("does not belong to \"{}\"", project.party(*party).name);
            check_each_role(project, row, *letter, &of_party, &wanted)
        }
        Demand::Tagged(letter, tag) => {
            let tagged = |role: RoleId| project.role(role).tags.iter().any(|own| own.value == *tag);
            check_each_role(project, row, *letter, &tagged, &format!("is not tagged \"{tag}\""))
        }
        Demand::People(letters, least) => check_people(project, row, *letters, *least),
        Demand::Distinct(letters) => check_distinct(project, row, letters),
        Demand::LeadsTo(least) => {
            let number = row.leads_to.len();
            let message = || {
                let followers = count(number, "responsibility");
                format!("\"{}\" leads to {followers}; it must lead to at least {least}", row.name)
            };
            breach_if(number < *least as usize, row, message)
        }
        // Applies to phases, not to responsibilities.
        Demand::Matching(_) => Vec::new(),
    }
}

/// A breach of the responsibility as a whole, if it is `broken`.
fn breach_if(
    broken: bool,
    row: &Responsibility<'_>,
    message: impl FnOnce() -> String,
) -> Vec<Breach> {
    let breach = |message| Breach { message, span: row.id.span, help: String::new() };
    if broken { vec![breach(message())] } else { Vec::new() }
}

/// The roles must have the letter, themselves or as members of a board.
fn check_required(
    project: &Project<'_>,
    row: &Responsibility<'_>,
    letter: Letter,
    roles: &[Spanned<RoleId>],
) -> Vec<Breach> {
    let holders = project.effective_holders(row, letter);
    let missing = roles.iter().filter(|role| !holders.contains(&role.value));
    let missing: Vec<RoleId> = missing.map(|role| role.value).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let names: Vec<String> =
        missing.iter().map(|role| format!("\"{}\"", project.role(*role).name)).collect();
    let verb = if names.len() == 1 { "does" } else { "do" };
    let message = format!("{} {verb} not have {letter} for \"{}\"", list(&names), row.name);
    let most = project.model.get(letter).and_then(|def| def.count.most);
    let held: Vec<RoleId> = project.assignments_of(row, letter).map(|held| held.role).collect();
    let too_many = most.is_some_and(|most| held.len() + missing.len() > most as usize);
    let held = if too_many { Vec::new() } else { held };
    let all = held.into_iter().chain(missing.iter().copied());
    let ids: Vec<String> = all.map(|role| format!("\"{}\"", project.role(role).id.value)).collect();
    let help = format!("write: {letter} = [{}]", ids.join(", "));
    vec![Breach { message, span: row.id.span, help }]
}

/// The roles must not have the letter, themselves or as members of a board.
fn check_forbidden(
    project: &Project<'_>,
    row: &Responsibility<'_>,
    letter: Letter,
    forbids: impl Fn(RoleId) -> bool,
) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for held in project.assignments_of(row, letter) {
        for role in project.with_members(held.role).iter().copied() {
            if forbids(role) {
                let name = project.role(role).name;
                let by = if held.role == role {
                    String::new()
                } else {
                    format!(", as a member of \"{}\"", project.role(held.role).name)
                };
                let message = format!("\"{name}\" must not have {letter} for \"{}\"{by}", row.name);
                breaches.push(Breach { message, span: held.span, help: String::new() });
            }
        }
    }
    breaches
}

/// Every role with the letter must be as wanted.
fn check_each_role(
    project: &Project<'_>,
    row: &Responsibility<'_>,
    letter: Letter,
    is_wanted: &dyn Fn(RoleId) -> bool,
    complaint: &str,
) -> Vec<Breach> {
    let held = project.assignments_of(row, letter);
    let wrong = held.filter(|held| !is_wanted(held.role));
    let breaches = wrong.map(|held| {
        let name = project.role(held.role).name;
        let message = format!("\"{name}\" has {letter} for \"{}\" but {complaint}", row.name);
        Breach { message, span: held.span, help: String::new() }
    });
    breaches.collect()
}

/// At least this many distinct people must have one of the letters.
fn check_people(
    project: &Project<'_>,
    row: &Responsibility<'_>,
    letters: LetterSet,
    least: u32,
) -> Vec<Breach> {
    let behind = project.holders_of_letters(row, letters);
    if behind.len() >= least as usize {
        return Vec::new();
    }
    let spelt = project.model.letters.iter().filter(|def| letters.contains(def.letter));
    let spelt = spelt.map(|def| def.letter.to_string()).collect::<Vec<_>>().join(" or ");
    let names: Vec<String> =
        behind.iter().map(|one| format!("\"{}\"", project.holder_name(*one))).collect();
    let least = count(least as usize, "person");
    let message = match names.as_slice() {
        [] => format!("nobody has {spelt} for \"{}\"; it needs {least}", row.name),
        [name] => format!("only {name} has {spelt} for \"{}\"; it needs {least}", row.name),
        names => {
            format!("only {} have {spelt} for \"{}\"; it needs {least}", list(names), row.name)
        }
    };
    let of_letters = |held: &&Assignment| letters.contains(held.letter);
    let last = project.assignments(row).iter().filter(of_letters).map(|held| held.span).max();
    let help = "fill one of the roles with another person, or assign the letter to another role";
    vec![Breach { message, span: last.unwrap_or(row.id.span), help: help.to_owned() }]
}

/// No person may have two of the letters.
fn check_distinct(
    project: &Project<'_>,
    row: &Responsibility<'_>,
    letters: &[Letter],
) -> Vec<Breach> {
    // For each holder the position of their first letter in `letters`, with its assignment.
    let mut seen: HashMap<Holder, (usize, &Assignment)> = HashMap::default();
    let mut breaches = Vec::new();
    for (position, letter) in letters.iter().enumerate() {
        for held in project.assignments_of(row, *letter) {
            for one in project.holders_of(held.role).iter().copied() {
                let (before, first) = *seen.entry(one).or_insert((position, held));
                if before < position {
                    let message = format!(
                        "\"{}\" has both {} (as \"{}\") and {letter} (as \"{}\") for \"{}\"",
                        project.holder_name(one),
                        first.letter,
                        project.role(first.role).name,
                        project.role(held.role).name,
                        row.name
                    );
                    let help = "fill one of the roles with another person, or assign the letter to another role";
                    breaches.push(Breach { message, span: held.span, help: help.to_owned() });
                }
            }
        }
    }
    breaches
}
