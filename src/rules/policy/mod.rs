//! The rules that a project defines itself. `clauses.rs` checks each kind of requirement.

mod clauses;

use crate::finding::Finding;
use crate::model::{Demand, Each, Level, Policy, Project, Subject};
use crate::rules::Rule;
use crate::rules::support::id_set::IdSet;
use crate::rules::support::selector::Selector;

/// Each finding has the level that its policy gives.
pub const RULE: Rule = Rule {
    name: "policy",
    summary: "a broken policy of the project's own",
    level: Level::Error,
    parameters: &[],
    page: include_str!("../../../docs/rules/policy.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let policies =
        project.policies.iter().filter(|policy| policy.complete && policy.level != Level::Off);
    let findings = policies.flat_map(|policy| match policy.each {
        Each::Responsibility => check_responsibilities(project, policy),
        Each::Phase => check_phases(project, policy),
    });
    findings.collect()
}

fn check_responsibilities(project: &Project<'_>, policy: &Policy<'_>) -> Vec<Finding> {
    let select = Selector::new(project, &policy.select);
    let selected: Vec<_> =
        project.rows().filter(|(id, row)| select.selects(project, *id, row)).collect();
    let named: Vec<_> =
        policy.demands.iter().map(|demand| clauses::named_roles(&demand.value)).collect();
    if selected.is_empty() {
        return report_empty_selection(project, policy).into_iter().collect();
    }
    let mut findings = Vec::new();
    for (id, row) in selected {
        for (demand, named) in policy.demands.iter().zip(&named) {
            let breaches = clauses::check(project, row, &demand.value, named);
            findings.extend(breaches.into_iter().map(|breach| {
                let finding =
                    Finding::new(RULE.name, breach.span, describe_breach(policy, &breach.message))
                        .about(Subject::Responsibility(id))
                        .related(demand.span, "required here");
                complete(policy, finding, &breach.help)
            }));
        }
    }
    findings
}

/// With `each = "phase"`: checks how many of the selected responsibilities each phase has.
fn check_phases(project: &Project<'_>, policy: &Policy<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let phases = project.phases.iter().enumerate();
    let phases = phases.map(|(position, phase)| (crate::model::PhaseId::new(position), phase));
    let phases_asked = policy.select.phases.as_deref().map(IdSet::new);
    let asked = |id| phases_asked.as_ref().is_none_or(|phases| phases.contains(id));
    let select = Selector::new(project, &policy.select);
    let mut in_phase = vec![0; project.phases.len()];
    for (id, row) in project.rows() {
        if let Some(phase) = row.phase.filter(|_| select.selects(project, id, row)) {
            in_phase[phase.value.index()] += 1;
        }
    }
    for (id, phase) in phases.filter(|(id, _)| asked(*id)) {
        let matching = in_phase[id.index()];
        for demand in &policy.demands {
            let Demand::Matching(wanted) = demand.value else {
                continue;
            };
            if wanted.allows(matching) || project.unparsed.may_use("phase", phase.id.value) {
                continue;
            }
            let message = format!(
                "the phase \"{}\" has {matching} of the selected responsibilities; it must have {wanted}",
                phase.name
            );
            let finding = Finding::new(RULE.name, phase.id.span, describe_breach(policy, &message))
                .about(Subject::Phase(id))
                .related(demand.span, "required here");
            findings.push(complete(policy, finding, ""));
        }
    }
    // If no responsibility is selected in any phase, the policy has no effect.
    let select = select.without_phases();
    let mut rows = project.rows();
    let selects_any =
        !project.phases.is_empty() && rows.any(|(id, row)| select.selects(project, id, row));
    if findings.is_empty() && !selects_any {
        findings.extend(report_empty_selection(project, policy));
    }
    findings
}

fn describe_breach(policy: &Policy<'_>, breach: &str) -> String {
    format!("\"{}\" is broken: {breach}", policy.id.value)
}

/// Adds the level, the id and the title of the policy.
fn complete(policy: &Policy<'_>, finding: Finding, help: &str) -> Finding {
    let help = match policy.title {
        Some(title) if help.is_empty() => title.to_owned(),
        Some(title) => format!("{title}; {help}"),
        None => help.to_owned(),
    };
    Finding { level: policy.level, policy: Some(policy.id.value.to_owned()), ..finding.help(help) }
}

/// A warning for a policy that selects nothing, usually because of a misspelt tag.
fn report_empty_selection(project: &Project<'_>, policy: &Policy<'_>) -> Option<Finding> {
    let select = &policy.select;
    // A list is empty if its references could not be read, which has been reported.
    let lists = [
        select.phases.as_ref().map(Vec::is_empty),
        select.tags.as_ref().map(Vec::is_empty),
        select.responsibilities.as_ref().map(Vec::is_empty),
        select.parties.as_ref().map(Vec::is_empty),
    ];
    if project.responsibilities.is_empty()
        || !project.unparsed.is_empty()
        || lists.contains(&Some(true))
    {
        return None;
    }
    let id = policy.id.value;
    let has_no_effect = |span, message: String, help: String| {
        let finding = Finding::new(RULE.name, span, message).help(help);
        Some(Finding { level: Level::Warn, policy: Some(id.to_owned()), ..finding })
    };
    let tags = || project.responsibilities.iter().flat_map(|row| &row.tags).map(|tag| tag.value);
    let mut asked = select.tags.iter().flatten();
    if let Some(tag) = asked.find(|tag| !tags().any(|known| known == tag.value)) {
        let message =
            format!("no responsibility is tagged \"{}\", so \"{id}\" has no effect", tag.value);
        let help = match crate::suggest::nearest(tag.value, tags().take(1_000)) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => {
                format!("add tags = \"{}\" to the responsibilities that it is meant for", tag.value)
            }
        };
        return has_no_effect(tag.span, message, help);
    }
    let message = format!("\"{id}\" selects no responsibility, so it has no effect");
    let span = select.span.unwrap_or(policy.id.span);
    has_no_effect(span, message, "correct the selection, or remove the policy".to_owned())
}
