//! What checks may ask about what happened: how often, how many at a time, for how long.

use super::Trace;
use super::lost::{gives_lock, takes_lock};
use crate::rt::event::Place;
use crate::rt::{Event, ObjectId, Op, TaskId};
use std::time::Duration;

impl Trace {
    /// The times at which something happened, each once. A thread that spins does thousands of things at one time.
    pub fn moments(&self) -> Vec<Duration> {
        let mut times: Vec<Duration> = self.events.iter().map(|event| event.at).collect();
        times.dedup();
        times
    }

    /// Whether the body panicked just after it had asked whether it is the only owner of a shared value.
    pub fn body_panicked_for_other_owners(&self) -> bool {
        let own = self.events.iter().filter(|event| event.task == TaskId::BODY);
        let own: Vec<Op> = own.map(|event| event.op).collect();
        let panic = own.iter().position(|op| *op == Op::Panic).unwrap_or(0);
        // The panic may look through a lock at the value that it prints.
        own[panic.saturating_sub(3)..panic].contains(&Op::OwnersAsked)
    }

    /// Whether a started thread ended without a lock that it had tried to take.
    pub fn stopped_trying_to_lock(&self) -> bool {
        let ended = self.events.iter().filter(|event| matches!(event.op, Op::Finish | Op::Panic));
        ended.filter(|end| end.task != TaskId::BODY).any(|end| {
            let mut own = self.events.iter().filter(|event| event.task == end.task);
            let last = own.rfind(|event| matches!(event.op, Op::Lock(_) | Op::LockBusy));
            last.is_some_and(|last| last.op == Op::LockBusy)
        })
    }

    /// How many threads the body and its threads started.
    pub fn threads_started(&self) -> usize {
        self.threads.len().saturating_sub(1)
    }

    /// How many of them had not ended when the body returned.
    pub fn threads_left(&self) -> usize {
        self.threads.iter().skip(1).filter(|thread| thread.waits.is_some()).count()
    }

    /// The names that the started threads were given, in the order of their start.
    pub fn names(&self) -> impl Iterator<Item = Option<&str>> {
        self.threads.iter().skip(1).map(|thread| thread.name.as_deref())
    }

    /// The names of the threads that asked what they are called, once for each time they did.
    pub fn own_names_asked(&self) -> impl Iterator<Item = &str> {
        let asked = self.events.iter().filter(|event| event.op == Op::OwnName);
        asked.filter_map(|event| self.threads[event.task.index()].name.as_deref())
    }

    /// How often a lock was taken.
    pub fn lock_acquisitions(&self) -> usize {
        self.events.iter().filter(|event| takes_lock(event.op)).count()
    }

    /// How many different locks were taken.
    pub fn locks_taken(&self) -> usize {
        let mut locks: Vec<_> =
            self.events.iter().filter(|event| takes_lock(event.op)).map(|e| e.object).collect();
        locks.sort_unstable();
        locks.dedup();
        locks.len()
    }

    /// The most threads that were in the [`section`] `name` at the same time.
    pub fn most_at_once(&self, name: &str) -> usize {
        let mut inside = 0_usize;
        let mut most = 0;
        for event in &self.events {
            match event.op {
                Op::Enter(section) if section == name => inside += 1,
                Op::Leave(section) if section == name => inside = inside.saturating_sub(1),
                _ => {}
            }
            most = most.max(inside);
        }
        most
    }

    /// How often the [`section`] `name` was entered.
    pub fn times_entered(&self, name: &str) -> usize {
        self.events.iter().filter(|event| event.op == Op::Enter(name_of(event.op, name))).count()
    }

    /// A thread that slept while it held a lock: the line of the lock, and the line of the sleep.
    pub fn slept_with_lock(&self) -> Option<(Place, Place)> {
        let mut held: Vec<(TaskId, Option<ObjectId>, Place)> = Vec::new();
        for event in &self.events {
            match event.op {
                op if takes_lock(op) => held.push((event.task, event.object, event.place)),
                op if gives_lock(op) => {
                    held.retain(|(task, object, _)| (*task, *object) != (event.task, event.object))
                }
                Op::Sleep(_) => {
                    if let Some((_, _, place)) = held.iter().find(|(task, ..)| *task == event.task) {
                        return Some((*place, event.place));
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Whether two threads slept at the same time, each with a lock: then neither waited for the other's.
    pub fn slept_together_with_locks(&self) -> bool {
        let (mut holders, mut asleep): (Vec<TaskId>, Vec<TaskId>) = (Vec::new(), Vec::new());
        for event in &self.events {
            match event.op {
                Op::Lock(_) | Op::WriteLock(_) => holders.push(event.task),
                Op::Unlock(_) | Op::WriteUnlock(_) => {
                    if let Some(at) = holders.iter().position(|task| *task == event.task) {
                        holders.swap_remove(at);
                    }
                }
                Op::Sleep(_) if holders.contains(&event.task) => asleep.push(event.task),
                Op::Wake => asleep.retain(|task| *task != event.task),
                _ => {}
            }
            if asleep.len() > 1 {
                return true;
            }
        }
        false
    }

    /// How long all threads slept, in total.
    pub fn total_sleep(&self) -> Duration {
        let slept = self.events.iter().filter_map(|event| match event.op {
            Op::Sleep(time) => Some(time),
            _ => None,
        });
        slept.sum()
    }

    /// The most threads, beside the body, that had begun and not ended at the same time.
    pub fn most_threads_at_once(&self) -> usize {
        let (mut alive, mut most) = (0_usize, 0);
        for event in &self.events {
            match event.op {
                Op::Spawn(_) => alive += 1,
                Op::Finish => alive = alive.saturating_sub(1),
                _ => {}
            }
            most = most.max(alive);
        }
        most
    }

    /// The message of the first panic of the execution.
    pub fn first_panic(&self) -> Option<String> {
        let panicked =
            |event: &&Event| event.op == Op::Panic && self.threads[event.task.index()].panicked.is_some();
        let first = self.events.iter().find(panicked)?;
        self.threads[first.task.index()].panicked.as_ref().map(|panic| panic.message.clone())
    }

    /// Whether the message of the first panic of the execution contains these words.
    pub fn panic_says(&self, words: &str) -> bool {
        self.first_panic().is_some_and(|panic| panic.contains(words))
    }
}

fn name_of(op: Op, name: &str) -> &'static str {
    match op {
        Op::Enter(section) if section == name => section,
        _ => "",
    }
}
