//! Names roles in words, with the people who fill them if these are few.

use crate::model::{
    Coverage, Holder, Language, Letter, LetterDef, LetterModel, PersonId, Project, RoleId,
};
use crate::view::ViewContext;
use crate::view::locale::{Strings, fill};

/// The most people named for a role; if there are more, only the role is named.
const MOST_PEOPLE: usize = 3;
/// The most roles named in a sentence; the rest is counted.
const MOST_ROLES: usize = 4;

/// Names the others on a sheet.
pub(super) struct Named<'d, 's, 'a> {
    context: ViewContext<'d, 'a>,
    coverage: &'s Coverage<'s, 'a>,
}

impl<'d, 's, 'a> Named<'d, 's, 'a> {
    pub fn new(context: ViewContext<'d, 'a>, coverage: &'s Coverage<'s, 'a>) -> Self {
        Named { context, coverage }
    }

    pub fn project(&self) -> &'d Project<'a> {
        self.context.selection.project()
    }

    pub fn model(&self) -> &'d LetterModel<'a> {
        &self.project().model
    }

    pub fn words(&self) -> &'static Strings {
        self.context.words()
    }

    pub fn language(&self) -> Language {
        self.context.language
    }

    /// A label with its value: `Reports to: Sponsor`.
    pub fn told(&self, name: &str, content: &str) -> String {
        fill(self.words().told, &[("name", name), ("content", content)])
    }

    /// A list of names; of a long one, the first names and the number of the others.
    pub fn listed(&self, mut names: Vec<String>) -> String {
        let more = names.len().saturating_sub(MOST_ROLES);
        if more < 2 {
            return names.join(", ");
        }
        names.truncate(MOST_ROLES);
        let values = [("names", names.join(", ")), ("number", more.to_string())];
        fill(self.words().and_more, &values.each_ref().map(|(name, text)| (*name, text.as_str())))
    }

    /// A role with the people who fill it, without the person whom the sheet is for.
    pub fn role(&self, role: RoleId, person: PersonId) -> String {
        let holders = self.coverage.holders_or_role(role);
        self.with(role, &others(holders, person), |somebody| self.name(somebody))
    }

    /// The same with their addresses.
    pub fn with_addresses(&self, role: RoleId, person: PersonId) -> String {
        let holders = self.coverage.holders_or_role(role);
        self.with(role, &others(holders, person), |somebody| match somebody {
            Holder::Person(id) => match self.project().person(id).email {
                Some(email) => format!("{}, {email}", self.name(somebody)),
                None => self.name(somebody),
            },
            _ => self.name(somebody),
        })
    }

    /// The other holders of a letter: `Sponsor (Ana Sousa)`. Empty if there are no others.
    pub fn holders(
        &self,
        def: &LetterDef<'_>,
        roles: impl Iterator<Item = RoleId>,
        person: PersonId,
    ) -> Option<String> {
        let names: Vec<String> =
            roles.filter_map(|role| self.holder(role, def.letter, person)).collect();
        let word = def.word(self.language());
        (!names.is_empty()).then(|| self.told(&word, &self.listed(names)))
    }

    /// A role with those whom its letter reaches; nothing where that is the person alone.
    fn holder(&self, role: RoleId, letter: Letter, person: PersonId) -> Option<String> {
        let holders = self.coverage.holders_of_letter(role, letter);
        if holders == [Holder::Person(person)] {
            None
        } else {
            let others = others(holders, person);
            Some(self.with(role, &others, |somebody| self.name(somebody)))
        }
    }

    fn with(&self, role: RoleId, others: &[Holder], text: impl Fn(Holder) -> String) -> String {
        let name = self.project().role(role).name;
        // A role with the same name as the party that fills it is named once.
        let others =
            others.iter().filter(|somebody| self.project().holder_name(**somebody) != name);
        let others: Vec<String> = others.map(|somebody| text(*somebody)).collect();
        if others.is_empty() { name.to_owned() } else { format!("{name} ({})", others.join("; ")) }
    }

    fn name(&self, somebody: Holder) -> String {
        self.project().holder_name(somebody).to_owned()
    }
}

/// The others, if they are few.
fn others(all: &[Holder], person: PersonId) -> Vec<Holder> {
    // One more may be the person themself. Very many are not looked through.
    let few = if all.len() > MOST_PEOPLE + 1 { &[][..] } else { all };
    let others = few.iter().copied().filter(|somebody| *somebody != Holder::Person(person));
    let others: Vec<Holder> = others.collect();
    if others.len() > MOST_PEOPLE { Vec::new() } else { others }
}
