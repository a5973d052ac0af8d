//! The views: the model drawn as a format-free table. A view knows nothing of terminals or files.

pub mod chart;
pub mod grid;
pub mod locale;
pub mod records;
pub mod selection;

mod cards;
mod facets;
mod letters;
mod load;
mod matrix;
mod parties;
mod people;
mod person_page;
mod reshape;
mod rows;
mod short_names;
mod structure;

use crate::finding::Finding;
use crate::model::Language;
use grid::Grid;
use locale::Strings;
use selection::Selection;

/// The views.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, clap::ValueEnum)]
pub enum View {
    /// One column per role
    Matrix,
    /// One column per person, combining all their roles
    People,
    /// One column per party: how the work is split between them
    Parties,
    /// One column per letter, with the names of the roles
    Letters,
    /// A card for each role: description, people, assignments
    Roles,
    /// The workload of each role and person
    Load,
    /// Who fills each role, whom it reports to, and who deputises
    Structure,
    /// A page for each person, with their roles and assignments, to hand out
    Sheet,
}

impl View {
    /// Every view.
    pub const ALL: [View; 8] = [
        View::Matrix,
        View::People,
        View::Parties,
        View::Letters,
        View::Roles,
        View::Load,
        View::Structure,
        View::Sheet,
    ];

    /// The views that describe a whole project, in the order of a document. Sheets describe single people.
    pub const OF_PROJECT: [View; 7] = [
        View::Matrix,
        View::People,
        View::Parties,
        View::Letters,
        View::Roles,
        View::Load,
        View::Structure,
    ];

    /// Its name on the command line and in files for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            View::Matrix => "matrix",
            View::People => "people",
            View::Parties => "parties",
            View::Letters => "letters",
            View::Roles => "roles",
            View::Load => "load",
            View::Structure => "structure",
            View::Sheet => "sheet",
        }
    }
}

/// The inputs of a view.
#[derive(Debug, Clone, Copy)]
pub struct ViewContext<'d, 'a> {
    /// The part of the project that is drawn.
    pub selection: &'d Selection<'d, 'a>,
    /// Its findings: rows with an error are flagged.
    pub findings: &'d [Finding],
    /// The language of headings and letters.
    pub language: Language,
}

impl ViewContext<'_, '_> {
    fn words(&self) -> &'static Strings {
        locale::strings(self.language)
    }
}

/// Draws a view.
#[must_use]
pub fn draw(view: View, context: ViewContext<'_, '_>) -> Grid {
    let mut grid = match view {
        View::Matrix => matrix::draw(context),
        View::People => people::draw(context),
        View::Parties => parties::draw(context),
        View::Letters => letters::draw(context),
        View::Roles => cards::draw(context),
        View::Load => load::draw(context),
        View::Structure => structure::draw(context),
        View::Sheet => person_page::draw(context),
    };
    if !context.selection.is_whole() {
        // Only roles that are drawn count.
        let rows = grid.sections.iter_mut().flat_map(|section| &mut section.rows);
        let facets = rows.map(|row| &mut row.facets);
        for facets in facets.chain(grid.columns.iter_mut().map(|column| &mut column.facets)) {
            facets.roles.retain(|role| context.selection.has_role(*role));
        }
    }
    grid
}

/// How many rows and columns a view would have at most, before it is drawn.
#[must_use]
pub fn size(view: View, selection: &Selection<'_, '_>) -> (usize, usize) {
    let project = selection.project();
    let (rows, roles) = (selection.number_of_rows(), selection.roles().count());
    let letters = project.model.letters.len();
    let somebody = project.people.len() + project.parties.len() + roles;
    match view {
        View::Matrix => (rows, roles),
        View::People => (rows, somebody),
        View::Parties => (rows, project.parties.len() + 1),
        View::Letters => (rows, letters),
        View::Roles | View::Structure => (roles, letters),
        View::Load => (somebody, letters),
        View::Sheet => person_page::size(selection),
    }
}
