//! The threads of an execution.

use super::busy_wait::BusyWait;
use super::call::Calling;
use super::condition::Condition;
use super::event::Place;
use std::any::Any;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

/// Names a thread within one execution: 0 is the body of the check, the others are numbered in the
/// order in which they were started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TaskId(pub u32);

impl TaskId {
    /// The thread that runs the check's body.
    pub const BODY: TaskId = TaskId(0);

    /// 0 for the body, 1 for the first thread that was started, and so on.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a thread is doing.
#[derive(Debug)]
pub enum TaskState {
    /// It is about to do an operation that needs this condition, and gives up at the deadline.
    Waiting { until: Condition, deadline: Option<Duration>, then: Then },
    /// It has ended.
    Finished,
}

/// What others did for a thread that waits at rendezvous channels.
#[derive(Debug, Default)]
pub struct Rendezvous {
    /// Which of its choices a partner came for.
    pub chosen: Option<usize>,
    /// Whether the partner gave its message.
    pub handed: bool,
}

/// What a thread does when it continues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// An operation that others can see: the order matters.
    Acts,
    /// It ends, and has done nothing since that others could see.
    Ends,
    /// Nothing that others could see before its next scheduling point, so it need not be tried
    /// before and after what they do: it goes on at once.
    Prepares,
}

/// How a thread's closure ended, as far as it matters to those who wait for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// It returned, or has not ended.
    Return,
    /// It panicked.
    Panic,
    /// Another thread joined it, and knows.
    Seen,
}

/// How a wait ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// The condition holds.
    Satisfied,
    /// The deadline came first.
    TimedOut,
    /// Spuriously: nothing that it waited for held.
    Spurious,
}

/// A panic, as data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PanicReport {
    /// Its message.
    pub message: String,
    /// Where.
    pub place: Option<(String, u32)>,
    /// Whether a check reports a finding by it.
    pub ensured: bool,
}

/// One thread.
pub struct Task {
    /// The name it was given, if any.
    pub name: Option<Cow<'static, str>>,
    pub state: TaskState,
    pub exit: Exit,
    /// What it did when it last continued.
    pub went_on: Then,
    /// The place of the operation that it is about to do.
    pub place: Option<Place>,
    pub arrival: Arrival,
    /// Whether `unpark` gave it a token that no `park` has used yet.
    pub token: bool,
    pub rendezvous: Rendezvous,
    /// Among how many ways to continue one must be chosen for it, and which one was.
    pub ways: usize,
    pub way: usize,
    /// Whether the operation that it is about to do may end, or fail, spuriously.
    pub may_be_spurious: bool,
    /// Whether it is about to yield.
    pub yields: bool,
    /// When it last continued.
    pub last_step: usize,
    /// Whether another thread has waited for its end.
    pub awaited: bool,
    /// Whether its closure has returned; it may still drop its `thread_local!` values.
    pub left: bool,
    /// The panic that is unwinding it now.
    pub unwinding: Option<PanicReport>,
    /// The panic that it caught last.
    pub caught: Option<PanicReport>,
    /// The panic that ended it.
    pub panicked: Option<PanicReport>,
    /// The call of which it is about to make the first step.
    pub calling: Option<Calling>,
    /// How often it asked for what it already knew.
    pub busy_wait: BusyWait,
    /// Where the value is of which it took a share when it last asked for one.
    pub share: Option<usize>,
    /// Its `thread_local!` values, by the address of their key, in the order of their creation.
    /// A dropped value leaves none, so that nobody makes it again.
    pub locals: BTreeMap<usize, Option<Rc<dyn Any>>>,
}

impl Task {
    pub fn new(name: Option<Cow<'static, str>>) -> Self {
        Self {
            name,
            state: TaskState::Waiting { until: Condition::Always, deadline: None, then: Then::Prepares },
            exit: Exit::Return,
            went_on: Then::Prepares,
            place: None,
            arrival: Arrival::Satisfied,
            token: false,
            rendezvous: Rendezvous::default(),
            ways: 0,
            way: 0,
            may_be_spurious: false,
            yields: false,
            last_step: 0,
            awaited: false,
            left: false,
            unwinding: None,
            caught: None,
            panicked: None,
            calling: None,
            busy_wait: BusyWait::default(),
            share: None,
            locals: BTreeMap::new(),
        }
    }

    /// Whether it does a visible operation next.
    pub fn acts(&self) -> bool {
        matches!(self.state, TaskState::Waiting { then: Then::Acts, .. })
    }

    /// Whether what it does next is invisible to others.
    pub fn prepares(&self) -> bool {
        matches!(self.state, TaskState::Waiting { then: Then::Prepares, .. })
    }

    pub fn is_finished(&self) -> bool {
        matches!(self.state, TaskState::Finished)
    }
}
