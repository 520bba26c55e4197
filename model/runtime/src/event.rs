//! What happened in an execution, one entry for each visible operation.

use super::{ObjectId, TaskId, Value};
use std::panic::Location;
use std::time::Duration;

/// A place in a source file.
pub type Place = &'static Location<'static>;

/// One operation: which thread did what, when, and on which line.
#[derive(Debug, Clone, Copy)]
pub struct Event {
    /// Virtual time since the start of the execution.
    pub at: Duration,
    /// The thread that did it.
    pub task: TaskId,
    /// What it did.
    pub op: Op,
    /// What it did it to, if that is a shared object.
    pub object: Option<ObjectId>,
    /// The line that asked for it.
    pub place: Place,
    /// What the end of a locked section says of the section.
    pub access: Access,
}

/// What a thread did with the value of a lock that it held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// It read the value at most.
    Looked,
    /// It could have changed it: it asked for a mutable reference.
    Changed,
}

/// A visible operation, after it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    /// Started another thread.
    Spawn(TaskId),
    /// Returned from the thread's closure.
    Finish,
    /// Panicked.
    Panic,
    /// Waited until another thread had finished.
    Join(TaskId),
    /// Waited until every thread of a scope had finished.
    ScopeEnd,
    /// Began to sleep for this long.
    Sleep(Duration),
    /// Woke up from sleep.
    Wake,
    /// Yielded: offered to let another thread run.
    Yield,
    /// Read an atomic.
    Load(Option<Value>),
    /// Wrote an atomic.
    Store(Option<Value>),
    /// Read and wrote an atomic in one step.
    Update {
        /// What was read.
        old: Option<Value>,
        /// What was written.
        new: Option<Value>,
    },
    /// A compare-and-exchange found another value than the expected one, and wrote nothing.
    CompareFailed(Option<Value>),
    /// A weak compare-and-exchange failed although it found the expected value.
    SpuriousCompareFailed,
    /// Took a lock; the value it holds, if that is a plain number.
    Lock(Option<Value>),
    /// Released a lock; the value it holds now.
    Unlock(Option<Value>),
    /// Tried to take a lock that another thread held.
    LockBusy,
    /// Gave up waiting because the time was up.
    TimedOut,
    /// Took a read lock.
    ReadLock(Option<Value>),
    /// Released a read lock.
    ReadUnlock,
    /// Took a write lock.
    WriteLock(Option<Value>),
    /// Released a write lock.
    WriteUnlock(Option<Value>),
    /// Began to wait on a condition variable.
    Wait,
    /// Was woken on a condition variable.
    Woken,
    /// Returned from waiting spuriously: nobody notified or unparked it.
    SpuriousWake,
    /// Notified a condition variable, and woke this many threads.
    Notify(usize),
    /// Waited at a barrier until all had arrived.
    Barrier,
    /// Ran, or waited for, the initialisation of a once cell.
    Once,
    /// Sent a message; how many the channel holds now.
    Send(usize),
    /// Took a message; how many the channel holds now.
    Receive(usize),
    /// Asked how many messages a channel holds.
    Length(usize),
    /// Could not send, because the channel was full or closed.
    SendRefused,
    /// Could not receive, because the channel was empty.
    Empty,
    /// Could not receive, because the channel was empty and closed.
    Closed,
    /// Dropped the last sender or the last receiver.
    Disconnect,
    /// Waited for a token of `unpark`.
    Park,
    /// Gave another thread its token.
    Unpark(TaskId),
    /// Changed how many pointers there are to a shared value.
    OwnersChanged,
    /// Asked how many pointers there are to a shared value, or whether it holds the only one.
    OwnersAsked,
    /// Read its own name.
    OwnName,
    /// Printed; the number of the piece among all that was printed.
    Print(u32),
    /// Ended the program, with this exit code.
    Exit(i32),
    /// Entered a section that the check watches.
    Enter(&'static str),
    /// Left a section that the check watches.
    Leave(&'static str),
    /// Began a call that a specification judges.
    Call(&'static str),
    /// Returned from such a call, with this answer.
    Return(&'static str),
}

impl Op {
    /// Tells operations with different results apart, for counting interleavings.
    pub fn mark(self) -> u64 {
        let value = |value: Option<Value>| match value {
            Some(Value::Unsigned(number)) => number,
            Some(Value::Signed(number)) => number as u64,
            Some(Value::Truth(truth)) => u64::from(truth),
            None => 0,
        };
        match self {
            Op::Load(seen) | Op::Lock(seen) | Op::ReadLock(seen) | Op::WriteLock(seen) => value(seen),
            Op::CompareFailed(seen) => value(seen).wrapping_add(1),
            Op::Store(new) | Op::Update { new, .. } | Op::Unlock(new) | Op::WriteUnlock(new) => {
                value(new).wrapping_add(2)
            }
            Op::Send(held) | Op::Receive(held) | Op::Length(held) | Op::Notify(held) => held as u64,
            Op::TimedOut | Op::LockBusy | Op::SendRefused | Op::Empty | Op::Closed => 3,
            _ => 4,
        }
    }
}
