//! A second implementation of the rules, written from their pages and without any code of the program: plain lists that
//! are searched again and again. It expects findings for a generated project, as (level, rule, subject, waived).

pub mod fixes;
pub mod plan;

mod people;
mod policies;
mod roles;
mod rows;

use plan::{Plan, Waiver};

/// A finding: level, rule, subject, and whether it is waived.
pub type Expected = (String, String, String, bool);

/// The rules with their default levels, as on their pages.
const LEVELS: [(&str, &str); 28] = [
    ("unowned", "error"),
    ("owned-twice", "error"),
    ("letter-missing", "error"),
    ("letter-excess", "error"),
    ("unassigned", "error"),
    ("role-unfilled", "error"),
    ("role-overfilled", "error"),
    ("policy", "error"),
    ("owner-unnamed", "warn"),
    ("owner-shared", "warn"),
    ("informed-only", "warn"),
    ("redundant-letter", "warn"),
    ("many-responsible", "warn"),
    ("many-consulted", "warn"),
    ("many-informed", "off"),
    ("idle-role", "warn"),
    ("idle-person", "warn"),
    ("overloaded-role", "warn"),
    ("overloaded-person", "warn"),
    ("spectator-role", "off"),
    ("everywhere-role", "off"),
    ("empty-phase", "warn"),
    ("self-approval", "off"),
    ("owner-outranked", "off"),
    ("look-alike", "warn"),
    ("hidden-character", "error"),
    ("waiver-unused", "warn"),
    ("waiver-expired", "error"),
];

/// The names of all rules that check a project after it was read.
pub fn rules() -> impl Iterator<Item = &'static str> {
    LEVELS.into_iter().map(|(rule, _)| rule)
}

/// A finding before levels and waivers: the rule, the subject, and the policy with its level.
pub struct Found {
    pub rule: &'static str,
    pub subject: String,
    pub policy: Option<(String, &'static str)>,
}

pub fn found(rule: &'static str, subject: impl Into<String>) -> Found {
    Found { rule, subject: subject.into(), policy: None }
}

/// All expected findings of a project on the day of the waivers, sorted.
pub fn check(plan: &Plan) -> Vec<Expected> {
    let mut all = rows::check(plan);
    all.extend(roles::check(plan));
    all.extend(people::check(plan));
    all.extend(policies::check(plan));
    let with_level = all.into_iter().map(|found| {
        let level = found.policy.as_ref().map_or(level(plan, found.rule), |policy| policy.1);
        (found, level)
    });
    let all: Vec<(Found, &str)> = with_level.filter(|(_, level)| *level != "off").collect();
    let mut waived = vec![false; all.len()];
    let mut said = Vec::new();
    for (subject, waiver) in waivers(plan) {
        if waiver.over {
            said.push((
                level(plan, "waiver-expired").to_owned(),
                "waiver-expired".to_owned(),
                subject,
                false,
            ));
            continue;
        }
        let mut used = false;
        for (position, (found, _)) in all.iter().enumerate() {
            let named = found.rule == waiver.rule
                || found.policy.as_ref().is_some_and(|policy| policy.0 == waiver.rule);
            let in_phase = plan.phase_of(&found.subject).is_some_and(|phase| phase == subject);
            if named && (found.subject == subject || in_phase) {
                waived[position] = true;
                used = true;
            }
        }
        if !used {
            said.push((
                level(plan, "waiver-unused").to_owned(),
                "waiver-unused".to_owned(),
                subject,
                false,
            ));
        }
    }
    said.retain(|one| one.0 != "off");
    let all = all.into_iter().zip(waived);
    said.extend(all.map(|((found, level), waived)| {
        (level.to_owned(), found.rule.to_owned(), found.subject, waived)
    }));
    said.sort();
    said
}

/// The level of a rule in a project. A parameter without a level turns on a rule that is off.
pub fn level(plan: &Plan, rule: &str) -> &'static str {
    let usual = LEVELS.iter().find(|(known, _)| *known == rule).unwrap().1;
    match plan.rules.iter().find(|setting| setting.rule == rule) {
        Some(setting) if setting.level.is_some() => setting.level.unwrap(),
        Some(setting) if setting.limit.is_some() && usual == "off" => "warn",
        _ => usual,
    }
}

/// The parameter of a rule in a project.
pub fn limit(plan: &Plan, rule: &str, limit: &str, usual: usize) -> usize {
    let settings = plan.rules.iter().filter(|setting| setting.rule == rule);
    settings
        .filter_map(|setting| setting.limit)
        .find(|(name, _)| *name == limit)
        .map_or(usual, |(_, number)| number)
}

/// Every waiver with its subject.
fn waivers(plan: &Plan) -> Vec<(String, &Waiver)> {
    let mut all = Vec::new();
    for row in &plan.rows {
        all.extend(row.waivers.iter().map(|waiver| (format!("row {}", row.id), waiver)));
    }
    for role in &plan.roles {
        all.extend(role.waivers.iter().map(|waiver| (format!("role {}", role.id), waiver)));
    }
    for phase in &plan.phases {
        all.extend(phase.waivers.iter().map(|waiver| (format!("phase {}", phase.id), waiver)));
    }
    for person in &plan.people {
        all.extend(person.waivers.iter().map(|waiver| (format!("person {}", person.id), waiver)));
    }
    all
}
