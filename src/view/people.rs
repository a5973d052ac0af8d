//! The matrix by people: a column for each person, party or vacant role, with the letters of all their roles.

use std::collections::HashMap;

use crate::model::{Coverage, Holder, LetterSet, Responsibility};
use crate::view::facets::unique;
use crate::view::grid::{Column, Facets, Grid};
use crate::view::locale::fill;
use crate::view::{View, ViewContext, rows, short_names};

/// Draws the matrix by people. Letters reach them through roles, boards and fallbacks. A role without people has a
/// column of its own, so that no letter is lost.
pub(super) fn draw(context: ViewContext<'_, '_>) -> Grid {
    let project = context.selection.project();
    let coverage = Coverage::new(project);
    let everybody = everybody(context, &coverage);
    let position: HashMap<Holder, usize> =
        everybody.iter().enumerate().map(|(at, somebody)| (*somebody, at)).collect();
    let letters = |row: &Responsibility<'_>| {
        let mut letters = vec![LetterSet::default(); everybody.len()];
        for cell in context.selection.cells(row) {
            for (holder, held) in coverage.shares(cell) {
                if let Some(at) = position.get(&holder) {
                    letters[*at] = letters[*at].union(held);
                }
            }
        }
        letters
    };
    let names: Vec<String> = everybody.iter().map(|somebody| heading(context, *somebody)).collect();
    let short = short_names::shorten(names.iter().map(|name| (name.as_str(), None)));
    let columns = everybody.iter().zip(&names).zip(short).map(|((somebody, name), short)| Column {
        id: id(context, *somebody),
        name: name.clone(),
        short,
        facets: Facets::from_holder(&coverage, *somebody),
        ..Column::default()
    });
    rows::of_letters(context, View::People, columns.collect(), letters)
}

/// The name of a holder; that of a vacant role is marked as vacant.
pub(super) fn heading(context: ViewContext<'_, '_>, somebody: Holder) -> String {
    let project = context.selection.project();
    let name = project.holder_name(somebody);
    match somebody {
        Holder::Role(_) if project.names_people() => {
            fill(context.words().nobody, &[("role", name)])
        }
        _ => name.to_owned(),
    }
}

/// The id of a holder.
pub(super) fn id(context: ViewContext<'_, '_>, somebody: Holder) -> String {
    let project = context.selection.project();
    project.holder_entity(somebody).id.to_owned()
}

/// All holders of letters: people in the order of the files, then parties, then roles.
pub(super) fn everybody(context: ViewContext<'_, '_>, coverage: &Coverage<'_, '_>) -> Vec<Holder> {
    let selection = context.selection;
    let cells = selection.rows().flat_map(|(_, row)| selection.cells(row));
    let roles = unique(cells.map(|cell| cell.role));
    let holders = roles.iter().flat_map(|role| coverage.holders_or_role(*role)).copied();
    let mut everybody = unique(holders.filter(|holder| selection.has_holder(*holder)));
    everybody.sort_unstable();
    everybody
}
