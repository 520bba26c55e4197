//! Waiting for any of several operations, and doing one of them.

use crate::{Receiver, RecvError, SelectTimeoutError, SendError, Sender, TrySelectError};
use engine::rt::channel::SendRefused;
use engine::rt::clock;
use engine::rt::select::{Agreement, Choice, Order, Patience, select};
use model_std::time::Instant;
use std::fmt;
use std::marker::PhantomData;
use std::mem;
use std::ptr;
use std::rc::Rc;
use std::time::Duration;

/// A list of operations, of which one is to be done.
#[derive(Clone)]
pub struct Select<'a> {
    operations: Vec<Operation<'a>>,
    /// The index that the next operation gets: those of removed ones are not given again.
    next: usize,
    order: Order,
}

#[derive(Clone)]
struct Operation<'a> {
    choice: Rc<dyn Choice + 'a>,
    index: usize,
    /// The address of the sender or the receiver.
    end: *const (),
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
        self.add(s.choice(), ptr::from_ref(s).cast())
    }

    /// Adds receiving; its index.
    pub fn recv<T>(&mut self, r: &'a Receiver<T>) -> usize {
        self.add(r.choice(), ptr::from_ref(r).cast())
    }

    fn add(&mut self, choice: Box<dyn Choice + 'a>, end: *const ()) -> usize {
        let index = self.next;
        self.operations.push(Operation { choice: choice.into(), index, end });
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

    #[track_caller]
    fn run(&mut self, patience: Patience) -> Option<SelectedOperation<'a>> {
        let choices: Vec<&dyn Choice> = self.operations.iter().map(|operation| &*operation.choice).collect();
        let chosen = select(&choices, self.order, patience)?;
        let Operation { index, end, .. } = self.operations[chosen.index];
        Some(SelectedOperation { index, end, agreement: chosen.agreement, of: PhantomData })
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

/// The operation that was chosen, and that must be completed now.
#[must_use]
pub struct SelectedOperation<'a> {
    index: usize,
    end: *const (),
    agreement: Agreement,
    of: PhantomData<&'a ()>,
}

impl SelectedOperation<'_> {
    /// Which operation it is.
    pub fn index(&self) -> usize {
        self.index
    }

    /// Sends `msg`.
    ///
    /// # Errors
    ///
    /// The message, when every receiver is gone.
    ///
    /// # Panics
    ///
    /// When `s` is not the sender of this operation.
    #[track_caller]
    pub fn send<T>(self, s: &Sender<T>, msg: T) -> Result<(), SendError<T>> {
        assert!(ptr::from_ref(s).cast() == self.end, "passed a sender that wasn't selected");
        let agreement = self.agreement;
        mem::forget(self);
        s.complete(msg, agreement).map_err(|refused| match refused {
            SendRefused::Full(msg) | SendRefused::Disconnected(msg) => SendError(msg),
        })
    }

    /// Receives.
    ///
    /// # Errors
    ///
    /// When there is no message and every sender is gone.
    ///
    /// # Panics
    ///
    /// When `r` is not the receiver of this operation.
    #[track_caller]
    pub fn recv<T>(self, r: &Receiver<T>) -> Result<T, RecvError> {
        assert!(ptr::from_ref(r).cast() == self.end, "passed a receiver that wasn't selected");
        let agreement = self.agreement;
        mem::forget(self);
        r.complete(agreement)
    }
}

impl fmt::Debug for SelectedOperation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("SelectedOperation { .. }")
    }
}

impl Drop for SelectedOperation<'_> {
    #[track_caller]
    fn drop(&mut self) {
        panic!("dropped `SelectedOperation` without completing the operation");
    }
}
