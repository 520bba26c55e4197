//! What the answer prints: kept, so that a failure can show the last lines, and never printed.
//!
//! When a whole program is tried ([`watch`]), its standard output is what is observed of it: all of it is kept,
//! printing is a scheduling point, and standard output has its lock. Otherwise printing is not a scheduling point.

use super::lock::{self, Lock};
use super::object::{Kind, ObjectState};
use super::point::{point, stop};
use super::world::{self, Ending, World};
use super::{Condition, ObjectId, Op};
use std::cell::Cell;
use std::fmt;
use std::fmt::Write;
use std::panic::Location;

/// How much one execution may print, in bytes.
const FLOOD: usize = 1 << 20;
/// How much of it is kept.
const KEPT: usize = 8 << 10;
/// A story shows this many letters of what is printed.
const SHOWN: usize = 24;

thread_local! {
    static WATCHED: Cell<Watched> = const { Cell::new(Watched::No) };
    /// Standard output's own lock, which a thread may hold several times. Executions on two real threads are separate worlds.
    static STANDARD: Lock = const { Lock::new() };
}

/// Whether what is printed is observed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Watched {
    Yes,
    No,
}

#[derive(Debug)]
pub struct Output {
    printed: usize,
    last: String,
    /// All of standard output, if it is observed.
    pub all: String,
    /// What each printing operation printed, for the story.
    pub pieces: Vec<String>,
    /// How often its holder has locked standard output.
    depth: u32,
}

impl Output {
    /// Nothing yet.
    pub(crate) const fn new() -> Self {
        Output { printed: 0, last: String::new(), all: String::new(), pieces: Vec::new(), depth: 0 }
    }

    /// The last lines, at most `count`.
    pub fn last_lines(&self, count: usize) -> String {
        let lines: Vec<&str> = self.last.lines().collect();
        lines[lines.len().saturating_sub(count)..].join("\n")
    }

    fn push(&mut self, text: &str) {
        self.printed += text.len();
        self.last.push_str(text);
        if self.last.len() > 2 * KEPT {
            let mut cut = self.last.len() - KEPT;
            while !self.last.is_char_boundary(cut) {
                cut += 1;
            }
            self.last.drain(..cut);
        }
    }

    fn piece(&mut self, text: &str) -> Op {
        let shown: String = text.trim_end_matches('\n').chars().take(SHOWN).collect();
        let cut = if shown.len() < text.trim_end_matches('\n').len() { "…" } else { "" };
        self.pieces.push(format!("{}{cut}", shown.escape_debug()));
        Op::Print(self.pieces.len() as u32 - 1)
    }
}

/// From now on standard output is observed.
pub fn watch() {
    WATCHED.set(Watched::Yes);
}

fn is_watched() -> bool {
    WATCHED.get() == Watched::Yes
}

/// Keeps what the answer prints; ends the execution if it prints without end.
#[track_caller]
pub fn print(text: fmt::Arguments<'_>) {
    let line = formatted(text);
    if is_watched() && !line.is_empty() {
        observed(&line);
    }
    keep(&line);
}

/// The same for standard error, which nobody observes.
pub fn print_error(text: fmt::Arguments<'_>) {
    keep(&formatted(text));
}

fn formatted(text: fmt::Arguments<'_>) -> String {
    let mut line = String::new();
    // What a `Display` fails to write is missing, as it is where real lines are printed.
    let _ = line.write_fmt(text);
    line
}

fn keep(line: &str) {
    let flood = world::with(|w| {
        w.output.push(line);
        w.output.printed > FLOOD && w.is_running()
    });
    if flood {
        stop(Ending::OutputFlood);
    }
}

#[track_caller]
fn observed(line: &str) {
    let place = Location::caller();
    let id = standard();
    if !world::with(|w| is_mine(w, id)) {
        point(Condition::LockFree(id));
    }
    world::with(|w| {
        let op = w.output.piece(line);
        w.output.all.push_str(line);
        // No change: whoever looks in vain, and says so, looks in vain all the same.
        w.record(op, Some(id), place);
    });
}

/// The object that stands for standard output.
pub(super) fn standard() -> ObjectId {
    STANDARD.with(|lock| lock.id_as(Kind::Output, |_| ()))
}

fn is_mine(w: &World, id: ObjectId) -> bool {
    matches!(&w.object(id).state, ObjectState::Lock { holder: Some(hold), .. } if hold.task == w.current)
}

/// Locks standard output for the running thread; a thread may lock it several times.
#[track_caller]
pub fn lock_standard() {
    if !is_watched() {
        return;
    }
    let id = standard();
    if !world::with(|w| is_mine(w, id)) {
        lock::acquire(id, None, &|| None);
    }
    world::with(|w| w.output.depth += 1);
}

/// Unlocks it once.
#[track_caller]
pub fn unlock_standard() {
    if !is_watched() {
        return;
    }
    let id = standard();
    let is_last = world::with(|w| {
        let is_mine = is_mine(w, id);
        w.output.depth = w.output.depth.saturating_sub(1);
        is_mine && w.output.depth == 0
    });
    if is_last {
        lock::release(id, None);
    }
}
