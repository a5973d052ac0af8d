//! For each rule the fix that its page advises.

use super::plan::{Filler, Party, Plan, Row, Setting};
use super::rows::{cell, holders};

/// The project without the cause of a finding of `rule` about `subject`.
pub fn fixed(plan: &Plan, rule: &str, subject: &str) -> Plan {
    let mut plan = plan.clone();
    if subject == "project" && rule != "policy" {
        for row in plan.rows.clone() {
            plan = fixed(&plan, rule, &format!("row {}", row.id));
        }
        return plan;
    }
    match subject.split_once(' ') {
        Some(("row", id)) => row(&mut plan, rule, id),
        Some(("role", id)) => role(&mut plan, rule, id),
        Some(("person", id)) => {
            let person = plan.people.iter().position(|person| person.id == id);
            match (rule, person) {
                ("idle-person", Some(person)) => {
                    plan.roles[0].filled_by.push(Filler::Person(person));
                }
                ("overloaded-person", _) => all_of_it_allowed(&mut plan, "overloaded-person"),
                (_, person) => plan.people[person.unwrap()].waivers.clear(),
            }
        }
        Some((_, id)) => {
            let phase = plan.phases.iter().position(|phase| phase.id == id).unwrap();
            match rule {
                "empty-phase" => {
                    let more = Row {
                        id: "one-more",
                        phase: Some(phase),
                        waivers: Vec::new(),
                        ..plan.rows[0].clone()
                    };
                    plan.rows.push(more);
                }
                _ => plan.phases[phase].waivers.clear(),
            }
        }
        None => plan.policies.clear(),
    }
    plan
}

fn row(plan: &mut Plan, rule: &str, id: &str) {
    let position = plan.rows.iter().position(|row| row.id == id).unwrap();
    let kinds: Vec<(char, &str)> =
        plan.letters().iter().map(|letter| (letter.0, letter.3)).collect();
    let of_kind = |kind: &str| kinds.iter().find(|letter| letter.1 == kind).map(|letter| letter.0);
    let kind_of = |letter: char| kinds.iter().find(|known| known.0 == letter).unwrap().1;
    let before = plan.rows[position].clone();
    let row = &mut plan.rows[position];
    let mut give = |letter: Option<char>, roles: Vec<usize>| {
        if let Some((_, held)) = row.letters.iter_mut().find(|(known, _)| Some(*known) == letter) {
            *held = roles;
        }
    };
    match rule {
        "unowned" => give(Some('A'), vec![0]),
        "owned-twice" => give(Some('A'), holders(&before, 'A')[..1].to_vec()),
        "letter-missing" => give(Some('R'), vec![0]),
        "unassigned" | "informed-only" => {
            give(Some('R'), vec![0]);
            give(of_kind("owner"), vec![0]);
        }
        "letter-excess" => {
            give(of_kind("out"), Vec::new());
            for letter in ['V', 'S'].into_iter().filter(|_| kinds.len() == 6) {
                give(Some(letter), holders(&before, letter).iter().copied().take(1).collect());
            }
        }
        "redundant-letter" => {
            for letter in ['S', 'C', 'I'] {
                let alone =
                    holders(&before, letter).iter().filter(|role| cell(&before, **role).len() == 1);
                give(Some(letter), alone.copied().collect());
            }
        }
        "many-responsible" | "many-consulted" | "many-informed" => {
            let kind = ["does", "consulted", "informed"][[
                "many-responsible",
                "many-consulted",
                "many-informed",
            ]
            .iter()
            .position(|known| *known == rule)
            .unwrap()];
            for (letter, _) in kinds.iter().filter(|letter| kind_of(letter.0) == kind) {
                give(Some(*letter), Vec::new());
            }
        }
        "owner-outranked" | "self-approval" => give(Some('R'), Vec::new()),
        "policy" => plan.policies.clear(),
        _ => row.waivers.clear(),
    }
}

fn role(plan: &mut Plan, rule: &str, id: &str) {
    let position = plan.roles.iter().position(|role| role.id == id).unwrap();
    let role = &mut plan.roles[position];
    match rule {
        "role-unfilled" => role.required = false,
        "role-overfilled" => role.at_most = None,
        "owner-unnamed" => role.filled_by.push(Filler::Person(0)),
        "owner-shared" => role.filled_by.truncate(1),
        "look-alike" | "hidden-character" => role.odd = None,
        "overloaded-role" => all_of_it_allowed(plan, "overloaded-role"),
        "idle-role" if !plan.rows.is_empty() => {
            let (_, held) =
                plan.rows[0].letters.iter_mut().find(|(letter, _)| *letter == 'I').unwrap();
            held.push(position);
        }
        "idle-role" => plan.parties.push(Party { id: "east", fallback: Some(position) }),
        "everywhere-role" => plan.rows[0]
            .letters
            .iter_mut()
            .for_each(|(_, roles)| roles.retain(|role| *role != position)),
        "spectator-role" => {
            let (_, held) =
                plan.rows[0].letters.iter_mut().find(|(letter, _)| *letter == 'R').unwrap();
            held.push(position);
        }
        _ => role.waivers.clear(),
    }
}

/// Allows one role or person to own everything. The setting keeps its level.
fn all_of_it_allowed(plan: &mut Plan, rule: &'static str) {
    let level = super::level(plan, rule);
    plan.rules.retain(|setting| setting.rule != rule);
    plan.rules.push(Setting { rule, level: Some(level), limit: Some(("share", 100)) });
}
