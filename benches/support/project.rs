//! The files of a measured project.

use std::fmt::Write;

use super::row::{self, Row};
use super::shape::Shape;

const RULES: &str = r#"
[rules]
many-responsible = "off"
many-consulted = "off"

[party.client]
name = "Client"

[party.vendor]
name = "Vendor"
"#;

/// What the projects with boards ask for besides the rules.
const POLICIES: &str = r#"
[policy.four-eyes]
title = "Two people stand behind the doing and the owning"
people = { RA = 2 }

[policy.own-and-do]
title = "Nobody approves their own work"
select = { tags = ["release"] }
distinct = ["R", "A"]

[policy.few-doers]
title = "At most three roles do the work"
count = { R = "0..3" }

[policy.every-phase]
title = "Every phase has a release"
each = "phase"
select = { tags = ["release"] }
count = "1.."
"#;

/// The files of one project of a shape, by path.
#[must_use]
pub fn files(shape: &Shape, number: usize) -> Vec<(String, String)> {
    let mut files = vec![("raci.toml".to_owned(), mark(shape, number))];
    // One project of many keeps its people with its roles.
    match shape.projects {
        1 => files.extend([
            ("people.toml".to_owned(), people(shape)),
            ("roles.toml".to_owned(), roles(shape)),
        ]),
        _ => files.push(("roles.toml".to_owned(), roles(shape) + &people(shape))),
    }
    let mut assignments: Vec<String> = Vec::new();
    for row in row::of(shape, number) {
        while assignments.len() <= row.file {
            assignments
                .push(format!("phase = \"phase-{}\"\n", assignments.len() % shape.files + 1));
        }
        write_row(&mut assignments[row.file], &row);
    }
    let named = assignments.into_iter().zip(1..);
    files.extend(named.map(|(text, number)| (format!("assignments/phase-{number}.toml"), text)));
    files
}

fn mark(shape: &Shape, number: usize) -> String {
    let mut text = format!("[project]\nname = \"Project number {}\"\n", number + 1);
    text.push_str(RULES);
    for phase in 1..=shape.files {
        let _ = writeln!(text, "\n[phase.phase-{phase}]\nname = \"Phase {phase}\"");
    }
    if shape.boards > 0 {
        text.push_str(POLICIES);
    }
    text
}

fn roles(shape: &Shape) -> String {
    let mut text = String::new();
    for number in 0..shape.roles {
        let id = row::role(number);
        let party = party(number);
        let _ = write!(text, "[role.{id}]\nname = \"Role {}\"\nparty = \"{party}\"\n", number + 1);
        // The first roles are boards of the roles behind them.
        let line = if number < shape.boards {
            let behind = (shape.roles - shape.boards) / shape.boards;
            let first = shape.boards + number * behind;
            let members: Vec<_> = (first..first + behind).map(row::role).collect();
            format!("members = [\"{}\"]", members.join("\", \""))
        } else {
            let own = (0..shape.people).filter(|person| role_of(shape, *person) == number);
            let own: Vec<_> = own.map(|person| format!("person-{person}")).collect();
            let lead = own.first().filter(|_| own.len() > 1);
            let lead = lead.map_or_else(String::new, |lead| format!("\nlead = \"{lead}\""));
            format!("filled-by = [\"{}\"]{lead}", own.join("\", \""))
        };
        let _ = writeln!(text, "{line}\n");
    }
    text
}

/// The role that a person fills: no board.
fn role_of(shape: &Shape, person: usize) -> usize {
    shape.boards + person % (shape.roles - shape.boards)
}

fn party(role: usize) -> &'static str {
    if role % 3 == 2 { "vendor" } else { "client" }
}

fn people(shape: &Shape) -> String {
    let mut text = String::new();
    for number in 0..shape.people {
        let party = party(role_of(shape, number));
        let _ = writeln!(
            text,
            "[person.person-{number}]\nname = \"Ana Sousa {number}\"\nparty = \"{party}\"\nemail = \"person-{number}@example.com\"\n"
        );
    }
    text
}

fn write_row(text: &mut String, row: &Row) {
    let _ = writeln!(text, "\n[responsibility.{}]\nname = \"{}\"", row.id, row.name);
    for (letter, roles) in &row.letters {
        let _ = match roles.as_slice() {
            [] => Ok(()),
            [role] => writeln!(text, "{letter} = \"{role}\""),
            roles => writeln!(text, "{letter} = [\"{}\"]", roles.join("\", \"")),
        };
    }
    if let Some(deliverable) = &row.deliverable {
        let _ = writeln!(text, "deliverable = \"{deliverable}\"");
    }
    if row.release {
        text.push_str("tags = [\"release\"]\n");
    }
}
