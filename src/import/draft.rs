//! A project in the making: what was found in all tables, put together, and named by ids.

use std::collections::{HashMap, HashSet};

use super::ids::Ids;
use super::recognise::table::{Remark, Table};
use crate::model::{Letter, LetterSet};
use crate::models;

/// A project that can be written as files.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// Its name.
    pub name: String,
    /// Its letter model.
    pub model: Model,
    /// The parties.
    pub parties: Vec<Party>,
    /// The phases, in order.
    pub phases: Vec<Named>,
    /// The people who are more than a name.
    pub people: Vec<Person>,
    /// The roles, in order.
    pub roles: Vec<Role>,
    /// The responsibilities, in order.
    pub rows: Vec<Row>,
    /// What was understood in a way that might be another.
    pub guesses: Vec<Remark>,
    /// What was not imported.
    pub left_out: Vec<Remark>,
}

/// A letter model: a built-in one, or one of the project's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Model {
    /// A built-in one.
    BuiltIn(String),
    /// RACI and more letters, each with its word.
    Own(Vec<(Letter, String)>),
}

/// An id with its name.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Deserialize)]
pub struct Named {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
}

/// A party.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Party {
    /// The id and the name.
    pub named: Named,
    /// The id of the role that answers for its unfilled roles.
    pub fallback: Option<String>,
}

/// A person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The id and the name.
    pub named: Named,
    /// The id of the party.
    pub party: Option<String>,
    /// Where to reach them.
    pub email: Option<String>,
}

/// A role.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Role {
    /// The id and the name.
    pub named: Named,
    /// The heading where columns are narrow.
    pub short: Option<String>,
    /// The id of the party.
    pub party: Option<String>,
    /// Whether it must be filled.
    pub required: bool,
    /// Who fills it: names or ids of people, or ids of parties.
    pub filled_by: Vec<String>,
    /// Who answers when several fill it.
    pub lead: Option<String>,
    /// The id of the role that it reports to.
    pub reports_to: Option<String>,
    /// The id of the role on whose behalf it acts.
    pub represents: Option<String>,
    /// The ids of the roles that it is made of.
    pub members: Vec<String>,
    /// The id of the role that stands in.
    pub deputy: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// Free marks.
    pub tags: Vec<String>,
}

/// A responsibility.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The id and the name.
    pub named: Named,
    /// The position of its phase.
    pub phase: Option<usize>,
    /// For each letter the ids of the roles, in the order of the model.
    pub letters: Vec<(Letter, Vec<String>)>,
    /// Free marks.
    pub tags: Vec<String>,
    /// More words.
    pub description: Option<String>,
    /// What comes out of it.
    pub deliverable: Option<String>,
    /// A clause, a ticket, a number.
    pub source: Option<String>,
    /// The ids of what has to follow.
    pub leads_to: Vec<String>,
}

impl Default for Model {
    fn default() -> Self {
        Model::BuiltIn("raci".to_owned())
    }
}

/// Puts tables together: the roles of all, and the rows of each in its sections. Several tables are phases under their
/// headings.
#[must_use]
pub fn build(tables: Vec<Table>, name: &str, model: Model) -> Draft {
    let mut draft = Draft { name: name.to_owned(), model, ..Draft::default() };
    let mut phases = Phases::default();
    let mut ids = Ids::default();
    let mut roles: HashMap<String, usize> = HashMap::new();
    let mut parties: HashMap<String, String> = HashMap::new();
    let names_repeat = repeated(&tables);
    let several = tables.len() > 1;
    let order = order(&draft.model);
    for table in tables {
        let mut positions = Vec::new();
        for role in table.roles {
            let party = role.party.map(|name| {
                let id = parties.entry(name.clone()).or_insert_with(|| {
                    let id = ids.new_id("party", &name, None);
                    draft.parties.push(Party {
                        named: Named { id: id.clone(), name: name.clone() },
                        fallback: None,
                    });
                    id
                });
                id.clone()
            });
            let position = *roles.entry(role.name.clone()).or_insert_with(|| {
                let id = ids.new_id("role", &role.name, None);
                draft.roles.push(Role { named: Named { id, name: role.name }, ..Role::default() });
                draft.roles.len() - 1
            });
            let known = &mut draft.roles[position];
            known.party = known.party.take().or(party);
            for person in role.people {
                if !known.filled_by.contains(&person) {
                    known.filled_by.push(person);
                }
            }
            positions.push(position);
        }
        let heading = Some(table.name.as_str()).filter(|name| several && !name.is_empty());
        for row in table.rows {
            let phase = match (heading, row.section.as_deref()) {
                (Some(heading), Some(section)) => Some(format!("{heading} – {section}")),
                (heading, section) => section.or(heading).map(str::to_owned),
            };
            let phase = phase.map(|name| phases.position(&name, &mut ids, &mut draft.phases));
            let prefix = phase.filter(|_| names_repeat.contains(&row.name));
            let prefix = prefix.map(|phase| draft.phases[phase].name.clone());
            let id = match row.id {
                Some(id) if ids.is_free("responsibility", &id) => ids.take("responsibility", id),
                _ => ids.new_id("responsibility", &row.name, prefix.as_deref()),
            };
            let letters = order.iter().filter_map(|letter| {
                let held = row.letters.iter().filter(|(held, _)| held == letter);
                let roles: Vec<String> =
                    held.map(|(_, role)| draft.roles[positions[*role]].named.id.clone()).collect();
                (!roles.is_empty()).then_some((*letter, roles))
            });
            let letters = letters.collect();
            draft.rows.push(Row {
                named: Named { id, name: row.name },
                phase,
                letters,
                description: (!row.notes.is_empty()).then(|| row.notes.join("\n")),
                deliverable: row.deliverable,
                source: row.source,
                ..Row::default()
            });
        }
        draft.guesses.extend(table.guesses);
        draft.left_out.extend(table.left_out);
    }
    draft
}

/// The letters of a model, in its order, and then all others.
fn order(model: &Model) -> Vec<Letter> {
    let all = (b'A'..=b'Z')
        .filter_map(|letter| Letter::parse(char::from(letter).encode_utf8(&mut [0; 4])));
    let mut order = match model {
        Model::BuiltIn(name) => letters_of(name),
        Model::Own(more) => {
            let mut letters = letters_of("raci");
            letters.extend(more.iter().map(|(letter, _)| *letter));
            letters
        }
    };
    for letter in all {
        if !order.contains(&letter) {
            order.push(letter);
        }
    }
    order
}

/// The letters of a built-in model, in its order.
#[must_use]
pub fn letters_of(model: &str) -> Vec<Letter> {
    let text = models::text(model).unwrap_or_default();
    let heads =
        text.lines().filter_map(|line| line.trim_end().strip_suffix(']')?.rsplit_once(".letter."));
    heads.filter_map(|(_, letter)| Letter::parse(letter)).collect()
}

/// The model for these letters: the first built-in one that has them all with the fewest others, or RACI with more.
#[must_use]
pub fn model_for(letters: LetterSet, words: &[(Letter, String)]) -> Model {
    let fits = models::names().filter_map(|name| {
        let model = letters_of(name);
        let set: LetterSet = model.iter().copied().collect();
        // Models that are a part of RACI lack what the next row may need.
        let usable = model.len() >= 4;
        (usable && letters.without(set).is_empty()).then_some((model.len(), name))
    });
    if let Some((_, name)) = fits.min_by_key(|(length, _)| *length) {
        return Model::BuiltIn(name.to_owned());
    }
    let raci: LetterSet = letters_of("raci").into_iter().collect();
    let more = letters.without(raci);
    let all = (b'A'..=b'Z')
        .filter_map(|letter| Letter::parse(char::from(letter).encode_utf8(&mut [0; 4])));
    let more = all.filter(|letter| more.contains(*letter)).map(|letter| {
        let word = words.iter().find(|(known, _)| *known == letter);
        (letter, word.map_or_else(|| letter.to_string(), |(_, word)| word.clone()))
    });
    Model::Own(more.collect())
}

/// The names that several rows have.
fn repeated(tables: &[Table]) -> HashSet<String> {
    let mut seen = HashSet::new();
    let names = tables.iter().flat_map(|table| &table.rows).map(|row| row.name.as_str());
    names.filter(|name| !seen.insert(*name)).map(str::to_owned).collect()
}

/// The phases by their names.
#[derive(Default)]
struct Phases(HashMap<String, usize>);

impl Phases {
    fn position(&mut self, name: &str, ids: &mut Ids, phases: &mut Vec<Named>) -> usize {
        *self.0.entry(name.to_owned()).or_insert_with(|| {
            phases.push(Named { id: ids.new_id("phase", name, None), name: name.to_owned() });
            phases.len() - 1
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(letters: &str) -> LetterSet {
        let each = letters.char_indices().map(|(at, _)| &letters[at..=at]);
        each.filter_map(Letter::parse).collect()
    }

    #[test]
    fn the_letters_tell_the_model() {
        let model = |letters: &str| model_for(set(letters), &[]);
        assert_eq!(model("RACI"), Model::BuiltIn("raci".to_owned()));
        assert_eq!(model("RA"), Model::BuiltIn("raci".to_owned()));
        assert_eq!(model("RASCI"), Model::BuiltIn("rasci".to_owned()));
        assert_eq!(model("DACI"), Model::BuiltIn("daci".to_owned()));
        assert_eq!(model("RACIVS"), Model::BuiltIn("raci-vs".to_owned()));
        let Model::Own(more) = model_for(set("RAX"), &[]) else { panic!() };
        assert_eq!(more, [(Letter::parse("X").unwrap(), "X".to_owned())]);
    }
}
