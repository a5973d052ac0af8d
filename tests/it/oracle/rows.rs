//! What the pages say of rows.

use super::plan::{Plan, Row};
use super::{Found, found, limit};

/// The roles under a letter of a row.
pub fn holders(row: &Row, letter: char) -> &[usize] {
    row.letters.iter().find(|(known, _)| *known == letter).map_or(&[], |(_, roles)| roles)
}

/// The letters of a role in a row.
pub fn cell(row: &Row, role: usize) -> Vec<char> {
    let held = row.letters.iter().filter(|(_, roles)| roles.contains(&role));
    held.map(|(letter, _)| *letter).collect()
}

fn is_empty(row: &Row) -> bool {
    row.letters.iter().all(|(_, roles)| roles.is_empty())
}

pub fn check(plan: &Plan) -> Vec<Found> {
    let mut all = Vec::new();
    let letters: Vec<char> = plan.letters().iter().map(|letter| letter.0).collect();
    let rows: Vec<&Row> = plan.rows.iter().collect();
    let with_letters: Vec<&Row> = rows.iter().copied().filter(|row| !is_empty(row)).collect();
    all.extend(collapsed(plan, "unassigned", &rows, is_empty));
    if let Some(owner) = plan.owner() {
        all.extend(collapsed(plan, "unowned", &with_letters, |row| holders(row, owner).is_empty()));
        let twice = rows.iter().filter(|row| holders(row, owner).len() > 1);
        all.extend(twice.map(|row| found("owned-twice", format!("row {}", row.id))));
    }
    for (letter, least, most, kind) in plan.letters().iter().filter(|letter| letter.3 != "owner") {
        if *least > 0 {
            all.extend(collapsed(plan, "letter-missing", &with_letters, |row| {
                holders(row, *letter).len() < *least
            }));
        }
        for row in &plan.rows {
            if *most > 0 && holders(row, *letter).len() > *most {
                all.push(found("letter-excess", format!("row {}", row.id)));
            }
            if *kind == "out" {
                let beside =
                    holders(row, *letter).iter().filter(|role| cell(row, **role).len() > 1);
                all.extend(beside.map(|_| found("letter-excess", format!("row {}", row.id))));
            }
        }
    }
    let acts = |row: &Row| {
        let acting =
            |letter: &&char| !["informed", "consulted", "out"].contains(&plan.kind(**letter));
        letters.iter().filter(acting).any(|letter| !holders(row, *letter).is_empty())
    };
    all.extend(collapsed(plan, "informed-only", &with_letters, |row| !acts(row)));
    for row in &plan.rows {
        for role in 0..plan.roles.len() {
            let kinds: Vec<&str> =
                cell(row, role).into_iter().map(|letter| plan.kind(letter)).collect();
            let lesser = |kind: &str, greater: &[&str]| {
                let number = kinds.iter().filter(|own| **own == kind).count();
                if kinds.iter().any(|own| greater.contains(own)) { number } else { 0 }
            };
            let number = lesser("supports", &["does"])
                + lesser("consulted", &["owner", "does", "supports"])
                + lesser("informed", &["owner", "does", "supports", "checks", "consulted"]);
            all.extend((0..number).map(|_| found("redundant-letter", format!("row {}", row.id))));
        }
        for (rule, kind, usual) in [
            ("many-responsible", "does", 3),
            ("many-consulted", "consulted", 5),
            ("many-informed", "informed", 8),
        ] {
            let has =
                |role: &usize| cell(row, *role).iter().any(|letter| plan.kind(*letter) == kind);
            let number = (0..plan.roles.len()).filter(has).count();
            if number > limit(plan, rule, "max", usual) {
                all.push(found(rule, format!("row {}", row.id)));
            }
        }
    }
    for (position, phase) in plan.phases.iter().enumerate() {
        if plan.rows.iter().all(|row| row.phase != Some(position)) {
            all.push(found("empty-phase", format!("phase {}", phase.id)));
        }
    }
    all
}

/// A finding for each wrong row, or one for the project if all rows are wrong and there are at least three. Such a finding
/// cannot be waived in a row, so a waiver of the rule in a row or phase keeps them apart.
fn collapsed(
    plan: &Plan,
    rule: &'static str,
    rows: &[&Row],
    wrong: impl Fn(&Row) -> bool,
) -> Vec<Found> {
    let wrong: Vec<&&Row> = rows.iter().filter(|row| wrong(row)).collect();
    let in_rows = plan.rows.iter().flat_map(|row| &row.waivers);
    let in_phases = plan.phases.iter().flat_map(|phase| &phase.waivers);
    let waived = in_rows.chain(in_phases).any(|waiver| waiver.rule == rule);
    if rows.len() >= 3 && wrong.len() == rows.len() && !waived {
        return vec![found(rule, "project")];
    }
    wrong.into_iter().map(|row| found(rule, format!("row {}", row.id))).collect()
}
