//! What `raci who NAME --without` foretells is what `raci check` finds once somebody is really deleted from the files.
use std::collections::BTreeSet;
use std::path::Path;

use crate::support::{Folder, copy_of, files_below};
use proptest::prelude::*;
use raci::finding::Finding;
use raci::limits::Limits;
use raci::model::{Holder, PartyId, PersonId, Project, RoleId, Subject};
use raci::project;
use raci::project::{Arena, ProjectFiles};
use raci::query::impact::ImpactAnalysis;
use raci::query::removal::people_of;
use raci::rules;

/// The rule, what it speaks of, and the policy of every finding that stands.
type Keys = BTreeSet<String>;

/// Reads and judges the project in a folder, and calls `tell` with it and its findings.
fn judged<T>(folder: &Path, tell: impl FnOnce(&Project<'_>, Keys) -> T) -> T {
    let arena = Arena::default();
    let files = ProjectFiles::open(folder, folder, &Limits::default(), &arena).unwrap();
    let reading = project::read(&files, &arena);
    let mut findings = reading.findings;
    findings.extend(rules::run(&reading.project, None));
    let keys = findings.iter().filter(|finding| finding.waived.is_none());
    let keys = keys.map(|finding| key(&reading.project, finding)).collect();
    tell(&reading.project, keys)
}

fn key(project: &Project<'_>, finding: &Finding) -> String {
    let (kind, id) = match finding.subject {
        Subject::Project => ("project", ""),
        Subject::Responsibility(id) => ("responsibility", project.responsibility(id).id.value),
        Subject::Role(id) => ("role", project.role(id).id.value),
        Subject::Person(id) => ("person", project.person(id).id.value),
        Subject::Phase(id) => ("phase", project.phase(id).id.value),
    };
    format!("{} {kind} {id} {}", finding.rule, finding.policy.as_deref().unwrap_or_default())
}

/// What is foretold for somebody.
fn foretold(project: &Project<'_>, somebody: Holder) -> Keys {
    let analysis = ImpactAnalysis::new(project, somebody);
    let told = analysis.run(None).findings.into_iter().map(|finding| {
        let policy = finding.policy.unwrap_or_default();
        format!("{} {} {} {policy}", finding.rule, finding.kind, finding.id)
    });
    told.collect()
}

/// The names and ids of people and parties under which they stand in the files.
fn spellings(project: &Project<'_>, people: &[PersonId]) -> Vec<String> {
    let people = people.iter().map(|person| project.person(*person));
    people.flat_map(|person| [person.id.value.to_owned(), person.name.to_owned()]).collect()
}

/// Deletes people, and a party as a filler, from the text of a file.
fn deleted(text: &str, people: &[String], party: Option<&str>) -> String {
    let mut table: toml::Table = text.parse().unwrap();
    let is_gone = |value: &toml::Value| {
        value.as_str().is_some_and(|name| people.iter().any(|p| p == name) || party == Some(name))
    };
    if let Some(defined) = table.get_mut("person").and_then(toml::Value::as_table_mut) {
        defined.retain(|id, _| !people.iter().any(|gone| gone == id));
        if defined.is_empty() {
            table.remove("person");
        }
    }
    let roles = table.get_mut("role").and_then(toml::Value::as_table_mut);
    for role in roles.into_iter().flatten().filter_map(|(_, role)| role.as_table_mut()) {
        role.retain(|key, value| match (key, value) {
            ("filled-by", toml::Value::Array(names)) => {
                names.retain(|name| !is_gone(name));
                true
            }
            ("filled-by" | "lead", value) => !is_gone(value),
            _ => true,
        });
    }
    toml::to_string(&table).unwrap()
}

/// Deletes somebody from every file of a folder, into another one.
fn delete(folder: &Path, people: &[String], party: Option<&str>) -> Folder {
    let new = Folder::new(&[]);
    for path in files_below(folder) {
        if path.extension().is_some_and(|ending| ending == "toml") {
            let text = std::fs::read_to_string(&path).unwrap();
            let relative = path.strip_prefix(folder).unwrap().to_str().unwrap();
            new.write(relative, deleted(&text, people, party));
        }
    }
    new
}

/// What is foretold for each person and each party of a project appears when they are deleted. Tells how much did.
fn agrees(folder: &Path) -> usize {
    // Written again without a deletion, so that both are in the same order.
    let whole = delete(folder, &[], None);
    judged(whole.path(), |project, before| {
        let people = (0..project.people.len()).map(PersonId::new);
        let people = people.map(|id| (Holder::Person(id), vec![id], None));
        let parties = (0..project.parties.len()).map(PartyId::new).map(|id| {
            let gone = people_of(project, id);
            (Holder::Party(id), gone, Some(project.party(id).id.value))
        });
        let mut appeared = 0;
        for (somebody, gone, party) in people.chain(parties) {
            let left = delete(whole.path(), &spellings(project, &gone), party);
            let after = judged(left.path(), |_, after| after);
            let expected: Keys = after.difference(&before).cloned().collect();
            let name = project.holder_name(somebody);
            assert_eq!(foretold(project, somebody), expected, "without {name}");
            appeared += expected.len();
        }
        appeared
    })
}

#[test]
fn what_is_foretold_of_the_examples_comes_true() {
    for name in
        ["commerce-release", "engagement-fr", "gate-review", "operations", "order-management"]
    {
        let example = copy_of(&format!("examples/{name}"));
        let appeared = agrees(example.path());
        assert!(appeared >= 10, "{name}: {appeared}");
    }
}

const ROLES: [&str; 5] = ["r0", "r1", "r2", "r3", "r4"];
const PEOPLE: [&str; 4] = ["Ana Sousa", "Rui Alves", "Bea Lima", "Eva Pinto"];

/// A role: its party, who fills it, whether the first of them leads, what is above, its members, and the rest.
type Role = (Option<usize>, Vec<&'static str>, bool, Vec<usize>, Vec<usize>, [bool; 3]);

fn role() -> impl Strategy<Value = Role> {
    let fillers = [&PEOPLE[..], &["p0"]].concat();
    (
        proptest::option::of(0..2_usize),
        proptest::sample::subsequence(fillers, 0..=3),
        any::<bool>(),
        proptest::collection::vec(0..5_usize, 0..3),
        proptest::collection::vec(0..5_usize, 0..3),
        any::<[bool; 3]>(),
    )
}

/// The roles under R, A, C and I.
fn row() -> impl Strategy<Value = [Vec<&'static str>; 4]> {
    let roles = |most| proptest::sample::subsequence(ROLES.to_vec(), 0..=most);
    (roles(2), roles(1), roles(2), roles(2)).prop_map(|(r, a, c, i)| [r, a, c, i])
}

/// A role as its file says it. What is above and what is a member is always a later role, so that nothing goes round.
fn written_role(position: usize, role: &Role) -> String {
    let (party, fillers, leads, above, members, [required, waives, many]) = role;
    let mut text = format!("[role.r{position}]\nname = \"Role {position}\"\n");
    let later = |others: &[usize]| -> Vec<String> {
        let later: BTreeSet<usize> = others.iter().copied().filter(|o| *o > position).collect();
        later.into_iter().map(|other| format!("\"r{other}\"")).collect()
    };
    if let Some(party) = party {
        text.push_str(&format!("party = \"p{party}\"\n"));
    }
    text.push_str(&format!("filled-by = {fillers:?}\n"));
    if let (true, Some(lead)) = (leads, fillers.first().filter(|first| **first != "p0")) {
        text.push_str(&format!("lead = {lead:?}\n"));
    }
    for (key, above) in ["reports-to", "deputy"].iter().zip(later(above)) {
        text.push_str(&format!("{key} = {above}\n"));
    }
    text.push_str(&format!("members = [{}]\n", later(members).join(", ")));
    if *required {
        text.push_str(&format!("required = true\nat-least = {}\n", if *many { 2 } else { 1 }));
    }
    if *waives {
        text.push_str(&format!(
            "[role.r{position}.waive]\nrole-unfilled = {{ reason = \"x\" }}\nowner-shared = {{ reason = \"x\" }}\n"
        ));
    }
    text
}

const POLICIES: &str = r#"
[party.p0]
name = "Party 0"
fallback = "r4"
[party.p1]
name = "Party 1"
[rules]
self-approval = "warn"
spectator-role = "warn"
everywhere-role = "warn"
owner-outranked = "warn"
overloaded-person = { level = "warn", least = 1, share = 30 }
[policy.two-behind]
people = { RA = 2 }
[policy.apart]
distinct = ["R", "A"]
[policy.asked]
require = { C = ["r3"] }
[policy.of-one]
select = { party = "p1" }
party = { A = "p1" }
"#;

fn folder(roles: &[Role], rows: &[[Vec<&'static str>; 4]], defined: bool) -> Folder {
    let mut text = format!("[project]\nname = \"Generated\"\n{POLICIES}");
    if defined {
        for (position, name) in PEOPLE.iter().enumerate() {
            let party = if position == 0 { "party = \"p1\"\n" } else { "" };
            text.push_str(&format!("[person.x{position}]\nname = \"{name}\"\n{party}"));
        }
    }
    for (position, role) in roles.iter().enumerate() {
        text.push_str(&written_role(position, role));
    }
    for (position, row) in rows.iter().enumerate() {
        text.push_str(&format!("[responsibility.t{position}]\nname = \"Row {position}\"\n"));
        for (letter, roles) in ["R", "A", "C", "I"].iter().zip(row) {
            text.push_str(&format!("{letter} = {roles:?}\n"));
        }
    }
    Folder::new(&[("raci.toml", &text)])
}

/// Removes everything that refers to a role.
fn clean(value: &mut toml::Value, gone: &str) {
    match value {
        toml::Value::Table(table) => {
            table.retain(|key, value| key == "party" || value.as_str() != Some(gone));
            table.iter_mut().for_each(|(_, value)| clean(value, gone));
        }
        toml::Value::Array(values) => values.retain(|value| value.as_str() != Some(gone)),
        _ => {}
    }
}

/// The text without a role: an empty one is left, and nothing refers to it but policies.
fn without_role(text: &str, gone: &str) -> String {
    let mut table: toml::Table = text.parse().unwrap();
    for key in ["role", "responsibility", "party"] {
        if let Some(value) = table.get_mut(key) {
            clean(value, gone);
        }
    }
    let empty: toml::Table = format!("name = \"Role {}\"", &gone[1..]).parse().unwrap();
    table["role"].as_table_mut().unwrap().insert(gone.to_owned(), toml::Value::Table(empty));
    toml::to_string(&table).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_foretold_comes_true(
        roles in proptest::collection::vec(role(), 5),
        rows in proptest::collection::vec(row(), 0..6),
        defined in any::<bool>(),
    ) {
        let folder = folder(&roles, &rows, defined);
        agrees(folder.path());
        let whole = delete(folder.path(), &[], None);
        judged(whole.path(), |project, before| {
            for (position, own) in ROLES.into_iter().enumerate() {
                let text = std::fs::read_to_string(whole.join("raci.toml")).unwrap();
                let left = Folder::new(&[("raci.toml", &without_role(&text, own))]);
                let after = judged(left.path(), |_, after| after);
                let of_own = |key: &&String| key.contains(&format!(" role {own} "));
                let appears = after.difference(&before).filter(|key| !of_own(key));
                let expected: Keys = appears.cloned().collect();
                let foretold = foretold(project, Holder::Role(RoleId::new(position)));
                prop_assert_eq!(foretold, expected, "without {}", own);
            }
            Ok(())
        })?;
    }
}
