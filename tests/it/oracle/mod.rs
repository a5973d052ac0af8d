//! A second checker, written from what the pages of the rules say and from nothing of the program: plain lists, looked
//! through again and again. It says what a generated project breaks, as (rule, what it speaks of).

pub mod mend;
pub mod plan;

mod people;
mod policies;
mod roles;
mod rows;

use plan::{Plan, Waiver};

/// A finding: level, rule, what it speaks of, and whether it is waived.
pub type Said = (String, String, String, bool);

/// The rules with the levels that their pages give.
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

/// The names of all rules that judge.
pub fn rules() -> impl Iterator<Item = &'static str> {
    LEVELS.into_iter().map(|(rule, _)| rule)
}

/// Something found, before levels and waivers: the rule, what it speaks of, and the policy with its level.
pub struct Found {
    pub rule: &'static str,
    pub subject: String,
    pub policy: Option<(String, &'static str)>,
}

pub fn found(rule: &'static str, subject: impl Into<String>) -> Found {
    Found { rule, subject: subject.into(), policy: None }
}

/// Everything that a project breaks on the day by which waivers are judged, sorted.
pub fn judge(plan: &Plan) -> Vec<Said> {
    let mut all = rows::judge(plan);
    all.extend(roles::judge(plan));
    all.extend(people::judge(plan));
    all.extend(policies::judge(plan));
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

/// The level of a rule in a project. A limit without a level turns a rule on that is off.
pub fn level(plan: &Plan, rule: &str) -> &'static str {
    let usual = LEVELS.iter().find(|(known, _)| *known == rule).unwrap().1;
    match plan.rules.iter().find(|setting| setting.rule == rule) {
        Some(setting) if setting.level.is_some() => setting.level.unwrap(),
        Some(setting) if setting.limit.is_some() && usual == "off" => "warn",
        _ => usual,
    }
}

/// The limit of a rule in a project.
pub fn limit(plan: &Plan, rule: &str, limit: &str, usual: usize) -> usize {
    let settings = plan.rules.iter().filter(|setting| setting.rule == rule);
    settings
        .filter_map(|setting| setting.limit)
        .find(|(name, _)| *name == limit)
        .map_or(usual, |(_, number)| number)
}

/// Every waiver with what it stands in.
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
