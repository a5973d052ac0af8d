//! Matrices that others wrote become projects: what is found in them, what is told, and what is refused.
use crate::support::{Folder, files_below, raci};
use proptest::prelude::*;
use raci::import::{Import, Options, import, write};

fn taken(text: &str, name: &str) -> Import {
    import(text.as_bytes(), name, &Options::default()).unwrap()
}

/// Every responsibility as `phase | name | R: role, role | A: role`, and every guess and everything left out.
fn told(import: &Import) -> String {
    let draft = &import.draft;
    let mut text = String::new();
    for row in &draft.rows {
        let phase = row.phase.map_or("", |phase| &draft.phases[phase].name);
        text.push_str(&format!("{phase} | {}", row.named.name));
        for (letter, roles) in &row.letters {
            text.push_str(&format!(" | {letter}: {}", roles.join(", ")));
        }
        text.push('\n');
    }
    for (title, remarks) in [("guess", &draft.guesses), ("left out", &draft.left_out)] {
        for remark in remarks {
            let at = remark.at.as_ref().map_or(String::new(), |at| format!("{at}: "));
            text.push_str(&format!("{title}: {at}{}\n", remark.text));
        }
    }
    text
}

#[test]
fn roles_across_with_sections_and_gaps() {
    let text =
        "Task,Boss,Team\nStart,,\nPlan it,A,R\nBuy it,A/R,I\nRun,,\nKeep it going,I,\"A, R\"\n";
    assert_eq!(
        told(&taken(text, "x.csv")),
        "Start | Plan it | R: team | A: boss\n\
         Start | Buy it | R: boss | A: boss | I: team\n\
         Run | Keep it going | R: team | A: team | I: boss\n"
    );
}

#[test]
fn a_row_that_nobody_has_is_kept_as_a_responsibility() {
    let text = "Task,Boss,Team\nPlan it,A,R\nForgotten,,\nAlso forgotten,-,-\nRun it,R,A\n";
    assert_eq!(
        told(&taken(text, "x.csv")),
        " | Plan it | R: team | A: boss\n | Forgotten\n | Also forgotten\n | Run it | R: boss | A: team\n"
    );
}

#[test]
fn roles_down_are_told_by_the_corner_or_by_the_owners() {
    let text = "Role,Plan,Build,Run\nBoss,A,A,A\nTeam,R,R,I\nHelp,C,,R\n";
    let expected = " | Plan | R: team | A: boss | C: help\n | Build | R: team | A: boss\n | Run | R: help | A: boss | I: team\n";
    let told_all = told(&taken(text, "x.csv"));
    assert!(told_all.starts_with(expected), "{told_all}");
    assert!(
        told_all.contains("guess: line 1, column 1: the rows were read as roles"),
        "{told_all}"
    );
    let told_all = told(&taken(&text.replace("Role", "Squad"), "x.csv"));
    assert!(told_all.starts_with(expected), "{told_all}");
}

#[test]
fn names_under_letters_are_roles() {
    let text = "Activity,Accountable,Responsible,Consulted,Status\nPlan,Boss,\"Team, Help\",Legal / Risk,done\nRun,Team,Team,,late\n";
    assert_eq!(
        told(&taken(text, "x.csv")),
        " | Plan | R: team, help | A: boss | C: legal-risk\n | Run | R: team | A: team\n\
         left out: line 1, column 5: the column \"Status\"\n"
    );
    let letters = "Tarefa,R,A\nPlano,Equipe,Chefe\n";
    assert_eq!(told(&taken(letters, "x.csv")), " | Plano | R: equipe | A: chefe\n");
}

#[test]
fn a_row_for_each_letter_is_put_together() {
    let text = "Activity,Role,RACI\nPlan,Boss,A\nPlan,Team,R\nRun,Team,R/A\n";
    assert_eq!(
        told(&taken(text, "x.csv")),
        " | Plan | R: team | A: boss\n | Run | R: team | A: team\n"
    );
}

#[test]
fn roles_may_be_called_like_letters() {
    let text = "No,Activity,A,B,C\n1,Plan,A,R,I\n2,Run,R,,A\n";
    assert_eq!(told(&taken(text, "x.csv")), " | Plan | R: b | A: a | I: c\n | Run | R: a | A: c\n");
    assert_eq!(taken(text, "x.csv").draft.rows[1].source.as_deref(), Some("2"));
}

#[test]
fn what_is_no_letter_is_told_with_its_place_and_the_rest_is_kept() {
    let text = "Task,Boss,Team,Help\nPlan,А,R (first draft),OPS\nRun,A,R,I\n";
    assert_eq!(
        told(&taken(text, "x.csv")),
        " | Plan | R: team | A: boss\n | Run | R: team | A: boss | I: help\n\
         guess: line 2, column 2: \"А\" was read as A\n\
         guess: line 2, column 3: \"(first draft)\" is kept as a note of Team\n\
         left out: line 2, column 4: \"OPS\" is no letter\n"
    );
    let row = &taken(text, "x.csv").draft.rows[0];
    assert_eq!(row.description.as_deref(), Some("Team, R: first draft"));
}

#[test]
fn one_name_in_two_sections_stays_two() {
    let text = "Task,Boss,Team\nNorth,,\nDeploy,A,R\nSouth,,\nDeploy,A,R\n";
    let import = taken(text, "x.csv");
    let ids: Vec<&str> = import.draft.rows.iter().map(|row| row.named.id.as_str()).collect();
    assert_eq!(ids, ["north-deploy", "south-deploy"]);
}

#[test]
fn the_model_is_found_from_the_letters_or_asked_for() {
    let model = |text: &str, wanted: Option<&str>| {
        let wishes = Options { model: wanted.map(str::to_owned), ..Options::default() };
        let import = import(text.as_bytes(), "x.csv", &wishes).unwrap();
        write::files(&import.draft)[0].1.clone()
    };
    let text = "Task,Boss,Team\nPlan,A,R\nRun,S,A\n";
    assert!(model(text, None).contains("model = \"rasci\""));
    assert!(model(text, Some("pacsi")).contains("model = \"pacsi\""));
    let own = model("Task,Boss,Team\nPlan,A,R\nRun,X,A\n\nX: Executes the order,,\n", None);
    assert!(own.contains("[model.imported.letter.X]\nword = \"Executes the order\""), "{own}");
}

#[test]
fn a_project_is_written_whole_and_over_nothing() {
    let folder = Folder::new(&[("in.csv", "Task,Boss,Team\nPlan,A,R\n")]);
    let (file, project) = (folder.join("in.csv"), folder.join("out"));
    let (file, path) = (file.to_str().unwrap(), project.to_str().unwrap());
    let outcome = raci(&["import", file, "-o", path]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    assert!(outcome.out.contains("1 matrix, 1 responsibility, 2 roles"), "{}", outcome.out);
    assert!(outcome.out.contains("raci check: no findings"), "{}", outcome.out);
    assert_eq!(raci(&["check", path]).status, 0);
    let before = files_below(&project).len();
    let outcome = raci(&["import", file, "-o", path]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.err.contains("is there already"), "{}", outcome.err);
    assert_eq!(raci(&["import", file, "-o", path, "--force"]).status, 0);
    assert_eq!(files_below(&project).len(), before);
    // Other files of a project would be read together with the new ones.
    folder.write("out/assignments/more.toml", "");
    assert_eq!(raci(&["import", file, "-o", path, "--force"]).status, 2);
    let outcome = raci(&["import", file]);
    assert_eq!(outcome.status, 0);
    assert!(outcome.out.contains("# raci.toml\n\n[project]\nname = \"in\""), "{}", outcome.out);
    assert!(outcome.err.contains("nothing is written"), "{}", outcome.err);
}

#[test]
fn what_is_no_matrix_is_refused_and_nothing_is_written() {
    let folder = Folder::new(&[
        ("table.csv", "nation,office,phone\nIN,Patiala,1\nBR,Rio,2\n"),
        ("words.csv", "Task,Boss,Team\nPlan,yes,maybe\nRun,no,often\n"),
        ("empty.csv", ""),
    ]);
    for name in ["table.csv", "words.csv", "empty.csv", "none.csv"] {
        let file = folder.join(name);
        let project = folder.join("out");
        let outcome = raci(&["import", file.to_str().unwrap(), "-o", project.to_str().unwrap()]);
        assert_eq!((outcome.status, outcome.out.as_str()), (2, ""), "{name}");
        assert!(outcome.err.starts_with("error: "), "{}", outcome.err);
        assert!(!project.exists(), "{name}");
    }
}

/// Imports what is exported of a project in a format.
fn back(project: &str, format: &str) -> Import {
    let folder = Folder::new(&[]);
    let file = folder.join(&format!("project.{format}"));
    let view: &[&str] = if format == "xlsx" { &[] } else { &["--view", "matrix"] };
    let arguments = ["export", project, "-o", file.to_str().unwrap()];
    let outcome = raci(&[&arguments[..], view].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    let bytes = std::fs::read(&file).unwrap();
    import(&bytes, &format!("project.{format}"), &Options::default()).unwrap()
}

/// Roles, phases and responsibilities, by their names.
fn model(import: &Import) -> String {
    let draft = &import.draft;
    let name = |id: &String| {
        let role = draft.roles.iter().find(|role| role.named.id == *id).unwrap();
        role.named.name.clone()
    };
    let mut text = String::new();
    for role in &draft.roles {
        text.push_str(&format!("{}\n", role.named.name));
    }
    for row in &draft.rows {
        let phase = row.phase.map_or("", |phase| &draft.phases[phase].name);
        text.push_str(&format!("{phase} | {}", row.named.name));
        for (letter, roles) in &row.letters {
            let mut names: Vec<String> = roles.iter().map(name).collect();
            names.sort();
            text.push_str(&format!(" | {letter}: {}", names.join(", ")));
        }
        text.push('\n');
    }
    text
}

/// Writes an import as a project, exports that in every format, and imports it again.
fn stays_the_same(first: &Import) {
    let folder = Folder::new(&[]);
    for (path, text) in write::files(&first.draft) {
        folder.write(&path, text);
    }
    let path = folder.path().to_str().unwrap();
    for format in ["csv", "tsv", "xlsx", "md", "json", "html"] {
        let again = back(path, format);
        assert_eq!(model(&again), model(first), "{format}");
        assert!(again.draft.guesses.is_empty(), "{format}: {:?}", again.draft.guesses);
        if format != "md" && format != "html" {
            let ids = |import: &Import| -> Vec<String> {
                import.draft.rows.iter().map(|row| row.named.id.clone()).collect()
            };
            assert_eq!(ids(&again), ids(first), "{format}");
        }
    }
}

#[test]
fn every_example_comes_back_from_every_format() {
    for example in
        ["order-management", "gate-review", "engagement-fr", "operations", "commerce-release"]
    {
        let path = format!("examples/{example}");
        let first = back(&path, "csv");
        assert!(first.draft.rows.len() > 40, "{example}");
        stays_the_same(&first);
    }
}

/// A name that is more than a mark: what it is made of would be markup, a formula or a separator elsewhere.
fn name() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[A-Z][a-z]{2,8}",
        Just("=Sum(1)".to_owned()),
        Just("**bold** words".to_owned()),
        Just("a|b and c".to_owned()),
        Just("x, y; z".to_owned()),
        Just("<b>Tags</b>".to_owned()),
        Just("Überprüfung".to_owned()),
        Just("見積もり".to_owned()),
        Just("C# & friends".to_owned()),
        Just("[link](x)".to_owned()),
        Just("1. Planning".to_owned()),
        Just("'Quoted' \"text\"".to_owned()),
    ];
    (word, "[a-z]{3,6}").prop_map(|(word, end)| format!("{word} {end}"))
}

/// A project in one file: roles, phases, and in each responsibility the letters of some roles.
fn project() -> impl Strategy<Value = String> {
    let roles = proptest::collection::hash_set(name(), 2..6);
    let rows = proptest::collection::vec(
        (name(), 0..3_usize, proptest::collection::vec(0..6_usize, 0..5)),
        1..8,
    );
    (roles, rows).prop_map(|(roles, rows)| {
        let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
        let mut text = String::from("[project]\nname = \"Generated\"\n[phase.p0]\nname = \"First things\"\n[phase.p1]\nname = \"Later things\"\n");
        let number = roles.len();
        let mut roles: Vec<String> = roles.into_iter().collect();
        roles.sort();
        for (at, role) in roles.iter().enumerate() {
            text.push_str(&format!("[role.r{at}]\nname = {}\n", quoted(role)));
        }
        for (at, (name, phase, letters)) in rows.iter().enumerate() {
            text.push_str(&format!("[responsibility.row-{at}]\nname = {}\n", quoted(&format!("{name} {at}"))));
            if *phase < 2 {
                text.push_str(&format!("phase = \"p{phase}\"\n"));
            }
            // Somebody owns the first, so that there is a matrix at all.
            if at == 0 {
                text.push_str("A = \"r0\"\nR = \"r1\"\n");
                continue;
            }
            for (letter, role) in ["R", "A", "C", "I"].iter().zip(letters) {
                text.push_str(&format!("{letter} = \"r{}\"\n", role % number));
            }
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_generated_project_comes_back_from_every_format(text in project()) {
        let folder = Folder::new(&[("raci.toml", text.as_str())]);
        stays_the_same(&back(folder.path().to_str().unwrap(), "json"));
    }
}

/// Exports a project of one row and two roles, who own and do it, in every format, and imports it again.
fn comes_back(owner: &str, doer: &str) {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let text = format!(
        "[project]\nname = \"Named\"\n[phase.p]\nname = \"First things\"\n\
         [role.r0]\nname = {}\n[role.r1]\nname = {}\n\
         [responsibility.row]\nname = \"Aaa aaa 0\"\nphase = \"p\"\nA = \"r0\"\nR = \"r1\"\n",
        quoted(owner),
        quoted(doer),
    );
    let folder = Folder::new(&[("raci.toml", text.as_str())]);
    stays_the_same(&back(folder.path().to_str().unwrap(), "json"));
}

#[test]
fn a_project_of_one_row_comes_back_from_every_format() {
    comes_back("Sponsor", "Team");
    comes_back("A", "C");
}

/// Headings that the import takes for letters of a cell.
mod headings_that_are_taken_for_letters {
    use super::comes_back;

    #[test]
    #[should_panic(expected = "NoMatrix")]
    fn of_words_that_end_in_letters() {
        comes_back("Aaa aaa", "x, y; z cic");
    }

    #[test]
    #[should_panic(expected = "NoMatrix")]
    fn of_initials_with_an_ampersand() {
        comes_back("R&D", "Team");
    }

    #[test]
    #[should_panic(expected = "NoMatrix")]
    fn of_a_single_owner_letter() {
        comes_back("A", "Team");
    }

    #[test]
    #[should_panic(expected = "NoMatrix")]
    fn of_a_single_other_letter() {
        comes_back("Team", "C");
    }
}

/// A cell of a table that may be anything.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[RACI]",
        3 => Just(String::new()),
        2 => "[A-Z][a-z]{1,6}( [a-z]{1,6})?",
        1 => Just("R/A".to_owned()),
        1 => Just("-".to_owned()),
        1 => Just("Responsible".to_owned()),
        1 => Just("Accountable, Informed".to_owned()),
        1 => Just("Role".to_owned()),
        1 => Just("id".to_owned()),
        1 => Just("Phase".to_owned()),
        1 => Just("Letter".to_owned()),
        1 => Just("R (with a note)".to_owned()),
        1 => Just("X".to_owned()),
        1 => Just("\u{1b}[31m\u{202e}".to_owned()),
        1 => Just("a-long-name ".repeat(12)),
        1 => "\\PC{0,4}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn whatever_is_taken_over_can_be_read(
        rows in proptest::collection::vec(proptest::collection::vec(cell(), 1..7), 1..12),
    ) {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        if let Ok(import) = import(&bytes, "any.csv", &Options::default()) {
            let folder = Folder::new(&[]);
            for (path, text) in write::files(&import.draft) {
                folder.write(&path, text);
            }
            let out = raci(&["check", folder.path().to_str().unwrap(), "--format", "jsonl"]).out;
            for line in out.lines() {
                let finding: serde_json::Value = serde_json::from_str(line).unwrap();
                let rule = finding["rule"].as_str().unwrap();
                // What hides in the names was there before.
                let is_reading = raci::rules::find(rule).is_some_and(|rule| !raci::rules::can_be_set(rule));
                prop_assert!(!is_reading || rule == "policy", "{line}");
            }
        }
    }
}

#[test]
fn the_table_is_chosen_by_sheet_number_and_head() {
    let text = "# One\n\n| Task | Boss | Team |\n| --- | --- | --- |\n| Plan | A | R |\n\n# Two\n\n| Task | Boss | Team |\n| --- | --- | --- |\n| Run | R | A |\n";
    let names = |wishes: Options| -> Vec<String> {
        let import = import(text.as_bytes(), "x.md", &wishes).unwrap();
        import.draft.rows.iter().map(|row| row.named.name.clone()).collect()
    };
    assert_eq!(names(Options::default()), ["Plan", "Run"]);
    assert_eq!(names(Options { sheet: Some("two".to_owned()), ..Options::default() }), ["Run"]);
    assert_eq!(names(Options { table: Some(2), ..Options::default() }), ["Run"]);
    for wrong in [
        Options { table: Some(3), ..Options::default() },
        Options { sheet: Some("three".to_owned()), ..Options::default() },
    ] {
        assert!(import(text.as_bytes(), "x.md", &wrong).is_err());
    }
    // The head is found by itself below lines of text, and can be told.
    let text = "A matrix of ours,,\n,,\nWhat,Boss,Team\nPlan,A,R\n";
    assert_eq!(told(&taken(text, "x.csv")), " | Plan | R: team | A: boss\n");
    let form = raci::import::recognise::Options { header: Some(3), ..Default::default() };
    let told_at =
        import(text.as_bytes(), "x.csv", &Options { form, ..Options::default() }).unwrap();
    assert_eq!(told(&told_at), " | Plan | R: team | A: boss\n");
}

#[test]
fn people_stand_over_their_roles_and_legends_beside_the_matrix() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Plan B").unwrap();
    let format = rust_xlsxwriter::Format::new();
    sheet.merge_range(1, 1, 1, 2, "Ana Sousa", &format).unwrap();
    for (row, texts) in [
        (2, vec!["Work", "Sponsor", "Manager", "Engineer"]),
        (4, vec!["Plan it", "A", "R", "", "", "R", "Responsible"]),
        (5, vec!["Build it", "I", "A", "R", "", "A", "Accountable"]),
        (7, vec!["Operate it", "", "A", "R"]),
    ] {
        for (column, text) in texts.iter().enumerate() {
            sheet.write_string(row, u16::try_from(column).unwrap(), *text).unwrap();
        }
    }
    sheet.merge_range(3, 0, 3, 3, "Project", &format).unwrap();
    sheet.merge_range(6, 0, 6, 3, "Service", &format).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let import = import(&bytes, "plan.xlsx", &Options::default()).unwrap();
    assert_eq!(
        told(&import),
        "Project | Plan it | R: manager | A: sponsor\n\
         Project | Build it | R: engineer | A: manager | I: sponsor\n\
         Service | Operate it | R: engineer | A: manager\n\
         guess: Plan B!B2: the headings above the roles were read as the people who fill them\n"
    );
    assert_eq!(import.draft.roles[0].filled_by, ["Ana Sousa"]);
    assert_eq!(import.draft.roles[1].filled_by, ["Ana Sousa"]);
    assert!(import.draft.roles[2].filled_by.is_empty());
}
