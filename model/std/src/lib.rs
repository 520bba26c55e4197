//! The standard library as a checked answer sees it: std's names and signatures over the model's
//! threads, locks, channels and clock.
//!
//! An answer is the same file in both worlds. `cargo run --bin 03_race` compiles it against the real
//! std; a check renames this crate to `std` and compiles the file again, so that every `use std::…`
//! leads here. The conformance suite holds both to the same claims about what std documents.
//!
//! # What differs on purpose
//!
//! - **Memory.** Every atomic operation is sequentially consistent, whatever ordering it names. The
//!   model so finds errors of interleaving, and no errors that only a weaker ordering brings about.
//!   `compare_exchange_weak` fails only when the value is another.
//! - **Time is virtual.** It moves when threads sleep or wait, never by computing. Reading a clock is a
//!   scheduling point. Every run begins in the same second of the same day.
//! - **`sleep` of no time at all** returns at once, and lets no other thread run first.
//! - **No spurious wake-ups**: `park` and `Condvar::wait` return when they were woken. Which waiter
//!   `notify_one` wakes is the scheduler's choice, and each choice is tried.
//! - **`RwLock`** lets a waiting writer go before new readers, as std does on Linux. So a thread that
//!   reads twice at once can wait for itself; std documents that it may.
//! - **`static`s** start each run from their first value. So do atomics wherever they stand.
//! - **A `Waker`** is made from an `Arc` of the model: `task::Wake` is the model's too.
//! - **Maps and sets by hash** have the same order in every run.
//! - **Threads**: there is always room for another one, all have the same stack, four could run at the
//!   same time, and those that nobody joined end with the body of the check.
//! - **Printing** is kept for the report, and is no scheduling point. Standard output needs no lock.
//!
//! # What is missing on purpose
//!
//! What the model does not model is not here, so that it cannot lie: files, processes, the network, the
//! environment and standard input (`std::fs`, `path`, `process`, `net`, `env`, `os`, `ffi`, `alloc`,
//! `arch`, `backtrace`), panic hooks, `include!` and its kin, `env!`, and inline assembly. An answer
//! that names one of these does not compile for a check, and is told so.
//!
//! The feature `files` adds them as they really are, for the answers to live lessons: such an answer is whole only
//! with its files and sockets, and what of it runs on the model does not touch them.
//!
//! The feature `program` adds what a program by itself needs: its arguments, its standard input and its exit code.
//! They are the same in every run. What it prints is then observed: printing is a scheduling point, and standard
//! output has a lock.

#[macro_use]
mod macros;

pub mod collections;
pub mod hash;
pub mod hint;
pub mod io;
pub mod panic;
pub mod prelude;
pub mod sync;
pub mod task;
pub mod thread;
pub mod time;

mod same;
pub use same::*;

#[cfg(feature = "files")]
pub use std::{env, ffi, fs, net, os, path, process};

#[cfg(all(feature = "program", not(feature = "files")))]
pub mod env;
#[cfg(all(feature = "program", not(feature = "files")))]
pub mod process;
