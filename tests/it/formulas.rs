//! What a spreadsheet program would take for a formula, a number or a date stays text in separated values. The tests
//! bear the ids of docs/security.md; every input stands in every text that a table shows.
use crate::support::{Folder, raci};

/// A project in which every text that a table shows is `text`.
fn all_named(text: &str) -> Folder {
    let name = toml::Value::String(text.to_owned());
    Folder::new(&[
        (
            "raci.toml",
            &format!(
                "[project]\nname = {name}\n[party.p]\nname = {name}\n[phase.p]\nname = {name}\n[model.m]\nname = \"M\"\nbased-on = \"raci\"\n[model.m.letter.R]\nword = {name}\n"
            ),
        ),
        ("people.toml", &format!("[person.p]\nname = {name}\nparty = \"p\"\n")),
        (
            "roles.toml",
            &format!(
                "[role.a]\nname = {name}\nparty = \"p\"\nfilled-by = \"p\"\ndescription = {name}\nreports-to = \"b\"\n[role.b]\nname = \"B\"\n"
            ),
        ),
        (
            "assignments.toml",
            &format!(
                "[responsibility.x]\nname = {name}\nphase = \"p\"\nA = \"a\"\nR = \"a\"\n[responsibility.y]\nname = \"Y\"\nA = \"b\"\nR = \"b\"\n"
            ),
        ),
    ])
}

/// Every value of every table of a project, as a reader of the format sees it.
fn values(project: &Folder, format: &str, delimiter: u8) -> Vec<String> {
    let path = project.path().to_str().unwrap();
    let wide = ["--view", "matrix,people,parties,letters,roles,load,structure"];
    let mut values = Vec::new();
    for form in [&wide[..], &["--layout", "long"]] {
        let arguments = ["export", path, "-o", "-", "--format", format];
        let outcome = raci(&[&arguments[..], form].concat());
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(outcome.out.as_bytes());
        for record in reader.records() {
            values.extend(record.unwrap().iter().map(str::to_owned));
        }
    }
    values
}

/// The text stands in the tables, and no value begins like a formula.
fn is_kept_as_text(text: &str) {
    let leads = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', '\0'];
    let guarded = if text.starts_with(leads) || text.starts_with('\'') {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    let project = all_named(text);
    for (format, delimiter) in [("csv", b','), ("tsv", b'\t')] {
        let values = values(&project, format, delimiter);
        let found = values.iter().filter(|value| **value == guarded).count();
        // Project, phase, role, responsibility, party, person, description and word of a letter.
        assert!(found >= 8, "{format}: {guarded:?} stands {found} times in {values:?}");
        for value in values {
            assert!(!value.starts_with(leads), "{format}: {value:?} of {text:?}");
        }
    }
}

#[test]
fn f1_a_formula_is_text() {
    is_kept_as_text("=1+1");
}

#[test]
fn f2_a_function_is_text() {
    is_kept_as_text("=SUM(A1)");
}

#[test]
fn f3_a_formula_that_reads_other_cells_is_text() {
    for text in ["=A1", "=\"x\"&A1", "=A1&\", \"&B2"] {
        is_kept_as_text(text);
    }
}

#[test]
fn f4_other_leads_of_formulas_are_text() {
    for text in ["+1", "-Legal", "@legal", "-2+3"] {
        is_kept_as_text(text);
    }
}

#[test]
fn f5_what_nobody_sees_hides_no_formula() {
    for lead in ["\t", "\r", "\n", " ", "\u{a0}", "\u{feff}", "\u{200b}"] {
        is_kept_as_text(&format!("{lead}=1+1"));
    }
}

#[test]
fn f6_full_width_leads_are_text() {
    for text in ["＝1+1", "＋1", "－1", "＠SUM(1,1)"] {
        is_kept_as_text(text);
    }
}

#[test]
fn f7_no_separator_begins_a_new_cell() {
    for text in ["x\",\"=1+1", "x;=1+1", "x\n=1+1", "x\t=1+1", "x\r=1+1"] {
        is_kept_as_text(text);
        // A reader of another locale separates elsewhere: everything that could separate is in quotes.
        let path = all_named(text);
        let out = raci(&["export", path.path().to_str().unwrap(), "-o", "-"]).out;
        let outside: String = out.split('"').step_by(2).collect();
        assert!(!outside.contains([';', '\t']), "{outside}");
    }
}

#[test]
fn f8_ids_that_look_like_numbers_are_as_written() {
    for text in ["007", "1E5", "MAR1", "1-2"] {
        is_kept_as_text(text);
    }
}
