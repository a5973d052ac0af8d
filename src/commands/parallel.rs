//! Work by several threads, with the results in order: the same as one after the other.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError, mpsc};
use std::thread;

/// Largest batch that a worker takes; each batch costs one synchronisation.
const BATCH: usize = 16;

/// How many batches per worker may be ahead of the last one consumed. It bounds the results that wait in memory while
/// the output is slow, or one item takes as long as all the others.
const AHEAD: usize = 16;

/// The number of files from which several workers are worth their start.
const SEVERAL_FILES: usize = 64;

/// The number of workers for so many files.
pub(super) fn workers(files: usize) -> usize {
    if files >= SEVERAL_FILES {
        std::thread::available_parallelism().map_or(1, NonZeroUsize::get)
    } else {
        1
    }
}

/// A number that grows, and that other threads wait for.
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

    /// Blocks until the count reaches `least`.
    fn wait_for(&self, least: usize) {
        let number = self.number.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.grown.wait_while(number, |number| *number < least));
    }
}

/// Releases all that wait for a count once its writer ends, even by a panic.
struct EndOf<'c>(&'c Count);

impl Drop for EndOf<'_> {
    fn drop(&mut self) {
        self.0.grow_to(usize::MAX);
    }
}

/// Runs `work` for every position below `number` on so many workers, and passes the results to `consume` in order.
pub(super) fn map_ordered<T: Send>(
    number: usize,
    workers: usize,
    work: impl Fn(usize) -> T + Sync,
    mut consume: impl FnMut(T),
) {
    if workers < 2 {
        (0..number).for_each(|position| consume(work(position)));
        return;
    }
    // Small enough that no worker has much left to do when the others are done.
    let batch = (number / (8 * workers)).clamp(1, BATCH);
    let next = AtomicUsize::new(0);
    let ahead = AHEAD * batch * workers;
    let consumed = Count::default();
    let work_on = |done: &mpsc::Sender<(usize, Vec<T>)>| {
        let _end = EndOf(&consumed);
        loop {
            let first = next.fetch_add(batch, Ordering::Relaxed);
            if first >= number {
                return;
            }
            consumed.wait_for((first + 1).saturating_sub(ahead));
            let results = (first..number.min(first + batch)).map(&work).collect();
            if done.send((first, results)).is_err() {
                return;
            }
        }
    };
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        let _end = EndOf(&consumed);
        let mut started = 0;
        for _ in 0..workers {
            let (done, work_on) = (send.clone(), &work_on);
            let worker = thread::Builder::new().spawn_scoped(scope, move || work_on(&done));
            started += usize::from(worker.is_ok());
        }
        drop(send);
        if started == 0 {
            // The system starts no thread: this one does it all.
            (0..number).for_each(|position| consume(work(position)));
            return;
        }
        let mut early = BTreeMap::new();
        let mut expected = 0;
        for (first, results) in receive {
            early.insert(first, results);
            while let Some(results) = early.remove(&expected) {
                results.into_iter().for_each(&mut consume);
                expected += batch;
                consumed.grow_to(expected);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::{AHEAD, BATCH, map_ordered};
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[test]
    fn results_come_map_ordered_whoever_is_first() {
        for workers in [0, 1, 2, 7, 60] {
            let mut squares = Vec::new();
            let work = |position: usize| {
                if position.is_multiple_of(5) {
                    std::thread::yield_now();
                }
                position * position
            };
            map_ordered(300, workers, work, |square| squares.push(square));
            assert!(squares.iter().copied().eq((0..300).map(|position| position * position)));
        }
    }

    #[test]
    fn results_that_wait_for_a_slow_one_are_not_heaped_up() {
        let consumed = AtomicUsize::new(0);
        let furthest = AtomicUsize::new(0);
        let work = |position: usize| {
            if position == 0 {
                std::thread::sleep(Duration::from_millis(200));
            }
            let ahead = position - consumed.load(Ordering::SeqCst).min(position);
            furthest.fetch_max(ahead, Ordering::SeqCst);
        };
        map_ordered(100_000, 3, work, |()| {
            consumed.fetch_add(1, Ordering::SeqCst);
        });
        assert_eq!(consumed.into_inner(), 100_000);
        assert!(furthest.into_inner() <= (AHEAD + 1) * BATCH * 3);
    }

    #[test]
    fn a_panic_ends_the_work_and_nobody_waits_for_ever() {
        let work = |position: usize| assert_ne!(position, 0, "for the test");
        let number = 10 * AHEAD * BATCH;
        let ended = std::panic::catch_unwind(|| map_ordered(number, 4, work, |()| {}));
        assert!(ended.is_err());
        let consume = |position: usize| assert_ne!(position, 0, "for the test");
        let ended =
            std::panic::catch_unwind(|| map_ordered(number, 4, |position| position, consume));
        assert!(ended.is_err());
    }
}
