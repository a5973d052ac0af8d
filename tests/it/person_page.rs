//! The sheet of a person: what stands on it, for whom, and in which form it is handed over.
use std::fmt::Write;
use std::io::Read;

use crate::support::{Folder, raci};

/// A sponsor, a manager who answers for an open role, two developers of whom one leads, a board, and somebody idle.
fn office() -> Folder {
    Folder::new(&[
        (
            "raci.toml",
            "[project]\nname = \"Move\"\n[party.client]\nname = \"Client\"\nfallback = \"pm\"\n[party.vendor]\nname = \"Vendor\"\n[phase.plan]\nname = \"Plan\"\n[phase.run]\nname = \"Run\"\n",
        ),
        (
            "people.toml",
            r#"
[person.ana]
name = "Ana Sousa"
party = "client"
email = "ana@client.example"

[person.bo]
name = "Bo Lindqvist"
party = "client"
email = "bo@client.example"

[person.chidi]
name = "Chidi Okafor"
party = "vendor"
email = "chidi@vendor.example"

[person.dana]
name = "Dana Weiss"
email = "dana@vendor.example"

[person.idle]
name = "Ida Idle"
party = "vendor"
"#,
        ),
        (
            "roles.toml",
            r#"
[role.sponsor]
name = "Sponsor"
party = "client"
filled-by = "ana"

[role.pm]
name = "Project Manager"
party = "client"
filled-by = "bo"
reports-to = "sponsor"

[role.qa]
name = "Quality Lead"
party = "client"

[role.dev]
name = "Developer"
party = "vendor"
filled-by = ["chidi", "dana"]
lead = "dana"
reports-to = "pm"
deputy = "pm"
description = "Builds what is agreed."

[role.board]
name = "Steering Board"
members = ["sponsor", "pm"]
"#,
        ),
        (
            "assignments.toml",
            r#"
[responsibility.build]
name = "Build the release"
phase = "run"
deliverable = "Release notes"
A = "dev"
R = ["dev", "qa"]
I = "pm"
tags = ["gate"]

[responsibility.plan]
name = "Plan the move"
phase = "plan"
A = "pm"
R = ["pm", "dev"]
C = "dev"

[responsibility.agree]
name = "Agree the budget"
A = "sponsor"
R = "sponsor"
I = "board"
"#,
        ),
    ])
}

fn sheet(folder: &Folder, flags: &[&str]) -> String {
    let path = folder.path().to_str().unwrap();
    let outcome = raci(&[&["table", path, "--view", "sheet", "--width", "200"], flags].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    outcome.out
}

/// The lines of the only sheet, as label and content.
fn lines(out: &str) -> Vec<(String, String)> {
    let rows = out.lines().filter(|line| line.starts_with('│'));
    let cells = rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('│').split('│').map(str::trim).collect();
        (cells[0].to_owned(), cells[1].to_owned())
    });
    cells.collect()
}

fn of(lines: &[(&str, &str)]) -> Vec<(String, String)> {
    lines.iter().map(|(label, content)| ((*label).to_owned(), (*content).to_owned())).collect()
}

/// What is written, every part of a package as text.
fn export(folder: &Folder, ending: &str, flags: &[&str]) -> String {
    let file = folder.join(&format!("out.{ending}"));
    let path = folder.path().to_str().unwrap();
    let outcome = raci(&[&["export", path, "-o", file.to_str().unwrap()], flags].concat());
    assert_eq!(outcome.status, 0, "{ending}: {}", outcome.err);
    let bytes = std::fs::read(file).unwrap();
    if !["docx", "xlsx"].contains(&ending) {
        return String::from_utf8(bytes).unwrap();
    }
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for part in 0..package.len() {
        let mut content = Vec::new();
        package.by_index(part).unwrap().read_to_end(&mut content).unwrap();
        text.push_str(&String::from_utf8_lossy(&content));
    }
    text
}

#[test]
fn a_sheet_tells_a_person_all_that_they_need() {
    assert_eq!(
        lines(&sheet(&office(), &["--person", "Dana Weiss"])),
        of(&[
            ("Dana Weiss", ""),
            ("Contact", "dana@vendor.example"),
            ("Roles", "Developer"),
            ("", "Builds what is agreed."),
            ("", "Reports to: Project Manager (Bo Lindqvist, bo@client.example)"),
            ("", "Deputy: Project Manager (Bo Lindqvist)"),
            ("", "Lead: Dana Weiss"),
            ("Accountable (A)", "Build the release"),
            (
                "",
                "Run · Deliverable: Release notes · also Responsible · Responsible: Developer (Chidi Okafor), Quality Lead (Bo Lindqvist)"
            ),
            ("Responsible (R)", "Plan the move"),
            ("", "Plan · Accountable: Project Manager (Bo Lindqvist)"),
        ])
    );
}

#[test]
fn the_lead_alone_owns() {
    let lines = lines(&sheet(&office(), &["--person", "chidi"]));
    assert!(lines.iter().all(|(label, _)| !label.contains("Accountable")), "{lines:?}");
    let own = lines.iter().position(|(label, _)| label == "Responsible (R)").unwrap();
    assert_eq!(
        lines[own..],
        of(&[
            ("Responsible (R)", "Plan the move"),
            ("", "Plan · Accountable: Project Manager (Bo Lindqvist)"),
            ("", "Build the release"),
            ("", "Run · Deliverable: Release notes · Accountable: Developer (Dana Weiss)"),
        ])
    );
}

#[test]
fn boards_open_roles_and_deputies_say_so() {
    assert_eq!(
        lines(&sheet(&office(), &["--person", "bo"])),
        of(&[
            ("Bo Lindqvist", ""),
            ("Party", "Client"),
            ("Contact", "bo@client.example"),
            ("Roles", "Project Manager"),
            ("", "Reports to: Sponsor (Ana Sousa, ana@client.example)"),
            ("Member of", "Steering Board"),
            ("Covers vacant roles", "Quality Lead"),
            ("Deputy for", "Developer (Chidi Okafor; Dana Weiss)"),
            ("Accountable (A)", "Plan the move"),
            ("", "Plan · also Responsible · Responsible: Developer (Chidi Okafor; Dana Weiss)"),
            ("Responsible (R)", "Build the release"),
            (
                "",
                "Run · Deliverable: Release notes · as Project Manager, Quality Lead · Accountable: Developer (Dana Weiss)"
            ),
            ("Informed (I)", "Agree the budget"),
            ("", "as Steering Board · Accountable: Sponsor (Ana Sousa)"),
        ])
    );
}

#[test]
fn filters_leave_duties_of_those_who_are_asked_for() {
    let office = office();
    let out = sheet(&office, &["--person", "bo", "--phase", "plan"]);
    assert!(out.contains("Plan the move") && !out.contains("Build the release"), "{out}");
    let out = sheet(&office, &["--person", "bo", "--tag", "gate", "--letter", "R"]);
    assert!(out.contains("Build the release") && !out.contains("Plan the move"), "{out}");
    // Everybody has a sheet; of a part of the project those who have a duty in it, and who is asked for.
    let people = |flags: &[&str]| -> Vec<&str> {
        let out = sheet(&office, flags);
        let names = ["Ana Sousa", "Bo Lindqvist", "Chidi Okafor", "Dana Weiss", "Ida Idle"];
        names.into_iter().filter(|name| out.contains(&format!("│ {}", &name[..3]))).collect()
    };
    assert_eq!(people(&[]).len(), 5);
    assert_eq!(people(&["--phase", "plan"]), ["Bo Lindqvist", "Chidi Okafor", "Dana Weiss"]);
    assert_eq!(people(&["--role", "sponsor"]), ["Ana Sousa"]);
    assert_eq!(people(&["--person", "idle"]), ["Ida Idle"]);
    assert_eq!(people(&["--person", "dana,ana"]), ["Ana Sousa", "Dana Weiss"]);
}

#[test]
fn a_project_that_names_nobody_says_so() {
    let nobody = Folder::new(&[(
        "raci.toml",
        "[project]\nname = \"Move\"\n[role.a]\n[responsibility.x]\nA = \"a\"\nR = \"a\"\n",
    )]);
    assert!(sheet(&nobody, &[]).contains("The project names nobody."));
    for ending in ["docx", "html", "md", "svg", "xlsx", "csv", "json"] {
        let text = export(&nobody, ending, &["--view", "sheet"]);
        assert!(text.contains("nobody") || ["csv", "xlsx"].contains(&ending), "{ending}: {text}");
    }
}

#[test]
fn what_is_handed_over_is_the_sheet_alone() {
    let office = office();
    for ending in ["docx", "html", "md"] {
        let text = export(&office, ending, &["--person", "dana"]);
        assert!(text.contains("Role summary") && text.contains("Dana Weiss"), "{ending}");
        assert!(!text.contains("Responsibility matrix"), "{ending}");
        let asked = export(&office, ending, &["--person", "dana", "--view", "matrix"]);
        assert!(asked.contains("Responsibility matrix"), "{ending}");
        assert!(!asked.contains("Role summary"), "{ending}");
        assert!(!export(&office, ending, &[]).contains("Role summary"), "{ending}");
    }
    for ending in ["csv", "svg", "xlsx", "json"] {
        let text = export(&office, ending, &["--person", "dana"]);
        assert!(!text.contains("Role summary") && !text.contains("Aspect,Content"), "{ending}");
        let asked = export(&office, ending, &["--person", "dana", "--view", "sheet"]);
        assert!(asked.contains("Release notes"), "{ending}");
    }
}

#[test]
fn a_sheet_tells_of_others_only_what_it_needs() {
    let office = office();
    for ending in ["docx", "html", "md", "svg", "csv", "xlsx"] {
        let text = export(&office, ending, &["--person", "dana", "--view", "sheet"]);
        assert!(text.contains("bo@client.example"), "{ending}: to whom she reports");
        for others in ["Ana Sousa", "Ida Idle", "Sponsor", "ana@client", "chidi@vendor", "budget"] {
            assert!(!text.contains(others), "{ending} tells {others}");
        }
    }
}

#[test]
fn every_person_begins_on_a_new_page_and_the_next_ones_say_whose_they_are() {
    let office = office();
    let xml = export(&office, "docx", &["--view", "sheet,matrix"]);
    assert_eq!(xml.matches("<w:pStyle w:val=\"RaciPerson\"/>").count(), 5);
    // A section for each person and one for the matrix, with heads of their own; that of the matrix is empty.
    assert_eq!(xml.matches("<w:type w:val=\"nextPage\"/>").count(), 6);
    for head in 0..=5 {
        let used = format!("<w:headerReference w:type=\"default\" r:id=\"head{head}\"/>");
        assert_eq!(xml.matches(&used).count(), 1, "{head}");
    }
    assert_eq!(xml.matches("Dana Weiss · Move").count(), 1);
    // The letters stand again on every page on which their duties go on.
    let heads = xml.matches("<w:tblHeader/>").count();
    let letters = [1, 3, 1, 2, 0];
    assert_eq!(heads, letters.iter().sum::<usize>() + 1);
    assert!(!export(&office, "docx", &[]).contains("headerReference"));
}

#[test]
fn of_many_the_first_are_told_and_the_rest_counted() {
    let mut roles = String::from("[role.owner]\nfilled-by = \"Ana\"\n");
    let mut doers = Vec::new();
    for number in 1..=7 {
        writeln!(roles, "[role.d{number}]\nname = \"Doer {number}\"\nfilled-by = \"P{number}\"")
            .unwrap();
        doers.push(format!("\"d{number}\""));
    }
    writeln!(roles, "[role.crowd]\nname = \"Crowd\"\nfilled-by = [\"Q1\", \"Q2\", \"Q3\", \"Q4\"]")
        .unwrap();
    let doers = doers.join(", ");
    let project = Folder::new(&[
        ("raci.toml", "[project]\nname = \"Many\"\n"),
        ("roles.toml", &roles),
        (
            "assignments.toml",
            &format!(
                "[responsibility.x]\nA = \"owner\"\nR = [{doers}]\n[responsibility.y]\nA = \"owner\"\nR = \"crowd\"\n"
            ),
        ),
    ]);
    let text = export(&project, "csv", &["--view", "sheet", "--person", "Ana"]);
    assert!(
        text.contains("Responsible: Doer 1 (P1), Doer 2 (P2), Doer 3 (P3), Doer 4 (P4) and 3 more"),
        "{text}"
    );
    assert!(text.contains("Responsible: Crowd\""), "{text}");
}

#[test]
fn more_duties_than_can_be_held_are_refused() {
    let number = 1_300;
    let people: Vec<String> = (0..number).map(|at| format!("\"P{at}\"")).collect();
    let mut rows = String::new();
    for at in 0..2_000 {
        writeln!(
            rows,
            "[responsibility.r{at}]
A = \"crowd\""
        )
        .unwrap();
    }
    let project = Folder::new(&[
        ("raci.toml", "[project]\nname = \"Many\"\n"),
        ("roles.toml", &format!("[role.crowd]\nfilled-by = [{}]\n", people.join(", "))),
        ("assignments.toml", &rows),
    ]);
    let path = project.path().to_str().unwrap();
    let outcome = raci(&["table", path, "--view", "sheet"]);
    assert_eq!(outcome.status, 2, "{}", outcome.err);
    assert_eq!(raci(&["table", path, "--view", "sheet", "--person", "P7"]).status, 0);
}

#[test]
fn a_sheet_is_no_matrix_to_take_over() {
    let office = office();
    let path = office.path().to_str().unwrap();
    for ending in ["md", "html", "xlsx"] {
        for language in ["en", "fr", "de", "es", "pt", "it", "nl"] {
            let file = office.join(&format!("all.{ending}"));
            let file = file.to_str().unwrap();
            let view = ["--view", "sheet,matrix", "--language", language];
            assert_eq!(raci(&[&["export", path, "-o", file], &view[..]].concat()).status, 0);
            let into = office.join(&format!("{ending}-{language}"));
            let outcome = raci(&["import", file, "-o", into.to_str().unwrap()]);
            assert_eq!(outcome.status, 0, "{ending} {language}: {}", outcome.err);
            let text = export_of(&into, "csv");
            assert!(text.contains("Build the release") && !text.contains("Builds what"), "{text}");
        }
    }
}

fn export_of(folder: &std::path::Path, format: &str) -> String {
    raci(&["export", folder.to_str().unwrap(), "-o", "-", "--format", format]).out
}
