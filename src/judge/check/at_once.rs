//! How many checks run at the same time.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many checks that mostly wait run at once, for each that computes.
const WAITING: usize = 4;

/// So many checks at once. Clones share them: of calls beside each other, whichever has checks to run takes what the others
/// leave.
#[derive(Debug, Clone)]
pub struct AtOnce {
    most: usize,
    running: Arc<(Mutex<usize>, Condvar)>,
}

impl AtOnce {
    /// So many, but at least one.
    pub fn new(most: usize) -> AtOnce {
        AtOnce { most: most.clamp(1, 256), running: Arc::default() }
    }

    /// How many.
    pub fn most(&self) -> usize {
        self.most
    }

    /// As many as make sense of checks that mostly wait; they do not take these ones' turns. A single one at a time stays
    /// one.
    pub fn waiting(&self) -> AtOnce {
        AtOnce::new(if self.most == 1 { 1 } else { WAITING * self.most })
    }

    /// Waits until fewer than these run.
    pub(super) fn turn(&self) -> Turn<'_> {
        let (_, ended) = &*self.running;
        let all_run = |running: &mut usize| *running == self.most;
        let mut running = ended.wait_while(self.running(), all_run).unwrap_or_else(PoisonError::into_inner);
        *running += 1;
        Turn(self)
    }

    fn running(&self) -> MutexGuard<'_, usize> {
        self.running.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for AtOnce {
    /// One for each processor.
    fn default() -> AtOnce {
        AtOnce::new(thread::available_parallelism().map_or(1, usize::from))
    }
}

/// One check's turn; another's when this is dropped.
pub(super) struct Turn<'a>(&'a AtOnce);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *self.0.running() -= 1;
        self.0.running.1.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn calls_beside_each_other_share_the_turns_and_use_all_of_them() {
        let (two, most, now) = (AtOnce::new(2), AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for of_call in [two.clone(), two.clone(), two.clone(), two.clone()] {
                let (most, now) = (&most, &now);
                scope.spawn(move || {
                    for _ in 0..200 {
                        let _turn = of_call.turn();
                        most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        thread::yield_now();
                        now.fetch_sub(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert_eq!(most.into_inner(), 2);
    }
}
