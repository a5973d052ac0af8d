//! The views that `table` and `export` draw.

use super::error::Error;
use crate::cli::ViewArgs;
use crate::model::Project;
use crate::model::lookup::LookupError;
use crate::view::grid::{Grid, GridKind};
use crate::view::selection::{Filters, Selection};
use crate::view::{self, View, ViewContext, locale};

/// The largest table, in cells: about a gigabyte of memory.
const MOST_CELLS: usize = 20_000_000;

/// The part of a project that passes the filters.
///
/// # Errors
/// When the project lacks an entry that a filter names.
pub(super) fn select<'p, 'a>(
    arguments: &ViewArgs,
    project: &'p Project<'a>,
) -> Result<Selection<'p, 'a>, LookupError> {
    let filters = Filters {
        phases: arguments.phase.clone(),
        parties: arguments.party.clone(),
        roles: arguments.role.clone(),
        people: arguments.person.clone(),
        letters: arguments.letter.clone(),
        tags: arguments.tag.clone(),
    };
    Selection::new(project, &filters)
}

/// Draws the views asked for, or else the usual ones, split into tables of at most `widest` columns.
///
/// # Errors
/// When a table would be too large for the memory.
pub(super) fn draw(
    arguments: &ViewArgs,
    usual: &[View],
    widest: impl Fn(GridKind) -> usize,
    context: ViewContext<'_, '_>,
) -> Result<Vec<Grid>, Error> {
    let views = if arguments.view.is_empty() { usual } else { &arguments.view };
    let most_columns = arguments.max_columns.and_then(|most| usize::try_from(most).ok());
    let mut grids = Vec::new();
    for view in views {
        let (rows, columns) = view::size(*view, context.selection);
        if rows.saturating_mul(columns) > MOST_CELLS {
            return Err(Error::TableTooLarge { rows, columns });
        }
        let mut grid = view::draw(*view, context);
        if arguments.transpose {
            grid = grid.transposed(locale::strings(context.language).wrong);
        }
        let widest = widest(grid.kind);
        grids.extend(grid.split(most_columns.map_or(widest, |most| most.min(widest))));
    }
    Ok(grids)
}
