//! Every answer as a page in plain words.

mod impact;
mod interface;
mod profile;
mod reason;
mod responsibility;
mod summary;
mod workload;

pub use impact::without;
pub use interface::between;
pub use profile::profile;
pub use responsibility::responsibility;
pub use summary::{Known, summary};
pub use workload::{csv, load};

use crate::model::Share;
use crate::query::{NamedHolder, Row, StaffedRole};

/// People by name, with commas between.
fn names(people: &[NamedHolder<'_>]) -> String {
    people.iter().map(|one| one.name).collect::<Vec<_>>().join(", ")
}

/// A person with the e-mail.
fn contact(one: &NamedHolder<'_>) -> String {
    match one.email {
        Some(email) => format!("{} <{email}>", one.name),
        None => one.name.to_owned(),
    }
}

/// A text as one line: a line end would separate two items.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// People with their e-mails, each in a line.
fn contacts(people: &[NamedHolder<'_>]) -> String {
    people.iter().map(contact).collect::<Vec<_>>().join("\n")
}

/// A role with the people behind it: "Release Manager (Rui Alves)".
fn with_people(role: &StaffedRole<'_>) -> String {
    match role.people.as_slice() {
        [] => role.role.name.to_owned(),
        people => format!("{} ({})", role.role.name, names(people)),
    }
}

/// Several roles with the people behind them, each in a line.
fn all_with_people(roles: &[StaffedRole<'_>]) -> String {
    roles.iter().map(with_people).collect::<Vec<_>>().join("\n")
}

/// The name of the phase of a row; empty if it has none.
fn phase(row: &Row<'_>) -> String {
    row.phase.map_or_else(String::new, |phase| phase.name.to_owned())
}

/// " (17 %)", the share of the total; empty for 0.
fn of_all(number: usize, of: usize) -> String {
    match number {
        0 => String::new(),
        number => format!(" ({} %)", Share::new(number, of).percent()),
    }
}

/// A number; empty for 0, so that the others are easy to spot.
fn number(number: usize) -> String {
    if number == 0 { String::new() } else { number.to_string() }
}

/// A number and its share of all in per cent, for a column each.
fn share(of: usize, percent: u64) -> [String; 2] {
    match of {
        0 => [String::new(), String::new()],
        of => [of.to_string(), format!("{percent} %")],
    }
}
