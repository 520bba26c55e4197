//! What std documents, one claim a test.
//!
//! The two packages beside this folder compile these files, one against the real std and one
//! against the model, and each brings its own `claim`: the real one runs the body once on real
//! threads, the model's runs it under many schedules. So a claim has to hold whatever the order
//! in which its threads run; where std allows a spurious wake-up or a spurious failure, the
//! claim allows it too, and time is only ever measured from below.
//!
//! `claim_in_time` is for what needs a thread to be on time: the model then lets the clock move only
//! when nothing else can. Everywhere else a deadline, however late, may pass first.

mod arc;
mod arc_counts;
mod arc_making;
mod arc_unsized;
mod arc_value;
mod asking;
mod atomics;
mod atomics_shared;
mod barrier;
mod builder;
mod conditions;
mod condvar;
mod condvar_timeout;
mod deprecated;
mod fences;
mod for_ever;
mod formatting;
mod instant;
mod io;
mod lazy_lock;
mod macros;
mod many_steps;
mod mpsc;
mod mpsc_drops;
mod mpsc_errors;
mod mutex;
mod mutex_value;
mod once;
mod once_lock;
mod panic;
mod park;
mod poison;
mod prelude;
mod rwlock;
mod scope;
mod send_and_sync;
mod sleep;
mod spinning;
mod spinning_arc;
mod spinning_beside_others;
mod statics;
mod sync_channel;
mod system_time;
mod thread;
mod thread_id;
mod thread_local;
mod thread_panic;
