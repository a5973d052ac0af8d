//! Where rules start and stop to apply: at their parameters, for whole projects, beside errors of reading, and with the
//! settings and waivers of a project.
use crate::support::{Folder, raci};

const MARK: &str = "[project]\nname = \"P\"\n";

/// A project of these roles, each named as its id in capitals.
fn project(mark: &str, roles: &[&str], rows: &str) -> Folder {
    let role = |id: &&str| format!("[role.{id}]\nname = \"{}\"\n", id.to_uppercase());
    let roles: String = roles.iter().map(role).collect();
    Folder::new(&[("raci.toml", mark), ("roles.toml", &roles), ("assignments.toml", rows)])
}

/// Rows named by their number, from 1 on, with the letters that are given for each.
fn rows(number: usize, letters: impl Fn(usize) -> &'static str) -> String {
    let row = |n| format!("[responsibility.r{n}]\nname = \"Row {n}\"\n{}\n", letters(n));
    (1..=number).map(row).collect()
}

/// The findings without their places, in the order of the report.
fn findings(project: &Folder) -> Vec<String> {
    let outcome = raci(&["check", project.path().to_str().unwrap(), "--format", "short"]);
    let mut lines: Vec<&str> = outcome.out.lines().collect();
    lines.pop();
    let without_place = lines.into_iter().filter_map(|line| line.splitn(4, ':').nth(3));
    without_place.map(|finding| finding.trim().to_owned()).collect()
}

/// The messages of one rule.
fn findings_of(rule: &str, project: &Folder) -> Vec<String> {
    let of_rule = format!("[{rule}]: ");
    let all = findings(project);
    all.iter().filter_map(|line| Some(line.split_once(&of_rule)?.1.to_owned())).collect()
}

#[test]
fn a_mistake_of_all_rows_is_reported_once_from_three_rows_on() {
    let cases = [
        ("unowned", "R = \"a\"", "no role has A in any responsibility of the project"),
        ("letter-missing", "A = \"a\"", "no role has R in any responsibility of the project"),
        ("unassigned", "", "no role is assigned to any responsibility of the project"),
        (
            "informed-only",
            "I = \"a\"",
            "nobody acts on any responsibility of the project: roles are only consulted or informed",
        ),
    ];
    for (rule, letters, once) in cases {
        let lacking =
            |number| findings_of(rule, &project(MARK, &["a"], &rows(number, |_| letters)));
        assert_eq!(lacking(2).len(), 2, "{rule}");
        assert_eq!(lacking(3), [once], "{rule}");
        let last_is_good = |n| if n == 4 { "A = \"a\"\nR = \"a\"" } else { letters };
        let found = findings_of(rule, &project(MARK, &["a"], &rows(4, last_is_good)));
        assert_eq!(found.len(), 3, "{rule}: {found:?}");
    }
}

#[test]
fn a_mistake_of_all_rows_is_reported_row_by_row_beside_waivers_and_errors_of_reading() {
    let waived = |rule: &str| {
        let waiver = format!("waive = {{ {rule} = {{ reason = \"agreed\" }} }}\n");
        findings_of("unowned", &project(MARK, &["a"], &(rows(3, |_| "R = \"a\"") + &waiver)))
    };
    assert_eq!(waived("unowned").len(), 2);
    // A waiver of another rule changes nothing.
    assert_eq!(waived("self-approval").len(), 1);
    let in_phase = |rule: &str| {
        let mark = format!(
            "{MARK}[phase.x]\nname = \"X\"\nwaive = {{ {rule} = {{ reason = \"agreed\" }} }}\n"
        );
        let rows = format!("phase = \"x\"\n{}", rows(3, |_| "R = \"a\""));
        findings_of("unowned", &project(&mark, &["a"], &rows)).len()
    };
    assert_eq!(in_phase("unowned"), 0);
    assert_eq!(in_phase("self-approval"), 1);
    let not_read = |n| if n == 3 { "R = \"a\"\nI = 1" } else { "R = \"a\"" };
    assert_eq!(findings_of("unowned", &project(MARK, &["a"], &rows(3, not_read))).len(), 3);
}

#[test]
fn a_missing_letter_is_reported_with_the_number_that_the_model_requires() {
    let model =
        "[model.own]\nname = \"Own\"\nbased-on = \"raci\"\n[model.own.letter.R]\ncount = \"2..\"\n";
    let mark = format!("{MARK}model = \"own\"\n{model}");
    let lacking = project(&mark, &["a", "b"], &rows(3, |_| "A = \"a\"\nR = \"b\""));
    assert_eq!(
        findings_of("letter-missing", &lacking),
        ["no responsibility of the project has 2 roles with R"]
    );
}

#[test]
fn of_many_that_are_too_many_six_are_shown_and_the_rest_counted() {
    let shown = |ids: &str| {
        let roles: Vec<&str> = ids.split("").filter(|id| !id.is_empty()).collect();
        let list = format!("{roles:?}");
        let row = format!("[responsibility.x]\nname = \"X\"\nR = \"a\"\nA = {list}\n");
        let project = project(MARK, &roles, &row);
        let outcome = raci(&["check", project.path().to_str().unwrap(), "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&outcome.out).unwrap();
        let finding = json["findings"].as_array().unwrap().first().unwrap().clone();
        assert_eq!(finding["rule"], "owned-twice", "{finding}");
        let related = finding["related"].as_array().unwrap().clone();
        let label = |place: &serde_json::Value| place["label"].as_str().unwrap().to_owned();
        related.iter().map(label).collect::<Vec<_>>()
    };
    // One has it already, one is the location of the finding; the others are related: all, or six and how many more.
    let mut wanted = vec!["A has it already".to_owned()];
    wanted.extend(std::iter::repeat_n("and another".to_owned(), 6));
    assert_eq!(shown("abcdefgh"), wanted);
    assert_eq!(shown("abcdefg"), wanted[..6]);
    "and 1 more after this".clone_into(&mut wanted[6]);
    assert_eq!(shown("abcdefghi"), wanted);
    "and 3 more after this".clone_into(&mut wanted[6]);
    assert_eq!(shown("abcdefghijk"), wanted);
}

#[test]
fn half_of_ten_is_not_too_much_and_more_than_half_is() {
    let owning = |all, owned: usize| {
        let letters =
            move |n| if n <= owned { "A = \"a\"\nR = \"c\"" } else { "A = \"b\"\nR = \"c\"" };
        findings(&project(MARK, &["a", "b", "c"], &rows(all, letters)))
    };
    assert_eq!(owning(9, 6), Vec::<String>::new());
    assert_eq!(owning(10, 5), Vec::<String>::new());
    assert_eq!(
        owning(10, 6),
        ["warning[overloaded-role]: \"A\" is Accountable for 6 of 10 responsibilities (60 %)"]
    );
}

#[test]
fn a_person_is_overloaded_by_two_roles_or_more() {
    let owning = |roles: &[&str]| {
        let role = |id: &&str| {
            format!("[role.{id}]\nname = \"{}\"\nfilled-by = \"ana\"\n", id.to_uppercase())
        };
        let roles: String = roles.iter().map(role).collect();
        let owned = |n| match n {
            1..=4 => "A = \"a\"\nR = \"a\"",
            5..=8 => "A = \"b\"\nR = \"b\"",
            _ => "A = \"c\"\nR = \"c\"",
        };
        let roles = roles + "[role.c]\nname = \"C\"\n[person.ana]\nname = \"Ana\"\n";
        let rows = rows(10, owned);
        let rows = if roles.contains("role.b") { rows } else { rows.replace("\"b\"", "\"a\"") };
        findings_of(
            "overloaded-person",
            &Folder::new(&[
                ("raci.toml", MARK),
                ("roles.toml", &roles),
                ("assignments.toml", &rows),
            ]),
        )
    };
    assert_eq!(owning(&["a"]), Vec::<String>::new());
    assert_eq!(
        owning(&["a", "b"]),
        ["\"Ana\" is Accountable for 8 of 10 responsibilities (80 %) as \"A\" and \"B\""]
    );
}

#[test]
fn a_role_is_everywhere_only_where_there_is_more_than_one_place() {
    let mark = format!("{MARK}[rules]\neverywhere-role = \"warn\"\n");
    let everywhere = |number| {
        let letters = |n| if n == 1 { "A = \"a\"\nR = \"b\"" } else { "A = \"a\"\nR = \"c\"" };
        findings_of("everywhere-role", &project(&mark, &["a", "b", "c"], &rows(number, letters)))
    };
    assert_eq!(everywhere(1), Vec::<String>::new());
    assert_eq!(everywhere(2), ["\"A\" takes part in all 2 responsibilities"]);
    assert_eq!(everywhere(3), ["\"A\" takes part in all 3 responsibilities"]);
}

#[test]
fn a_limit_turns_on_a_rule_that_is_off_and_leaves_the_others_as_they_are() {
    let many = "A = \"a\"\nR = [\"a\", \"b\"]\nI = [\"c\", \"d\"]";
    let judged = |settings: &str| {
        let mark = format!("{MARK}[rules]\n{settings}\n");
        findings(&project(&mark, &["a", "b", "c", "d"], &rows(1, |_| many)))
    };
    let informed = "warning[many-informed]: 2 roles are informed of \"Row 1\", more than 1";
    assert_eq!(judged("many-informed = { max = 1 }"), [informed]);
    assert_eq!(judged("many-informed = { max = 2 }"), Vec::<String>::new());
    assert_eq!(judged("many-informed = { level = \"off\", max = 1 }"), Vec::<String>::new());
    let done = "[many-responsible]: 2 roles do the work of \"Row 1\", more than 1";
    assert_eq!(judged("many-responsible = { max = 1 }"), [format!("warning{done}")]);
    assert_eq!(
        judged("many-responsible = { level = \"error\", max = 1 }"),
        [format!("error{done}")]
    );
    // Without a parameter, a rule that is off stays off, and others keep their level.
    let everywhere = format!("{MARK}[rules]\neverywhere-role = {{}}\n");
    let two = rows(2, |_| "A = \"a\"\nR = \"a\"");
    assert_eq!(findings(&project(&everywhere, &["a"], &two)), Vec::<String>::new());
    let unowned = format!("{MARK}[rules]\nunowned = {{}}\n");
    assert_eq!(
        findings(&project(&unowned, &["a"], &rows(1, |_| "R = \"a\""))),
        ["error[unowned]: nobody is accountable for \"Row 1\""]
    );
}

#[test]
fn only_rules_that_there_are_can_be_set() {
    let off = findings(&project(
        &format!("{MARK}[rules]\npolicy = \"off\"\nsyntax = \"off\"\nunownd = \"off\"\n"),
        &["a"],
        &rows(1, |_| "A = \"a\"\nR = \"a\""),
    ));
    assert_eq!(
        off,
        [
            "error[unknown-key]: the level of a policy is written in the policy itself",
            "error[unknown-key]: \"syntax\" is always an error",
            "error[unknown-key]: there is no rule \"unownd\"",
        ]
    );
}

#[test]
fn a_waiver_silences_its_own_rule_and_no_other() {
    let waiver = "A = \"a\"\nwaive = { unowned = { reason = \"agreed\" } }";
    assert_eq!(
        findings(&project(MARK, &["a"], &rows(1, |_| waiver))),
        [
            "error[letter-missing]: nobody is responsible for \"Row 1\"",
            "warning[waiver-unused]: the waiver of \"unowned\" for \"Row 1\" is not used",
        ]
    );
}

#[test]
fn a_waiver_is_not_called_unused_beside_what_could_not_be_read() {
    let good = "A = \"a\"\nR = \"b\"\n";
    for unread in ["I = 1", "I = \"nobody\"", "I = [\"a\", 1]", "Z = \"a\"", "x = 1"] {
        let row = format!(
            "[responsibility.x]\nname = \"X\"\n{good}{unread}\nwaive = {{ unowned = {{ reason = \"agreed\" }} }}\n"
        );
        let found = findings_of("waiver-unused", &project(MARK, &["a", "b"], &row));
        assert_eq!(found, Vec::<String>::new(), "{unread}");
    }
    for unread in ["members = 1", "filled-by = 1", "party = \"x\"", "x = 1"] {
        let roles = format!(
            "[role.a]\nname = \"A\"\n{unread}\nwaive = {{ idle-role = {{ reason = \"agreed\" }} }}\n[role.b]\nname = \"B\"\n"
        );
        let rows = rows(1, |_| "A = \"a\"\nR = \"b\"");
        let files = [("raci.toml", MARK), ("roles.toml", &roles), ("assignments.toml", &rows)];
        let found = findings_of("waiver-unused", &Folder::new(&files));
        assert_eq!(found, Vec::<String>::new(), "{unread}");
    }
}

#[test]
fn no_letter_says_more_than_itself() {
    let mark = format!(
        "{MARK}model = \"own\"\n[model.own]\nname = \"Own\"\n\
        [model.own.letter.R]\nword = \"Rules\"\nmeaning = \"rules\"\nowner = true\nkind = \"informed\"\ncount = \"1\"\n\
        [model.own.letter.Y]\nword = \"Yields\"\nmeaning = \"yields\"\nkind = \"does\"\ncount = \"0..\"\n\
        [model.own.letter.Z]\nword = \"Zones\"\nmeaning = \"zones\"\ncount = \"0..\"\n"
    );
    let rows =
        rows(
            2,
            |row| if row == 1 { "R = \"a\"\nY = \"b\"" } else { "R = \"a\"\nY = \"b\"\nZ = \"b\"" },
        );
    assert_eq!(findings(&project(&mark, &["a", "b"], &rows)), [""; 0]);
}
