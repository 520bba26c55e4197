//! Who a thread is.

use runtime::{self, TaskId};
use std::fmt;
use std::num::NonZero;
use std::sync::Arc;

/// A handle to a thread.
#[derive(Clone)]
pub struct Thread {
    task: TaskId,
    name: Option<Arc<str>>,
}

/// Tells threads apart. As std's, it is never 0, so that an `Option` of it needs no more room.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ThreadId(NonZero<u64>);

/// The running thread.
pub fn current() -> Thread {
    thread_of(runtime::point::me())
}

pub(crate) fn thread_of(task: TaskId) -> Thread {
    let name = runtime::thread::name(task).map(Arc::from);
    Thread { task, name }
}

impl Thread {
    /// Its name, if it was given one; "main" for the thread of the check.
    #[track_caller]
    pub fn name(&self) -> Option<&str> {
        runtime::thread::name_asked(self.task);
        self.name.as_deref()
    }

    /// What tells it from other threads.
    pub fn id(&self) -> ThreadId {
        ThreadId(NonZero::<u64>::MIN.saturating_add(self.task.index() as u64))
    }

    /// Gives it its token, if it has none.
    #[track_caller]
    pub fn unpark(&self) {
        runtime::park::unpark(self.task);
    }
}

impl fmt::Debug for Thread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Thread").field("id", &self.id()).field("name", &self.name).finish_non_exhaustive()
    }
}
