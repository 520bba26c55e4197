//! What questions about a program are made from: its outcomes with an interleaving for each, the interleaving after
//! which nothing goes on, and who waits for what.

use crate::claim::in_ideal_time;
use crate::explore::explore;
use crate::rt::world::{self, Ending, Time};
use crate::rt::{Condition, Event, Kind, ObjectId, TaskId, clock, thread};
use crate::schedule::Body;
use crate::trace::{Trace, so_far};
use crate::{messages, shrink, story};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::coverage::Coverage;

/// Every outcome of a program, each with the interleaving of the fewest switches that leads to it.
#[derive(Debug, Clone)]
pub struct Witnessed<T: Ord> {
    /// The outcomes.
    pub outcomes: BTreeMap<T, Trace>,
    /// How many schedules were tried.
    pub schedules: usize,
    /// Whether these are all there are.
    pub coverage: Coverage,
}

/// What a thread is at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It has ended.
    Ended,
    /// It sleeps.
    Asleep,
    /// It can go on.
    Runs,
    /// It waits: for what, in words.
    Waits(String),
}

/// Collects what `body` returns in any-speed time, as [`crate::outcomes`] does, with a witness for each.
///
/// # Errors
///
/// What went wrong, when a schedule ends in something else than an outcome.
pub fn witnessed_outcomes<T: Ord + Send + 'static>(
    body: impl Fn() -> T + Send + Sync + 'static,
) -> Result<Witnessed<T>, String> {
    let kept: Arc<Mutex<BTreeMap<T, (usize, Trace)>>> = Arc::default();
    let witnesses = Arc::clone(&kept);
    let body: Body = Arc::new(move || {
        let value = body();
        let switches = world::with(|w| w.decisions.iter().filter(|taken| **taken > 0).count());
        let mut witnesses = witnesses.lock().unwrap_or_else(PoisonError::into_inner);
        if witnesses.get(&value).is_none_or(|(fewest, _)| switches < *fewest) {
            witnesses.insert(value, (switches, world::with(|w| Trace::of(w))));
        }
    });
    let tally = explore(Time::AnySpeed, &body);
    if let Some(found) = tally.found {
        return Err(messages::happened(&found.ending, &found.trace));
    }
    let witnesses = std::mem::take(&mut *kept.lock().unwrap_or_else(PoisonError::into_inner));
    let outcomes = witnesses.into_iter().map(|(value, (_, trace))| (value, trace)).collect();
    Ok(Witnessed { outcomes, schedules: tally.runs, coverage: tally.coverage })
}

/// The interleaving with the fewest switches after which threads wait for ever, if there is one.
pub fn standstill(body: impl Fn() + Send + Sync + 'static) -> Option<Trace> {
    let body: Body = Arc::new(body);
    let found = explore(Time::AnySpeed, &body).found?;
    let small = shrink::shrink(found, &body);
    matches!(small.ending, Ending::Deadlock).then_some(small.trace)
}

/// What has happened when `program` has run for `at` of ideal time, under some fifty schedules. The program runs on
/// the first thread that is started, so that somebody can look on.
pub fn after<T: 'static>(
    at: Duration,
    program: impl Fn() -> T + Clone + Send + Sync + 'static,
) -> Vec<Trace> {
    let looked_at = in_ideal_time(move || {
        let program = program.clone();
        let _detached = thread::spawn(thread::Options::default(), move || drop(program()));
        clock::sleep(at);
        so_far()
    });
    looked_at.values
}

impl Trace {
    /// With the thread of this number as `main`, and those after it counted from 1. What those before it did is left
    /// out: they only looked on.
    #[must_use]
    pub fn with_main(mut self, main: usize) -> Trace {
        self.events.retain(|event| event.task.index() >= main);
        for (index, thread) in self.threads.iter_mut().enumerate().skip(main) {
            let name = if index == main { "main".to_owned() } else { format!("thread {}", index - main) };
            thread.name.get_or_insert(name);
        }
        self
    }

    /// All threads, the body among them, in the order of their start.
    pub fn all_threads(&self) -> impl Iterator<Item = TaskId> + use<> {
        (0..self.threads.len() as u32).map(TaskId)
    }

    /// What a thread did, as the program says it: `counter.load() → 0`.
    pub fn operation(&self, event: &Event) -> String {
        messages::operation(self, event)
    }

    /// The line of an operation, where it is one of the program's and not of the model's.
    pub fn line(&self, event: &Event) -> Option<u32> {
        (!messages::is_ours(event.place.file())).then(|| event.place.line())
    }

    /// As [`Trace::story`], within so many columns.
    pub fn story_within(&self, width: usize) -> String {
        story::tell(self, width)
    }

    /// What a thread is at, when the execution is over or looked at.
    pub fn standing(&self, task: TaskId) -> Standing {
        match &self.threads[task.index()].waits {
            None => Standing::Ended,
            Some((Condition::Never, _)) => Standing::Asleep,
            Some((Condition::Always, _)) => Standing::Runs,
            Some((condition, _)) => Standing::Waits(messages::what(self, condition)),
        }
    }

    /// The line of the operation that a thread waits to do, where it is one of the program's.
    pub fn waits_on_line(&self, task: TaskId) -> Option<u32> {
        let (_, place) = self.threads[task.index()].waits.as_ref()?;
        place.filter(|place| !messages::is_ours(place.file())).map(|place| place.line())
    }

    /// All that a thread of this program could wait for, in the words of [`Trace::standing`].
    pub fn things_to_wait_for(&self) -> Vec<String> {
        let mut things = Vec::new();
        for (index, object) in self.objects.iter().enumerate() {
            let id = ObjectId(index as u32);
            let conditions = match object.kind {
                Kind::Mutex => vec![Condition::LockFree(id)],
                Kind::RwLock => vec![Condition::ReadFree(id), Condition::WriteFree(id)],
                Kind::Condvar => vec![Condition::Notified(id)],
                Kind::Channel => vec![Condition::CanSend(id), Condition::CanReceive(id)],
                Kind::Barrier => vec![Condition::RoundOver(id, 0)],
                Kind::Atomic | Kind::Once | Kind::Arc | Kind::Output => Vec::new(),
            };
            things.extend(conditions.iter().map(|condition| messages::what(self, condition)));
        }
        things.extend(self.all_threads().map(|task| messages::what(self, &Condition::Finished(task))));
        things
    }
}
