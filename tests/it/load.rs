//! What is read of files with mistakes in them: each mistake is told once, and nothing that only follows from it.
use crate::support::{Folder, raci};

const MARK: &str = "[project]\nname = \"P\"\n";
const ROLES: &str = "[role.a]\nname = \"A\"\n[role.b]\nname = \"B\"\n";
const GOOD: &str = "[responsibility.x]\nname = \"X\"\nA = \"a\"\nR = \"b\"\n";

/// What the check says of a project, one finding a line: the line in its file, the rule, and the message.
fn told(mark: &str, roles: &str, rows: &str) -> Vec<String> {
    let folder =
        Folder::new(&[("raci.toml", mark), ("roles.toml", roles), ("assignments.toml", rows)]);
    let outcome = raci(&["check", folder.path().to_str().unwrap(), "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&outcome.out).unwrap();
    let word = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let findings = json["findings"].as_array().unwrap().iter();
    let findings = findings.map(|one| {
        let line = &one["place"]["line"];
        format!("{line} {}: {}", word(&one["rule"]), word(&one["message"]))
    });
    findings.collect()
}

/// What is to be done about the first finding.
fn help(mark: &str, roles: &str, rows: &str) -> String {
    let folder =
        Folder::new(&[("raci.toml", mark), ("roles.toml", roles), ("assignments.toml", rows)]);
    let outcome = raci(&["check", folder.path().to_str().unwrap(), "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&outcome.out).unwrap();
    json["findings"][0]["help"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn what_belongs_to_raci_toml_is_not_taken_from_another_file() {
    let tables = [
        "[project]\nname = \"Other\"\n",
        "[rules]\nidle-role = \"off\"\n",
        "[style]\naccent = \"#000000\"\n",
        "[model.own]\nname = \"Own\"\nbased-on = \"raci\"\n",
        "[policy.own]\ncount = { I = \"1..\" }\n",
    ];
    for table in tables {
        let name = table.trim_start_matches('[').split([']', '.']).next().unwrap();
        let told = told(MARK, ROLES, &format!("{GOOD}{table}"));
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("5 unknown-key: "), "{told:?}");
        assert!(told[0].contains(&format!("[{name}]")), "{told:?}");
    }
}

#[test]
fn a_key_that_may_be_meant_for_a_letter_leaves_open_what_the_row_has() {
    let row = |key: &str| format!("[responsibility.x]\nname = \"X\"\nR = \"a\"\n{key} = \"b\"\n");
    let roles = "[role.a]\nname = \"A\"\n[role.b]\nname = \"B\"\nrequired = false\n";
    let says_unowned = |key: &str| {
        let told = told(MARK, roles, &row(key));
        assert!(told.iter().any(|one| one.contains("unknown-key")), "{key}: {told:?}");
        told.iter().any(|one| one.contains("unowned"))
    };
    for letter in ["a", "z", "AC", "RAC", "\"A/C\"", "\"/\""] {
        assert!(!says_unowned(letter), "{letter}");
    }
    for other in ["owner", "ac", "RACI", "A1", "1", "\"A/CI\"", "Ab", "\"A C\"", "\"é\""] {
        assert!(says_unowned(other), "{other}");
    }
    let lines = "write each letter on its own: A = \"…\" and C = \"…\"";
    assert_eq!(help(MARK, roles, &row("AC")), lines);
    assert_eq!(help(MARK, roles, &row("\"A/C\"")), lines);
    assert_eq!(help(MARK, roles, &row("a")), "did you mean \"A\"?");
}

#[test]
fn a_responsibility_that_leads_to_itself_is_told_and_follows_nothing() {
    let policy = format!("{MARK}[policy.p]\nleads-to = 1\n");
    assert_eq!(
        told(&policy, ROLES, &format!("{GOOD}leads-to = \"x\"\n")),
        [
            "1 policy: \"p\" is broken: \"X\" leads to 0 responsibilities; it must lead to at least 1",
            "5 reference-loop: \"x\" leads to itself",
        ]
    );
}

#[test]
fn a_circle_is_told_with_its_first_six() {
    let circle = |ids: &str| {
        let next = ids.chars().cycle().skip(1);
        let role =
            |(id, next)| format!("[role.{id}]\nname = \"Role {id}\"\nreports-to = \"{next}\"\n");
        let roles: String = ids.chars().zip(next).map(role).collect();
        let told = told(MARK, &roles, "");
        let loops: Vec<_> = told.iter().filter(|one| one.contains("reference-loop")).collect();
        assert_eq!(loops.len(), 1, "{told:?}");
        loops[0].split_once("circle: ").unwrap().1.to_owned()
    };
    assert_eq!(circle("a"), "a → a");
    assert_eq!(circle("ab"), "a → b → a");
    assert_eq!(circle("abcdef"), "a → b → c → d → e → f → a");
    assert_eq!(circle("abcdefg"), "a → b → c → d → e → f → … → a");
    assert_eq!(circle("abcdefghi"), "a → b → c → d → e → f → … → a");
}

#[test]
fn whoever_fills_a_role_is_anybody_until_people_are_defined() {
    let party = "[party.vendor]\nname = \"Vendor\"\n";
    let fill = |by: &str, more: &str| {
        let roles =
            format!("[role.a]\nname = \"A\"\nfilled-by = {by}\n[role.b]\nname = \"B\"\n{more}");
        let mut told = told(&format!("{MARK}{party}"), &roles, GOOD);
        told.retain(|one| one.contains("unknown-reference"));
        told
    };
    let ana = "[person.ana]\nname = \"Ana\"\n";
    assert_eq!(fill("\"Ana\"", ""), Vec::<String>::new());
    assert_eq!(fill("\"vendor\"", ""), Vec::<String>::new());
    // A slip in a party is no person.
    assert_eq!(fill("\"vender\"", ""), ["3 unknown-reference: there is no party \"vender\""]);
    let neither =
        |name: &str| format!("3 unknown-reference: there is no person or party \"{name}\"");
    assert_eq!(fill("[\"Ana\", \"vender\"]", ana), [neither("vender")]);
    assert_eq!(fill("[\"Ana\", \"Bo\"]", ana), [neither("Bo")]);
    assert_eq!(fill("[\"Ana\", \"vendor\"]", ana), Vec::<String>::new());
}

#[test]
fn of_a_role_that_was_not_read_in_full_nothing_is_said_to_be_missing() {
    let policy = format!("{MARK}[party.us]\nname = \"Us\"\n[policy.p]\nparty = {{ A = \"us\" }}\n");
    let judged = |key: &str| {
        let roles = format!("[role.a]\nname = \"A\"\n{key}\n[role.b]\nname = \"B\"\n");
        let told = told(&policy, &roles, GOOD);
        told.iter().filter(|one| one.contains(" policy: ")).count()
    };
    assert_eq!(judged(""), 1);
    assert_eq!(judged("description = \"x\""), 1);
    for unread in ["party = \"uss\"", "party = 1", "members = [\"nobody\"]", "partie = \"us\""] {
        assert_eq!(judged(unread), 0, "{unread}");
    }
    // What is read later does not make it whole again.
    for unread in ["party = 1\nmembers = [\"b\"]", "members = [\"nobody\"]\nparty = \"us\""] {
        assert_eq!(judged(unread), 0, "{unread}");
    }
}

#[test]
fn a_letter_model_that_was_not_read_in_full_knows_no_letter_to_be_wrong() {
    let row = "[responsibility.x]\nname = \"X\"\nA = \"a\"\nR = \"b\"\nZ = \"b\"\n";
    let judged = |model: &str| told(&format!("{MARK}model = \"own\"\n{model}"), ROLES, row);
    let own = "[model.own]\nname = \"Own\"\nbased-on = \"raci\"\n";
    assert_eq!(judged(own), ["5 unknown-letter: the letter model Own has no Z"]);
    let unknown_base = judged(&own.replace("\"raci\"", "\"racci\""));
    assert_eq!(unknown_base.len(), 1, "{unknown_base:?}");
    assert!(unknown_base[0].contains("based-on"), "{unknown_base:?}");
    let cut = judged(&format!("{own}[model.own.letter.Z]\nword = Zest\ncount = \"0..\"\n"));
    assert_eq!(cut, ["8 syntax: text must stand in quotes"]);
    let header = judged(&format!("{own}[model.own.letter.Z\nword = \"Zest\"\ncount = \"0..\"\n"));
    assert_eq!(header, ["7 syntax: this line should begin a table and does not"]);
    // A mistake in another model says nothing of this one.
    let other = judged(&format!("{own}[model.other]\nname = \"Other\"\nbased-on = \"racci\"\n"));
    assert_eq!(other.len(), 2, "{other:?}");
    assert_eq!(other[1], "5 unknown-letter: the letter model Own has no Z");
}

#[test]
fn the_second_owner_letter_of_a_model_is_told_where_something_is_written() {
    let letters = |letters: &str| {
        let mark = format!("{MARK}model = \"own\"\n[model.own]\nname = \"Own\"\n{letters}");
        let told = told(&mark, ROLES, GOOD);
        let twice: Vec<String> = told.into_iter().filter(|one| one.contains("both")).collect();
        twice.join("\n")
    };
    let both = |line: usize, one: &str, other: &str| {
        format!(
            "{line} wrong-type: {one} and {other} are both the owner letter; a model has at most one"
        )
    };
    // A is an owner in the base and not written here, so R is shown.
    let base = "based-on = \"raci\"\n[model.own.letter.C]\nmeaning = \"x\"\n";
    let again = "[model.own.letter.R]\ncount = \"1\"\nowner = true\n";
    assert_eq!(letters(&format!("{base}{again}")), both(9, "R", "A"));
    // Both are written, so the second is shown.
    let written = "[model.own.letter.A]\nword = \"A\"\ncount = \"1\"\nowner = true\n[model.own.letter.R]\nword = \"R\"\ncount = \"1\"\nowner = true\n";
    assert_eq!(letters(written), both(10, "A", "R"));
}

#[test]
fn what_a_policy_needs_is_shown_by_an_example_of_its_own() {
    let examples = [
        ("count", "R = \"1..\""),
        ("party", "A = \"client\""),
        ("tagged", "I = \"front-line\""),
        ("people", "RA = 2"),
        ("require", "I = [\"role-id\"]"),
        ("forbid", "I = [\"role-id\"]"),
    ];
    for (key, example) in examples {
        for wrong in ["1", "{}"] {
            let told = told(&format!("{MARK}[policy.p]\n{key} = {wrong}\n"), ROLES, GOOD);
            assert_eq!(told.len(), 1, "{told:?}");
            let wanted =
                format!("4 wrong-type: \"{key}\" must be braces with letters: {{ {example} }}");
            assert!(told[0].starts_with(&wanted), "{told:?}");
        }
    }
}

#[test]
fn a_slip_in_a_selection_keeps_its_policy_from_judging() {
    let policy = |select: &str, more: &str| {
        let policy =
            format!("[policy.p]\nselect = {{ {select} }}\nrequire = {{ I = \"a\" }}\n{more}");
        let told = told(
            &format!("{MARK}[phase.p]\nname = \"P\"\n{policy}[party.us]\nname = \"Us\"\n"),
            ROLES,
            &format!("phase = \"p\"\n{GOOD}"),
        );
        told.into_iter().map(|one| one.split_once(": ").unwrap().0.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(policy("phase = \"p\"", ""), ["2 policy"]);
    assert_eq!(policy("phse = \"p\"", ""), ["6 unknown-key"]);
    assert_eq!(policy("phase = \"q\"", ""), ["6 unknown-reference"]);
    assert_eq!(policy("phase = \"p\"", "titel = \"x\"\n"), ["8 unknown-key"]);
    // One that selects nothing is shown at its selection.
    assert_eq!(policy("tags = \"t\"", ""), ["6 policy"]);
    assert_eq!(policy("party = \"us\"", ""), ["6 policy"]);
}

#[test]
fn a_broken_header_loses_its_own_table_and_nothing_else() {
    // The keys below two lost headers meet at the top of the file, which is no mistake of theirs.
    let lost = "[responsibility.x\nname = \"X\"\nA = \"a\"\nR = \"b\"\n[responsibility.y\nname = \"Y\"\nA = \"a\"\nR = \"b\"\n";
    assert_eq!(
        told(MARK, ROLES, lost),
        [
            "1 syntax: this line should begin a table and does not",
            "5 syntax: this line should begin a table and does not",
        ]
    );
    // What is written twice before any header is lost is told, and so is a table that is there twice.
    let twice =
        "phase = \"p\"\nphase = \"p\"\n[responsibility.x\nname = \"X\"\nR = [\"a\", \"b\"]\n";
    let phase = format!("{MARK}[phase.p]\nname = \"P\"\n");
    assert_eq!(
        told(&phase, ROLES, twice),
        [
            "2 syntax: this key is written twice in one table",
            "3 syntax: this line should begin a table and does not",
        ]
    );
    // A header that follows a lost one is read.
    let after =
        format!("[responsibility.y\nname = \"Y\"\n{GOOD}[responsibility.z]\nname = \"Z\"\n");
    assert_eq!(
        told(MARK, ROLES, &after),
        [
            "1 syntax: this line should begin a table and does not",
            "7 unassigned: no role is assigned to \"Z\"",
        ]
    );
}

#[test]
fn a_blank_id_is_nothing_to_refer_to_whatever_was_asked_for_before() {
    let roles = "[role.r80]\nname = \"R\"\n[role.a]\nname = \"A\"\n[role.\"\"]\nname = \"E\"\n[role.\" \"]\nname = \"S\"\nreports-to = \" \"\n";
    for first in ["r80", "a"] {
        let rows = format!(
            "[responsibility.x]\nname = \"X\"\nA = \"{first}\"\nR = \"a\"\n[responsibility.y]\nname = \"Y\"\nA = \"a\"\nR = [\"\"]\nC = \" \"\n"
        );
        let told = told(MARK, roles, &rows);
        let blank = |line: &&String| line.contains("must be text that is not empty");
        assert_eq!(told.iter().filter(blank).count(), 3, "{told:?}");
    }
}

#[test]
fn a_phase_whose_rows_may_stand_under_an_id_that_is_there_twice_is_not_called_empty() {
    let mark = format!("{MARK}[phase.plan]\nname = \"Plan\"\n");
    let again = format!("{ROLES}[role.c]\nname = \"C\"\n");
    let folder = Folder::new(&[
        ("raci.toml", &mark),
        ("roles.toml", &again),
        ("assignments/a.toml", &format!("[role.c]\nname = \"C\"\n{GOOD}C = \"c\"\n")),
        ("assignments/b.toml", "phase = \"plan\"\n"),
    ]);
    let outcome = raci(&["check", folder.path().to_str().unwrap(), "--format", "short"]);
    assert_eq!(outcome.out.lines().count(), 2, "{}", outcome.out);
    assert!(outcome.out.contains("error[duplicate-id]"), "{}", outcome.out);
}
