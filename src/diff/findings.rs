//! New findings, and findings that are fixed.
//!
//! Findings of the two states are the same if they have the same rule, policy and subject. Position and wording do not
//! matter: a message may list roles in another order.

use std::collections::BTreeMap;

use crate::diff::labels::thing;
use crate::diff::{Change, Comparison, Group, Kind, Side};
use crate::finding::Finding;
use crate::model::{Level, Subject};
use crate::text::sanitize_up_to;

/// The longest message shown, in characters; `raci check` shows all of it.
const LONGEST_MESSAGE: usize = 1_000;

/// The subject of a finding or waiver, by its position in the new state or, with `true` beside it, in the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Known {
    Project,
    Responsibility(usize),
    Role(usize),
    Person(usize),
    Phase(usize),
}

pub(super) fn known(
    both: &Comparison<'_, '_, '_>,
    subject: Subject,
    is_new: bool,
) -> (bool, Known) {
    let pairs = both.pairs;
    let (pairing, position, known): (_, _, fn(usize) -> Known) = match subject {
        Subject::Project => return (false, Known::Project),
        Subject::Responsibility(row) => (&pairs.rows, row.index(), Known::Responsibility),
        Subject::Role(role) => (&pairs.roles, role.index(), Known::Role),
        Subject::Person(person) => (&pairs.people, person.index(), Known::Person),
        Subject::Phase(phase) => (&pairs.phases, phase.index(), Known::Phase),
    };
    if is_new {
        (false, known(position))
    } else {
        match pairing.new_of(position) {
            Some(position) => (false, known(position)),
            None => (true, known(position)),
        }
    }
}

/// Identifies a finding: its rule, policy and subject.
type Key<'f> = (&'static str, Option<&'f str>, (bool, Known));

pub(super) fn compare(both: &Comparison<'_, '_, '_>) -> Vec<Change> {
    let before = by_key(both, both.old, false);
    let after = by_key(both, both.new, true);
    let appeared = left(&after, &before)
        .into_iter()
        .map(|finding| change(both.new, finding, Kind::Added, "appeared"));
    let gone = left(&before, &after)
        .into_iter()
        .map(|finding| change(both.old, finding, Kind::Removed, "gone"));
    appeared.chain(gone).collect()
}

/// The findings that are neither waived nor off, by their key.
fn by_key<'s>(
    both: &Comparison<'_, '_, '_>,
    side: Side<'s, '_>,
    is_new: bool,
) -> BTreeMap<Key<'s>, Vec<(usize, &'s Finding)>> {
    let mut found: BTreeMap<Key<'s>, Vec<(usize, &'s Finding)>> = BTreeMap::new();
    let all = side.findings.iter().enumerate();
    for (at, finding) in all.filter(|(_, f)| f.waived.is_none() && f.level != Level::Off) {
        let key = (finding.rule, finding.policy.as_deref(), known(both, finding.subject, is_new));
        found.entry(key).or_default().push((at, finding));
    }
    found
}

/// The findings of one state without a counterpart in the other, in the order in which they are reported.
fn left<'s>(
    these: &BTreeMap<Key<'s>, Vec<(usize, &'s Finding)>>,
    those: &BTreeMap<Key<'_>, Vec<(usize, &Finding)>>,
) -> Vec<&'s Finding> {
    let mut left = Vec::new();
    for (key, findings) in these {
        let others = those.get(key).map_or(&[][..], Vec::as_slice);
        let mut words: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
        for (_, other) in others {
            *words.entry(sorted_words(other)).or_default() += 1;
        }
        let mut unlike = Vec::new();
        for (at, finding) in findings {
            match words.get_mut(&sorted_words(finding)) {
                Some(number) if *number > 0 => *number -= 1,
                _ => unlike.push((*at, *finding)),
            }
        }
        // A subject that still has the finding, in other words, is neither new nor fixed.
        let otherwise = words.values().sum::<usize>();
        left.extend(unlike.into_iter().skip(otherwise));
    }
    left.sort_unstable_by_key(|(at, _)| *at);
    left.into_iter().map(|(_, finding)| finding).collect()
}

/// The words of a message, in which the order of names does not count.
fn sorted_words(finding: &Finding) -> Vec<&str> {
    let between = |c: char| !(c.is_alphanumeric() || c == '-');
    let mut words: Vec<&str> = finding.message.split(between).filter(|w| !w.is_empty()).collect();
    words.sort_unstable();
    words
}

fn change(side: Side<'_, '_>, finding: &Finding, kind: Kind, what: &str) -> Change {
    let position = side.sources.position(finding.span);
    let path = &side.sources.file(finding.span.file).path;
    let place = format!("{path}:{}:{}", position.line, position.column);
    let text = format!(
        "{what}: {}[{}]: {}",
        finding.level,
        finding.rule,
        sanitize_up_to(&finding.message, LONGEST_MESSAGE)
    );
    let subject = thing("finding", finding.policy.as_deref().unwrap_or(finding.rule), "");
    Change { place: Some(place), ..Change::new(Group::Findings, kind, subject, text) }
}
