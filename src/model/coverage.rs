//! Coverage: who holds which letters, and by which path they come to them.

use std::borrow::Cow;

use super::{Cell, Holder, Kind, Letter, LetterSet, Project, Responsibility, RoleId};
use crate::hash::{HashMap, HashSet};

/// Everybody who holds letters through the roles of a project, looked up once for the whole project.
#[derive(Debug)]
pub struct Coverage<'p, 'a> {
    project: &'p Project<'a>,
    /// The people and parties who hold the letters of each role; the role itself in a project that names nobody.
    holders: Vec<Vec<Holder>>,
    /// Those of them who hold the owner letter.
    owners: Vec<Vec<Holder>>,
    /// Each role as its own holder, for vacant roles.
    vacant: Vec<Holder>,
    /// The owner letter, if the model has one.
    pub owner: LetterSet,
    /// The letters of those who do the work.
    pub does: LetterSet,
}

impl<'p, 'a> Coverage<'p, 'a> {
    /// Looks up the holders of all roles.
    #[must_use]
    pub fn new(project: &'p Project<'a>) -> Self {
        let roles = (0..project.roles.len()).map(RoleId::new);
        Coverage {
            project,
            holders: roles.clone().map(|role| project.holders_of(role).into_owned()).collect(),
            owners: roles.clone().map(|role| project.owners_of(role)).collect(),
            vacant: roles.map(Holder::Role).collect(),
            owner: project.model.owner().map(|owner| owner.letter).into_iter().collect(),
            does: project.model.of_kind(Kind::Does),
        }
    }

    /// The project.
    #[must_use]
    pub fn project(&self) -> &'p Project<'a> {
        self.project
    }

    /// Who holds the letters of a role; nobody where it is vacant and has no fallback.
    #[must_use]
    pub fn holders(&self, role: RoleId) -> &[Holder] {
        &self.holders[role.index()]
    }

    /// Who holds the letters of a role, or the role itself where nobody does.
    #[must_use]
    pub fn holders_or_role(&self, role: RoleId) -> &[Holder] {
        match self.holders(role) {
            [] => std::slice::from_ref(&self.vacant[role.index()]),
            holders => holders,
        }
    }

    /// Who holds the owner letter where a role does: the lead alone, where it has one.
    #[must_use]
    pub fn owners(&self, role: RoleId) -> &[Holder] {
        &self.owners[role.index()]
    }

    /// Who holds a letter that a role has.
    #[must_use]
    pub fn holders_of_letter(&self, role: RoleId, letter: Letter) -> &[Holder] {
        if self.owner.contains(letter) { self.owners(role) } else { self.holders(role) }
    }

    /// The holders of a cell with the letters that each of them has, without those who have none. The owner letter comes to
    /// owners only. A vacant role holds its letters itself.
    pub fn shares(&self, cell: Cell) -> impl Iterator<Item = (Holder, LetterSet)> {
        // The owners are some of the holders, in the same order.
        let mut owners = self.owners(cell.role).iter().peekable();
        let others = cell.letters.without(self.owner);
        let share = move |holder: &Holder| {
            let owns = owners.next_if_eq(&holder).is_some() || *holder == Holder::Role(cell.role);
            (*holder, if owns { cell.letters } else { others })
        };
        let holders = self.holders_or_role(cell.role).iter();
        holders.map(share).filter(|(_, letters)| !letters.is_empty())
    }

    /// The people and parties who hold any of these letters in a cell.
    pub fn named_holders(&self, cell: Cell, letters: LetterSet) -> impl Iterator<Item = Holder> {
        let shares = self.shares(Cell { letters: cell.letters.within(letters), ..cell });
        shares.map(|(holder, _)| holder).filter(|holder| !matches!(holder, Holder::Role(_)))
    }

    /// Everybody who holds letters in these cells of a row, with all letters that they have there.
    #[must_use]
    pub fn letters_by_holder(
        &self,
        cells: impl Iterator<Item = Cell>,
    ) -> HashMap<Holder, LetterSet> {
        let mut letters_of: HashMap<Holder, LetterSet> = HashMap::default();
        for (holder, letters) in cells.flat_map(|cell| self.shares(cell)) {
            let all = letters_of.entry(holder).or_default();
            *all = all.union(letters);
        }
        letters_of
    }
}

impl Project<'_> {
    /// The holders of a role's letters: those who fill it or, if it is vacant, those who fill its fallback. In a project
    /// that names nobody, the role itself.
    #[must_use]
    pub fn holders_of(&self, role: RoleId) -> Cow<'_, [Holder]> {
        self.derived.holders.get_or_find(self, role, || self.find_holders(role))
    }

    fn find_holders(&self, role: RoleId) -> Vec<Holder> {
        if !self.names_people() {
            return vec![Holder::Role(role)];
        }
        let filled = if self.is_filled(role) { Some(role) } else { self.fallback(role) };
        filled.map(|role| self.filling(role)).unwrap_or_default().into_holders().collect()
    }

    /// The holders of a role's letters who have its owner letter: only the lead if there is one; for a board, the owners
    /// of its member roles.
    #[must_use]
    pub fn owners_of(&self, role: RoleId) -> Vec<Holder> {
        let holders = self.holders_of(role);
        let only = |lead| holders.iter().copied().filter(|holder| *holder == lead).collect();
        if let Some(lead) = self.role(role).lead {
            return only(Holder::Person(lead.value));
        }
        let filled = if self.is_filled(role) { Some(role) } else { self.fallback(role) };
        let members = filled.map(|role| self.with_members(role)).unwrap_or_default();
        let mut owners = HashSet::default();
        for member in members.iter().map(|role| self.role(*role)) {
            let lead = member.lead.map(|lead| Holder::Person(lead.value));
            let fillers = member.filled_by.iter().map(|filler| Holder::from(filler.value));
            owners.extend(fillers.filter(|filler| lead.is_none_or(|lead| lead == *filler)));
        }
        let owns = |holder: &Holder| matches!(holder, Holder::Role(_)) || owners.contains(holder);
        holders.iter().copied().filter(owns).collect()
    }

    /// Everybody who holds any of these letters in a row through a role that has one, each once. Unlike
    /// [`Coverage::shares`] it counts the owner letter for all of a role's holders.
    #[must_use]
    pub fn holders_of_letters(&self, row: &Responsibility<'_>, letters: LetterSet) -> Vec<Holder> {
        let mut seen = HashSet::default();
        let cells = self.cells(row).iter().filter(|cell| cell.letters.intersects(letters));
        let all = cells.flat_map(|cell| self.holders_of(cell.role).into_owned());
        all.filter(|holder| seen.insert(*holder)).collect()
    }

    /// The letters that each role has anywhere in the project, its own and those of its boards; by role.
    #[must_use]
    pub fn effective_letters(&self) -> Vec<LetterSet> {
        let own = self.columns().map(|(role, _)| self.letters_of_role(role).letters);
        let mut letters: Vec<LetterSet> = own.collect();
        for (board, _) in self.columns().filter(|(_, role)| !role.members.is_empty()) {
            let of_board = self.letters_of_role(board).letters;
            for member in self.with_members(board).iter() {
                letters[member.index()] = letters[member.index()].union(of_board);
            }
        }
        letters
    }

    /// The roles that have a letter in a row, themselves or as members of a board.
    #[must_use]
    pub fn effective_holders(&self, row: &Responsibility<'_>, letter: Letter) -> HashSet<RoleId> {
        let assignments = self.assignments_of(row, letter);
        assignments.flat_map(|held| self.with_members(held.role).into_owned()).collect()
    }
}
