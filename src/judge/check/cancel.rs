//! Ending from outside what is under way.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::platform;

/// A handle by which another thread can end what is under way. Clones are the same handle.
///
/// Nothing asks it again and again: what can be ended says how, and is told at once.
#[derive(Clone, Default)]
pub struct Cancel(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    over: Over,
    next: u64,
    endings: BTreeMap<u64, Box<dyn FnOnce() + Send>>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Over {
    Yes,
    #[default]
    No,
}

impl Cancel {
    /// A handle that nothing else holds, so its job is never cancelled.
    pub fn never() -> Cancel {
        Cancel::default()
    }

    /// Ends what is under way, and what would begin later.
    pub fn cancel(&self) {
        let mut state = self.lock();
        state.over = Over::Yes;
        // Under the lock: who takes its ending back can be sure that it is not on its way.
        for ending in std::mem::take(&mut state.endings).into_values() {
            ending();
        }
    }

    /// Whether somebody has cancelled.
    pub fn is_cancelled(&self) -> bool {
        self.lock().over == Over::Yes
    }

    /// What cancelling does while the result lives: at once, if it has been done already.
    #[must_use]
    pub fn ending(&self, ending: impl FnOnce() + Send + 'static) -> Ending<'_> {
        let mut state = self.lock();
        let number = state.next;
        state.next += 1;
        match state.over {
            Over::Yes => ending(),
            Over::No => drop(state.endings.insert(number, Box::new(ending))),
        }
        Ending { cancel: self, number }
    }

    /// Cancelling ends this process and all that it started.
    #[must_use]
    pub fn ending_group(&self, leader: u32) -> Ending<'_> {
        self.ending(move || platform::end_group(leader))
    }

    /// Cancels this one when another is cancelled.
    pub fn as_ending(&self) -> impl FnOnce() + Send + use<> {
        let part = self.clone();
        move || part.cancel()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Cancel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Cancel").field(&self.lock().over).finish()
    }
}

/// Dropped when there is nothing left to end.
pub struct Ending<'a> {
    cancel: &'a Cancel,
    number: u64,
}

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        self.cancel.lock().endings.remove(&self.number);
    }
}
