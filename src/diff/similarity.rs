//! Similarity of roles and of responsibilities that share neither id nor name.

use std::collections::{HashMap, HashSet};

use crate::diff::pairing::Pairing;
use crate::model::{Letter, Project};

/// A word shared by more entries than this is too common to identify any of them.
const MOST_WITH_A_WORD: usize = 100;

/// Two entries that may be the same.
#[derive(Debug, Clone, Copy)]
pub struct Likeness {
    /// The position in the old state.
    pub old: usize,
    /// The position in the new state.
    pub new: usize,
    /// The similarity; higher is more alike.
    pub score: u32,
}

/// Unpaired roles with half of their words and half of their letters in common.
#[must_use]
pub fn match_roles(
    old: &Project<'_>,
    new: &Project<'_>,
    roles: &Pairing,
    rows: &Pairing,
) -> Vec<Likeness> {
    let columns = |project: &Project<'_>, row_of: &dyn Fn(usize) -> Option<usize>| {
        let mut columns: Vec<HashSet<(usize, Letter)>> = vec![HashSet::new(); project.roles.len()];
        for (at, row) in project.responsibilities.iter().enumerate() {
            let Some(row_at) = row_of(at) else { continue };
            for assignment in project.assignments(row) {
                columns[assignment.role.index()].insert((row_at, assignment.letter));
            }
        }
        columns
    };
    let columns_before = columns(old, &|at| rows.new_of(at));
    let columns_now = columns(new, &|at| rows.old_of(at).map(|_| at));
    let candidates = sharing_a_word(roles, 500, |at| old.roles[at].name, |at| new.roles[at].name);
    let alike = candidates.into_iter().filter_map(|(at, now, words)| {
        let letters = share(&columns_before[at], &columns_now[now]);
        (letters >= 500).then_some(Likeness { old: at, new: now, score: words + letters })
    });
    alike.collect()
}

/// Unpaired responsibilities with a third of their words and nearly all of their letters in common, or the other way
/// round.
#[must_use]
pub fn match_rows(
    old: &Project<'_>,
    new: &Project<'_>,
    roles: &Pairing,
    rows: &Pairing,
) -> Vec<Likeness> {
    let cells = |project: &Project<'_>, at: usize, role_of: &dyn Fn(usize) -> Option<usize>| {
        let held = project.assignments(&project.responsibilities[at]).iter();
        held.filter_map(|held| Some((role_of(held.role.index())?, held.letter)))
            .collect::<HashSet<(usize, Letter)>>()
    };
    let name = |project: &Project<'_>, at: usize| -> String {
        project.responsibilities[at].name.to_owned()
    };
    let candidates = sharing_a_word(rows, 300, |at| name(old, at), |at| name(new, at));
    let alike = candidates.into_iter().filter_map(|(at, now, words)| {
        let before = cells(old, at, &|role| roles.new_of(role));
        let after = cells(new, now, &|role| roles.old_of(role).map(|_| role));
        let letters = share(&before, &after);
        (words + letters >= 1_100).then_some(Likeness { old: at, new: now, score: words + letters })
    });
    alike.collect()
}

/// The overlap of two sets, in thousandths of their union (Jaccard's index).
fn share<T: Eq + std::hash::Hash>(one: &HashSet<T>, other: &HashSet<T>) -> u32 {
    let common = one.intersection(other).count();
    let all = one.len() + other.len() - common;
    thousandths(common, all)
}

fn thousandths(part: usize, whole: usize) -> u32 {
    match whole {
        0 => 0,
        whole => u32::try_from(part * 1_000 / whole).unwrap_or(1_000),
    }
}

/// Unpaired entries that share a word: their positions, and twice the shared words in thousandths of the words of both
/// (Dice's coefficient). Only pairs of at least `least` are kept, to bound the memory.
fn sharing_a_word<N: AsRef<str>>(
    pairing: &Pairing,
    least: u32,
    old_name: impl Fn(usize) -> N,
    new_name: impl Fn(usize) -> N,
) -> Vec<(usize, usize, u32)> {
    // Each word gets a number, and is compared as that.
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut words = |name: N| -> Vec<usize> {
        let lower = name.as_ref().to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let numbered = words.map(|word| {
            let next = numbers.len();
            *numbers.entry(word.to_owned()).or_insert(next)
        });
        let mut numbered: Vec<usize> = numbered.collect();
        numbered.sort_unstable();
        numbered.dedup();
        numbered
    };
    let old: Vec<(usize, Vec<usize>)> =
        pairing.only_old().map(|at| (at, words(old_name(at)))).collect();
    let new: Vec<(usize, Vec<usize>)> =
        pairing.only_new().map(|at| (at, words(new_name(at)))).collect();
    let with_word = |all: &[(usize, Vec<usize>)]| {
        let mut with: HashMap<usize, Vec<usize>> = HashMap::new();
        for (position, (_, words)) in all.iter().enumerate() {
            for word in words {
                with.entry(*word).or_default().push(position);
            }
        }
        with
    };
    let (in_old, in_new) = (with_word(&old), with_word(&new));
    let is_common = |with: &HashMap<usize, Vec<usize>>, word: &usize| {
        with.get(word).is_some_and(|with| with.len() > MOST_WITH_A_WORD)
    };
    let mut alike = Vec::new();
    for (at, before) in &old {
        let telling = before.iter().filter(|w| !is_common(&in_old, w) && !is_common(&in_new, w));
        let mut candidates: Vec<usize> =
            telling.filter_map(|word| in_new.get(word)).flatten().copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        for (now, after) in candidates.into_iter().map(|position| &new[position]) {
            let common = before.iter().filter(|word| after.binary_search(word).is_ok()).count();
            let words = thousandths(2 * common, before.len() + after.len());
            if words >= least {
                alike.push((*at, *now, words));
            }
        }
    }
    alike
}
