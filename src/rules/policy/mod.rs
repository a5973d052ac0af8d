//! The project's own rules. What each kind of demand means is in `demands.rs`.

mod clauses;

use crate::finding::Finding;
use crate::model::{Demand, Each, Level, Policy, Project, Subject};
use crate::rules::Rule;
use crate::rules::support::id_set::IdSet;
use crate::rules::support::selector::Selector;

/// The rule. Each finding has the level that its policy gives.
pub const RULE: Rule = Rule {
    name: "policy",
    sentence: "a broken policy of the project's own",
    level: Level::Error,
    limits: &[],
    page: include_str!("../../../docs/rules/policy.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let policies =
        project.policies.iter().filter(|policy| policy.complete && policy.level != Level::Off);
    let findings = policies.flat_map(|policy| match policy.each {
        Each::Responsibility => judge_rows(project, policy),
        Each::Phase => judge_phases(project, policy),
    });
    findings.collect()
}

fn judge_rows(project: &Project<'_>, policy: &Policy<'_>) -> Vec<Finding> {
    let select = Selector::by(project, &policy.select);
    let selected: Vec<_> =
        project.rows().filter(|(id, row)| select.has(project, *id, row)).collect();
    let named: Vec<_> = policy.demands.iter().map(|demand| clauses::named(&demand.value)).collect();
    if selected.is_empty() {
        return selects_nothing(project, policy).into_iter().collect();
    }
    let mut findings = Vec::new();
    for (id, row) in selected {
        for (demand, named) in policy.demands.iter().zip(&named) {
            let breaches = clauses::judge(project, row, &demand.value, named);
            findings.extend(breaches.into_iter().map(|breach| {
                let finding =
                    Finding::new(RULE.name, breach.span, in_words(policy, &breach.message))
                        .about(Subject::Responsibility(id))
                        .related(demand.span, "required here");
                finish(policy, finding, &breach.help)
            }));
        }
    }
    findings
}

/// With `each = "phase"`: how many responsibilities of each phase match the rest of the selection.
fn judge_phases(project: &Project<'_>, policy: &Policy<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let phases = project.phases.iter().enumerate();
    let phases = phases.map(|(position, phase)| (crate::model::PhaseId::new(position), phase));
    let phases_asked = policy.select.phases.as_deref().map(IdSet::of);
    let asked = |id| phases_asked.as_ref().is_none_or(|phases| phases.has(id));
    let select = Selector::by(project, &policy.select);
    let mut in_phase = vec![0; project.phases.len()];
    for (id, row) in project.rows() {
        if let Some(phase) = row.phase.filter(|_| select.has(project, id, row)) {
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
            let finding = Finding::new(RULE.name, phase.id.span, in_words(policy, &message))
                .about(Subject::Phase(id))
                .related(demand.span, "required here");
            findings.push(finish(policy, finding, ""));
        }
    }
    // A count of none at all is as good as no selection.
    let select = select.of_any_phase();
    let mut rows = project.rows();
    let selects_any =
        !project.phases.is_empty() && rows.any(|(id, row)| select.has(project, id, row));
    if findings.is_empty() && !selects_any {
        findings.extend(selects_nothing(project, policy));
    }
    findings
}

fn in_words(policy: &Policy<'_>, breach: &str) -> String {
    format!("\"{}\" is broken: {breach}", policy.id.value)
}

/// Puts in what the policy gives: its level, its id, its title.
fn finish(policy: &Policy<'_>, finding: Finding, help: &str) -> Finding {
    let help = match policy.title {
        Some(title) if help.is_empty() => title.to_owned(),
        Some(title) => format!("{title}; {help}"),
        None => help.to_owned(),
    };
    Finding { level: policy.level, policy: Some(policy.id.value.to_owned()), ..finding.help(help) }
}

/// A policy that speaks of nothing guards nothing, most often by a slip.
fn selects_nothing(project: &Project<'_>, policy: &Policy<'_>) -> Option<Finding> {
    let select = &policy.select;
    // A reference in the selection that could not be read has been reported.
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
    let guards_nothing = |span, message: String, help: String| {
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
        return guards_nothing(tag.span, message, help);
    }
    let message = format!("\"{id}\" selects no responsibility, so it has no effect");
    let span = select.span.unwrap_or(policy.id.span);
    guards_nothing(span, message, "correct the selection, or remove the policy".to_owned())
}
