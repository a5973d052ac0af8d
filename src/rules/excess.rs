//! What the rules against too many holders of a letter share.

use crate::finding::{Finding, Subject};
use crate::model::{Assignment, LetterDef, Project, Responsibility, ResponsibilityId};
use crate::words::count;

/// Up to how many of those that are too many are shown.
const SHOWN: usize = 6;

/// A finding for each row in which more roles hold a letter than the model allows.
pub(super) fn check(
    project: &Project<'_>,
    rule: &'static str,
    def: &LetterDef<'_>,
) -> Vec<Finding> {
    let Some(most) = def.count.most.map(|most| most as usize) else {
        return Vec::new();
    };
    let has_more = |id| project.has_holders(id, def.letter, most.saturating_add(1));
    let rows = project.rows().filter(|(id, _)| has_more(*id));
    rows.filter_map(|(id, row)| check_row(project, rule, id, row, def, most)).collect()
}

/// At the first that is too many, with all the others.
fn check_row(
    project: &Project<'_>,
    rule: &'static str,
    id: ResponsibilityId,
    row: &Responsibility<'_>,
    def: &LetterDef<'_>,
    most: usize,
) -> Option<Finding> {
    let mut holders = project.holders(row, def.letter);
    let allowed: Vec<&Assignment> = holders.by_ref().take(most).collect();
    let next = holders.next()?;
    let rest: Vec<&Assignment> = holders.collect();
    let number = count(allowed.len() + 1 + rest.len(), "role");
    let letter = def.letter;
    let message = format!("{number} hold {letter} for \"{}\", and only {most} may", row.name);
    let help = match allowed.as_slice() {
        [first] => {
            format!("keep one of them, as in: {letter} = \"{}\"", project.role(first.role).id.value)
        }
        _ => format!("keep {most} of them"),
    };
    let finding = Finding::new(rule, next.place, message)
        .about(Subject::Responsibility(id))
        .label("one too many")
        .help(help);
    let held =
        |holder: &&Assignment| format!("{} holds it already", project.role(holder.role).name);
    let allowed = allowed.iter().map(|holder| (holder.place, held(holder)));
    let left_out = rest.len().saturating_sub(SHOWN);
    let rest = rest.iter().take(SHOWN).enumerate().map(|(position, holder)| {
        let label = match left_out {
            more if more > 0 && position + 1 == SHOWN => format!("and {more} more after this"),
            _ => "and another".to_owned(),
        };
        (holder.place, label)
    });
    let related = allowed.chain(rest);
    Some(related.fold(finding, |finding, (place, label)| finding.related(place, label)))
}
