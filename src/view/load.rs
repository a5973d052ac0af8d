//! The load: how many of the responsibilities every role and every person has a part in, letter by letter.

use std::collections::HashMap;

use crate::model::{Coverage, Holder, LetterSet, RoleId, Share};
use crate::view::grid::{Cell, Column, Facets, Grid, GridKind, Row, Section};
use crate::view::locale::fill;
use crate::view::{View, ViewContext, people, rows};

/// Draws the load: roles first, then people, each with the share of the rows in which they hold a letter.
pub(super) fn draw(context: ViewContext<'_, '_>) -> Grid {
    let selection = context.selection;
    let project = selection.project();
    let words = context.words();
    let coverage = Coverage::new(project);
    let letters: Vec<_> = selection.letters().map(|def| def.letter).collect();
    let none = vec![0_u32; letters.len() + 1];
    let mut of_roles = vec![none.clone(); project.roles.len()];
    let mut of_holders: HashMap<Holder, Vec<u32>> = HashMap::new();
    let add = |counts: &mut Vec<u32>, held: LetterSet| {
        for (count, letter) in counts.iter_mut().zip(&letters) {
            *count += u32::from(held.contains(*letter));
        }
        if let Some(any) = counts.last_mut() {
            *any += u32::from(!held.is_empty());
        }
    };
    for (_, row) in selection.rows() {
        for cell in selection.cells(row) {
            add(&mut of_roles[cell.role.index()], cell.letters);
        }
        for (holder, held) in coverage.letters_by_holder(selection.cells(row)) {
            let counts = of_holders.entry(holder).or_insert_with(|| none.clone());
            add(counts, held);
        }
    }
    let of = u32::try_from(selection.number_of_rows()).unwrap_or(u32::MAX);
    let row = |id: String, name: String, facets: Facets, counts: &[u32]| Row {
        id,
        name,
        facets,
        cells: counts.iter().map(|count| Cell::Share(Share { count: *count, of })).collect(),
        ..Row::default()
    };
    let roles = selection.roles().map(|(id, role): (RoleId, _)| {
        let counts = &of_roles[id.index()];
        row(
            role.id.value.to_owned(),
            role.name.to_owned(),
            Facets::from_role(&coverage, id),
            counts,
        )
    });
    let mut sections = vec![Section { name: Some(words.roles.to_owned()), rows: roles.collect() }];
    if project.names_people() {
        let everybody = people::everybody(context, &coverage);
        let people = everybody.into_iter().map(|somebody| {
            let (id, name) = (people::id(context, somebody), people::heading(context, somebody));
            let counts = of_holders.get(&somebody).unwrap_or(&none);
            row(id, name, Facets::from_holder(&coverage, somebody), counts)
        });
        sections.push(Section { name: Some(words.people.to_owned()), rows: people.collect() });
    }
    let columns = rows::letter_columns(context);
    let any = Column {
        id: "any".to_owned(),
        name: words.any_part.to_owned(),
        short: words.total.to_owned(),
        ..Column::default()
    };
    let mut columns: Vec<Column> = columns.into_iter().chain([any]).collect();
    for (at, column) in columns.iter_mut().enumerate() {
        let rows = sections.iter().flat_map(|section| &section.rows);
        column.largest = rows.map(|row| row.cells[at].fraction()).fold(0.0, f64::max);
    }
    Grid {
        stub_head: format!("{} / {}", words.role, words.person),
        section: format!("{} / {}", words.roles, words.people),
        columns,
        sections,
        notes: vec![fill(words.shares, &[("number", &of.to_string())])],
        ..rows::empty(context, View::Load, GridKind::Shares)
    }
}
