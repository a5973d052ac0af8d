//! What becomes of the columns, headings, letters and marks that the tables of others have.
use crate::support::{Folder, raci};
use raci::import::{Import, Options, import, write};

fn taken(text: &str) -> Import {
    import(text.as_bytes(), "x.csv", &Options::default()).unwrap()
}

/// The remarks of what was guessed and left out, with their places.
fn remarks(import: &Import) -> Vec<String> {
    let all = import.draft.guesses.iter().chain(&import.draft.left_out);
    let texts = all.map(|remark| match &remark.at {
        Some(at) => format!("{at}: {}", remark.text),
        None => remark.text.clone(),
    });
    texts.collect()
}

/// The letters of each row with their roles.
fn letters(import: &Import) -> Vec<String> {
    let rows = import.draft.rows.iter().map(|row| {
        let letters = row.letters.iter();
        letters.map(|(letter, roles)| format!("{letter} {}", roles.join(" "))).collect::<Vec<_>>()
    });
    rows.map(|letters| letters.join(", ")).collect()
}

#[test]
fn letters_of_other_alphabets_are_those_that_they_look_like() {
    let alike = [
        ("A", "АаΑ"),
        ("B", "ВΒ"),
        ("C", "СсϹ"),
        ("E", "ЕΕ"),
        ("I", "ІіӀΙ"),
        ("O", "ОоΟ"),
        ("P", "РрΡ"),
        ("S", "Ѕѕ"),
        ("T", "ТΤ"),
        ("X", "ХΧ"),
        ("Z", "Ｚ"),
        ("D", "Ｄd"),
    ];
    for (letter, others) in alike {
        for other in others.chars() {
            let text = format!("Task,Boss,Team,Help\nPlan it,A,R,{other}\nRun it,A,R,{other}\n");
            let import = taken(&text);
            let held = letters(&import).join("; ");
            let wanted = match letter {
                "A" => "A boss help".to_owned(),
                _ => format!("{letter} help"),
            };
            assert!(held.contains(&wanted), "{other} for {letter}: {held}");
        }
    }
}

/// A table in list form: who holds a letter stands below it by name.
const LIST: &str = "\
Id,No,Activity,Accountable,Responsible,Deliverable,Notes,Stage,Status
plan-it,1.1,Plan it,Boss,\"Team, Help\",A plan,By hand,Start,done
,2.7,Buy it,Boss,Boss,-,,Start,
,,Later
run-it,,Run it,Team,,n/a,Every day,,late
";

#[test]
fn the_columns_beside_a_list_belong_to_its_rows() {
    let import = taken(LIST);
    let row = |at: usize| {
        let row = &import.draft.rows[at];
        let phase = row.phase.map(|phase| import.draft.phases[phase].name.clone());
        let more = [&row.source, &row.deliverable, &row.description, &phase];
        let more = more.map(|text| text.clone().unwrap_or_default());
        format!("{}: {} | {}", row.named.id, row.named.name, more.join(" | "))
    };
    assert_eq!(row(0), "plan-it: Plan it | 1.1 | A plan | By hand | Start");
    assert_eq!(row(1), "buy-it: Buy it | 2.7 |  |  | Start");
    assert_eq!(row(2), "run-it: Run it |  |  | Every day | Later");
    assert_eq!(letters(&import), ["R team help, A boss", "R boss, A boss", "A team"]);
    assert_eq!(remarks(&import), ["line 1, column 9: the column \"Status\""]);
}

#[test]
fn the_columns_beside_a_matrix_belong_to_its_rows() {
    let text = "\
Id,No,Activity,Boss,Team,Deliverable,Notes,Stage,Hours
plan-it,1.1,Plan it,A,R,A plan,By hand,Start,4
,2.7,Buy it,A,R,A receipt,,Start,
run-it,,Run it,R,A,A log,Every day,Later,n/a
";
    let import = taken(text);
    let rows = import.draft.rows.iter().map(|row| {
        let phase = row.phase.map(|phase| import.draft.phases[phase].name.clone());
        let more = [&row.source, &row.deliverable, &row.description, &phase];
        let more = more.map(|text| text.clone().unwrap_or_default());
        format!("{}: {} | {}", row.named.id, row.named.name, more.join(" | "))
    });
    assert_eq!(
        rows.collect::<Vec<_>>(),
        [
            "plan-it: Plan it | 1.1 | A plan | By hand | Start",
            "buy-it: Buy it | 2.7 | A receipt |  | Start",
            "run-it: Run it |  | A log | Every day | Later",
        ]
    );
    assert_eq!(
        remarks(&import),
        [
            "line 1, column 7: the column \"Notes\" was read as descriptions",
            "line 1, column 9: the column \"Hours\"",
        ]
    );
}

#[test]
fn what_stands_below_a_matrix_is_no_part_of_it_and_does_not_hide_it() {
    let matrix = "Activity,Boss,Team,Help\nPlan it,A,R,I\nBuy it,A,R,I\nBuild it,A,R,\nTry it,A,R,I\nShip it,A,R,\nRun it,R,A,C\n";
    let below = [
        "",
        "Total,2,2,2\n",
        "R = Responsible,,,\nA = Accountable,,,\n",
        "R,Responsible,,\nA,Accountable,,\nC,Consulted,,\nI,Informed,,\n",
        ",,,\nR,Responsible,,\nA,Accountable,,\nC,Consulted,,\nI,Informed,,\nS,Supports,,\n",
        ",,,\nPrepared by,Ana Sousa,,\n",
        ",,,\nPrepared by,Ana Sousa,Bo Lind,\nAgreed by,Cy Moss,Di West,\nSeen by,Ed,Flo,Gus\n",
    ];
    for below in below {
        let import = taken(&format!("{matrix}{below}"));
        let rows = import.draft.rows.iter().zip(letters(&import)).take(6).step_by(5);
        let rows: Vec<String> =
            rows.map(|(row, letters)| format!("{}: {letters}", row.named.name)).collect();
        assert_eq!(
            rows,
            ["Plan it: R team, A boss, I help", "Run it: R boss, A team, C help"],
            "{below:?}"
        );
    }
    for below in &below[..5] {
        let import = taken(&format!("{matrix}{below}"));
        assert_eq!(import.draft.rows.len(), 6, "{below:?}");
    }
}

#[test]
fn lists_with_single_letters_over_their_columns_may_follow_each_other() {
    let list = |name: &str| format!("Activity,R,A\nPlan {name},Ana,Bo\nRun {name},Ana,Cy\n");
    let import = taken(&format!("{}{}", list("one"), list("two")));
    assert_eq!(letters(&import), ["R ana, A bo", "R ana, A cy", "R ana, A bo", "R ana, A cy"]);
    // Under a title, and under the words that the letters stand for.
    let titled = format!("Who does what,,\n{}", list("one"));
    assert_eq!(letters(&taken(&titled)), ["R ana, A bo", "R ana, A cy"]);
    let worded = format!(",Responsible,Accountable\n{}", list("one"));
    assert_eq!(letters(&taken(&worded)), ["R ana, A bo", "R ana, A cy"]);
}

#[test]
fn what_nobody_is_named_for_is_told_with_what_there_is() {
    let help = |text: &str, wishes: &Options| {
        let refusal = import(text.as_bytes(), "x.csv", wishes).unwrap_err();
        format!("{refusal}: {}", refusal.help())
    };
    let text = "Activity,Boss,Team\nPlan it,A,R\nRun it,A,R\n";
    let sheet = Options { sheet: Some("Other".to_owned()), ..Options::default() };
    assert_eq!(
        help(text, &sheet),
        "there is no sheet or heading \"Other\" in it: leave out --sheet"
    );
    let table = Options { table: Some(2), ..Options::default() };
    assert_eq!(
        help(text, &table),
        "there is no table 2 in it; found: 1: leave out --table to import all of them"
    );
}

/// A project with a value under every key that a table of it may have.
const WHOLE: &str = r#"
[project]
name = "Whole"
model = "own"
[model.own]
name = "Own"
based-on = "raci"
[model.own.letter.T]
word = "Tests"
meaning = "tests it"
verb = "tests"
count = "0.."
kind = "checks"
[party.client]
name = "Client"
fallback = "boss"
[party.vendor]
name = "Vendor"
[phase.build]
name = "Build"
[person.ana]
name = "Ana Sousa"
party = "client"
email = "ana@client.example"
[person.bo]
name = "Bo Lind"
[role.boss]
name = "Boss"
short = "B"
party = "client"
required = true
filled-by = ["ana", "bo"]
lead = "ana"
description = "Decides."
tags = ["front"]
[role.team]
name = "Team"
filled-by = "vendor"
reports-to = "boss"
represents = "board"
deputy = "boss"
[role.board]
name = "Board"
members = ["boss"]
[responsibility.plan]
name = "Plan it"
phase = "build"
A = "boss"
R = "team"
C = "board"
T = ["team", "board"]
tags = ["first", "second"]
description = "As agreed."
deliverable = "A plan"
source = "SOW 4.2"
leads-to = ["run"]
[responsibility.run]
name = "Run it"
A = "team"
R = "team"
"#;

#[test]
fn a_project_comes_back_from_its_json_with_everything_that_it_says() {
    let folder = Folder::new(&[("raci.toml", WHOLE)]);
    let json = |folder: &Folder| {
        let path = folder.path().to_str().unwrap();
        let outcome = raci(&["export", path, "--format", "json", "-o", "-"]);
        assert_eq!(outcome.status, 0, "{}{}", outcome.out, outcome.err);
        outcome.out
    };
    let first = json(&folder);
    let import = import(first.as_bytes(), "x.json", &Options::default()).unwrap();
    assert_eq!(remarks(&import), Vec::<String>::new());
    let again = Folder::new(&[]);
    for (path, text) in write::files(&import.draft) {
        again.write(&path, text);
    }
    let part = |text: &str, key: &str| {
        let json: serde_json::Value = serde_json::from_str(text).unwrap();
        json["project"][key].clone()
    };
    let second = json(&again);
    for key in ["name", "parties", "phases", "people", "roles", "responsibilities"] {
        assert_eq!(part(&second, key), part(&first, key), "{key}");
        assert!(!part(&first, key).is_null(), "{key}");
    }
    let letters = |text: &str| -> Vec<String> {
        let model = part(text, "model");
        let letters = model["letters"].as_array().unwrap().iter();
        letters.map(|one| format!("{} {}", one["letter"], one["word"])).collect()
    };
    assert_eq!(letters(&second), letters(&first));
}

/// What the program says of a file that it takes over, without the files that it would write.
fn said(text: &str) -> String {
    let folder = Folder::new(&[("x.csv", text)]);
    let path = folder.join("x.csv");
    let outcome = raci(&["import", path.to_str().unwrap()]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    let (_, said) = outcome.err.split_once("x.csv: ").unwrap();
    said.to_owned()
}

#[test]
fn a_list_is_told_with_its_place_and_its_rows_without_letters() {
    assert_eq!(
        said(&format!("{LIST},,Rest,,,,,,\n")),
        "1 matrix, 4 responsibilities, 3 roles, 2 phases\n\
         \x20 line 1, column 4: 4 responsibilities, 2 rows without a letter, 3 roles, cells: A 3 · R 3\n\
         left out: line 1, column 9: the column \"Status\"\n\
         nothing is written without --output\n"
    );
}

#[test]
fn titles_over_a_matrix_are_no_headings_and_people_over_its_roles_fill_them() {
    let text = "\
Team plan for 2026,,,,
Owner:,Ana,,,
,,,,
,Client,,Vendor,
Activity,Boss,Team,Help,Legal
Plan it,A,R,C,I
Run it,A,R,,
Forgotten,,,,
Ship it,A,R,R,I
";
    let import = taken(text);
    let roles = import.draft.roles.iter();
    let roles: Vec<String> =
        roles.map(|role| format!("{}: {}", role.named.name, role.filled_by.join(" "))).collect();
    assert_eq!(roles, ["Boss: Client", "Team: ", "Help: Vendor", "Legal: "]);
    assert_eq!(
        letters(&import),
        ["R team, A boss, C help, I legal", "R team, A boss", "", "R team help, A boss, I legal"]
    );
    assert_eq!(
        remarks(&import),
        ["line 4, column 2: the headings above the roles were read as the people who fill them"]
    );
}
