//! Every sentence that stories are told in.

mod deadlocks;
mod endings;
mod operations;

pub(crate) use deadlocks::{held_thing, held_to, holds_to};
pub(crate) use endings::{asks_while_it_waits, busy_waiting, engine_fault, happened, misfit, sentence};
pub use operations::operation;

use super::names;
use crate::rt::event::Place;
use crate::rt::point::HORIZON;
use crate::rt::{Condition, Op, TaskId};
use crate::trace::{LostUpdate, Trace, is_ours};
use std::time::Duration;

/// "0 ms", "250 ms", "3 s", "1.5 s", "for ever".
pub(crate) fn duration(time: Duration) -> String {
    if time >= HORIZON {
        return "for ever".to_owned();
    }
    let millis = time.as_millis();
    match (millis, time.subsec_nanos() % 1_000_000) {
        (_, nanos) if nanos != 0 && millis < 1000 => format!("{time:?}"),
        (0..1000, _) => format!("{millis} ms"),
        _ => format!("{} s", time.as_secs_f64()),
    }
}

pub(crate) fn line(place: Option<Place>) -> String {
    match place {
        Some(place) if !is_ours(place.file()) => format!(" at line {}", place.line()),
        _ => String::new(),
    }
}

pub(crate) fn since_line(place: Place) -> String {
    let line = line(Some(place));
    line.replacen(" at line", " since line", 1)
}

pub(crate) fn what(trace: &Trace, condition: &Condition) -> String {
    match condition {
        Condition::Always => "its turn".to_owned(),
        Condition::Never => "time to pass".to_owned(),
        Condition::LockFree(lock) => names::quoted(trace, *lock),
        Condition::Finished(task) => format!("{} to end", trace.name(*task)),
        Condition::AllFinished(_) => "the threads of its scope to end".to_owned(),
        Condition::Token => "`unpark`".to_owned(),
        Condition::ReadFree(lock) => format!("{}, to read it", names::quoted(trace, *lock)),
        Condition::WriteFree(lock) => format!("{}, to write it", names::quoted(trace, *lock)),
        Condition::Notified(condvar) => {
            format!("a notification of {}", names::quoted(trace, *condvar))
        }
        Condition::RoundOver(barrier, _) => {
            format!("the others at {}", names::quoted(trace, *barrier))
        }
        Condition::Settled(once) | Condition::Done(once) | Condition::Tried(once) => {
            format!("{} to be initialised", names::quoted(trace, *once))
        }
        Condition::CanSend(channel) => format!("room in {}", names::quoted(trace, *channel)),
        Condition::CanReceive(channel) => format!("a message in {}", names::quoted(trace, *channel)),
        Condition::Taken(channel, _) => format!("a receiver at {}", names::quoted(trace, *channel)),
        Condition::Met | Condition::Handed => "its partner at the channel".to_owned(),
        Condition::Any(several) => any_of(trace, several),
    }
}

/// A thread that waits at a rendezvous channel also waits for a partner there: that goes without saying.
fn any_of(trace: &Trace, several: &[Condition]) -> String {
    let told = several.iter().filter(|one| **one != Condition::Met);
    told.map(|one| what(trace, one)).collect::<Vec<_>>().join(" or ")
}

/// A remark beside the row of the event `at`, where it is the one that did the harm.
pub(crate) fn remark(trace: &Trace, at: usize) -> Option<String> {
    let lost = trace.harmful_update().filter(|lost| lost.event == at)?;
    Some(overwrites(trace, lost))
}

pub(crate) fn overwrites(trace: &Trace, lost: LostUpdate) -> String {
    overwrites_by(trace, lost.event, Some(lost.lost))
}

/// The same, where the thread whose write is lost may depend on how the execution came there.
pub(crate) fn overwrites_by(trace: &Trace, event: usize, lost: Option<TaskId>) -> String {
    let other = lost.map_or_else(|| "another thread".to_owned(), |lost| trace.name(lost));
    match trace.events()[event].op {
        // It reads again in the same step, so nothing is lost; but it was decided on before.
        Op::Update { .. } => format!("← {other} wrote after this thread had looked"),
        _ => format!("← overwrites what {other} wrote"),
    }
}

/// No more threads than this are listed one by one.
const TOLD: usize = 3;

/// "  … 15 operations: 12 of thread 1, 3 of thread 2 …"
pub(crate) fn rows_left_out(trace: &Trace, by_thread: &[(TaskId, usize)]) -> String {
    let total: usize = by_thread.iter().map(|(_, count)| count).sum();
    if let [(task, count)] = by_thread {
        return format!("  … {} of {} …", operations(*count), trace.name(*task));
    }
    let of = |(task, count): &(TaskId, usize)| format!("{count} of {}", trace.name(*task));
    let mut parts: Vec<String> = by_thread.iter().take(TOLD).map(of).collect();
    let others: usize = by_thread.iter().skip(TOLD).map(|(_, count)| count).sum();
    if others > 0 {
        parts.push(format!("{others} of others"));
    }
    format!("  … {}: {} …", operations(total), parts.join(", "))
}

/// "  (not shown: thread 3 (12 operations), and 2 other threads)"
pub(crate) fn not_shown(trace: &Trace, by_thread: &[(TaskId, usize)]) -> String {
    let of = |(task, count): &(TaskId, usize)| format!("{} ({})", trace.name(*task), operations(*count));
    let parts: Vec<String> = by_thread.iter().take(TOLD).map(of).collect();
    let more = match by_thread.len().saturating_sub(TOLD) {
        0 => String::new(),
        1 => ", and 1 other thread".to_owned(),
        count => format!(", and {count} other threads"),
    };
    format!("  (not shown: {}{more})", parts.join(", "))
}

fn operations(count: usize) -> String {
    if count == 1 { "1 operation".to_owned() } else { format!("{count} operations") }
}
