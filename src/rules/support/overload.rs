//! When one role or person owns too many of the responsibilities.

use crate::model::Project;
use crate::rules::{Parameter, Rule};

/// The largest share of all responsibilities, in per cent, that one may own.
pub(crate) const SHARE: Parameter = Parameter { name: "share", default: 50 };
/// The number of responsibilities below which a project is not checked.
pub(crate) const LEAST: Parameter = Parameter { name: "least", default: 10 };

/// Whether `owned` responsibilities are a larger share than allowed.
pub(crate) fn exceeds_share(project: &Project<'_>, rule: &Rule, owned: usize) -> bool {
    let all = project.responsibilities.len();
    let share = rule.parameter_in(project, &SHARE) as usize;
    all >= rule.parameter_in(project, &LEAST) as usize && owned * 100 > share * all
}

/// The line for `[rules]` that allows this share, with where to write it.
pub(crate) fn suggest_share(project: &Project<'_>, rule: &Rule, owned: usize) -> String {
    let share = (owned * 100).div_ceil(project.responsibilities.len().max(1));
    format!("in raci.toml, under [rules]: {} = {{ share = {share} }}", rule.name)
}

/// "18 of 30 responsibilities (60 %)".
pub(crate) fn format_share(project: &Project<'_>, owned: usize) -> String {
    let all = project.responsibilities.len();
    format!("{owned} of {all} responsibilities ({} %)", owned * 100 / all.max(1))
}
