//! What ended an execution, in a sentence or two.

use super::deadlocks::{deadlocked, waits};
use super::{line, operation};
use crate::rt::event::Place;
use crate::rt::task::PanicReport;
use crate::rt::world::{Ending, World};
use crate::rt::{Condition, TaskId};
use crate::trace::{ThreadEnd, Trace, is_ours};

/// What ended an execution.
pub(crate) fn happened(ending: &Ending, trace: &Trace) -> String {
    match ending {
        Ending::Returned => "nothing went wrong under this schedule".to_owned(),
        Ending::Panicked(panic) => panicked(panic, trace),
        Ending::Deadlock => deadlocked(trace),
        Ending::Aborted(panic) => format!(
            "{}: a destructor panicked while another panic was unwinding its thread, and that ends the whole program",
            sentence(panic)
        ),
        Ending::PanicsForEver => {
            format!(
                "it caught {} panics and went on panicking: it seems to do so without end",
                crate::rt::panics::MOST_CAUGHT
            )
        }
        Ending::BusyForEver => busy_for_ever(trace),
        Ending::TooManySteps => too_many_steps(trace),
        Ending::StaticKept(place) => static_kept(place),
        Ending::OutputFlood => {
            "it printed more than 1 MiB in one run: it seems to print without end".to_owned()
        }
        Ending::GivenUp => misfit(),
        Ending::TooManyThreads => {
            format!(
                "it started {} threads and went on starting them: it seems to do so without end",
                trace.threads_started()
            )
        }
        Ending::EngineFault(panic) => engine_fault(panic),
    }
}

pub(crate) fn misfit() -> String {
    "the schedule does not fit the program: has the file changed since?".to_owned()
}

pub(crate) fn engine_fault(panic: &PanicReport) -> String {
    let (file, line) = panic.place.clone().unwrap_or_default();
    format!(
        "the workbook's model failed at {}:{line}: {}. This is a bug in the workbook; please report it",
        short(&file),
        panic.message
    )
}

/// The message of a panic that a check itself causes, in a thread or a job, begins like this: it is no failure.
const ON_PURPOSE: &str = "on purpose";

fn panicked(panic: &PanicReport, trace: &Trace) -> String {
    let own = sentence(panic);
    // The body often only passes on, by `unwrap` or `resume_unwind`, that another thread has panicked.
    // A check's jobs panic so that it can see what becomes of that.
    let is_meant = |first: &PanicReport| panic.ensured || first.message.starts_with(ON_PURPOSE);
    let tells = |first: &PanicReport| is_of_answer(first) || first.ensured || !is_meant(first);
    let mut others = trace.threads.iter().enumerate().skip(1);
    let first = others.find(|(_, thread)| thread.panicked.as_ref().is_some_and(tells));
    let (task, first) = first
        .and_then(|(index, thread)| Some((TaskId(index as u32), thread.panicked.as_ref()?)))
        .unwrap_or((TaskId::BODY, panic));
    match first {
        first if first != panic => {
            format!("{} panicked: {}\nAnd then: {own}", trace.name(task), sentence(first))
        }
        // What a check says is no panic for people.
        _ if is_of_answer(panic) => format!("{} panicked: {own}", trace.name(task)),
        _ => own,
    }
}

fn is_of_answer(panic: &PanicReport) -> bool {
    panic.place.as_ref().is_some_and(|(file, _)| !is_ours(file))
}

pub(crate) fn sentence(panic: &PanicReport) -> String {
    match &panic.place {
        Some((file, line)) if is_of_answer(panic) => format!("{} ({}:{line})", panic.message, short(file)),
        _ => panic.message.clone(),
    }
}

fn short(file: &str) -> String {
    let file = file.replace('\\', "/");
    let parts: Vec<&str> = file.rsplit('/').take(2).collect();
    parts.into_iter().rev().collect::<Vec<_>>().join("/")
}

fn busy_for_ever(trace: &Trace) -> String {
    format!(
        "it never ends: {}",
        busiest(trace).unwrap_or_else(|| "threads ask for ever for what nobody changes".to_owned())
    )
}

fn busiest(trace: &Trace) -> Option<String> {
    let (index, thread) = trace.threads.iter().enumerate().max_by_key(|(_, thread)| thread.busy_wait.0)?;
    asks(&trace.name(TaskId(index as u32)), thread)
}

fn asks(name: &str, thread: &ThreadEnd) -> Option<String> {
    let (times, place) = thread.busy_wait;
    let place = place.filter(|place| times > 0 && !is_ours(place.file()))?;
    Some(format!(
        "{name} asked {} at line {} while nothing had changed (busy waiting)",
        times_of(times),
        place.line()
    ))
}

/// A thread polled, or woke up again and again, while its call had to wait.
pub(crate) fn asks_while_it_waits(trace: &Trace) -> String {
    let who = busiest(trace).map(|busiest| format!(": {busiest}")).unwrap_or_default();
    format!("A thread that waits does nothing until it can go on, and here one asks again and again{who}.")
}

fn too_many_steps(trace: &Trace) -> String {
    let mut text = format!("it did not end within {} operations", trace.events().len().max(1));
    if let Some(last) = trace.events().last() {
        text.push_str(&format!(
            "; the last step of {}: {}{}",
            trace.name(last.task),
            operation(trace, last),
            line(Some(last.place))
        ));
    }
    let waits_for_threads =
        |condition: &Condition| matches!(condition, Condition::Finished(_) | Condition::AllFinished(_));
    if trace.threads[0].waits.as_ref().is_some_and(|(condition, _)| waits_for_threads(condition)) {
        text.push_str(&format!("\n  {}", waits(trace, TaskId::BODY)));
    }
    text
}

fn static_kept(place: &Place) -> String {
    format!(
        "the value of the `static` used at line {} cannot be set back between two runs, so this file cannot be judged: \
         make it a local variable and lend it to the threads, or an atomic",
        place.line()
    )
}

/// A thread that polled in vain less often was only held up for a moment.
const ADVISED: u32 = 10;

/// Advice if a thread polled in vain; none if none did.
pub(crate) fn busy_waiting(w: &World) -> Option<String> {
    if w.tasks.iter().all(|task| task.busy_wait.total < ADVISED) {
        return None;
    }
    busiest(&Trace::of(w))
        .map(|busiest| format!("{busiest}: a blocking call would let the core do other work"))
}

fn times_of(count: u32) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}
