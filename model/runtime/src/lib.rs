//! The runtime below the façades: threads, waiting, virtual time and shared objects of one execution.
//!
//! One thread runs at a time. Each visible operation first calls [`point`], which says what the
//! thread is about to do, and what must hold before it can. The scheduler picks among the threads
//! whose condition holds. So nothing is ever woken here: a waiting thread is a thread whose
//! condition does not hold yet, and no wake-up can be lost in the model itself.
//!
//! In the order in which a step flows through them:
//!
//! - `world`, `task`, `executor`: all that an execution knows, its threads, and how they run on one OS thread
//! - `point`, `condition`, `candidates`: what a thread is about to do, when it can, and which may go next
//! - `schedule`, `footprint`, `busy_wait`: which does go next, which steps are dependent, and which threads poll
//! - `object`: the shared objects. `thread`, `park`, `arc`, `atomic`, `once`, `barrier`, `condvar`; `lock`, `rwlock`,
//!   `rwlock_steps`, `recursive`, `upgradable`; `channel`, `channel_state`, `ends`, `rendezvous`, `choices`, `select`;
//!   `asking`, for queries of one
//! - `clock`, `dice`, `reset_statics`, `panics`: time, randomness, statics and panics, the same in every execution
//! - `input`, `output`, `exit`, `memory`: what a program is given, prints, ends with and allocates
//! - `event`, `call`, `value`: what happened

pub mod arc;
pub mod asking;
pub mod atomic;
pub mod barrier;
mod busy_wait;
pub mod call;
pub mod candidates;
pub mod channel;
mod channel_state;
pub mod choices;
pub mod clock;
pub mod condition;
pub mod condvar;
pub mod dice;
mod ends;
pub mod event;
pub mod executor;
pub mod exit;
pub mod footprint;
pub mod input;
pub mod lock;
/// Counts what an answer allocates, and limits it.
pub mod memory;
pub mod object;
pub mod once;
pub mod output;
pub mod panics;
pub mod park;
pub mod point;
pub mod recursive;
pub mod rendezvous;
pub mod reset_statics;
pub mod rwlock;
mod rwlock_steps;
/// Which thread goes next, in one execution and from one to the next.
pub mod schedule;
pub mod select;
pub mod task;
pub mod thread;
pub mod upgradable;
pub mod value;
pub mod world;

pub use condition::Condition;
pub use event::{Access, Event, Op};
pub use object::{Kind, ObjectId, Registration};
pub use point::{Arrival, choose, point, point_or_spurious, point_until};
pub use task::TaskId;
pub use value::Value;
