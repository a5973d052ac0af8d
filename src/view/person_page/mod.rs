//! A page for each person, to hand to them: who they are, which roles they fill, and their duties by letter.

mod duties;
mod named;
mod position;

use crate::model::{Coverage, Holder, PersonId, RoleId};
use crate::view::grid::{Cell, Column, Facets, Grid, GridKind, Row, Section};
use crate::view::locale::fill;
use crate::view::selection::Selection;
use crate::view::{View, ViewContext, rows};
use duties::Duty;
use named::Named;
use position::Standing;

/// The places of a table that a duty with its sentences takes about as much room as.
const PLACES: usize = 8;

/// Draws the sheets, in the order of the files. Empty parts are left out.
pub(super) fn draw(context: ViewContext<'_, '_>) -> Grid {
    let words = context.words();
    let coverage = Coverage::new(context.selection.project());
    let named = Named::new(context, &coverage);
    let duties = duties::by_person(context.selection, &coverage);
    let mut standings = position::by_person(context.selection, &coverage);
    let sections: Vec<Section> = people(context.selection, &duties)
        .into_iter()
        .map(|person| {
            let standing = std::mem::take(&mut standings[person.index()]);
            section(&named, person, &standing, &duties[person.index()])
        })
        .collect();
    let mut grid = rows::empty(context, View::Sheet, GridKind::Cards);
    if let [Section { name: Some(name), .. }] = sections.as_slice() {
        grid.title = fill(words.sheet_for, &[("name", name)]);
    }
    let notes = if sections.is_empty() { vec![words.nobody_named.to_owned()] } else { Vec::new() };
    Grid {
        stub_head: words.aspect.to_owned(),
        section: words.person.to_owned(),
        columns: vec![Column {
            id: "content".to_owned(),
            name: words.content.to_owned(),
            short: words.content.to_owned(),
            ..Column::default()
        }],
        sections,
        notes,
        ..grid
    }
}

/// How many duties all sheets have, and what each is reckoned as.
pub(super) fn size(selection: &Selection<'_, '_>) -> (usize, usize) {
    let project = selection.project();
    let count = |role: RoleId| {
        let behind = project.holders_of(role);
        behind.iter().filter(|somebody| selection.has_holder(**somebody)).count()
    };
    let behind: Vec<usize> = project.columns().map(|(role, _)| count(role)).collect();
    let cells = selection.rows().flat_map(|(_, row)| selection.cells(row));
    (cells.map(|cell| behind[cell.role.index()]).sum(), PLACES)
}

/// The people who get a sheet: all of an unfiltered project, otherwise those selected by name and those with a duty.
fn people(selection: &Selection<'_, '_>, duties: &[Vec<Duty>]) -> Vec<PersonId> {
    let all = (0..selection.project().people.len()).map(PersonId::new);
    let is_meant = |person: &PersonId| {
        selection.has_holder(Holder::Person(*person))
            && (selection.is_whole()
                || selection.asks_for_people()
                || !duties[person.index()].is_empty())
    };
    all.filter(is_meant).collect()
}

/// The sheet of a person.
fn section(
    named: &Named<'_, '_, '_>,
    person: PersonId,
    standing: &Standing,
    duties: &[Duty],
) -> Section {
    let project = named.project();
    let words = named.words();
    let who = project.person(person);
    let about = Facets {
        phase: None,
        parties: who.party.iter().map(|party| party.value).collect(),
        roles: standing.all().collect(),
        people: vec![person],
    };
    let row = |name: &str, cell: Cell| Row {
        id: who.id.value.to_owned(),
        name: name.to_owned(),
        facets: about.clone(),
        cells: vec![cell],
        ..Row::default()
    };
    let party = who.party.map_or("", |party| project.party(party.value).name);
    let names = |roles: &[RoleId]| Cell::names(roles.iter().map(|role| project.role(*role).name));
    let roles = standing.fills.iter().map(|role| position::entry(named, *role, person));
    let deputises = standing.deputises.iter().map(|role| named.role(*role, person));
    let told = [
        row(words.party, Cell::text(party)),
        row(words.contact, Cell::text(who.email.unwrap_or_default())),
        row(words.roles, Cell::Entries(roles.collect())),
        row(words.member_of, names(&standing.boards)),
        row(words.open_roles, names(&standing.open)),
        row(words.deputy_for, Cell::Names(deputises.collect())),
    ];
    let by_letter = duties::by_letter(named, (person, standing), duties);
    let by_letter = by_letter.into_iter().map(|(def, entries)| Row {
        letter: Some(def.letter),
        ..row(
            &format!("{} ({})", def.word(named.language()), def.letter),
            Cell::Entries(entries.into_boxed_slice()),
        )
    });
    let rows = told.into_iter().chain(by_letter);
    let rows = rows.filter(|row| !row.cells.iter().all(Cell::is_empty));
    Section { name: Some(who.name.to_owned()), rows: rows.collect() }
}
