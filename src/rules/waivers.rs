//! Waivers: which findings they silence, and which of them silence nothing or are past their last day.

use super::{Rule, policy};
use crate::finding::Finding;
use crate::hash::{HashMap, HashSet};
use crate::model::{
    Date, Level, PersonId, PhaseId, Project, ResponsibilityId, RoleId, Subject, Waiver,
};

/// A waiver with nothing to waive.
pub const UNUSED: Rule = Rule {
    name: "waiver-unused",
    sentence: "a waiver of a rule that finds nothing there",
    level: Level::Warn,
    limits: &[],
    page: include_str!("../../docs/rules/waiver-unused.md"),
    check: |_| Vec::new(),
};

/// A waiver past its last day.
pub const EXPIRED: Rule = Rule {
    name: "waiver-expired",
    sentence: "a waiver that is past its last day",
    level: Level::Error,
    limits: &[],
    page: include_str!("../../docs/rules/waiver-expired.md"),
    check: |_| Vec::new(),
};

/// A waiver and what it stands in.
pub struct Standing<'p, 'a> {
    /// What it stands in.
    pub subject: Subject,
    /// The name of that.
    pub name: &'p str,
    /// The waiver.
    pub waiver: &'p Waiver<'a>,
}

impl Standing<'_, '_> {
    /// Days from `today` to its last day, negative once that is past; `None` where it has no last day.
    #[must_use]
    pub fn days_left(&self, today: Date) -> Option<i64> {
        self.waiver.until.map(|until| until.value.days() - today.days())
    }

    fn is_over(&self, today: Option<Date>) -> bool {
        today.and_then(|today| self.days_left(today)).is_some_and(|left| left < 0)
    }
}

/// Every waiver of a project, in no particular order.
#[must_use]
pub fn all<'p, 'a>(project: &'p Project<'a>) -> Vec<Standing<'p, 'a>> {
    let mut all = Vec::new();
    let mut add = |subject, name, waivers: &'p [Waiver<'a>]| {
        all.extend(waivers.iter().map(|waiver| Standing { subject, name, waiver }));
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

/// Marks the findings that are waived, and adds those about the waivers themselves.
pub(super) fn apply(project: &Project<'_>, findings: &mut Vec<Finding>, today: Option<Date>) {
    let all = all(project);
    if all.is_empty() {
        return;
    }
    let policies: HashSet<&str> = project.policies.iter().map(|policy| policy.id.value).collect();
    let mut about_waivers = Vec::new();
    let waivable = waivable(project, findings);
    let mut waived = Vec::new();
    for standing in all {
        if standing.is_over(today) {
            about_waivers.extend(expired(project, &standing));
            continue;
        }
        let name = standing.waiver.rule.value;
        match waivable.get(&(standing.subject, name)) {
            Some(positions) => {
                waived.extend(positions.iter().map(|at| (*at, standing.waiver.reason)));
            }
            None if is_readable(project, &policies, &standing) => {
                about_waivers.extend(unused(project, &standing));
            }
            None => {}
        }
    }
    for (position, reason) in waived {
        findings[position].waived = Some(reason.to_owned());
    }
    findings.extend(about_waivers);
}

/// Where the findings about each thing stand in the list, by the rule's name and by the policy's id. A waiver of a phase
/// holds for its responsibilities, so their findings are the phase's too.
fn waivable<'f>(
    project: &Project<'_>,
    findings: &'f [Finding],
) -> HashMap<(Subject, &'f str), Vec<usize>> {
    let mut waivable: HashMap<(Subject, &str), Vec<usize>> = HashMap::default();
    for (position, finding) in findings.iter().enumerate() {
        let phase = match finding.subject {
            Subject::Responsibility(row) => project.responsibility(row).phase,
            _ => None,
        };
        let phase = phase.map(|phase| Subject::Phase(phase.value));
        for subject in std::iter::once(finding.subject).chain(phase) {
            for name in std::iter::once(finding.rule).chain(finding.policy.as_deref()) {
                waivable.entry((subject, name)).or_default().push(position);
            }
        }
    }
    waivable
}

/// Whether what it stands in was read in full, so that nothing found there means that there is nothing.
fn is_readable(
    project: &Project<'_>,
    policies: &HashSet<&str>,
    standing: &Standing<'_, '_>,
) -> bool {
    let name = standing.waiver.rule.value;
    let known = super::find(name).is_some() || policies.contains(name);
    known
        && project.unparsed.is_empty()
        && match standing.subject {
            Subject::Responsibility(row) => project.responsibility(row).has_read_all(),
            Subject::Role(role) => project.role(role).complete,
            _ => true,
        }
}

fn at_level(rule: &Rule, project: &Project<'_>, finding: Finding) -> Option<Finding> {
    let level = rule.level_in(project);
    (level != Level::Off).then_some(Finding { level, ..finding })
}

fn unused(project: &Project<'_>, standing: &Standing<'_, '_>) -> Option<Finding> {
    let rule = standing.waiver.rule;
    let message = format!("the waiver of \"{}\" for \"{}\" is not used", rule.value, standing.name);
    let finding = Finding::new(UNUSED.name, rule.span, message)
        .about(standing.subject)
        .help("remove the waiver");
    at_level(&UNUSED, project, finding)
}

fn expired(project: &Project<'_>, standing: &Standing<'_, '_>) -> Option<Finding> {
    let rule = standing.waiver.rule;
    let until = standing.waiver.until?;
    let message = format!(
        "the waiver of \"{}\" for \"{}\" ended on {}",
        rule.value, standing.name, until.value
    );
    let finding = Finding::new(EXPIRED.name, until.span, message)
        .about(standing.subject)
        .help("fix what it waived and remove it, or agree on a new last day");
    at_level(&EXPIRED, project, finding)
}

/// Whether a waiver may name this: a rule that can be waived, or one of these policies.
pub(super) fn can_be_waived(policies: &HashSet<&str>, name: &str) -> bool {
    let itself = [UNUSED.name, EXPIRED.name].contains(&name);
    name == policy::RULE.name || policies.contains(name) || (!itself && super::judges(name))
}
