//! `std::task::Wake`: std's own names std's `Arc`.

use super::Arc;
use std::mem::ManuallyDrop;
use std::task::{RawWaker, RawWakerVTable, Waker};

/// What a task is woken by.
pub trait Wake {
    /// Wakes the task.
    fn wake(self: Arc<Self>);

    /// Wakes the task, and keeps the share.
    #[track_caller]
    fn wake_by_ref(self: &Arc<Self>) {
        self.clone().wake();
    }
}

impl<W: Wake + Send + Sync + 'static> From<Arc<W>> for Waker {
    fn from(waker: Arc<W>) -> Self {
        // SAFETY: each function of the table does what its name says with an `Arc` of this type.
        unsafe { Self::from_raw(raw(waker)) }
    }
}

impl<W: Wake + Send + Sync + 'static> From<Arc<W>> for RawWaker {
    fn from(waker: Arc<W>) -> Self {
        raw(waker)
    }
}

fn raw<W: Wake + Send + Sync + 'static>(waker: Arc<W>) -> RawWaker {
    let table = &RawWakerVTable::new(clone::<W>, wake::<W>, wake_by_ref::<W>, discard::<W>);
    RawWaker::new(Arc::into_raw(waker).cast(), table)
}

unsafe fn clone<W: Wake + Send + Sync + 'static>(waker: *const ()) -> RawWaker {
    // SAFETY: a waker holds what `into_raw` gave, and keeps it.
    let waker = ManuallyDrop::new(unsafe { Arc::from_raw(waker.cast::<W>()) });
    raw(Arc::clone(&waker))
}

unsafe fn wake<W: Wake + Send + Sync + 'static>(waker: *const ()) {
    // SAFETY: a waker holds what `into_raw` gave, and gives it up.
    unsafe { Arc::from_raw(waker.cast::<W>()) }.wake();
}

unsafe fn wake_by_ref<W: Wake + Send + Sync + 'static>(waker: *const ()) {
    // SAFETY: a waker holds what `into_raw` gave, and keeps it.
    let waker = ManuallyDrop::new(unsafe { Arc::from_raw(waker.cast::<W>()) });
    waker.wake_by_ref();
}

unsafe fn discard<W: Wake + Send + Sync + 'static>(waker: *const ()) {
    // SAFETY: a waker holds what `into_raw` gave, and gives it up.
    drop(unsafe { Arc::from_raw(waker.cast::<W>()) });
}
