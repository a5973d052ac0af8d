//! A line that tells how far a long check has come, where somebody looks on. It is gone when the check is done.

use std::io::Write;
use std::time::{Duration, Instant};

/// How long a check may take without a word.
const PATIENCE: Duration = Duration::from_millis(500);
/// How long the line stands before it is written again.
const PAUSE: Duration = Duration::from_millis(100);

/// The line.
pub(super) struct Progress<'s> {
    /// Where it is written; `None` where nobody looks on.
    terminal: Option<&'s mut dyn Write>,
    all: usize,
    done: usize,
    next: Instant,
    /// How many characters stand in the line.
    width: usize,
}

impl<'s> Progress<'s> {
    /// Of so many projects, none is done.
    pub fn of(all: usize, terminal: Option<&'s mut dyn Write>) -> Self {
        Progress { terminal, all, done: 0, next: Instant::now() + PATIENCE, width: 0 }
    }

    /// One more is done.
    pub fn step(&mut self) {
        self.done += 1;
        if self.terminal.is_none() || Instant::now() < self.next {
            return;
        }
        let line = format!("checked {} of {} projects", self.done, self.all);
        self.width = self.width.max(line.len());
        self.show(&format!("\r{line}"));
        self.next = Instant::now() + PAUSE;
    }

    /// Takes the line away.
    pub fn end(mut self) {
        if self.width > 0 {
            self.show(&format!("\r{}\r", " ".repeat(self.width)));
        }
    }

    /// A line that cannot be written is missed by nobody.
    fn show(&mut self, text: &str) {
        if let Some(terminal) = &mut self.terminal {
            let _ = terminal.write_all(text.as_bytes()).and_then(|()| terminal.flush());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_check_says_nothing_and_a_long_one_leaves_nothing() {
        let mut written = Vec::new();
        let mut progress = Progress::of(3, Some(&mut written));
        progress.step();
        assert_eq!(progress.width, 0);
        progress.next = Instant::now();
        progress.step();
        progress.end();
        let blank = " ".repeat("checked 2 of 3 projects".len());
        assert_eq!(
            String::from_utf8(written).unwrap(),
            format!("\rchecked 2 of 3 projects\r{blank}\r")
        );
    }
}
