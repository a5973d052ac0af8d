//! The policies of a project: when they apply, what they suggest, and when they have no effect.
use crate::support::{Folder, raci};

const ROLES: &str = "[role.a]\nname = \"A\"\n[role.b]\nname = \"B\"\n[role.c]\nname = \"C\"\n";
const GOOD: &str =
    "[responsibility.x]\nname = \"X\"\ntags = \"t\"\nA = \"a\"\nR = [\"b\", \"c\"]\n";

/// The findings of the policies of a project: level, message and help.
fn findings(policy: &str, roles: &str, rows: &str) -> Vec<(String, String, String)> {
    let mark = format!("[project]\nname = \"P\"\n{policy}");
    let folder =
        Folder::new(&[("raci.toml", &mark), ("roles.toml", roles), ("assignments.toml", rows)]);
    let outcome = raci(&["check", folder.path().to_str().unwrap(), "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&outcome.out).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let findings = json["findings"].as_array().unwrap().iter();
    let findings = findings.filter(|finding| finding["rule"] == "policy");
    findings.map(|one| (text(&one["level"]), text(&one["message"]), text(&one["help"]))).collect()
}

/// The messages alone.
fn messages(policy: &str, roles: &str, rows: &str) -> Vec<String> {
    findings(policy, roles, rows).into_iter().map(|(_, message, _)| message).collect()
}

#[test]
fn the_line_to_write_never_gives_a_letter_to_more_roles_than_may_hold_it() {
    let help = |demand: &str, letters: &str| {
        let row = format!("[responsibility.x]\nname = \"X\"\n{letters}\n");
        let found = findings(&format!("[policy.p]\n{demand}\n"), ROLES, &row);
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].2.clone()
    };
    // Any number may hold R, so the one that is asked for comes to those that hold it.
    let done = help("require = { R = \"c\" }", "A = \"a\"\nR = [\"a\", \"b\"]");
    assert_eq!(done, "write: R = [\"a\", \"b\", \"c\"]");
    // One alone may hold A, so the one that is asked for takes its place.
    assert_eq!(help("require = { A = \"c\" }", "A = \"a\"\nR = \"b\""), "write: A = [\"c\"]");
    assert_eq!(help("require = { A = \"c\" }", "R = \"b\""), "write: A = [\"c\"]");
    // Two may hold T: the second comes to the first, and a third would be one too many.
    let two = |demand: &str, letters: &str| {
        let model = "model = \"own\"\n[model.own]\nname = \"Own\"\nbased-on = \"raci\"\n[model.own.letter.T]\nword = \"Tests\"\ncount = \"0..2\"\n";
        let row = format!("[responsibility.x]\nname = \"X\"\nA = \"a\"\nR = \"a\"\n{letters}\n");
        let found = findings(&format!("{model}[policy.p]\n{demand}\n"), ROLES, &row);
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].2.clone()
    };
    assert_eq!(two("require = { T = \"c\" }", "T = \"a\""), "write: T = [\"a\", \"c\"]");
    assert_eq!(two("require = { T = \"c\" }", "T = [\"a\", \"b\"]"), "write: T = [\"c\"]");
    assert_eq!(two("require = { T = [\"b\", \"c\"] }", "T = \"a\""), "write: T = [\"b\", \"c\"]");
}

#[test]
fn only_what_was_read_in_full_is_judged() {
    let policy = "[policy.p]\ncount = { I = \"1..\" }\n[policy.q]\nleads-to = 1\n";
    let both = ["0 roles with I", "leads to 0 responsibilities"];
    let judged = |roles: &str, more: &str| messages(policy, roles, &format!("{GOOD}{more}\n"));
    let found = judged(ROLES, "");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().zip(both).all(|(message, part)| message.contains(part)), "{found:?}");
    for unread in ["C = 1", "C = \"nobody\"", "leads-to = \"nothing\"", "leads-to = 1"] {
        assert_eq!(judged(ROLES, unread), Vec::<String>::new(), "{unread}");
    }
    // A board whose members are not known may reach anybody.
    let board = format!("{ROLES}[role.board]\nname = \"Board\"\nmembers = [\"nobody\"]\n");
    assert_eq!(judged(&board, "C = \"board\""), Vec::<String>::new());
    assert_eq!(judged(&board, "").len(), 2);
}

#[test]
fn a_policy_that_selects_nothing_is_reported_once() {
    let nothing = ["\"p\" selects no responsibility, so it has no effect"];
    let tagged = ["no responsibility is tagged \"u\", so \"p\" has no effect"];
    let phases = "[phase.one]\nname = \"One\"\n[phase.two]\nname = \"Two\"\n";
    let judged = |policy: &str, rows: &str| messages(&format!("{phases}{policy}"), ROLES, rows);
    let in_one = format!("phase = \"one\"\n{GOOD}");

    let rows = "[policy.p]\nselect = { phase = \"two\" }\ncount = { A = \"1\" }\n";
    assert_eq!(judged(rows, &in_one), nothing);
    let tag = "[policy.p]\nselect = { tags = \"u\" }\ncount = { A = \"1\" }\n";
    assert_eq!(judged(tag, &in_one), tagged);

    // A count in phases: what no phase may have is counted too, so it must be there somewhere.
    let none = |select: &str| {
        format!("[policy.p]\neach = \"phase\"\nselect = {{ {select} }}\ncount = \"0\"\n")
    };
    assert_eq!(judged(&none("phase = \"two\", tags = \"t\""), &in_one), Vec::<String>::new());
    assert_eq!(judged(&none("tags = \"u\""), &in_one), tagged);
    assert_eq!(judged(&none("phase = \"two\", tags = \"u\""), &in_one), tagged);
    let one = "[policy.p]\neach = \"phase\"\nselect = { phase = \"one\" }\ncount = \"0\"\n";
    assert_eq!(
        judged(one, &in_one),
        [
            "\"p\" is broken: the phase \"One\" has 1 of the selected responsibilities; it must have exactly 0"
        ]
    );
    // Without phases nothing is counted at all.
    assert_eq!(messages(&none("tags = \"t\""), ROLES, GOOD), nothing);
}

#[test]
fn a_policy_is_not_reported_to_have_no_effect_beside_errors_of_reading() {
    let selecting =
        |select: &str| format!("[policy.p]\nselect = {{ {select} }}\ncount = {{ A = \"1\" }}\n");
    let nothing = ["no responsibility is tagged \"u\", so \"p\" has no effect"];
    assert_eq!(messages(&selecting("tags = \"u\""), ROLES, GOOD), nothing);
    // In an empty project there is nothing to select yet.
    assert_eq!(messages(&selecting("tags = \"u\""), ROLES, ""), Vec::<String>::new());
    // What could not be read may be tagged so.
    let half = format!("{GOOD}[responsibility.y\ntags = \"u\"\n");
    assert_eq!(messages(&selecting("tags = \"u\""), ROLES, &half), Vec::<String>::new());
    // A selection that could not be read has been reported already.
    for select in ["phase = \"nowhere\"", "responsibilities = \"nothing\"", "party = \"nobody\""] {
        assert_eq!(messages(&selecting(select), ROLES, GOOD), Vec::<String>::new(), "{select}");
    }
    for select in ["tags = []", "phase = []", "responsibilities = []", "party = []"] {
        assert_eq!(messages(&selecting(select), ROLES, GOOD), Vec::<String>::new(), "{select}");
    }
}
