//! The list of the rules. A rule is a constant record with a function from a project to findings, in a file of its own.
//!
//! To add one: its file, its `mod` and its line in the list below, its page `docs/rules/NAME.md`, its two projects in
//! `tests/rules/NAME/`, and a second implementation in `tests/it/oracle` (its level in `mod.rs`, what it finds, and in
//! `fixes.rs` how it is fixed). Its entry in the JSON Schema is generated: `UPDATE_DOCUMENTS=1 cargo test --test it schema`.
//! A test fails where one of these is missing.

mod engine;
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

pub use engine::run;
pub use rule::{Parameter, Rule};
pub(crate) use support::selector::Selector;
pub use validate_settings::nearest;

/// The rules that check a project after it was read, in the order of the documentation.
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

/// All rules, starting with those that report errors of reading.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    reading::RULES.iter().chain(JUDGING)
}

/// The rule with this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name == name)
}

/// Whether `[rules]` may set the level of a rule: errors of reading are always errors, and each policy sets its own.
#[must_use]
pub fn can_be_set(rule: &Rule) -> bool {
    judges(rule.name) && rule.name != policy::RULE.name
}

/// Whether the rule checks the project after it was read.
fn judges(name: &str) -> bool {
    JUDGING.iter().any(|rule| rule.name == name)
}
