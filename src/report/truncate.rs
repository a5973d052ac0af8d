//! The gravest findings of a report, where no more than so many are shown.

use crate::model::Level;
use crate::report::Report;
use crate::report::diagnostic::Diagnostic;

impl Report {
    /// Leaves out all but the `most` gravest findings. Those that do not count stay.
    ///
    /// It may be done with each part of a report before it is done with the whole.
    pub fn keep_worst(&mut self, most: usize) {
        let mut levels: Vec<Level> = self.standing().map(|entry| entry.finding.level).collect();
        levels.sort_unstable();
        let Some(last) = levels.get(most).copied() else {
            return;
        };
        let graver = levels.iter().filter(|level| **level < last).count();
        let mut room = most - graver;
        let mut kept = Vec::new();
        let mut entries = std::mem::take(&mut self.entries).into_iter();
        for part in &mut self.parts {
            let own = entries.by_ref().take(part.entries);
            let before = kept.len();
            for entry in own {
                let level = entry.finding.level;
                let as_grave_as_last = entry.stands() && level == last;
                let keep = !entry.stands() || level < last || as_grave_as_last && room > 0;
                if keep {
                    room -= usize::from(as_grave_as_last);
                    kept.push(entry);
                } else {
                    self.left_out.count(level);
                }
            }
            part.entries = kept.len() - before;
        }
        self.entries = kept;
    }

    /// The findings that count.
    fn standing(&self) -> impl Iterator<Item = &Diagnostic> {
        self.entries.iter().filter(|entry| entry.stands())
    }
}
