//! The views, what of a project they show, and the formats for programs.
use crate::support::{Folder, raci};
use raci::export::Format;
use raci::view::View;
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

/// Two parties, a board, a role that nobody fills, one with a lead, and a chain of three.
fn small() -> Folder {
    Folder::new(&[
        (
            "raci.toml",
            "[project]\nname = \"Move\"\n[party.client]\nname = \"Client\"\nfallback = \"pm\"\n[party.vendor]\nname = \"Vendor\"\n[phase.plan]\nname = \"Plan\"\n[phase.run]\nname = \"Run\"\n",
        ),
        (
            "roles.toml",
            r#"
[role.sponsor]
name = "Sponsor"
party = "client"
filled-by = "Ana"
description = "Pays for the move."

[role.pm]
name = "Project Manager"
short = "PM"
party = "client"
filled-by = "Bo"
reports-to = "sponsor"

[role.qa]
name = "Quality Lead"
party = "client"
reports-to = "pm"

[role.dev]
name = "Developer"
party = "vendor"
filled-by = ["Chidi", "Dana"]
lead = "Dana"
reports-to = "pm"
deputy = "pm"

[role.board]
name = "Steering Board"
members = ["sponsor", "dev"]
"#,
        ),
        (
            "assignments.toml",
            r#"
[responsibility.plan]
name = "Plan the move"
phase = "plan"
A = "pm"
R = ["pm", "dev"]
C = "qa"
I = "board"
tags = ["gate"]

[responsibility.test]
name = "Test the load"
phase = "run"
A = "qa"
R = "dev"
I = ["pm", "sponsor"]

[responsibility.agree]
name = "Agree the budget"
A = "board"
R = "sponsor"
"#,
        ),
    ])
}

fn csv(project: &Folder, more: &[&str]) -> String {
    let path = project.path().to_str().unwrap();
    let outcome = raci(&[&["export", path, "-o", "-"], more].concat());
    assert_eq!(outcome.status, 0, "{more:?}: {}", outcome.err);
    outcome.out.replace("\r\n", "\n")
}

#[test]
fn every_view_looks_as_it_should_in_a_terminal() {
    let project = small();
    let path = project.path().to_str().unwrap();
    let names: Vec<&str> = View::ALL.iter().map(|view| view.name()).collect();
    insta::assert_snapshot!(
        raci(&["table", path, "--view", &names.join(","), "--width", "110"]).out
    );
}

#[test]
fn every_view_has_a_table_for_programs() {
    let project = small();
    let all: Vec<String> =
        View::ALL.iter().map(|view| csv(&project, &["--view", view.name()])).collect();
    insta::assert_snapshot!(all.join("\n"));
    let names: Vec<&str> = View::ALL.iter().map(|view| view.name()).collect();
    assert_eq!(csv(&project, &["--view", &names.join(",")]), all.join("\n"));
}

#[test]
fn filters_leave_what_was_asked_for() {
    let project = small();
    let head = "id,Phase,Responsibility";
    let of = |filter: &[&str]| csv(&project, filter);
    let all = "Sponsor,Project Manager,Quality Lead,Developer,Steering Board";
    let plan = "plan,Plan,Plan the move,,R/A,C,R,I";
    let test = "test,Run,Test the load,I,I,A,R,";
    let agree = "agree,Without a phase,Agree the budget,R,,,,A";
    assert_eq!(of(&["--phase", "run"]), format!("{head},{all}\n{test}\n"));
    assert_eq!(of(&["--phase", "Run,plan"]), format!("{head},{all}\n{plan}\n{test}\n"));
    assert_eq!(of(&["--tag", "gate"]), format!("{head},{all}\n{plan}\n"));
    assert_eq!(
        of(&["--party", "vendor"]),
        format!(
            "{head},Developer,Steering Board\nplan,Plan,Plan the move,R,I\ntest,Run,Test the load,R,\nagree,Without a phase,Agree the budget,,A\n"
        )
    );
    assert_eq!(
        of(&["--role", "project manager"]),
        format!("{head},Project Manager\nplan,Plan,Plan the move,R/A\ntest,Run,Test the load,I\n")
    );
    // Ana is the sponsor, and through it on the board.
    assert_eq!(
        of(&["--person", "Ana"]),
        format!(
            "{head},Sponsor,Steering Board\nplan,Plan,Plan the move,,I\ntest,Run,Test the load,I,\n{agree_ana}\n",
            agree_ana = "agree,Without a phase,Agree the budget,R,A"
        )
    );
    assert_eq!(
        of(&["--letter", "A", "--view", "people", "--person", "Bo"]),
        format!("{head},Bo\nplan,Plan,Plan the move,A\ntest,Run,Test the load,A\n")
    );
    assert_eq!(
        of(&["--letter", "accountable"]),
        format!(
            "{head},{all}\nplan,Plan,Plan the move,,A,,,\ntest,Run,Test the load,,,A,,\nagree,Without a phase,Agree the budget,,,,,A\n"
        )
    );
    assert_eq!(of(&["--tag", "gate", "--role", "sponsor"]), format!("{head},Sponsor\n"));
    assert!(of(&[]).ends_with(&format!("{agree}\n")));
    // The long form knows the same filters.
    assert_eq!(of(&["--layout", "long", "--letter", "A", "--role", "qa"]).lines().count(), 2);
}

#[test]
fn a_filter_for_nothing_says_so() {
    let project = small();
    let path = project.path().to_str().unwrap();
    for (flag, text, help) in [
        ("--phase", "pln", "did you mean \"Plan\"?"),
        ("--phase", "build", "help: phases: plan, run\n"),
        ("--role", "Steering Bord", "did you mean \"Steering Board\"?"),
        ("--role", "project-manger", "did you mean \"Project Manager\"?"),
        ("--letter", "X", "help: letters: R, A, C, I\n"),
        ("--tag", "gates", "did you mean \"gate\"?"),
        ("--tag", "x", "help: tags: gate\n"),
        ("--person", "Zoe", "help: people: Ana, Bo, Chidi, Dana\n"),
        ("--party", "\u{1b}[31m", "help: parties: client, vendor\n"),
    ] {
        for verb in [&["table", path][..], &["export", path, "-o", "-"]] {
            let outcome = raci(&[verb, &[flag, text]].concat());
            assert_eq!((outcome.status, outcome.out.as_str()), (2, ""));
            assert!(outcome.err.contains("the project has no "), "{}", outcome.err);
            assert!(outcome.err.contains(help), "{flag}: {}", outcome.err);
            assert!(!outcome.err.contains('\u{1b}'));
        }
    }
}

#[test]
fn filters_understand_names_as_questions_do() {
    let project = small();
    for (flag, id, names) in [
        (
            "--role",
            "pm",
            &["PROJECT manager", "role:pm", "Role: Project  Manager", "Ｐroject Manager"][..],
        ),
        ("--phase", "plan", &["PLAN", "phase:Plan"][..]),
        ("--party", "vendor", &["Vendor", "party:VENDOR"][..]),
        ("--person", "Ana", &["ana", "person:ANA"][..]),
        ("--letter", "A", &["a", "accountable"][..]),
        ("--tag", "gate", &["GATE", "tag:gate"][..]),
    ] {
        let expected = csv(&project, &[flag, id]);
        for name in names {
            assert_eq!(csv(&project, &[flag, name]), expected, "{flag} {name}");
        }
    }
}

#[test]
fn a_name_of_several_is_told_apart_by_id_and_a_colon_may_be_part_of_it() {
    let text = "[project]\nname = \"P\"\n[role.a]\nname = \"Lead\"\n[role.b]\nname = \"Lead\"\n\
        [role.c]\nname = \"Role: Lead\"\n[responsibility.x]\nname = \"X\"\nA = \"a\"\nR = \"c\"\n";
    let project = Folder::new(&[("raci.toml", text)]);
    let path = project.path().to_str().unwrap();
    let outcome = raci(&["table", path, "--role", "lead"]);
    assert_eq!((outcome.status, outcome.out.as_str()), (2, ""));
    let expected =
        "error: \"lead\" is the name of 2 roles\n  help: write \"role:a\" or \"role:b\"\n";
    assert_eq!(outcome.err, expected);
    assert_eq!(csv(&project, &["--role", "role: lead"]), csv(&project, &["--role", "c"]));
    assert_eq!(csv(&project, &["--role", "role:a"]), csv(&project, &["--role", "a"]));
    let outcome = raci(&["table", path, "--phase", "build"]);
    assert!(outcome.err.ends_with("help: the project has no phases\n"), "{}", outcome.err);
}

#[test]
fn of_many_entries_a_miss_lists_the_first() {
    let roles = (0..25).map(|n| format!("[role.r{n}]\nname = \"R{n}\"\n")).collect::<String>();
    let project = Folder::new(&[("raci.toml", &format!("[project]\nname = \"P\"\n{roles}"))]);
    let outcome = raci(&["table", project.path().to_str().unwrap(), "--role", "somebody else"]);
    let ids: Vec<String> = (0..20).map(|n| format!("r{n}")).collect();
    let expected = format!("help: roles: {} and 5 more\n", ids.join(", "));
    assert!(outcome.err.ends_with(&expected), "{}", outcome.err);
}

#[test]
fn rows_and_columns_are_exchanged() {
    let project = small();
    assert_eq!(
        csv(&project, &["--transpose", "--letter", "R,A"]),
        "id,Phase,Role,Plan the move,Test the load,Agree the budget\n\
         sponsor,,Sponsor,,,R\n\
         pm,,Project Manager,R/A,,\n\
         qa,,Quality Lead,,A,\n\
         dev,,Developer,R,R,\n\
         board,,Steering Board,,,A\n"
    );
    assert_eq!(
        csv(&project, &["--transpose", "--view", "roles"]),
        csv(&project, &["--view", "roles"])
    );
}

#[test]
fn wide_tables_are_split_evenly_and_keep_the_names_of_their_rows() {
    let project = small();
    let text = csv(&project, &["--max-columns", "4", "--phase", "plan"]);
    assert_eq!(
        text,
        "id,Phase,Responsibility,Sponsor,Project Manager,Quality Lead\n\
         plan,Plan,Plan the move,,R/A,C\n\n\
         id,Phase,Responsibility,Developer,Steering Board\n\
         plan,Plan,Plan the move,R,I\n"
    );
    let path = project.path().to_str().unwrap();
    let out = raci(&["table", path, "--max-columns", "4"]).out;
    assert!(out.contains("Responsibility matrix (1 of 2)"), "{out}");
    assert_eq!(out.matches("R Responsible").count(), 1, "{out}");
    assert_eq!(raci(&["table", path, "--max-columns", "0"]).status, 2);
}

#[test]
fn every_view_is_aligned_at_every_width() {
    let small = small();
    let paths = [small.path().to_str().unwrap(), "examples/gate-review", "examples/engagement-fr"];
    for view in View::ALL {
        for width in [34, 40, 60, 80, 100, 140, 200] {
            for path in paths {
                for more in [&[][..], &["--transpose"]] {
                    let width_text = width.to_string();
                    let arguments = ["table", path, "--view", view.name(), "--width", &width_text];
                    let out = raci(&[&arguments, more].concat()).out;
                    for table in out.split('┌').skip(1) {
                        let table = format!("┌{table}");
                        let lines = table.lines().take_while(|line| !line.is_empty());
                        let widths: Vec<usize> = lines.map(UnicodeWidthStr::width).collect();
                        let even = widths.iter().all(|one| *one == widths[0]);
                        assert!(even && widths[0] <= width, "{view:?} at {width}\n{table}");
                    }
                }
            }
        }
    }
}

#[test]
fn json_has_the_project_and_the_tables() {
    let project = small();
    let text = csv(&project, &["--format", "json", "--view", "matrix,letters,load"]);
    insta::assert_snapshot!(text);
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["version"], 1);
    assert_eq!(value["tables"].as_array().unwrap().len(), 3);
    let lines = csv(&project, &["--format", "jsonl"]);
    let records: Vec<Value> = lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let long = csv(&project, &["--layout", "long"]);
    assert_eq!(records.len(), long.lines().count() - 1);
    assert_eq!(records[0]["role_name"], "Project Manager");
}

#[test]
fn json_has_every_text_as_it_is_and_acts_on_no_terminal() {
    let names = ["\u{1b}[31m", "##[debug]x", "\u{202e}", "a\u{7f}b", "\u{e0041}", "\n::x"];
    for name in names {
        let toml = toml::Value::String(name.to_owned());
        let project = Folder::new(&[
            ("raci.toml", &format!("[project]\nname = {toml}\n")),
            ("roles.toml", &format!("[role.a]\nname = {toml}\n")),
            (
                "assignments.toml",
                &format!("[responsibility.x]\nname = {toml}\nA = \"a\"\nR = \"a\"\n"),
            ),
        ]);
        let path = project.path().to_str().unwrap();
        for format in ["json", "jsonl"] {
            let out = raci(&["export", path, "-o", "-", "--format", format]).out;
            assert!(!out.contains(|c: char| c.is_control() && c != '\n'), "{out:?}");
            assert!(!out.contains("##") && !out.contains('\u{202e}'), "{out:?}");
            for line in out.lines().filter(|_| format == "jsonl") {
                let record: Value = serde_json::from_str(line).unwrap();
                assert_eq!(
                    (record["name"].as_str(), record["role_name"].as_str()),
                    (Some(name), Some(name))
                );
            }
        }
    }
}

#[test]
fn titles_are_in_the_language_asked_for() {
    let project = small();
    let path = project.path().to_str().unwrap();
    let titles = |language: &str| -> Vec<String> {
        let names: Vec<&str> = View::ALL.iter().map(|view| view.name()).collect();
        let arguments = ["export", path, "-o", "-", "--format", "json", "--language", language];
        let out = raci(&[&arguments[..], &["--view", &names.join(",")]].concat()).out;
        let value: Value = serde_json::from_str(&out).unwrap();
        let tables = value["tables"].as_array().unwrap().iter();
        tables.map(|table| table["title"].as_str().unwrap().to_owned()).collect()
    };
    let english = titles("en");
    assert_eq!(english.len(), View::ALL.len());
    for language in ["fr", "de", "es", "pt", "it", "nl"] {
        let same =
            titles(language).iter().zip(&english).filter(|(one, other)| one == other).count();
        // "Structure" is French, too.
        assert!(same <= 1, "{language}: {:?}", titles(language));
    }
}

#[test]
fn flags_that_would_do_nothing_are_refused() {
    let project = small();
    let path = project.path().to_str().unwrap();
    for (flags, says) in [
        (&["--format", "json", "--layout", "long"][..], "--layout is for csv and tsv only"),
        (&["--format", "html", "--no-guard"], "--no-guard is for csv and tsv only"),
        (&["--format", "md", "--bom"], "--bom is for csv and tsv only"),
        (&["--format", "svg", "--delimiter", ";"], "--delimiter is for csv and tsv only"),
        (&["--format", "jsonl", "--view", "load"], "jsonl has a row for each letter"),
        (&["--layout", "long", "--view", "load"], "--layout long has a row for each letter"),
        (&["--format", "dot", "--view", "matrix"], "dot draws the structure"),
        (&["--format", "mermaid", "--view", "roles"], "mermaid draws the structure"),
        (&["--format", "mermaid", "--transpose"], "--transpose is for tables only"),
        (&["--format", "dot", "--letter", "A"], "--letter is for tables only"),
        (&["--format", "jsonl", "--max-columns", "3"], "--max-columns is for tables with a row"),
        (&["--layout", "long", "--language", "fr"], "--language is for tables with a row"),
    ] {
        let outcome = raci(&[&["export", path, "-o", "-"], flags].concat());
        assert_eq!((outcome.status, outcome.out.as_str()), (2, ""), "{flags:?}");
        assert!(outcome.err.contains(says), "{flags:?}: {}", outcome.err);
    }
}

#[test]
fn the_same_project_gives_the_same_bytes() {
    let path = "examples/commerce-release";
    let folder = Folder::new(&[]);
    for ending in Format::all().iter().map(|format| format.ending()) {
        let write = |name: &str| {
            let file = folder.join(&format!("{name}.{ending}"));
            assert_eq!(raci(&["export", path, "-o", file.to_str().unwrap()]).status, 0, "{ending}");
            std::fs::read(file).unwrap()
        };
        let first = write("first");
        assert!(!first.is_empty(), "{ending}");
        assert!(first == write("second"), "{ending}");
    }
}

/// A client's and a vendor's work, each with a mistake, and people with addresses.
fn two_sides() -> Folder {
    let side = |name: &str| {
        format!(
            "[party.{name}]\nname = \"Party {name}\"\n[phase.{name}]\nname = \"Phase {name}\"\n\
             [person.{name}]\nname = \"Person {name}\"\nparty = \"{name}\"\nemail = \"{name}@{name}.example\"\n\
             [role.{name}]\nname = \"Role {name}\"\nparty = \"{name}\"\nfilled-by = \"{name}\"\n\
             [responsibility.{name}]\nname = \"Agree with {name}\"\nphase = \"{name}\"\nR = \"{name}\"\n"
        )
    };
    let both = format!("[project]\nname = \"Both\"\n{}{}", side("left"), side("right"));
    let both = both
        + "[role.left-board]\nname = \"Board left\"\nparty = \"left\"\nmembers = [\"right\"]\n";
    Folder::new(&[("raci.toml", &both)])
}

#[test]
fn an_export_of_a_part_tells_nothing_of_the_rest() {
    let project = two_sides();
    let path = project.path().to_str().unwrap();
    for ending in Format::all().iter().map(|format| format.ending()) {
        let file = project.join(&format!("part.{ending}"));
        let arguments = ["export", path, "-o", file.to_str().unwrap(), "--role", "left"];
        assert_eq!(raci(&arguments).status, 0, "{ending}");
        let bytes = std::fs::read(&file).unwrap();
        let text = match ending {
            "xlsx" | "docx" => unpacked(&bytes),
            _ => String::from_utf8(bytes).unwrap(),
        };
        assert!(text.contains("Role left"), "{ending}: {text}");
        for rest in [
            "Agree with right",
            "Role right",
            "Person right",
            "right.example",
            "Phase right",
            "Party right",
        ] {
            assert!(!text.contains(rest), "{ending} tells {rest}: {text}");
        }
    }
}

/// The text of every part of a package.
fn unpacked(bytes: &[u8]) -> String {
    use std::io::Read;
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
fn no_export_is_written_over_the_logo() {
    let project = crate::support::copy_of("examples/commerce-release");
    let path = project.path().to_str().unwrap();
    let logo = project.join("logo.png");
    let before = std::fs::read(&logo).unwrap();
    for format in ["svg", "html"] {
        let arguments = ["export", path, "-o", logo.to_str().unwrap(), "--format", format];
        assert_eq!(raci(&arguments).status, 2);
    }
    let sarif = format!("sarif={}", logo.display());
    assert_eq!(raci(&["check", path, "--format", &sarif]).status, 2);
    assert!(std::fs::read(&logo).unwrap() == before);
}

#[test]
fn of_several_behind_a_role_the_lead_alone_owns_through_boards_and_fallbacks_too() {
    let project = Folder::new(&[(
        "raci.toml",
        "[project]\nname = \"Leads\"\n[party.p]\nname = \"P\"\nfallback = \"team\"\n[role.team]\nname = \"Team\"\nfilled-by = [\"Bo\", \"Chidi\"]\nlead = \"Bo\"\n[role.open]\nname = \"Open\"\nparty = \"p\"\n[role.board]\nname = \"Board\"\nmembers = [\"team\"]\n[responsibility.own]\nname = \"Own\"\nA = \"team\"\nR = \"team\"\n[responsibility.stood-in]\nname = \"Stood in\"\nA = \"open\"\nR = \"open\"\n[responsibility.board]\nname = \"By board\"\nA = \"board\"\nR = \"board\"\n",
    )]);
    let text = csv(&project, &["--view", "people"]);
    for row in ["Own,R/A,R", "Stood in,R/A,R", "By board,R/A,R"] {
        assert!(text.contains(row), "{text}");
    }
}

#[test]
fn a_party_is_the_same_for_views_and_filters() {
    let project = small();
    // The board belongs to no party, and its members to both.
    for party in ["client", "vendor"] {
        let text = csv(&project, &["--party", party]);
        assert!(text.lines().next().unwrap().ends_with("Steering Board"), "{text}");
    }
}

#[test]
fn what_is_wrong_is_told_where_rows_are_columns() {
    let project = two_sides();
    let path = project.path().to_str().unwrap();
    let out = raci(&["table", path, "--transpose"]).out;
    assert!(out.contains("Something is wrong here: Agree with left; Agree with right."), "{out}");
}

#[test]
fn filters_that_leave_nothing_say_so() {
    let project = small();
    let path = project.path().to_str().unwrap();
    let filters = ["--phase", "run", "--tag", "gate"];
    for verb in [&["table", path][..], &["export", path, "-o", "-"]] {
        let outcome = raci(&[verb, &filters[..]].concat());
        assert_eq!(outcome.status, 0);
        assert!(outcome.err.contains("the filters leave no responsibility"), "{}", outcome.err);
    }
}

#[test]
fn meanings_are_told_in_the_language_that_they_are_written_in() {
    let project = Folder::new(&[(
        "raci.toml",
        "[project]\nname = \"X\"\nlanguage = \"de\"\nmodel = \"own\"\n[model.own]\nname = \"Own\"\n[model.own.letter.W]\nword = \"Wacht\"\nmeaning = \"gibt acht\"\ncount = \"1\"\nowner = true\n[role.a]\nname = \"A\"\n[responsibility.x]\nname = \"X\"\nW = \"a\"\n",
    )]);
    let told = |language: &str| {
        csv(&project, &["--format", "md", "--language", language]).contains("gibt acht")
    };
    assert!(told("de") && !told("en"));
}

#[test]
fn letters_are_asked_for_by_their_words_in_any_language() {
    let project = small();
    assert_eq!(
        csv(&project, &["--letter", "Rechenschaftspflichtig"]),
        csv(&project, &["--letter", "A"])
    );
}

#[test]
fn a_formula_that_is_left_as_it_is_is_told_wherever_it_stands() {
    let project = Folder::new(&[(
        "raci.toml",
        "[project]\nname = \"X\"\n[role.a]\nname = \"A\"\ndescription = \"=1+1\"\n[responsibility.x]\nname = \"X\"\nA = \"a\"\nR = \"a\"\n",
    )]);
    let path = project.path().to_str().unwrap();
    let export = |view: &str| raci(&["export", path, "-o", "-", "--no-guard", "--view", view]).err;
    assert!(export("roles").contains("may run 1 value as a formula"), "{}", export("roles"));
    assert_eq!(export("matrix"), "");
}
