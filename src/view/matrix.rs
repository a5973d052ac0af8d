//! The matrix: a row per responsibility, a column per role.

use std::collections::HashMap;

use super::grid::{Column, Grid};
use super::{headings, sheet};
use crate::finding::Finding;
use crate::model::{Language, LetterSet, Project, Responsibility};

/// Draws the matrix of a project. Rows with an error among the findings are marked.
#[must_use]
pub fn draw(project: &Project<'_>, findings: &[Finding], language: Language) -> Grid {
    let letters = |row: &Responsibility<'_>| {
        let mut letters = vec![LetterSet::default(); project.roles.len()];
        for cell in project.cells(row) {
            letters[cell.role.index()] = cell.letters;
        }
        letters
    };
    let mut grid = sheet::draw(project, findings, language, columns(project), letters);
    grid.notes = answered_for(project, language);
    grid
}

/// A note for each role that nobody fills and another answers for.
fn answered_for(project: &Project<'_>, language: Language) -> Vec<String> {
    let filled = project.filled();
    let unfilled =
        project.columns().filter(|(id, _)| project.names_people() && !filled[id.index()]);
    let notes = unfilled.filter_map(|(id, role)| {
        let fallback = project.role(project.fallback(id)?);
        Some(headings::answered_for(language, role.name, fallback.name))
    });
    notes.collect()
}

fn columns(project: &Project<'_>) -> Vec<Column> {
    let mut taken = HashMap::new();
    // The headings that are given go first, whichever column they head.
    let given = project.roles.iter().map(|role| Some(unique(role.short?, &mut taken)));
    let given: Vec<Option<String>> = given.collect();
    let columns = project.roles.iter().zip(given).map(|(role, given)| Column {
        name: role.name.to_owned(),
        short: given.unwrap_or_else(|| unique(&initials(role.name), &mut taken)),
    });
    columns.collect()
}

/// The first letters of the words of a name, or the first three letters of a single word.
pub(super) fn initials(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        [] => "?".to_owned(),
        [word] => word.chars().take(3).collect(),
        words => {
            let firsts = words.iter().take(4).filter_map(|word| word.chars().next());
            firsts.flat_map(char::to_uppercase).collect()
        }
    }
}

/// The text, with a number behind it where another column has it already.
pub(super) fn unique(text: &str, taken: &mut HashMap<String, usize>) -> String {
    // From the number that was last given on, so that ten thousand of the same take no longer than ten thousand others.
    let from = taken.get(text).copied().unwrap_or_default();
    let numbered = (from.max(1) + 1..).map(|number| (number, format!("{text}{number}")));
    let first = (from == 0).then(|| (1, text.to_owned()));
    let mut candidates = first.into_iter().chain(numbered);
    let free =
        candidates.find(|(_, candidate)| candidate == text || !taken.contains_key(candidate));
    let (number, free) = free.unwrap_or_default();
    taken.insert(text.to_owned(), number);
    taken.entry(free.clone()).or_insert(1);
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_are_made_where_none_is_given() {
        assert_eq!(initials("Technical Lead"), "TL");
        assert_eq!(initials("Developer"), "Dev");
        assert_eq!(initials("SaaS extensions support provider (client)"), "SESP");
        let mut taken = HashMap::new();
        assert_eq!(unique("TL", &mut taken), "TL");
        assert_eq!(unique("TL", &mut taken), "TL2");
        assert_eq!(unique("TL2", &mut taken), "TL22");
        assert_eq!(unique("TL", &mut taken), "TL3");
    }
}
