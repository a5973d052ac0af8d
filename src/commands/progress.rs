//! A line on the terminal that shows the progress of a long check, and disappears at its end.

use std::io::Write;
use std::time::{Duration, Instant};

/// How long a check runs before the line appears.
const DELAY: Duration = Duration::from_millis(500);
/// The time between two updates of the line.
const INTERVAL: Duration = Duration::from_millis(100);

/// The line, and how far the check is.
pub(super) struct Progress<'s> {
    /// Where it is written; `None` if not to a terminal.
    terminal: Option<&'s mut dyn Write>,
    all: usize,
    done: usize,
    next: Instant,
    /// The characters of the longest line so far, 0 if none has been written.
    width: usize,
}

impl<'s> Progress<'s> {
    /// The check of `all` projects, before the first is done.
    pub fn new(all: usize, terminal: Option<&'s mut dyn Write>) -> Self {
        Progress { terminal, all, done: 0, next: Instant::now() + DELAY, width: 0 }
    }

    /// Counts one more project as done, and updates the line if it is time.
    pub fn step(&mut self) {
        self.done += 1;
        if self.terminal.is_none() || Instant::now() < self.next {
            return;
        }
        let line = format!("checked {} of {} projects", self.done, self.all);
        self.width = self.width.max(line.len());
        self.show(&format!("\r{line}"));
        self.next = Instant::now() + INTERVAL;
    }

    /// Clears the line.
    pub fn end(mut self) {
        if self.width > 0 {
            self.show(&format!("\r{}\r", " ".repeat(self.width)));
        }
    }

    /// Errors are ignored: the check does not depend on the line.
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
    fn a_short_check_shows_no_line_and_a_long_one_clears_it() {
        let mut written = Vec::new();
        let mut progress = Progress::new(3, Some(&mut written));
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
