//! Work on many things at once, with the results in their order: the same as one after the other.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError, mpsc};
use std::thread;

/// Up to how many things a worker takes at once. Each time is a step for all workers.
const HANDFUL: usize = 16;

/// How many handfuls each worker may be ahead of what is handed over. So many results at most wait to be taken: the
/// reader of the output may be slow, or one thing take as long as all the others.
const AHEAD: usize = 16;

/// From how many files on several workers are worth their start.
const SEVERAL_FILES: usize = 64;

/// How many workers read so many files.
pub(super) fn workers(files: usize) -> usize {
    if files >= SEVERAL_FILES {
        std::thread::available_parallelism().map_or(1, NonZeroUsize::get)
    } else {
        1
    }
}

/// A number that others wait for.
#[derive(Default)]
struct Count {
    number: Mutex<usize>,
    grown: Condvar,
}

impl Count {
    fn grow_to(&self, number: usize) {
        let mut known = self.number.lock().unwrap_or_else(PoisonError::into_inner);
        *known = number.max(*known);
        self.grown.notify_all();
    }

    /// Comes back when the number is at least so great.
    fn wait_for(&self, least: usize) {
        let number = self.number.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.grown.wait_while(number, |number| *number < least));
    }
}

/// Lets all go on that wait for a number, when whoever would make it grow has ended, in whichever way.
struct EndOf<'c>(&'c Count);

impl Drop for EndOf<'_> {
    fn drop(&mut self) {
        self.0.grow_to(usize::MAX);
    }
}

/// Does `work` for every position below `number`, by so many workers, and hands the results over in order.
pub(super) fn in_order<T: Send>(
    number: usize,
    workers: usize,
    work: impl Fn(usize) -> T + Sync,
    mut hand_over: impl FnMut(T),
) {
    if workers < 2 {
        (0..number).for_each(|position| hand_over(work(position)));
        return;
    }
    // Small enough that no worker is left with much to do when the others have nothing.
    let handful = (number / (8 * workers)).clamp(1, HANDFUL);
    let next = AtomicUsize::new(0);
    let ahead = AHEAD * handful * workers;
    let handed = Count::default();
    let work_on = |done: &mpsc::Sender<(usize, Vec<T>)>| {
        let _end = EndOf(&handed);
        loop {
            let first = next.fetch_add(handful, Ordering::Relaxed);
            if first >= number {
                return;
            }
            handed.wait_for((first + 1).saturating_sub(ahead));
            let results = (first..number.min(first + handful)).map(&work).collect();
            if done.send((first, results)).is_err() {
                return;
            }
        }
    };
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        let _end = EndOf(&handed);
        let mut started = 0;
        for _ in 0..workers {
            let (done, work_on) = (send.clone(), &work_on);
            let worker = thread::Builder::new().spawn_scoped(scope, move || work_on(&done));
            started += usize::from(worker.is_ok());
        }
        drop(send);
        if started == 0 {
            // The system allows no thread: this one does it all.
            (0..number).for_each(|position| hand_over(work(position)));
            return;
        }
        let mut early = BTreeMap::new();
        let mut expected = 0;
        for (first, results) in receive {
            early.insert(first, results);
            while let Some(results) = early.remove(&expected) {
                results.into_iter().for_each(&mut hand_over);
                expected += handful;
                handed.grow_to(expected);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::{AHEAD, HANDFUL, in_order};
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[test]
    fn results_come_in_order_whoever_is_first() {
        for workers in [0, 1, 2, 7, 60] {
            let mut squares = Vec::new();
            let work = |position: usize| {
                if position.is_multiple_of(5) {
                    std::thread::yield_now();
                }
                position * position
            };
            in_order(300, workers, work, |square| squares.push(square));
            assert!(squares.iter().copied().eq((0..300).map(|position| position * position)));
        }
    }

    #[test]
    fn results_that_wait_for_a_slow_one_are_not_heaped_up() {
        let handed = AtomicUsize::new(0);
        let furthest = AtomicUsize::new(0);
        let work = |position: usize| {
            if position == 0 {
                std::thread::sleep(Duration::from_millis(200));
            }
            let ahead = position - handed.load(Ordering::SeqCst).min(position);
            furthest.fetch_max(ahead, Ordering::SeqCst);
        };
        in_order(100_000, 3, work, |()| {
            handed.fetch_add(1, Ordering::SeqCst);
        });
        assert_eq!(handed.into_inner(), 100_000);
        assert!(furthest.into_inner() <= (AHEAD + 1) * HANDFUL * 3);
    }

    #[test]
    fn a_panic_ends_the_work_and_nobody_waits_for_ever() {
        let work = |position: usize| assert_ne!(position, 0, "for the test");
        let number = 10 * AHEAD * HANDFUL;
        let ended = std::panic::catch_unwind(|| in_order(number, 4, work, |()| {}));
        assert!(ended.is_err());
        let hand_over = |position: usize| assert_ne!(position, 0, "for the test");
        let ended =
            std::panic::catch_unwind(|| in_order(number, 4, |position| position, hand_over));
        assert!(ended.is_err());
    }
}
