//! The page of the interface of two.

use crate::page::answers::phase;
use crate::page::{Block, PHASE, Page};
use crate::plural::{count, list};
use crate::query::interface::{Handover, Interface};

/// Writes the work that two share and hand over.
#[must_use]
pub fn between(between: &Interface<'_>) -> Page {
    let mut page = Page::default();
    let (one, other) = (between.one.name, between.other.name);
    page.blocks.push(Block::Title(format!("{one} and {other}")));
    page.sentence(summary(between));
    if !between.shared.is_empty() {
        page.heading(format!("Together · {}", between.shared.len()));
        let rows = between.shared.iter().map(|shared| {
            vec![
                phase(&shared.row),
                shared.row.name.to_owned(),
                shared.one.clone(),
                shared.other.clone(),
            ]
        });
        page.headed_table(&[PHASE, "Responsibility", one, other], rows.collect());
    }
    handovers(one, other, &between.handed_over, &mut page);
    handovers(other, one, &between.handed_back, &mut page);
    page
}

/// Their shared work, in a sentence or two.
fn summary(between: &Interface<'_>) -> String {
    let (one, other) = (between.one.name, between.other.name);
    let shared = between.shared.len();
    let handovers = between.handed_over.len() + between.handed_back.len();
    if shared + handovers == 0 {
        return "They have nothing in common: no responsibility has a part for both, and none of one leads to one of the other.".to_owned();
    }
    let mut split = Vec::new();
    if between.one_owns_other_does > 0 {
        split.push(format!("{one} owns {} that {other} does", between.one_owns_other_does));
    }
    if between.other_owns_one_does > 0 {
        split.push(format!("{other} owns {} that {one} does", between.other_owns_one_does));
    }
    let both = match shared {
        0 => "They share no responsibility".to_owned(),
        number => format!("They share {}", count(number, "responsibility")),
    };
    let split = if split.is_empty() { String::new() } else { format!(": {}", list(&split)) };
    let handed = match handovers {
        0 => "Neither hands anything over to the other.".to_owned(),
        1 => "There is 1 handover.".to_owned(),
        number => format!("There are {number} handovers."),
    };
    format!("{both}{split}. {handed}")
}

fn handovers(from: &str, to: &str, handovers: &[Handover<'_>], page: &mut Page) {
    if handovers.is_empty() {
        return;
    }
    page.heading(format!("From {from} to {to} · {}", handovers.len()));
    let rows = handovers.iter().map(|handover| {
        vec![
            phase(&handover.from),
            handover.from.name.to_owned(),
            format!("→ {}", handover.to.name),
            if handover.to.phase == handover.from.phase {
                String::new()
            } else {
                phase(&handover.to)
            },
        ]
    });
    page.plain_table(&[PHASE, "Responsibility", "Leads to", "In phase"], rows.collect());
}
