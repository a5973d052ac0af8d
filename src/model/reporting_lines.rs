//! The reporting lines of all roles, indexed so that the distance between two roles is found without a walk.
//!
//! Roles that report to somebody form trees. At the top of a tree is a role that reports to nobody, or a role of a cycle of
//! roles that report to each other in a circle.

use super::{Project, RoleId};

/// Where a role is in its tree. Roles are numbered in preorder, so those below one are a range of numbers.
#[derive(Clone, Copy, Default)]
struct Node {
    /// The role at the top of its tree.
    top: usize,
    /// Its distance from the top.
    depth: usize,
    /// The number of the role, and the first of the range of itself and the roles below it.
    first: usize,
    /// The end of that range, excluded.
    end: usize,
    /// Its cycle, if it is in one.
    cycle: Option<Cycle>,
}

/// A role's place in a cycle.
#[derive(Clone, Copy)]
struct Cycle {
    /// The role where the cycle was entered, which identifies it.
    entry: usize,
    /// The number of steps up from there to the role.
    steps: usize,
    /// The number of roles in the cycle.
    length: usize,
}

/// The reporting lines of a project.
pub struct ReportingLines(Vec<Node>);

impl ReportingLines {
    /// Indexes the reporting lines of all roles.
    #[must_use]
    pub fn new(project: &Project<'_>) -> Self {
        let above: Vec<Option<usize>> =
            project.roles.iter().map(|role| Some(role.reports_to?.value.index())).collect();
        let mut nodes = vec![Node::default(); above.len()];
        mark_cycles(&above, &mut nodes);
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); above.len()];
        for (role, above) in above.iter().enumerate() {
            if let (Some(above), None) = (*above, nodes[role].cycle) {
                below[above].push(role);
            }
        }
        let mut number = 0;
        for top in 0..above.len() {
            if above[top].is_some() && nodes[top].cycle.is_none() {
                continue;
            }
            let mut path = vec![(top, 0)];
            while let Some((role, seen)) = path.last_mut() {
                let role = *role;
                if *seen == 0 {
                    nodes[role].first = number;
                    number += 1;
                }
                if let Some(lower) = below[role].get(*seen) {
                    *seen += 1;
                    nodes[*lower].top = top;
                    nodes[*lower].depth = nodes[role].depth + 1;
                    path.push((*lower, 0));
                } else {
                    nodes[role].end = number;
                    path.pop();
                }
            }
        }
        ReportingLines(nodes)
    }

    /// The number of steps from `role` up to `upper`, at least 1; `None` if `upper` is not above it.
    #[must_use]
    pub fn steps(&self, role: RoleId, upper: RoleId) -> Option<usize> {
        let (own, above) = (self.0[role.index()], self.0[upper.index()]);
        if role == upper {
            return None;
        }
        if (above.first..above.end).contains(&own.first) {
            return Some(own.depth - above.depth);
        }
        // Up to the top of the own tree, and from there around the cycle.
        let to = above.cycle?;
        let from = self.0[own.top].cycle.filter(|from| from.entry == to.entry)?;
        Some(own.depth + (to.length + to.steps - from.steps) % to.length)
    }
}

/// Marks the roles that report to each other in a circle, and makes every role the top of its own tree for now.
fn mark_cycles(above: &[Option<usize>], nodes: &mut [Node]) {
    let mut walked_from = vec![None; above.len()];
    for start in 0..above.len() {
        nodes[start].top = start;
        let mut at = Some(start);
        while let Some(role) = at.filter(|role| walked_from[*role].is_none()) {
            walked_from[role] = Some(start);
            at = above[role];
        }
        let Some(entry) = at.filter(|role| walked_from[*role] == Some(start)) else {
            continue;
        };
        let next = |role: &usize| above[*role].filter(|next| *next != entry);
        let cycle: Vec<usize> = std::iter::successors(Some(entry), next).collect();
        for (steps, role) in cycle.iter().enumerate() {
            nodes[*role].cycle = Some(Cycle { entry, steps, length: cycle.len() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::{self, Arena, ProjectFiles};
    use crate::source::SourceFile;
    use proptest::prelude::*;

    fn steps_of(next: &[Option<usize>]) -> Vec<Vec<Option<usize>>> {
        let roles = next.iter().enumerate().map(|(role, next)| {
            let line = next.map_or(String::new(), |next| format!("reports-to = \"r{next}\"\n"));
            format!("[role.r{role}]\nname = \"R{role}\"\n{line}")
        });
        let text = format!("[project]\nname = \"P\"\n{}", roles.collect::<String>());
        let arena = Arena::default();
        let files = vec![SourceFile::from_text("raci.toml", text)];
        let files = ProjectFiles::from_sources(files, &arena);
        let project = project::read(&files, &arena).project;
        let lines = ReportingLines::new(&project);
        let ids = || (0..next.len()).map(RoleId::new);
        ids().map(|role| ids().map(|upper| lines.steps(role, upper)).collect()).collect()
    }

    /// The same by walking up.
    fn walked(next: &[Option<usize>], role: usize, upper: usize) -> Option<usize> {
        let mut line = vec![role];
        while let Some(above) = next[line[line.len() - 1]].filter(|above| !line.contains(above)) {
            line.push(above);
        }
        line.iter().position(|step| *step == upper).filter(|steps| *steps > 0)
    }

    proptest! {
        #[test]
        fn steps_are_those_of_a_walk(
            next in (1_usize..14).prop_flat_map(|n| proptest::collection::vec(proptest::option::weighted(0.8, 0..n), n)),
        ) {
            for (role, steps) in steps_of(&next).into_iter().enumerate() {
                for (upper, steps) in steps.into_iter().enumerate() {
                    prop_assert_eq!(steps, walked(&next, role, upper), "{} {} {:?}", role, upper, next);
                }
            }
        }
    }
}
