//! The summary shown first if a name is known in several projects.

use crate::model::Share;
use crate::page::answers::{number, share};
use crate::page::{Block, Page};
use crate::plural::count;
use crate::query::profile::Load;

/// A project that knows the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The name of the project, or its folder if it is unnamed.
    pub project: String,
    /// Whether it is a role, a person or a party there.
    pub kind: &'static str,
    /// The name there.
    pub name: String,
    /// How much they have there.
    pub load: Load,
}

/// The number of projects they are in, and their load there. `people` is the number of people of that name.
#[must_use]
pub fn summary(name: &str, known: &[Known], projects: usize, people: usize) -> Page {
    let mut page = Page::default();
    let name = known.first().map_or(name, |one| one.name.as_str());
    page.blocks.push(Block::Title(name.to_owned()));
    let sum = |of: fn(&Load) -> usize| known.iter().map(|one| of(&one.load)).sum::<usize>();
    let (owned, done, other) = (sum(|l| l.owned), sum(|l| l.done), sum(|l| l.other));
    page.sentence(format!(
        "In {} of {}: owns {}, does {done}, has another part in {other}",
        known.len(),
        count(projects, "project"),
        count(owned, "responsibility"),
    ));
    if people > 1 {
        page.sentence(format!("These may be {people} people: not all have the same e-mail."));
    }
    let one_kind = known.iter().all(|two| two.kind == known[0].kind);
    let rows = known.iter().map(|one| {
        let load = one.load;
        let kind = if one_kind { "" } else { one.kind };
        let [project, kind] = [one.project.clone(), kind.to_owned()];
        let [owned, done] =
            [load.owned, load.done].map(|n| share(n, Share::new(n, load.of).percent()));
        [vec![project, kind], owned.into(), done.into(), vec![number(load.other)]].concat()
    });
    let head = ["Project", "As a", "Owns", "share", "Does", "share", "Other"];
    page.numbers(&head, rows.collect(), 2);
    page
}
