//! A snapshot of one point of an execution.

use super::thread::{Doing, ThreadNow};
use crate::rt::candidates::Candidate;
use crate::rt::channel::Fill;
use crate::rt::condition::Condition;
use crate::rt::object::ObjectState;
use crate::rt::world::{Ending, World};
use crate::rt::{ObjectId, Op, TaskId, Value};
use crate::trace::Trace;

/// A shared object, with what only the object itself knows.
#[derive(Debug, Clone)]
pub(in crate::ask) struct ObjectNow {
    /// What was last seen in it.
    pub value: Option<Value>,
    pub fill: Option<Fill>,
    /// The threads that wait for it.
    pub waiting: Vec<TaskId>,
}

/// A point of an execution.
#[derive(Debug, Clone)]
pub(in crate::ask) struct Snapshot {
    pub trace: Trace,
    pub threads: Vec<ThreadNow>,
    pub objects: Vec<ObjectNow>,
    pub candidates: Vec<Candidate>,
    /// How many moves were made.
    pub moves: usize,
    pub decisions: Vec<u32>,
    pub ending: Option<Ending>,
    pub printed: String,
    /// What it took to get here.
    pub steps: usize,
}

impl Snapshot {
    /// `candidates` is empty at the end.
    pub fn of(w: &World, candidates: &[Candidate], moves: usize) -> Self {
        let trace = Trace::of(w);
        let threads = ThreadNow::all(w, candidates);
        let objects = (0..w.objects.len()).map(|index| object(w, &trace, ObjectId(index as u32))).collect();
        Snapshot {
            objects,
            candidates: candidates.to_vec(),
            threads,
            trace,
            moves,
            decisions: w.decisions.clone(),
            ending: w.ending.clone(),
            printed: w.output.last_lines(5),
            steps: w.steps,
        }
    }
}

fn object(w: &World, trace: &Trace, id: ObjectId) -> ObjectNow {
    let last = trace.events().iter().rev().filter(|event| event.object == Some(id));
    let fill = match &w.object(id).state {
        ObjectState::Channel(ends) => Some(ends.fill()),
        _ => None,
    };
    let waits_here =
        |task: &TaskId| matches!(Doing::of(w, *task), Doing::Waits(until, _) if is_at(&until, id));
    let tasks = (0..w.tasks.len()).map(|index| TaskId(index as u32));
    ObjectNow {
        value: last.clone().find_map(|event| value(event.op)),
        fill,
        waiting: tasks.filter(waits_here).collect(),
    }
}

/// The value that the object has after the operation.
fn value(op: Op) -> Option<Value> {
    match op {
        Op::Load(value) | Op::Store(value) | Op::CompareFailed(value) => value,
        Op::Update { new, .. } => new,
        Op::Lock(value) | Op::Unlock(value) => value,
        Op::ReadLock(value) | Op::WriteLock(value) | Op::WriteUnlock(value) => value,
        _ => None,
    }
}

fn is_at(until: &Condition, id: ObjectId) -> bool {
    match until {
        Condition::LockFree(at)
        | Condition::ReadFree(at)
        | Condition::WriteFree(at)
        | Condition::Notified(at)
        | Condition::RoundOver(at, _)
        | Condition::Settled(at)
        | Condition::Done(at)
        | Condition::Tried(at)
        | Condition::CanSend(at)
        | Condition::CanReceive(at)
        | Condition::Taken(at, _) => *at == id,
        Condition::Any(several) => several.iter().any(|one| is_at(one, id)),
        Condition::Always
        | Condition::Never
        | Condition::Finished(_)
        | Condition::AllFinished(_)
        | Condition::Token
        | Condition::Met
        | Condition::Handed => false,
    }
}
