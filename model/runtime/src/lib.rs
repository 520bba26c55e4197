//! The floor under the façades: threads, waiting, virtual time and shared objects of one execution.
//!
//! One thread runs at a time. Each visible operation first calls [`point`], which says what the
//! thread is about to do, and what must hold before it can. The scheduler picks among the threads
//! whose condition holds. So nothing is ever woken here: a waiting thread is a thread whose
//! condition does not hold yet, and no wake-up can be lost in the model itself.

pub mod arc;
pub mod asking;
pub mod atomic;
pub mod barrier;
pub mod call;
pub mod candidates;
pub mod channel;
pub mod choices;
pub mod clock;
pub mod condition;
pub mod condvar;
mod desk;
pub mod dice;
mod ends;
pub mod event;
pub mod executor;
pub mod exit;
pub mod footprint;
pub mod input;
pub mod lock;
pub mod meeting;
/// What an answer allocates is counted, and limited.
pub mod memory;
pub mod object;
pub mod once;
pub mod output;
pub mod panics;
pub mod park;
pub mod point;
pub mod recursive;
pub mod renew;
pub mod rwlock;
mod rwlock_steps;
/// Who goes next, in one execution and from one to the next.
pub mod schedule;
pub mod select;
pub mod task;
pub mod thread;
pub mod upgradable;
mod useless;
pub mod value;
pub mod world;

pub use condition::Condition;
pub use event::{Access, Event, Op};
pub use object::{Kind, ObjectId, Registration};
pub use point::{Arrival, choose, point, point_or_spurious, point_until};
pub use task::TaskId;
pub use value::Value;
