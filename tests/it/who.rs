//! `raci who`, `raci between` and `raci load`: what somebody holds, shares and leaves behind.
use crate::support::{Folder, package, raci};
use unicode_width::UnicodeWidthStr;

/// A board with a lead, a vacant role with a fallback, a deputy, and a role of the same name as a person.
const SMALL: &str = r#"
[project]
name = "Small"

[party.client]
name = "Client"
fallback = "pm"
[party.vendor]
name = "Vendor"

[phase.build]
name = "Build"
[phase.run]
name = "Run"

[policy.two]
title = "Two people see every release"
select = { tags = ["release"] }
people = { RA = 2 }
[policy.asked]
title = "Quality is asked"
select = { phase = "build" }
require = { C = ["qa"] }

[role.pm]
name = "Project Manager"
party = "client"
filled-by = "Ana Sousa"
required = true
deputy = "lead"
[role.lead]
name = "Technical Lead"
party = "client"
filled-by = ["Rui Alves", "Bea Lima", "Eva Pinto"]
lead = "Rui Alves"
reports-to = "pm"
[role.qa]
name = "Quality"
party = "client"
[role.board]
name = "Board"
members = ["pm", "lead"]
[role.ops]
name = "Rui Alves"
party = "vendor"
filled-by = ["vendor"]

[person.ana]
name = "Ana Sousa"
party = "client"
email = "ana@client.example"
[person.rui]
name = "Rui Alves"
email = "rui@client.example"
[person.bea]
name = "Bea Lima"
[person.eva]
name = "Eva Pinto"

[responsibility.plan]
name = "Plan the build"
phase = "build"
A = "pm"
R = "lead"
C = "qa"
leads-to = ["release"]
[responsibility.release]
name = "Release it"
phase = "run"
A = "lead"
R = ["lead", "ops"]
I = "board"
tags = ["release"]
deliverable = "The release"
[responsibility.approve]
name = "Approve the plan"
phase = "build"
A = "board"
R = "qa"
C = "qa"
"#;

fn small() -> Folder {
    Folder::new(&[("raci.toml", SMALL)])
}

/// What a run that ends well prints.
fn told(arguments: &[&str]) -> String {
    let outcome = raci(arguments);
    assert_eq!(outcome.status, 0, "{arguments:?}: {}", outcome.err);
    outcome.out
}

/// What a run of a project prints as JSON.
fn data(arguments: &[&str]) -> serde_json::Value {
    let text = told(&[arguments, &["--format", "json"]].concat());
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["version"], 1);
    value
}

/// The values of a key in a list.
fn each<'v>(list: &'v serde_json::Value, key: &str) -> Vec<&'v str> {
    list.as_array().unwrap().iter().map(|one| one[key].as_str().unwrap()).collect()
}

#[test]
fn all_that_somebody_holds_is_told() {
    insta::assert_snapshot!(told(&["who", "Marek Havel", "examples/gate-review"]));
    insta::assert_snapshot!(told(&["who", "technical-lead", "examples/order-management"]));
    insta::assert_snapshot!(told(&[
        "who",
        "vendor",
        "examples/order-management",
        "--format",
        "md"
    ]));
}

#[test]
fn what_falls_open_is_told() {
    let marisol = ["who", "Marisol Ibáñez", "--without", "examples/order-management"];
    insta::assert_snapshot!(told(&marisol));
    let role = ["who", "technical-lead", "--without", "examples/order-management"];
    insta::assert_snapshot!(told(&role));
    let twin = told(&["who", "Rohan Mehta", "--without", "examples/order-management"]);
    assert!(twin.contains("Nothing falls open."), "{twin}");
}

#[test]
fn who_takes_part_and_whom_to_go_to_next_is_told() {
    insta::assert_snapshot!(told(&[
        "who",
        "--for",
        "Pass the launch gate",
        "examples/gate-review"
    ]));
}

#[test]
fn the_interface_of_two_is_told() {
    insta::assert_snapshot!(told(&["between", "sales", "marketing", "examples/gate-review"]));
    let nothing = told(&["between", "project-sponsor", "field-engineers", "examples/gate-review"]);
    assert!(nothing.contains("They have nothing in common"), "{nothing}");
}

#[test]
fn letters_come_by_boards_and_fallbacks_and_owners_are_those_who_lead() {
    let project = small();
    let path = project.path().to_str().unwrap();
    let ana = &data(&["who", "person:ana", path])["known_in"][0];
    assert_eq!(each(&ana["letters"], "letter"), ["A", "R", "C", "I"]);
    let owned = &ana["letters"][0]["responsibilities"];
    assert_eq!(each(owned, "id"), ["plan", "approve"]);
    assert_eq!(owned[0]["through"][0]["role"]["id"], "pm");
    assert_eq!(owned[1]["through"][0]["member_of"]["id"], "board");
    let done = &ana["letters"][1]["responsibilities"];
    assert_eq!(done[0]["through"][0]["fallback_for"]["id"], "qa");
    assert_eq!(ana["load"]["owned"], 2);
    assert_eq!(ana["stand_ins"][0]["by"]["id"], "lead");
    assert_eq!(ana["stands_in_for"][0]["how"], "fallback");
    assert_eq!(ana["reported_to_by"][0]["id"], "lead");
    // Bea fills the role that owns the release, and Rui leads it.
    let bea = &data(&["who", "bea", path])["known_in"][0];
    assert_eq!(each(&bea["letters"], "letter"), ["R", "I"]);
    let rui = &data(&["who", "person:rui", path])["known_in"][0];
    assert_eq!(each(&rui["letters"], "letter"), ["A", "R", "I"]);
    assert_eq!(each(&rui["policies"], "id"), ["two"]);
    assert_eq!(rui["reports_to"][0]["reports_to"][0]["id"], "pm");
    let quality = &data(&["who", "Quality", path])["known_in"][0];
    assert_eq!(each(&quality["policies"], "id"), ["asked"]);
    assert_eq!(quality["policies"][0]["because"][0], "must hold C");
    assert_eq!(quality["stand_ins"][0]["party"]["id"], "client");
}

#[test]
fn the_keys_for_programs_are_as_recorded() {
    let project = small();
    let path = project.path().to_str().unwrap();
    for arguments in [
        &["who", "person:rui", path][..],
        &["who", "client", "--without", path],
        &["who", "--for", "release", path],
        &["between", "pm", "lead", path],
        &["load", path],
    ] {
        let mut data = data(arguments);
        for key in ["known_in", "without"] {
            if let Some(one) = data.get_mut(key) {
                one[0]["path"] = "raci.toml".into();
            }
        }
        if let Some(one) = data.get_mut("responsibility") {
            one["path"] = "raci.toml".into();
        }
        insta::assert_snapshot!(serde_json::to_string_pretty(&data).unwrap());
    }
}

#[test]
fn without_somebody_tells_who_could_step_in() {
    let project = small();
    let path = project.path().to_str().unwrap();
    let ana = &data(&["who", "ana", "--without", path])["without"][0];
    assert_eq!(each(&ana["open"], "id"), ["plan", "approve"]);
    assert_eq!(ana["open"][0]["letters"], "A");
    assert_eq!(each(&ana["findings"], "rule"), ["role-unfilled"]);
    let manager = &ana["roles"][0];
    assert_eq!(manager["deputy"]["people"][0]["id"], "rui");
    let rui = &data(&["who", "person:rui", "--without", path])["without"][0];
    assert_eq!(rui["open"].as_array().unwrap().len(), 0);
    assert_eq!(each(&rui["findings"], "rule"), ["owner-shared"]);
    assert_eq!(rui["roles"][0]["left"][0]["id"], "bea");
    let client = &data(&["who", "client", "--without", path])["without"][0];
    // Rui and Bea have no party of their own and fill roles of the client only.
    assert_eq!(each(&client["with_them"], "id"), ["ana", "rui", "bea", "eva"]);
}

#[test]
fn a_waiver_that_has_ended_waives_nothing() {
    let waiver = "[role.lead.waive]\nowner-shared = { reason = \"x\", until = 2026-12-31 }\n";
    let project = Folder::new(&[("raci.toml", &format!("{SMALL}{waiver}"))]);
    let path = project.path().to_str().unwrap();
    let rules = |day: &str| {
        let told = data(&["who", "person:rui", "--without", path, "--today", day]);
        let findings = &told["without"][0]["findings"];
        each(findings, "rule").iter().map(|rule| (*rule).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(rules("2026-12-31"), Vec::<String>::new());
    assert_eq!(rules("2027-01-01"), ["owner-shared"]);
}

#[test]
fn a_name_is_found_in_any_case_and_a_slip_is_offered() {
    let project = small();
    let path = project.path().to_str().unwrap();
    for name in ["ANA SOUSA", "ana", "person:Ana  Sousa", "PERSON:ana"] {
        assert!(told(&["who", name, path]).starts_with("Ana Sousa (person)"), "{name}");
    }
    for (name, sentence) in [
        (
            "Anna Sousa",
            "error: the project has no role, person or party \"Anna Sousa\"\n  help: did you mean \"Ana Sousa\"?\n",
        ),
        (
            "lima",
            "error: the project has no role, person or party \"lima\"\n  help: did you mean \"Bea Lima\"?\n",
        ),
        (
            "role:ana",
            "error: the project has no role \"ana\"\n  help: write an id or a name as in the files\n",
        ),
        (
            "rui alves",
            "error: \"rui alves\" is a role and a person\n  help: write \"role:Rui Alves\" or \"person:Rui Alves\"\n",
        ),
    ] {
        let outcome = raci(&["who", name, path]);
        assert_eq!((outcome.status, outcome.err.as_str()), (2, sentence));
    }
    assert!(told(&["who", "role:Rui Alves", path]).starts_with("Rui Alves (role)"));
    let outcome = raci(&["who", "--for", "plan the bild", path]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.err.contains("did you mean \"Plan the build\"?"), "{}", outcome.err);
    for arguments in
        [&["who"][..], &["who", "--for", "plan", path, "x"], &["between", "ana", "Ana Sousa", path]]
    {
        assert_eq!(raci(arguments).status, 2, "{arguments:?}");
    }
}

#[test]
fn several_of_one_name_are_told_apart_by_id() {
    let text = format!("{SMALL}[person.ana-2]\nname = \"Ana Sousa\"\n");
    let project = Folder::new(&[("raci.toml", &text)]);
    let outcome = raci(&["who", "ana sousa", project.path().to_str().unwrap()]);
    assert_eq!(
        outcome.err,
        "error: \"ana sousa\" is the name of 2 people\n  help: write \"person:ana\" or \"person:ana-2\"\n"
    );
}

#[test]
fn an_interface_counts_what_is_owned_done_and_handed_over() {
    let project = small();
    let path = project.path().to_str().unwrap();
    let between = data(&["between", "pm", "lead", path]);
    assert_eq!(each(&between["shared"], "id"), ["plan", "approve", "release"]);
    assert_eq!(
        (&between["shared"][0]["one"], &between["shared"][0]["other"]),
        (&"A/C".into(), &"R".into())
    );
    assert_eq!(between["one_owns_other_does"], 1);
    // Both own the approval as the board, and the manager does it for Quality, which nobody fills.
    assert_eq!(between["other_owns_one_does"], 1);
    assert_eq!(between["handed_over"][0]["to"]["id"], "release");
    // What the lead does leads to what the lead owns, and the manager has no such part in the release.
    assert_eq!(between["handed_back"].as_array().unwrap().len(), 0);
}

fn portfolio() -> Folder {
    let other = |name: &str, people: &str| {
        format!(
            "[project]\nname = \"{name}\"\n[role.pm]\nname = \"PM\"\nfilled-by = \"a\"\n{people}\n[responsibility.t]\nname = \"T\"\nA = \"pm\"\nR = \"pm\"\n"
        )
    };
    Folder::new(&[
        ("one/raci.toml", SMALL),
        (
            "two/raci.toml",
            &other("Two", "[person.a]\nname = \"A. Sousa\"\nemail = \"ANA@client.example\""),
        ),
        ("three/raci.toml", &other("Three", "[person.a]\nname = \"ana  sousa\"")),
        (
            "four/raci.toml",
            &other("Four", "[person.a]\nname = \"Ana Sousa\"\nemail = \"other@x.example\""),
        ),
    ])
}

#[test]
fn a_name_is_asked_of_every_project_of_a_folder() {
    let folder = portfolio();
    let path = folder.path().to_str().unwrap();
    let text = told(&["who", "A. Sousa", path]);
    let first =
        "Ana Sousa\n\nIn 2 of 4 projects: owns 3 responsibilities, does 2, has another part in 1\n";
    assert!(text.starts_with(first), "{text}");
    assert!(text.contains("\nSmall: Ana Sousa (person)\n"), "{text}");
    assert!(text.contains("\nTwo: A. Sousa (person)\n"), "{text}");
    let text = told(&["who", "Ana Sousa", path]);
    assert!(text.contains("\nThese may be 3 people: not all have the same e-mail.\n"), "{text}");
    let unknown = raci(&["who", "Bea Lame", path]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("did you mean \"Bea Lima\"?"), "{}", unknown.err);
    let without = data(&["who", "person:Ana Sousa", "--without", path]);
    // By name, and by the e-mail in the second project.
    let projects = each(&without["without"], "project");
    assert_eq!(projects, ["Four", "Small", "Three", "Two"]);
}

#[test]
fn load_is_counted_over_projects_by_person() {
    let folder = portfolio();
    let path = folder.path().to_str().unwrap();
    let load = data(&["load", path]);
    assert_eq!((&load["projects"], &load["responsibilities"]), (&4.into(), &6.into()));
    let people = each(&load["people"], "name");
    // Of two of the name with an e-mail each nobody knows which one the third is.
    assert_eq!(
        people,
        ["Ana Sousa", "Rui Alves", "Ana Sousa", "ana  sousa", "Bea Lima", "Eva Pinto"]
    );
    let ana =
        load["people"].as_array().unwrap().iter().find(|one| one["email"] == "ana@client.example");
    let ana = ana.unwrap();
    assert_eq!(
        (&ana["projects"], &ana["owned"], &ana["owned_percent"]),
        (&2.into(), &3.into(), &50.into())
    );
    let csv = told(&["load", path, "--format", "csv"]);
    assert!(csv.starts_with("name,email,projects,owned,owned %,done,done %,other\r\n"), "{csv}");
    assert!(csv.contains("\r\nRui Alves,rui@client.example,1,2,33,2,33,0\r\n"), "{csv}");
    let text = told(&["load", path]);
    assert!(text.starts_with("6 people, 4 projects, 6 responsibilities\n"), "{text}");
}

#[test]
fn nothing_in_a_name_acts_on_whoever_reads_it() {
    let hostile = "@octocat closes #1 | <b> ::notice::x ##[debug]x \\u001b[31m";
    let text = format!(
        "[project]\nname = \"::notice::y\"\n[role.a]\nname = \"{hostile}\"\nfilled-by = \"=1+1, ::notice::z\"\n[role.b]\nname = \"::notice::b\"\n[responsibility.t]\nname = \"{hostile}\"\nA = \"a\"\nR = \"b\"\nleads-to = [\"t\"]\n"
    );
    let project = Folder::new(&[("raci.toml", &text)]);
    let path = project.path().to_str().unwrap();
    let all = [
        &["who", "a", path][..],
        &["who", "b", path],
        &["who", "a", "--without", path],
        &["who", "--for", "t", path],
        &["between", "a", "b", path],
    ];
    for arguments in all {
        for format in ["text", "md", "json"] {
            let told = told(&[arguments, &["--format", format, "--width", "30"]].concat());
            assert!(
                !told.contains(|c: char| c.is_control() && c != '\n'),
                "{arguments:?}: {told:?}"
            );
            assert!(!told.contains("##["), "{arguments:?}: {told}");
            assert!(!told.lines().any(|line| line.trim_start().starts_with("::")), "{told}");
            let mentions = told.contains("@octocat") || told.contains("#1") || told.contains("<b>");
            assert!(format != "md" || !mentions, "{told}");
        }
    }
    let csv = told(&["load", path, "--format", "csv"]);
    assert!(csv.contains("\"'=1+1, ::notice::z\""), "{csv}");
}

#[test]
fn no_name_turns_the_reading_order_around() {
    let text = "[project]\nname = \"P\"\n[role.a]\nname = \"A\\u202eB\"\nfilled-by = \"Ana\\u2028\"\n\
        [responsibility.t]\nname = \"T\"\nA = \"a\"\nR = \"a\"\n";
    let project = Folder::new(&[("raci.toml", text)]);
    let path = project.path().to_str().unwrap();
    for arguments in [&["who", "a", path][..], &["who", "--for", "t", path]] {
        for format in ["text", "md", "json"] {
            let told = told(&[arguments, &["--format", format]].concat());
            assert!(!told.contains(['\u{202e}', '\u{2028}']), "{arguments:?}: {told:?}");
        }
    }
}

#[test]
fn without_a_fallback_what_it_answered_for_falls_open() {
    let text = "[project]\nname = \"P\"\n[party.c]\nname = \"C\"\nfallback = \"pm\"\n\
        [role.pm]\nname = \"PM\"\nparty = \"c\"\nfilled-by = \"Ana\"\n\
        [role.desk]\nname = \"Desk\"\nparty = \"c\"\n\
        [role.dev]\nname = \"Dev\"\nfilled-by = \"Bo\"\n\
        [responsibility.t]\nname = \"Operate\"\nA = \"desk\"\nR = \"dev\"\n";
    let project = Folder::new(&[("raci.toml", text)]);
    let path = project.path().to_str().unwrap();
    for who in ["Ana", "pm"] {
        let told = data(&["who", who, "--without", path]);
        let open = &told["without"][0]["open"];
        assert_eq!(each(open, "id"), ["t"], "{who}: {told}");
        assert_eq!(each(open, "letters"), ["A"], "{who}: {told}");
    }
}

#[test]
fn lines_are_as_wide_as_asked_for_and_colour_changes_no_text() {
    for arguments in [
        &["who", "client", "examples/order-management"][..],
        &["who", "client", "--without", "examples/order-management"],
        &["who", "--for", "Plan the go-live", "examples/order-management"],
        &["between", "client", "vendor", "examples/order-management"],
        &["load", "examples"],
    ] {
        for width in [60, 80, 120] {
            let text = told(&[arguments, &["--width", &width.to_string()]].concat());
            let widest = text.lines().max_by_key(|line| line.width()).unwrap();
            assert!(widest.width() <= width, "{width}: {widest}");
            assert!(!text.contains(" \n"), "{text}");
        }
        let plain = told(arguments);
        let coloured = told(&[arguments, &["--color", "always"]].concat());
        assert_ne!(plain, coloured);
        let stripped = anstream::adapter::strip_str(&coloured).to_string();
        assert_eq!(stripped, plain);
    }
}

#[test]
fn every_person_role_and_party_of_every_example_is_told() {
    for example in std::fs::read_dir(package().join("examples")).unwrap() {
        let path = example.unwrap().path();
        let path = path.to_str().unwrap();
        let arena = raci::project::Arena::default();
        let files = raci::project::ProjectFiles::open(
            path.as_ref(),
            path.as_ref(),
            &raci::limits::Limits::default(),
            &arena,
        )
        .unwrap();
        let project = raci::project::read(&files, &arena).project;
        let people = project.people.iter().map(|one| format!("person:{}", one.id.value));
        let roles = project.roles.iter().map(|one| format!("role:{}", one.id.value));
        let parties = project.parties.iter().map(|one| format!("party:{}", one.id.value));
        for name in people.chain(roles).chain(parties) {
            let held = &data(&["who", &name, path])["known_in"][0];
            let view = |letters: &str| {
                let rows = held["letters"].as_array().unwrap().iter();
                let rows = rows.filter(|one| one["letter"] == letters);
                rows.map(|one| one["responsibilities"].as_array().unwrap().len()).sum::<usize>()
            };
            assert_eq!(held["load"]["owned"], view("A"), "{name}");
            assert_eq!(held["load"]["done"], view("R"), "{name}");
        }
    }
}

#[test]
fn errors_of_many_projects_are_one_note() {
    let broken = "[project]\nname = \"P\"\n[role.a]\nname = \"A\"\nfilled-by = \"Ana\"\n[responsibility.r]\nname = \"R\"\nR = \"a\"\n";
    let folder = Folder::new(&[("a/raci.toml", broken), ("b/raci.toml", broken)]);
    for arguments in [vec!["load"], vec!["who", "Ana"]] {
        let mut arguments: Vec<std::ffi::OsString> =
            arguments.into_iter().map(Into::into).collect();
        arguments.push(folder.path().into());
        let outcome = raci(&arguments);
        assert_eq!(outcome.err, "note: 2 of 2 projects have errors; `raci check` shows them\n");
    }
}
