//! The duties of people: the rows in which they have a letter, each under its strongest letter.

use crate::model::{
    Coverage, Holder, Kind, LetterDef, LetterSet, PersonId, Responsibility, ResponsibilityId,
    RoleId,
};
use crate::view::grid::{Entry, Tone};
use crate::view::locale::fill;
use crate::view::person_page::named::Named;
use crate::view::person_page::position::Standing;
use crate::view::selection::Selection;

/// A row in which a letter reaches a person.
#[derive(Debug, Clone)]
pub(super) struct Duty {
    row: ResponsibilityId,
    letters: LetterSet,
    /// The roles through which they do.
    roles: Vec<RoleId>,
}

/// The duties of everybody, by person, in the order in which tables show the rows.
pub(super) fn by_person(
    selection: &Selection<'_, '_>,
    coverage: &Coverage<'_, '_>,
) -> Vec<Vec<Duty>> {
    let project = selection.project();
    let mut duties: Vec<Vec<Duty>> = vec![Vec::new(); project.people.len()];
    for (row, responsibility) in selection.rows() {
        for cell in selection.cells(responsibility) {
            for (holder, letters) in coverage.shares(cell) {
                let Holder::Person(person) = holder else { continue };
                if !selection.has_holder(holder) {
                    continue;
                }
                let duties = &mut duties[person.index()];
                match duties.last_mut().filter(|duty| duty.row == row) {
                    Some(duty) => {
                        duty.letters = duty.letters.union(letters);
                        duty.roles.push(cell.role);
                    }
                    None => duties.push(Duty { row, letters, roles: vec![cell.role] }),
                }
            }
        }
    }
    duties
}

/// The duties of a person by letter, the strongest first. Each duty is listed once, under its strongest letter.
pub(super) fn by_letter<'d, 'a>(
    named: &Named<'d, '_, 'a>,
    (person, standing): (PersonId, &Standing),
    duties: &[Duty],
) -> Vec<(&'d LetterDef<'a>, Vec<Entry>)> {
    let mut defs: Vec<&'d LetterDef<'a>> = named.model().letters.iter().collect();
    defs.sort_by_key(|def| Tone::new(def.owner, def.kind));
    let mut groups: Vec<(&LetterDef<'a>, Vec<Entry>)> =
        defs.iter().map(|def| (*def, Vec::new())).collect();
    for duty in duties {
        let gravest = groups.iter_mut().find(|(def, _)| duty.letters.contains(def.letter));
        if let Some((gravest, entries)) = gravest {
            entries.push(entry(named, (person, standing), duty, (gravest, &defs)));
        }
    }
    groups.retain(|(_, entries)| !entries.is_empty());
    groups
}

/// A duty with its phase, what comes out of it, in which role the person has it, and who else is on it.
fn entry(
    named: &Named<'_, '_, '_>,
    (person, standing): (PersonId, &Standing),
    duty: &Duty,
    (gravest, defs): (&LetterDef<'_>, &[&LetterDef<'_>]),
) -> Entry {
    let (project, words) = (named.project(), named.words());
    let row = project.responsibility(duty.row);
    let besides = defs.iter().filter(|def| {
        let is_other = def.letter != gravest.letter && duty.letters.contains(def.letter);
        is_other && !gravest.covers(def)
    });
    let besides: Vec<String> = besides.map(|def| def.word(named.language())).collect();
    let besides = besides.join(", ");
    let mut roles = duty.roles.clone();
    roles.sort_unstable();
    let is_only_role = standing.fills.len() == 1 && roles == standing.fills;
    let roles = || {
        let names = roles.iter().map(|role| project.role(*role).name.to_owned());
        fill(words.in_role, &[("roles", &named.listed(names.collect()))])
    };
    let deliverable = row.deliverable.filter(|text| !text.trim().is_empty());
    let parts = [
        row.phase.map(|phase| project.phase(phase.value).name.to_owned()),
        deliverable.map(|text| named.told(words.deliverable, text)),
        (!is_only_role).then(roles),
        (!besides.is_empty()).then(|| fill(words.besides, &[("letters", &besides)])),
    ];
    let parts = parts.into_iter().flatten().chain(others(named, row, person, gravest));
    let parts: Vec<String> = parts.collect();
    let details = (!parts.is_empty()).then(|| parts.join(" · "));
    Entry { name: row.name.to_owned(), details: details.into_iter().collect() }
}

/// Who else is on it: for who owns it those who do it, for everybody else who owns it. Where a letter model has no
/// owner, those who do it.
fn others(
    named: &Named<'_, '_, '_>,
    row: &Responsibility<'_>,
    person: PersonId,
    gravest: &LetterDef<'_>,
) -> Vec<String> {
    let (project, model) = (named.project(), named.model());
    let has_owner = model.owner().is_some();
    let defs = model.letters.iter().filter(|def| {
        if has_owner && !gravest.owner {
            def.owner
        } else {
            def.kind == Some(Kind::Does) && !def.owner && def.letter != gravest.letter
        }
    });
    let holders = defs.filter_map(|def| {
        let cells = project.cells(row).iter().filter(|cell| cell.letters.contains(def.letter));
        named.holders(def, cells.map(|cell| cell.role), person)
    });
    holders.collect()
}
