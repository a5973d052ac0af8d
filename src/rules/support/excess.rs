//! Findings where more roles have a letter than the letter model allows.

use crate::finding::{Finding, Related};
use crate::model::{Assignment, LetterDef, Project, Responsibility, ResponsibilityId, Subject};
use crate::plural::count;
use crate::rules::support::wording;

/// How many further roles with the letter are shown; the rest is only counted.
const SHOWN: usize = 6;

/// A finding for each responsibility in which too many roles have the letter.
pub(crate) fn check(
    project: &Project<'_>,
    rule: &'static str,
    def: &LetterDef<'_>,
) -> Vec<Finding> {
    let Some(most) = def.count.most.map(|most| most as usize) else {
        return Vec::new();
    };
    let has_more = |id| project.has_assignments(id, def.letter, most.saturating_add(1));
    let rows = project.rows().filter(|(id, _)| has_more(*id));
    rows.filter_map(|(id, row)| check_row(project, rule, id, row, def, most)).collect()
}

/// A finding at the first role that is too many, related to the others.
fn check_row(
    project: &Project<'_>,
    rule: &'static str,
    id: ResponsibilityId,
    row: &Responsibility<'_>,
    def: &LetterDef<'_>,
    most: usize,
) -> Option<Finding> {
    let mut holders = project.assignments_of(row, def.letter);
    let allowed: Vec<&Assignment> = holders.by_ref().take(most).collect();
    let next = holders.next()?;
    let rest: Vec<&Assignment> = holders.collect();
    let number = count(allowed.len() + 1 + rest.len(), "role");
    let allowed_number = match most {
        1 => "one is".to_owned(),
        _ => format!("{most} are"),
    };
    let verb = wording::plural_verb(def);
    let message =
        [&number, " ", &verb, " \"", row.name, "\"; only ", &allowed_number, " allowed"].concat();
    let help = match allowed.as_slice() {
        [first] => {
            let role = project.role(first.role).id.value;
            let letter = def.letter.to_string();
            ["keep one of them, for example: ", &letter, " = \"", role, "\""].concat()
        }
        _ => format!("keep {most} of them"),
    };
    let held = |holder: &&Assignment| {
        let label = [project.role(holder.role).name, " has it already"].concat();
        Related { span: holder.span, label }
    };
    let allowed = allowed.iter().map(held);
    let left_out = rest.len().saturating_sub(SHOWN);
    let rest = rest.iter().take(SHOWN).enumerate().map(|(position, holder)| {
        let label = match left_out {
            more if more > 0 && position + 1 == SHOWN => format!("and {more} more after this"),
            _ => "and another".to_owned(),
        };
        Related { span: holder.span, label }
    });
    let mut finding = Finding::new(rule, next.span, message)
        .about(Subject::Responsibility(id))
        .label("one too many")
        .help(help);
    finding.related = allowed.chain(rest).collect();
    Some(finding)
}
