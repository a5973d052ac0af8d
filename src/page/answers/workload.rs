//! How much everybody has: as a page, and as separated values.

use crate::export::Format;
use crate::export::csv::{Dialect, Writer};
use crate::page::Page;
use crate::page::answers::{number, share};
use crate::plural::count;
use crate::query::workload::Workloads;

/// How much everybody has.
#[must_use]
pub fn load(everybody: &Workloads<'_>) -> Page {
    let mut page = Page::default();
    let responsibilities = count(everybody.responsibilities, "responsibility");
    let projects = count(everybody.projects, "project");
    let people = count(everybody.people.len(), "person");
    page.sentence(format!("{people}, {projects}, {responsibilities}"));
    let several = everybody.projects > 1;
    let rows = everybody.people.iter().map(|one| {
        let projects = if several { one.projects } else { 0 };
        let [name, projects] = [one.name.to_owned(), number(projects)];
        let owned = share(one.owned, one.owned_percent);
        let done = share(one.done, one.done_percent);
        [vec![name, projects], owned.into(), done.into(), vec![number(one.other)]].concat()
    });
    let head = ["Person", "Projects", "Owns", "share", "Does", "share", "Other"];
    page.numbers(&head, rows.collect(), 1);
    page.sentence(notes(everybody));
    page
}

/// Notes on workload that the table does not show.
fn notes(everybody: &Workloads<'_>) -> String {
    let mut notes = Vec::new();
    if everybody.owned_by_no_person > 0 {
        let verb = if everybody.owned_by_no_person == 1 { "has" } else { "have" };
        let rows = count(everybody.owned_by_no_person, "responsibility");
        notes.push(format!("{rows} {verb} no person as the owner."));
    }
    if everybody.without_people > 0 {
        let verb = if everybody.without_people == 1 { "names" } else { "name" };
        let projects = count(everybody.without_people, "project");
        notes.push(format!("{projects} {verb} nobody."));
    }
    notes.join(" ")
}

/// A record for each person, guarded against formulas.
#[must_use]
pub fn csv(everybody: &Workloads<'_>) -> String {
    let mut table = Writer::new(Dialect::new(Format::Csv));
    table.record(["name", "email", "projects", "owned", "owned %", "done", "done %", "other"]);
    for one in &everybody.people {
        table.value(one.name);
        table.value(one.email.unwrap_or_default());
        let (owned, done) = (one.owned_percent.to_string(), one.done_percent.to_string());
        let [projects, count_owned, count_done, other] =
            [one.projects, one.owned, one.done, one.other].map(|count| count.to_string());
        table.record([projects, count_owned, owned, count_done, done, other]);
    }
    table.finish().text
}
