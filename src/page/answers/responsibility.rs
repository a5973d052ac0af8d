//! The page of a responsibility.

use crate::page::answers::{contacts, one_line, phase};
use crate::page::{Block, Page};
use crate::query::responsibility::ResponsibilityProfile;
use crate::query::{Row, StaffedRole};

/// Who takes part in a responsibility, and whom to go to next.
#[must_use]
pub fn responsibility(duty: &ResponsibilityProfile<'_>) -> Page {
    let mut page = Page::default();
    page.blocks.push(Block::Title(duty.name.to_owned()));
    let phase_name = duty.phase.map(|phase| phase.name.to_owned());
    page.facts(vec![
        ("What it is", one_line(duty.description.unwrap_or_default())),
        ("Phase", phase_name.unwrap_or_default()),
        ("Deliverable", duty.deliverable.unwrap_or_default().to_owned()),
        ("Source", duty.source.unwrap_or_default().to_owned()),
        ("Tags", duty.tags.join(", ")),
        ("Follows", rows(&duty.follows, duty)),
        ("Leads to", rows(&duty.leads_to, duty)),
    ]);
    page.heading("Who takes part");
    let takers = duty.letters.iter().flat_map(|takers| {
        let word = format!("{} {}", takers.letter, takers.word);
        takers
            .roles
            .iter()
            .map(move |role| vec![word.clone(), role.role.name.to_owned(), people(role, duty)])
    });
    let takers: Vec<_> = takers.collect();
    if takers.is_empty() {
        page.sentence("Nobody takes part in it.");
    } else {
        page.plain_table(&["Letter", "Role", "People"], takers);
    }
    let next = duty.next.iter().flat_map(|next| {
        let from = format!("{} {}", next.letters, next.role.name);
        next.then.iter().map(move |step| {
            let to = format!("{} {}", step.why, step.to.role.name);
            vec![from.clone(), to, people(&step.to, duty)]
        })
    });
    let next: Vec<_> = next.collect();
    if !next.is_empty() {
        page.heading("If they do not answer, go to");
        page.plain_table(&["If this one does not answer", "Go to", "People"], next);
    }
    page
}

/// The people who fill a role: "nobody" if it is vacant, empty if the project names no people.
fn people(role: &StaffedRole<'_>, duty: &ResponsibilityProfile<'_>) -> String {
    if role.people.is_empty() && duty.names_people {
        "nobody".to_owned()
    } else {
        contacts(&role.people)
    }
}

/// Other responsibilities, with their phases where these are others.
fn rows(rows: &[Row<'_>], duty: &ResponsibilityProfile<'_>) -> String {
    let rows = rows.iter().map(|row| {
        if row.phase == duty.phase {
            row.name.to_owned()
        } else {
            format!("{} ({})", row.name, phase(row))
        }
    });
    rows.collect::<Vec<_>>().join("\n")
}
