//! Keeps the findings of the highest severity, if no more than a number of them are shown.

use super::project_report::ProjectReport;
use crate::model::Level;

/// Keeps the `most` findings of the highest severity, the first ones among equals. Those that do not count are all
/// kept.
///
/// It may be done with each project before it is done with all of them.
pub fn keep_worst(projects: &mut [ProjectReport], most: usize) {
    let counting = (projects.iter().flat_map(|project| &project.diagnostics))
        .filter(|diagnostic| diagnostic.counts());
    let mut levels: Vec<Level> = counting.map(|diagnostic| diagnostic.finding.level).collect();
    levels.sort_unstable();
    let Some(last) = levels.get(most).copied() else {
        return;
    };
    // How many findings of the last level that is shown have room.
    let mut room = most - levels.iter().filter(|level| **level < last).count();
    for project in projects {
        let left_out = &mut project.left_out;
        project.diagnostics.retain(|diagnostic| {
            let level = diagnostic.finding.level;
            if !diagnostic.counts() || level < last {
                return true;
            }
            if level == last && room > 0 {
                room -= 1;
                return true;
            }
            left_out.count(level);
            false
        });
    }
}
