//! The matrix by parties: how the work is split between the organisations.

use crate::model::{Coverage, LetterSet, PartyId, Responsibility, RoleId};
use crate::view::facets::unique;
use crate::view::grid::{Column, Facets, Grid};
use crate::view::{View, ViewContext, rows, short_names};

/// Draws the matrix by parties: each has the letters of all its roles. What belongs to no party has a column of its
/// own, so that no letter is lost.
pub(super) fn draw(context: ViewContext<'_, '_>) -> Grid {
    let selection = context.selection;
    let project = selection.project();
    let coverage = Coverage::new(project);
    let of_role: Vec<Vec<Option<PartyId>>> = project
        .columns()
        .map(|(role, _)| match project.parties_of(role) {
            none if none.is_empty() => vec![None],
            parties => parties.into_iter().map(Some).collect(),
        })
        .collect();
    let mut shown = unique(selection.roles().flat_map(|(role, _)| of_role[role.index()].clone()));
    // In the order of the files; those without a party come last.
    shown.sort_unstable_by_key(|party| party.map_or(usize::MAX, PartyId::index));
    let letters = |row: &Responsibility<'_>| {
        let mut letters = vec![LetterSet::default(); shown.len()];
        for cell in selection.cells(row) {
            for (letters, party) in letters.iter_mut().zip(&shown) {
                if of_role[cell.role.index()].contains(party) {
                    *letters = letters.union(cell.letters);
                }
            }
        }
        letters
    };
    let name = |party: &Option<PartyId>| match party {
        Some(party) => project.party(*party).name,
        None => context.words().no_party,
    };
    let short = short_names::shorten(shown.iter().map(|party| (name(party), None)));
    let columns = shown.iter().zip(short).map(|(party, short)| {
        let roles = selection.roles().map(|(role, _)| role);
        let roles = roles.filter(|role| of_role[role.index()].contains(party));
        let roles: Vec<RoleId> = roles.collect();
        let people =
            unique(roles.iter().flat_map(|role| Facets::from_role(&coverage, *role).people));
        Column {
            id: party.map_or("", |party| project.party(party).id.value).to_owned(),
            name: name(party).to_owned(),
            short,
            facets: Facets { phase: None, parties: party.iter().copied().collect(), roles, people },
            ..Column::default()
        }
    });
    rows::of_letters(context, View::Parties, columns.collect(), letters)
}
