//! What a `Select` chose.

use crate::{Receiver, RecvError, SendError, Sender};
use runtime::channel::SendRefused;
use runtime::select::Agreement;
use std::fmt;
use std::marker::PhantomData;
use std::mem;
use std::ptr;

/// The operation that was chosen, and that must be completed now.
#[must_use]
pub struct SelectedOperation<'a> {
    index: usize,
    /// The address of the sender or the receiver.
    end: *const (),
    agreement: Agreement,
    of: PhantomData<&'a ()>,
}

impl SelectedOperation<'_> {
    pub(crate) fn new(index: usize, end: *const (), agreement: Agreement) -> Self {
        Self { index, end, agreement, of: PhantomData }
    }

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
