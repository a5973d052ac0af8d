//! The reporting lines of a project: whether one role stands above another, and how far, told without a walk.

use crate::model::{Project, RoleId};

/// Where a role stands. The roles that report to one directly or by others are a tree below it; at the top of a tree
/// is a role that reports to nobody, or one of a ring of roles that report to each other in a circle.
#[derive(Clone, Copy, Default)]
struct Spot {
    /// The top of its tree.
    top: usize,
    /// How far below the top it is.
    depth: usize,
    /// The roles of its own tree below have the numbers from this one on …
    first: usize,
    /// … up to this one, excluded.
    end: usize,
    /// The ring that it is in, its place there, and the size of the ring.
    ring: Option<(usize, usize, usize)>,
}

/// The reporting lines of a project.
pub(crate) struct Lines(Vec<Spot>);

impl Lines {
    pub fn of(project: &Project<'_>) -> Self {
        let next: Vec<Option<usize>> =
            project.roles.iter().map(|role| Some(role.reports_to?.value.index())).collect();
        let mut spots = vec![Spot::default(); next.len()];
        mark_rings(&next, &mut spots);
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); next.len()];
        for (role, next) in next.iter().enumerate() {
            if let (Some(next), None) = (*next, spots[role].ring) {
                below[next].push(role);
            }
        }
        let mut number = 0;
        let tops =
            (0..next.len()).filter(|role| next[*role].is_none() || spots[*role].ring.is_some());
        for top in tops.collect::<Vec<_>>() {
            let mut way = vec![(top, 0)];
            while let Some((role, seen)) = way.last_mut() {
                let role = *role;
                if *seen == 0 {
                    spots[role].first = number;
                    number += 1;
                }
                if let Some(lower) = below[role].get(*seen) {
                    *seen += 1;
                    spots[*lower].top = top;
                    spots[*lower].depth = spots[role].depth + 1;
                    way.push((*lower, 0));
                } else {
                    spots[role].end = number;
                    way.pop();
                }
            }
        }
        Lines(spots)
    }

    /// How many steps `upper` stands above `role` in its line; `None` where it does not.
    pub fn steps(&self, role: RoleId, upper: RoleId) -> Option<usize> {
        let (own, above) = (self.0[role.index()], self.0[upper.index()]);
        if role == upper {
            return None;
        }
        if (above.first..above.end).contains(&own.first) {
            return Some(own.depth - above.depth);
        }
        let (ring, span, size) = above.ring?;
        let (_, from, _) = self.0[own.top].ring.filter(|(own, _, _)| *own == ring)?;
        Some(own.depth + (size + span - from) % size)
    }
}

/// Marks the roles that report to each other in a circle.
fn mark_rings(next: &[Option<usize>], spots: &mut [Spot]) {
    let mut walked_from = vec![None; next.len()];
    for start in 0..next.len() {
        spots[start].top = start;
        let mut at = Some(start);
        while let Some(role) = at.filter(|role| walked_from[*role].is_none()) {
            walked_from[role] = Some(start);
            at = next[role];
        }
        let Some(first) = at.filter(|role| walked_from[*role] == Some(start)) else {
            continue;
        };
        let ring = std::iter::successors(Some(first), |role| next[*role].filter(|n| *n != first));
        let ring: Vec<usize> = ring.collect();
        for (span, role) in ring.iter().enumerate() {
            spots[*role].ring = Some((first, span, ring.len()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project;
    use crate::project::Arena;
    use crate::source::{SourceFile, SourceMap};
    use proptest::prelude::*;

    fn of(next: &[Option<usize>]) -> Vec<Vec<Option<usize>>> {
        let roles = next.iter().enumerate().map(|(role, next)| {
            let line = next.map_or(String::new(), |next| format!("reports-to = \"r{next}\"\n"));
            format!("[role.r{role}]\nname = \"R{role}\"\n{line}")
        });
        let text = format!("[project]\nname = \"P\"\n{}", roles.collect::<String>());
        let sources = SourceMap::of(vec![SourceFile::from_text("raci.toml", text)]);
        let arena = Arena::default();
        let project = project::read(&sources, &arena).project;
        let lines = Lines::of(&project);
        let ids = || (0..next.len()).map(RoleId::new);
        ids().map(|role| ids().map(|upper| lines.steps(role, upper)).collect()).collect()
    }

    /// As the line is walked.
    fn walked(next: &[Option<usize>], role: usize, upper: usize) -> Option<usize> {
        let mut line = vec![role];
        while let Some(above) = next[line[line.len() - 1]].filter(|above| !line.contains(above)) {
            line.push(above);
        }
        line.iter().position(|step| *step == upper).filter(|steps| *steps > 0)
    }

    proptest! {
        #[test]
        fn the_steps_are_those_of_a_walk(
            next in (1_usize..14).prop_flat_map(|n| proptest::collection::vec(proptest::option::weighted(0.8, 0..n), n)),
        ) {
            for (role, steps) in of(&next).into_iter().enumerate() {
                for (upper, steps) in steps.into_iter().enumerate() {
                    prop_assert_eq!(steps, walked(&next, role, upper), "{} {} {:?}", role, upper, next);
                }
            }
        }
    }
}
