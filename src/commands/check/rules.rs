//! Which rules the command line asks for.

use crate::cli::Check;
use crate::model::Level;
use crate::rules::{self, Rule, waivers};

/// The levels that the command line sets. A rule that is not asked for is off, unless the unused waivers are asked for,
/// since finding these takes the findings of all rules.
pub(super) fn levels(arguments: &Check) -> Vec<(&'static str, Level)> {
    let mut levels = arguments.rule.clone();
    if !is_asked_for(arguments, &waivers::UNUSED) {
        let others = rules::all().filter(|rule| !is_asked_for(arguments, rule));
        levels.extend(others.map(|rule| (rule.name, Level::Off)));
    }
    levels
}

/// Whether findings of a rule are reported.
pub(super) fn asked_for(arguments: &Check, rule: &str) -> bool {
    let is_filtered = !arguments.only.is_empty() || !arguments.skip.is_empty();
    !is_filtered || rules::find(rule).is_none_or(|rule| is_asked_for(arguments, rule))
}

/// The rules on reading are always on: a file that cannot be read cannot be checked.
fn is_asked_for(arguments: &Check, rule: &Rule) -> bool {
    let only = arguments.only.is_empty() || arguments.only.contains(&rule.name);
    !rules::can_be_set(rule) || only && !arguments.skip.contains(&rule.name)
}
