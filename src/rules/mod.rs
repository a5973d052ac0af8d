//! What is judged. A rule is a constant record and a plain function from the project to findings, in a file of its own.
//!
//! To add one: its file, a line in the list below, its page under `docs/rules/`, its folder under `tests/rules/`.

mod reading;
mod rule;
mod support;
mod validate_settings;
pub mod waivers;

mod empty_phase;
mod everywhere_role;
mod hidden_character;
mod idle_person;
mod idle_role;
mod informed_only;
mod letter_excess;
mod letter_missing;
mod look_alike;
mod many_consulted;
mod many_informed;
mod many_responsible;
mod overloaded_person;
mod overloaded_role;
mod owned_twice;
mod owner_outranked;
mod owner_shared;
mod owner_unnamed;
mod policy;
mod redundant_letter;
mod role_overfilled;
mod role_unfilled;
mod self_approval;
mod spectator_role;
mod unassigned;
mod unowned;

use crate::finding::Finding;
use crate::model::{Date, Level, Project};

pub use rule::{Parameter, Rule};
pub(crate) use support::selector::Selector;
pub use validate_settings::nearest;

/// The rules that judge what was read, in the order of the documentation.
static JUDGING: [&Rule; 28] = [
    &unowned::RULE,
    &owned_twice::RULE,
    &letter_missing::RULE,
    &letter_excess::RULE,
    &unassigned::RULE,
    &role_unfilled::RULE,
    &role_overfilled::RULE,
    &policy::RULE,
    &owner_unnamed::RULE,
    &owner_shared::RULE,
    &informed_only::RULE,
    &redundant_letter::RULE,
    &many_responsible::RULE,
    &many_consulted::RULE,
    &many_informed::RULE,
    &idle_role::RULE,
    &idle_person::RULE,
    &overloaded_role::RULE,
    &overloaded_person::RULE,
    &spectator_role::RULE,
    &everywhere_role::RULE,
    &empty_phase::RULE,
    &self_approval::RULE,
    &owner_outranked::RULE,
    &look_alike::RULE,
    &hidden_character::RULE,
    &waivers::UNUSED,
    &waivers::EXPIRED,
];

/// Every rule, those of reading first.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    reading::RULES.iter().chain(JUDGING)
}

/// The rule of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name == name)
}

/// Whether the level of a rule can be set: those of reading are always errors, and a policy has its own.
#[must_use]
pub fn can_be_set(rule: &Rule) -> bool {
    judges(rule.name) && rule.name != policy::RULE.name
}

/// Whether a rule judges what was read, so that a project may set its level.
fn judges(name: &str) -> bool {
    JUDGING.iter().any(|rule| rule.name == name)
}

/// Judges a project by every rule that is not off there. Findings have their level, and no order yet.
///
/// `today` is the day that waivers are judged by; without it none is past its last day.
#[must_use]
pub fn run(project: &Project<'_>, today: Option<Date>) -> Vec<Finding> {
    let mut findings = validate_settings::check(project);
    for rule in JUDGING {
        let level = rule.level_in(project);
        if level == Level::Off {
            continue;
        }
        let found = (rule.check)(project).into_iter();
        findings.extend(found.map(|finding| match finding.policy {
            Some(_) => finding,
            None => Finding { level, ..finding },
        }));
    }
    waivers::apply(project, &mut findings, today);
    findings
}
