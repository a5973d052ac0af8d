//! Applies waivers to findings, and reports waivers that are unused or expired.

use super::{Rule, policy};
use crate::finding::Finding;
use crate::hash::{HashMap, HashSet};
use crate::model::{
    Date, Level, PersonId, PhaseId, Project, ResponsibilityId, RoleId, Subject, Waiver,
};

/// A waiver that waives no finding.
pub const UNUSED: Rule = Rule {
    name: "waiver-unused",
    summary: "a waiver of a rule that finds nothing there",
    level: Level::Warn,
    parameters: &[],
    page: include_str!("../../docs/rules/waiver-unused.md"),
    check: |_| Vec::new(),
};

/// A waiver past its last day.
pub const EXPIRED: Rule = Rule {
    name: "waiver-expired",
    summary: "a waiver that is past its last day",
    level: Level::Error,
    parameters: &[],
    page: include_str!("../../docs/rules/waiver-expired.md"),
    check: |_| Vec::new(),
};

/// A waiver with its subject.
pub struct SubjectWaiver<'p, 'a> {
    /// The responsibility, role, phase or person whose `waive` table has it.
    pub subject: Subject,
    /// The name of the subject.
    pub name: &'p str,
    /// The waiver.
    pub waiver: &'p Waiver<'a>,
}

impl SubjectWaiver<'_, '_> {
    /// Days from `today` to its last day, negative after that day; `None` without a last day.
    #[must_use]
    pub fn days_left(&self, today: Date) -> Option<i64> {
        self.waiver.until.map(|until| until.value.days() - today.days())
    }

    fn is_expired(&self, today: Option<Date>) -> bool {
        today.and_then(|today| self.days_left(today)).is_some_and(|left| left < 0)
    }
}

/// Every waiver of a project, in no particular order.
#[must_use]
pub fn all<'p, 'a>(project: &'p Project<'a>) -> Vec<SubjectWaiver<'p, 'a>> {
    let mut all = Vec::new();
    let mut add = |subject, name, waivers: &'p [Waiver<'a>]| {
        all.extend(waivers.iter().map(|waiver| SubjectWaiver { subject, name, waiver }));
    };
    for (position, phase) in project.phases.iter().enumerate() {
        add(Subject::Phase(PhaseId::new(position)), phase.name, &phase.waivers);
    }
    for (position, role) in project.roles.iter().enumerate() {
        add(Subject::Role(RoleId::new(position)), role.name, &role.waivers);
    }
    for (position, person) in project.people.iter().enumerate() {
        add(Subject::Person(PersonId::new(position)), person.name, &person.waivers);
    }
    for (position, row) in project.responsibilities.iter().enumerate() {
        add(Subject::Responsibility(ResponsibilityId::new(position)), row.name, &row.waivers);
    }
    all
}

/// Marks the findings that are waived, and adds findings about unused and expired waivers.
pub(super) fn apply(project: &Project<'_>, findings: &mut Vec<Finding>, today: Option<Date>) {
    let all = all(project);
    if all.is_empty() {
        return;
    }
    let policies: HashSet<&str> = project.policies.iter().map(|policy| policy.id.value).collect();
    let mut about_waivers = Vec::new();
    let positions_of = positions_by_subject(project, findings);
    let mut waived = Vec::new();
    for placed in all {
        if placed.is_expired(today) {
            about_waivers.extend(report_expired(project, &placed));
            continue;
        }
        let name = placed.waiver.rule.value;
        match positions_of.get(&(placed.subject, name)) {
            Some(positions) => {
                waived.extend(positions.iter().map(|at| (*at, placed.waiver.reason)));
            }
            None if is_readable(project, &policies, &placed) => {
                about_waivers.extend(report_unused(project, &placed));
            }
            None => {}
        }
    }
    for (position, reason) in waived {
        findings[position].waived = Some(reason.to_owned());
    }
    findings.extend(about_waivers);
}

/// The positions of the findings about each subject, by the name of the rule and by the id of the policy. A waiver in a
/// phase also applies to its responsibilities, so their findings count as findings of the phase, too.
fn positions_by_subject<'f>(
    project: &Project<'_>,
    findings: &'f [Finding],
) -> HashMap<(Subject, &'f str), Vec<usize>> {
    let mut positions: HashMap<(Subject, &str), Vec<usize>> = HashMap::default();
    for (position, finding) in findings.iter().enumerate() {
        let phase = match finding.subject {
            Subject::Responsibility(row) => project.responsibility(row).phase,
            _ => None,
        };
        let phase = phase.map(|phase| Subject::Phase(phase.value));
        for subject in std::iter::once(finding.subject).chain(phase) {
            for name in std::iter::once(finding.rule).chain(finding.policy.as_deref()) {
                positions.entry((subject, name)).or_default().push(position);
            }
        }
    }
    positions
}

/// Whether the subject was read in full, so that no finding means that there is no mistake.
fn is_readable(
    project: &Project<'_>,
    policies: &HashSet<&str>,
    placed: &SubjectWaiver<'_, '_>,
) -> bool {
    let name = placed.waiver.rule.value;
    let known = super::find(name).is_some() || policies.contains(name);
    known
        && project.unparsed.is_empty()
        && match placed.subject {
            Subject::Responsibility(row) => project.responsibility(row).has_read_all(),
            Subject::Role(role) => project.role(role).complete,
            _ => true,
        }
}

fn with_level(rule: &Rule, project: &Project<'_>, finding: Finding) -> Option<Finding> {
    let level = rule.level_in(project);
    (level != Level::Off).then_some(Finding { level, ..finding })
}

fn report_unused(project: &Project<'_>, placed: &SubjectWaiver<'_, '_>) -> Option<Finding> {
    let rule = placed.waiver.rule;
    let message = format!("the waiver of \"{}\" for \"{}\" is not used", rule.value, placed.name);
    let finding = Finding::new(UNUSED.name, rule.span, message)
        .about(placed.subject)
        .help("remove the waiver");
    with_level(&UNUSED, project, finding)
}

fn report_expired(project: &Project<'_>, placed: &SubjectWaiver<'_, '_>) -> Option<Finding> {
    let rule = placed.waiver.rule;
    let until = placed.waiver.until?;
    let message = format!(
        "the waiver of \"{}\" for \"{}\" ended on {}",
        rule.value, placed.name, until.value
    );
    let finding = Finding::new(EXPIRED.name, until.span, message)
        .about(placed.subject)
        .help("fix what it waived and remove it, or agree on a new last day");
    with_level(&EXPIRED, project, finding)
}

/// Whether a waiver may have this name: a rule that can be waived, or one of these policies.
pub(super) fn can_be_waived(policies: &HashSet<&str>, name: &str) -> bool {
    let itself = [UNUSED.name, EXPIRED.name].contains(&name);
    name == policy::RULE.name || policies.contains(name) || (!itself && super::judges(name))
}
