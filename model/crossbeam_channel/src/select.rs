//! Waiting for any of several operations, and doing one of them.

use crate::{
    ReadyTimeoutError, Receiver, SelectTimeoutError, SelectedOperation, Sender, TryReadyError, TrySelectError,
};
use model_std::time::Instant;
use runtime::clock;
use runtime::select::{Choice, Order, Patience, ready, select};
use std::fmt;
use std::ptr;
use std::time::Duration;

/// A list of operations, of which one is to be done.
#[derive(Clone)]
pub struct Select<'a> {
    operations: Vec<Operation<'a>>,
    /// The index that the next operation gets: those of removed ones are not given again.
    next: usize,
    order: Order,
}

/// Nothing here has a destructor: a `Select` may still be there when its senders and receivers are gone.
#[derive(Clone, Copy)]
struct Operation<'a> {
    handle: &'a dyn Handle,
    index: usize,
    /// The address of the sender or the receiver.
    end: *const (),
}

/// A sender or a receiver.
trait Handle {
    fn operation(&self) -> Box<dyn Choice + '_>;
}

impl<T> Handle for Sender<T> {
    fn operation(&self) -> Box<dyn Choice + '_> {
        self.choice()
    }
}

impl<T> Handle for Receiver<T> {
    fn operation(&self) -> Box<dyn Choice + '_> {
        self.choice()
    }
}

// SAFETY: all threads of an execution run on one OS thread, and the addresses are only compared.
unsafe impl Send for Select<'_> {}
// SAFETY: as above.
unsafe impl Sync for Select<'_> {}

impl<'a> Select<'a> {
    /// No operations. Of several that are ready, any may be chosen.
    pub fn new() -> Self {
        Self { operations: Vec::new(), next: 0, order: Order::Any }
    }

    /// No operations. Of several that are ready, the first is chosen.
    pub fn new_biased() -> Self {
        Self { order: Order::First, ..Self::new() }
    }

    /// Adds sending; its index.
    pub fn send<T>(&mut self, s: &'a Sender<T>) -> usize {
        self.add(s, ptr::from_ref(s).cast())
    }

    /// Adds receiving; its index.
    pub fn recv<T>(&mut self, r: &'a Receiver<T>) -> usize {
        self.add(r, ptr::from_ref(r).cast())
    }

    fn add(&mut self, handle: &'a dyn Handle, end: *const ()) -> usize {
        let index = self.next;
        self.operations.push(Operation { handle, index, end });
        self.next += 1;
        index
    }

    /// Removes an operation; the others keep their indices.
    ///
    /// # Panics
    ///
    /// When there is no operation with this index.
    #[track_caller]
    pub fn remove(&mut self, index: usize) {
        assert!(index < self.next, "index out of bounds; {index} >= {}", self.next);
        let at = self.operations.iter().position(|operation| operation.index == index);
        self.operations.remove(at.expect("no operation with this index"));
    }

    /// Chooses an operation that is ready.
    ///
    /// # Errors
    ///
    /// When none is.
    #[track_caller]
    pub fn try_select(&mut self) -> Result<SelectedOperation<'a>, TrySelectError> {
        self.run(Patience::None).ok_or(TrySelectError)
    }

    /// Chooses an operation, and waits until one is ready.
    ///
    /// # Panics
    ///
    /// When there are no operations.
    #[track_caller]
    pub fn select(&mut self) -> SelectedOperation<'a> {
        assert!(!self.operations.is_empty(), "no operations have been added to `Select`");
        self.run(Patience::Endless).expect("it waits until one is ready")
    }

    /// As [`Select::select`], but waits for at most `timeout`.
    ///
    /// # Errors
    ///
    /// When the time is over.
    #[track_caller]
    pub fn select_timeout(&mut self, timeout: Duration) -> Result<SelectedOperation<'a>, SelectTimeoutError> {
        self.run(Patience::Until(clock::deadline_after(timeout))).ok_or(SelectTimeoutError)
    }

    /// As [`Select::select`], but waits until `deadline` at the most.
    ///
    /// # Errors
    ///
    /// When the time is over.
    #[track_caller]
    pub fn select_deadline(
        &mut self,
        deadline: Instant,
    ) -> Result<SelectedOperation<'a>, SelectTimeoutError> {
        self.select_timeout(deadline.saturating_duration_since(Instant::now()))
    }

    /// Waits until an operation is ready, and does nothing; which one it is. It may not be ready any more when
    /// the caller does it.
    ///
    /// # Panics
    ///
    /// When there are no operations.
    #[track_caller]
    pub fn ready(&mut self) -> usize {
        assert!(!self.operations.is_empty(), "no operations have been added to `Select`");
        self.look(Patience::Endless).expect("it waits until one is ready")
    }

    /// As [`Select::ready`], without waiting.
    ///
    /// # Errors
    ///
    /// When none is ready.
    #[track_caller]
    pub fn try_ready(&mut self) -> Result<usize, TryReadyError> {
        self.look(Patience::None).ok_or(TryReadyError)
    }

    /// As [`Select::ready`], but waits for at most `timeout`.
    ///
    /// # Errors
    ///
    /// When the time is over.
    #[track_caller]
    pub fn ready_timeout(&mut self, timeout: Duration) -> Result<usize, ReadyTimeoutError> {
        self.look(Patience::Until(clock::deadline_after(timeout))).ok_or(ReadyTimeoutError)
    }

    /// As [`Select::ready`], but waits until `deadline` at the most.
    ///
    /// # Errors
    ///
    /// When the time is over.
    #[track_caller]
    pub fn ready_deadline(&mut self, deadline: Instant) -> Result<usize, ReadyTimeoutError> {
        self.ready_timeout(deadline.saturating_duration_since(Instant::now()))
    }

    #[track_caller]
    fn look(&mut self, patience: Patience) -> Option<usize> {
        let choices = self.choices();
        let choices: Vec<&dyn Choice> = choices.iter().map(|choice| &**choice).collect();
        ready(&choices, self.order, patience).map(|at| self.operations[at].index)
    }

    fn choices(&self) -> Vec<Box<dyn Choice + 'a>> {
        self.operations.iter().map(|operation| operation.handle.operation()).collect()
    }

    #[track_caller]
    fn run(&mut self, patience: Patience) -> Option<SelectedOperation<'a>> {
        let choices = self.choices();
        let choices: Vec<&dyn Choice> = choices.iter().map(|choice| &**choice).collect();
        let chosen = select(&choices, self.order, patience)?;
        let Operation { index, end, .. } = self.operations[chosen.index];
        Some(SelectedOperation::new(index, end, chosen.agreement))
    }
}

impl Default for Select<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Select<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Select { .. }")
    }
}
