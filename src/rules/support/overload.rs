//! What the rules against overload share.

use crate::model::Project;
use crate::rules::{Parameter, Rule};

/// The share of all responsibilities, in per cent, above which one has too many.
pub(crate) const SHARE: Parameter = Parameter { name: "share", default: 50 };
/// The responsibilities that a project must have before anybody can have too many.
pub(crate) const LEAST: Parameter = Parameter { name: "least", default: 10 };

/// Whether `owned` responsibilities of a project are too many for one.
pub(crate) fn is_too_much(project: &Project<'_>, rule: &Rule, owned: usize) -> bool {
    let all = project.responsibilities.len();
    let share = rule.limit_in(project, &SHARE) as usize;
    all >= rule.limit_in(project, &LEAST) as usize && owned * 100 > share * all
}

/// How to let it pass: the line for `[rules]`.
pub(crate) fn limit_to_raise(project: &Project<'_>, rule: &Rule, owned: usize) -> String {
    let share = (owned * 100).div_ceil(project.responsibilities.len().max(1));
    format!("in raci.toml, under [rules]: {} = {{ share = {share} }}", rule.name)
}

/// "18 of 30 responsibilities (60 %)".
pub(crate) fn share(project: &Project<'_>, owned: usize) -> String {
    let all = project.responsibilities.len();
    format!("{owned} of {all} responsibilities ({} %)", owned * 100 / all.max(1))
}
