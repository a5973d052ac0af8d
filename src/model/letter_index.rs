//! The letters of each responsibility and each role, indexed in one pass because most rules need them.

use crate::model::{Letter, LetterSet, Project, ResponsibilityId, RoleId};
use crate::source::Span;

/// The letters of a role in all responsibilities together.
#[derive(Debug, Clone, Copy, Default)]
pub struct RoleLetters {
    /// The letters.
    pub letters: LetterSet,
    /// How many responsibilities it owns.
    pub owned: usize,
    /// The assignment of the first of them.
    pub first_owned: Option<Span>,
}

/// The letters of every responsibility and every role.
#[derive(Debug)]
pub(super) struct LetterIndex {
    /// By responsibility.
    rows: Vec<RowLetters>,
    /// By role.
    roles: Vec<RoleLetters>,
}

/// The letters of a responsibility.
#[derive(Debug, Clone, Copy, Default)]
struct RowLetters {
    /// Those that any role has.
    any: LetterSet,
    /// Those that two or more roles have.
    several: LetterSet,
}

impl LetterIndex {
    pub(super) fn new(project: &Project<'_>) -> LetterIndex {
        let owner = project.model.owner().map(|owner| owner.letter);
        let mut roles = vec![RoleLetters::default(); project.roles.len()];
        let rows = project.responsibilities.iter().map(|row| {
            let mut letters = RowLetters::default();
            for assignment in project.assignments(row) {
                let letter = LetterSet::from_iter([assignment.letter]);
                letters.several = letters.several.union(letters.any.within(letter));
                letters.any = letters.any.union(letter);
                let held = &mut roles[assignment.role.index()];
                held.letters = held.letters.union(letter);
                if Some(assignment.letter) == owner {
                    held.owned += 1;
                    held.first_owned.get_or_insert(assignment.span);
                }
            }
            letters
        });
        LetterIndex { rows: rows.collect(), roles }
    }
}

impl Project<'_> {
    fn letters(&self) -> &LetterIndex {
        self.derived.letters.get_or_init(|| LetterIndex::new(self))
    }

    /// The letters that a role has, without those of its boards.
    #[must_use]
    pub fn letters_of_role(&self, role: RoleId) -> &RoleLetters {
        &self.letters().roles[role.index()]
    }

    /// The letters that are assigned in a responsibility.
    #[must_use]
    pub fn letters_of_row(&self, row: ResponsibilityId) -> LetterSet {
        self.letters().rows[row.index()].any
    }

    /// Whether at least `number` roles hold `letter` in this responsibility.
    #[must_use]
    pub fn has_assignments(&self, id: ResponsibilityId, letter: Letter, number: usize) -> bool {
        let letters = self.letters().rows[id.index()];
        match number {
            0 => true,
            1 => letters.any.contains(letter),
            2 => letters.several.contains(letter),
            _ if !letters.several.contains(letter) => false,
            _ => self.assignments_of(self.responsibility(id), letter).nth(number - 1).is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::project;
    use crate::project::{Arena, ProjectFiles};
    use crate::source::SourceFile;

    #[test]
    fn the_index_agrees_with_a_count() {
        let text = "[project]\nname = \"P\"\n\
            [role.a]\nname = \"A\"\n[role.b]\nname = \"B\"\n[role.c]\nname = \"C\"\n[role.d]\nname = \"D\"\n\
            [responsibility.none]\nname = \"N\"\n\
            [responsibility.one]\nname = \"O\"\nA = \"b\"\nR = [\"a\", \"b\", \"c\"]\nI = [\"c\", \"c\"]\n\
            [responsibility.two]\nname = \"T\"\nA = [\"b\", \"a\"]\nC = \"c\"\n";
        let arena = Arena::default();
        let files =
            ProjectFiles::from_sources(vec![SourceFile::from_text("raci.toml", text)], &arena);
        let project = project::read(&files, &arena).project;
        for (id, row) in project.rows() {
            let letters = project.assignments(row).iter().map(|assignment| assignment.letter);
            assert_eq!(project.letters_of_row(id), letters.collect());
            for letter in project.model.letters.iter().map(|def| def.letter) {
                let holders = project.assignments_of(row, letter).count();
                for number in 0..5 {
                    let has = project.has_assignments(id, letter, number);
                    assert_eq!(has, holders >= number, "{id:?} {letter} {number}");
                }
            }
        }
        let held = ["a", "b", "c", "d"].map(|id| {
            let (id, _) = project.columns().find(|(_, role)| role.id.value == id).unwrap();
            let held = project.letters_of_role(id);
            let first = held.first_owned.map(|span| &text[span.start as usize..]);
            (held.letters.len(), held.owned, first.and_then(|text| text.lines().next()))
        });
        let (a, b) = (Some("\"a\"]"), Some("\"b\""));
        assert_eq!(held, [(2, 1, a), (2, 2, b), (3, 0, None), (0, 0, None)]);
    }
}
