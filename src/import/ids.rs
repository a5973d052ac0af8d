//! Ids made of names: readable, and each there once.

use std::collections::HashMap;

use crate::project::id::to_id;

/// The longest id that is made of a name, in characters.
const LONGEST_ID: usize = 48;

/// The ids that are given already, of each kind of thing, with the number that each was last given.
#[derive(Default)]
pub(super) struct Ids(HashMap<(&'static str, String), usize>);

impl Ids {
    /// Whether an id has the form of ids and nothing has it yet.
    pub fn is_free(&self, kind: &'static str, id: &str) -> bool {
        crate::project::id::is_id(id) && !self.0.contains_key(&(kind, id.to_owned()))
    }

    pub fn take(&mut self, kind: &'static str, id: String) -> String {
        self.0.insert((kind, id.clone()), 1);
        id
    }

    /// An id that nothing of its kind has, made of a name, and of `prefix` where the name alone is taken.
    pub fn new_id(&mut self, kind: &'static str, name: &str, prefix: Option<&str>) -> String {
        let plain = |text: &str| cut(&to_id(&deunicode::deunicode(text)));
        let id = match prefix {
            Some(prefix) => cut(&format!("{}-{}", plain(prefix), plain(name))),
            None => plain(name),
        };
        // Of a name of signs nothing is left, and of two such only the hyphen between them.
        let id = match id.trim_matches('-') {
            "" => kind.to_owned(),
            id => id.to_owned(),
        };
        if self.is_free(kind, &id) {
            return self.take(kind, id);
        }
        let from = self.0.get(&(kind, id.clone())).copied().unwrap_or(1) + 1;
        let numbered = (from..).map(|number| (number, format!("{id}-{number}")));
        let (number, free) =
            numbered.into_iter().find(|(_, id)| self.is_free(kind, id)).unwrap_or_default();
        self.0.insert((kind, id), number);
        self.take(kind, free)
    }
}

/// An id of at most [`LONGEST_ID`] characters, cut between words where that can be.
fn cut(id: &str) -> String {
    if id.len() <= LONGEST_ID {
        return id.to_owned();
    }
    let start = &id[..LONGEST_ID];
    let end = start.rfind('-').filter(|end| *end > LONGEST_ID / 2).unwrap_or(LONGEST_ID);
    start[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_readable_and_unique() {
        let mut ids = Ids::default();
        assert_eq!(ids.new_id("role", "Médecin-chef", None), "medecin-chef");
        assert_eq!(ids.new_id("role", "Задача", None), "zadacha");
        assert_eq!(ids.new_id("role", "営業", None), "ying-ye");
        assert_eq!(ids.new_id("role", "🚀", None), "rocket");
        assert_eq!(ids.new_id("role", "…", None), "role");
        assert_eq!(ids.new_id("role", "…", None), "role-2");
        assert_eq!(ids.new_id("role", "Medecin chef", None), "medecin-chef-2");
        assert_eq!(ids.new_id("phase", "Medecin chef", None), "medecin-chef");
        let long = ids.new_id("role", &"word ".repeat(40), None);
        assert!(long.len() <= LONGEST_ID && !long.ends_with('-'), "{long}");
    }
}
