//! A role that owns most responsibilities.

use crate::finding::Finding;
use crate::model::{Level, Project, Subject};
use crate::rules::support::overload;
use crate::rules::support::overload::{LEAST, SHARE};
use crate::rules::support::owners;
use crate::rules::support::wording;
use crate::rules::{Parameter, Rule};

pub const RULE: Rule = Rule {
    name: "overloaded-role",
    summary: "a role that owns more than `share` per cent of at least `least` responsibilities",
    level: Level::Warn,
    parameters: PARAMETERS,
    page: include_str!("../../docs/rules/overloaded-role.md"),
    check,
};

const PARAMETERS: &[Parameter] = &[SHARE, LEAST];

fn check(project: &Project<'_>) -> Vec<Finding> {
    let Some(verb) = project.model.owner().map(wording::verb) else {
        return Vec::new();
    };
    let owned = owners::list(project).into_iter();
    let too_many = owned.filter(|owned| overload::exceeds_share(project, &RULE, owned.rows));
    let findings = too_many.map(|owned| {
        let role = project.role(owned.role);
        let message =
            format!("\"{}\" {verb} {}", role.name, overload::format_share(project, owned.rows));
        Finding::new(RULE.name, role.id.span, message).about(Subject::Role(owned.role)).help(
            format!(
                "let other roles own some of them; or {}",
                overload::suggest_share(project, &RULE, owned.rows)
            ),
        )
    });
    findings.collect()
}
