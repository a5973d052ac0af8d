//! A draft as the files of a project.

use toml_writer::ToTomlValue;

use super::draft::{Draft, Model, Named, Role, Row};
use crate::text::Append;

/// The files: path and text, `raci.toml` first.
#[must_use]
pub fn files(draft: &Draft) -> Vec<(String, String)> {
    let mut files = vec![("raci.toml".to_owned(), mark(draft))];
    if !draft.people.is_empty() {
        files.push(("people.toml".to_owned(), people(draft)));
    }
    files.push(("roles.toml".to_owned(), roles(draft)));
    let phases = (0..draft.phases.len()).map(Some).chain([None]);
    // The numbers keep the order of the phases, since files are read by their names.
    let digits = draft.phases.len().to_string().len().max(2);
    for phase in phases {
        let rows: Vec<&Row> = draft.rows.iter().filter(|row| row.phase == phase).collect();
        if rows.is_empty() {
            continue;
        }
        let (path, mut text) = match phase.map(|at| (at, &draft.phases[at])) {
            None if draft.phases.is_empty() => ("assignments.toml".to_owned(), String::new()),
            None => ("assignments/other.toml".to_owned(), String::new()),
            Some((at, phase)) => (
                format!("assignments/{:0digits$}-{}.toml", at + 1, phase.id),
                format!("phase = {}\n\n", string(&phase.id)),
            ),
        };
        let tables: Vec<String> = rows.into_iter().map(responsibility).collect();
        text.push_str(&tables.join("\n"));
        files.push((path, text));
    }
    files
}

fn mark(draft: &Draft) -> String {
    let model = match &draft.model {
        Model::BuiltIn(name) => name.as_str(),
        Model::Own(_) => "imported",
    };
    let mut text =
        format!("[project]\nname = {}\nmodel = {}\n", string(&draft.name), string(model));
    if let Model::Own(more) = &draft.model {
        text.push_str("\n[model.imported]\nname = \"RACI and more\"\nbased-on = \"raci\"\n");
        for (letter, word) in more {
            let word = string(word);
            writeln!(text, "\n[model.imported.letter.{letter}]\nword = {word}\ncount = \"0..\"");
        }
    }
    for party in &draft.parties {
        head(&mut text, "party", &party.named);
        optional(&mut text, "fallback", party.fallback.as_deref());
    }
    for phase in &draft.phases {
        head(&mut text, "phase", phase);
    }
    text
}

fn people(draft: &Draft) -> String {
    let mut text = String::new();
    for person in &draft.people {
        head(&mut text, "person", &person.named);
        optional(&mut text, "party", person.party.as_deref());
        optional(&mut text, "email", person.email.as_deref());
    }
    text.trim_start().to_owned()
}

fn roles(draft: &Draft) -> String {
    let mut text = String::new();
    for role in &draft.roles {
        let Role { named, short, party, required, filled_by, lead, .. } = role;
        head(&mut text, "role", named);
        optional(&mut text, "short", short.as_deref());
        optional(&mut text, "party", party.as_deref());
        if *required {
            text.push_str("required = true\n");
        }
        list(&mut text, "filled-by", filled_by);
        optional(&mut text, "lead", lead.as_deref());
        optional(&mut text, "reports-to", role.reports_to.as_deref());
        optional(&mut text, "represents", role.represents.as_deref());
        list(&mut text, "members", &role.members);
        optional(&mut text, "deputy", role.deputy.as_deref());
        optional(&mut text, "description", role.description.as_deref());
        list(&mut text, "tags", &role.tags);
    }
    text.trim_start().to_owned()
}

fn responsibility(row: &Row) -> String {
    let mut text =
        format!("[responsibility.{}]\nname = {}\n", row.named.id, string(&row.named.name));
    for (letter, roles) in &row.letters {
        match roles.as_slice() {
            [one] => optional(&mut text, &letter.to_string(), Some(one)),
            roles => list(&mut text, &letter.to_string(), roles),
        }
    }
    list(&mut text, "tags", &row.tags);
    optional(&mut text, "description", row.description.as_deref());
    optional(&mut text, "deliverable", row.deliverable.as_deref());
    optional(&mut text, "source", row.source.as_deref());
    list(&mut text, "leads-to", &row.leads_to);
    text
}

fn head(text: &mut String, kind: &str, named: &Named) {
    // Writing to a string cannot fail.
    write!(text, "\n[{kind}.{}]\nname = {}\n", named.id, string(&named.name));
}

fn optional(text: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        writeln!(text, "{key} = {}", string(value));
    }
}

fn list(text: &mut String, key: &str, values: &[String]) {
    if !values.is_empty() {
        let values: Vec<String> = values.iter().map(|value| string(value)).collect();
        writeln!(text, "{key} = [{}]", values.join(", "));
    }
}

/// A text in quotes, in one line.
fn string(text: &str) -> String {
    toml_writer::TomlStringBuilder::new(text).as_basic().to_toml_value()
}
