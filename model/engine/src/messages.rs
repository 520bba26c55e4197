//! Every sentence that the engine says to people.

use crate::deadlock;
use crate::failure::Failure;
use crate::names;
use crate::rt::event::Place;
use crate::rt::point::HORIZON;
use crate::rt::task::PanicReport;
use crate::rt::world::{Ending, World};
use crate::rt::{Condition, Event, Op, TaskId, Value};
use crate::trace::{LostUpdate, ThreadEnd, Trace};
use std::fmt::Debug;
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

pub(crate) fn other_value(what: &str, actual: &dyn Debug, expected: &dyn Debug) -> String {
    format!("{what} was {actual:?}, and should be {expected:?}")
}

pub(crate) fn took(took: Duration, least: Duration, most: Duration) -> String {
    let took = duration(took);
    if least == most {
        return format!("it took {took} of virtual time, and should take {}", duration(least));
    }
    format!("it took {took} of virtual time, and should take {} to {}", duration(least), duration(most))
}

/// What ended an execution.
pub(crate) fn happened(ending: &Ending, trace: &Trace) -> String {
    match ending {
        Ending::Returned => "nothing went wrong under this schedule".to_owned(),
        Ending::Panicked(panic) => panicked(panic, trace),
        Ending::Deadlock => deadlocked(trace),
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

/// A schedule names a decision that the execution did not come to.
pub(crate) fn unused(decision: u32) -> String {
    format!(
        "the schedule does not fit the program: it ended before decision {decision}. Has the file changed since?"
    )
}

/// A schedule names an exploration that the check does not make.
pub(crate) fn no_such_exploration(part: u32, explorations: u32) -> String {
    let has = match explorations {
        0 => "makes none".to_owned(),
        1 => "makes 1".to_owned(),
        _ => format!("makes {explorations}"),
    };
    format!("the schedule belongs to exploration {part}, and this check {has}")
}

fn panicked(panic: &PanicReport, trace: &Trace) -> String {
    let own = sentence(panic);
    // The body often only passes on, by `unwrap` or `resume_unwind`, that another thread has panicked.
    let first = trace.threads.iter().enumerate().skip(1).find(|(_, thread)| thread.panicked.is_some());
    match first.and_then(|(index, thread)| Some((TaskId(index as u32), thread.panicked.as_ref()?))) {
        Some((_, first)) if first == panic => own,
        Some((task, first)) => format!("{} panicked: {}\nAnd then: {own}", trace.name(task), sentence(first)),
        None => own,
    }
}

fn sentence(panic: &PanicReport) -> String {
    match &panic.place {
        Some((file, line)) if !is_ours(file) => {
            format!("{} ({}:{line})", panic.message, short(file))
        }
        _ => panic.message.clone(),
    }
}

/// Lines of checks, of the model itself and of the real library are not the student's business.
pub(crate) fn is_ours(file: &str) -> bool {
    let file = file.replace('\\', "/");
    let engine = env!("CARGO_MANIFEST_DIR").replace('\\', "/");
    // Cargo names the files of the workspace from its root, and others in full.
    let path = file.strip_prefix(engine.trim_end_matches("engine")).or(file.strip_prefix("model/"));
    // An iterator's `next` is often called by an adapter of the real library, as in `receiver.iter().map(…)`.
    let library = file.contains("/library/core/") || file.contains("/library/alloc/");
    library || file.contains("tests/checks/") || path.is_some_and(|path| path.contains("/src/"))
}

fn short(file: &str) -> String {
    let file = file.replace('\\', "/");
    let parts: Vec<&str> = file.rsplit('/').take(2).collect();
    parts.into_iter().rev().collect::<Vec<_>>().join("/")
}

pub(crate) fn line(place: Option<Place>) -> String {
    match place {
        Some(place) if !is_ours(place.file()) => format!(" at line {}", place.line()),
        _ => String::new(),
    }
}

fn deadlocked(trace: &Trace) -> String {
    let circle = deadlock::circle(trace);
    let stuck = |task: &TaskId| trace.threads[task.index()].waits.is_some();
    let all: Vec<TaskId> = (0..trace.threads.len()).map(|index| TaskId(index as u32)).filter(stuck).collect();
    let mut text = if circle.is_empty() {
        "deadlock: every thread that is left waits, and nothing can wake any of them".to_owned()
    } else {
        "deadlock: these threads wait for each other, for ever".to_owned()
    };
    let shown = if circle.is_empty() { &all } else { &circle };
    for task in shown {
        text.push_str(&format!("\n  {}", waits(trace, *task)));
    }
    let others = all.len() - shown.len();
    if others > 0 {
        text.push_str(&format!("\n  {}", bystanders(others)));
    }
    text
}

fn bystanders(count: usize) -> String {
    match count {
        1 => "1 other thread waits for these, and does no harm itself".to_owned(),
        _ => format!("{count} other threads wait for these, and do no harm themselves"),
    }
}

fn threads(count: usize) -> String {
    if count == 1 { "1 other thread".to_owned() } else { format!("{count} other threads") }
}

fn waits(trace: &Trace, task: TaskId) -> String {
    let Some((condition, place)) = &trace.threads[task.index()].waits else {
        return trace.name(task);
    };
    let held = trace.objects.iter().enumerate().flat_map(|(index, object)| {
        let mine = object.held.iter().filter(move |(holder, _)| *holder == task);
        mine.map(move |(_, since)| (crate::rt::ObjectId(index as u32), *since))
    });
    let held: Vec<String> = held
        .map(|(lock, since)| format!("holds `{}`{}, and ", names::of(trace, lock), since_line(since)))
        .collect();
    format!("{} {}waits for {}{}", trace.name(task), held.concat(), what(trace, condition), line(*place))
}

pub(crate) fn since_line(place: Place) -> String {
    let line = line(Some(place));
    line.replacen(" at line", " since line", 1)
}

pub(crate) fn what(trace: &Trace, condition: &Condition) -> String {
    match condition {
        Condition::Always => "its turn".to_owned(),
        Condition::Never => "time to pass".to_owned(),
        Condition::LockFree(lock) => format!("`{}`", names::of(trace, *lock)),
        Condition::Finished(task) => format!("{} to end", trace.name(*task)),
        Condition::AllFinished(_) => "the threads of its scope to end".to_owned(),
        Condition::Token => "`unpark`".to_owned(),
        Condition::ReadFree(lock) => format!("`{}`, to read it", names::of(trace, *lock)),
        Condition::WriteFree(lock) => format!("`{}`, to write it", names::of(trace, *lock)),
        Condition::Notified(condvar) => {
            format!("a notification of `{}`", names::of(trace, *condvar))
        }
        Condition::RoundOver(barrier, _) => {
            format!("the others at `{}`", names::of(trace, *barrier))
        }
        Condition::Settled(once) | Condition::Done(once) | Condition::Tried(once) => {
            format!("`{}` to be initialised", names::of(trace, *once))
        }
        Condition::CanSend(channel) => format!("room in `{}`", names::of(trace, *channel)),
        Condition::CanReceive(channel) => format!("a message in `{}`", names::of(trace, *channel)),
        Condition::Taken(channel, _) => format!("a receiver at `{}`", names::of(trace, *channel)),
        Condition::Met | Condition::Handed => "its partner at the channel".to_owned(),
        Condition::Any(several) => any_of(trace, several),
    }
}

/// Whoever waits for a channel without room waits for a partner there as well: that goes without saying.
fn any_of(trace: &Trace, several: &[Condition]) -> String {
    let told = several.iter().filter(|one| **one != Condition::Met);
    told.map(|one| what(trace, one)).collect::<Vec<_>>().join(" or ")
}

fn busy_for_ever(trace: &Trace) -> String {
    format!(
        "it never ends: {}",
        busiest(trace).unwrap_or_else(|| "threads ask for ever for what nobody changes".to_owned())
    )
}

fn busiest(trace: &Trace) -> Option<String> {
    let (index, thread) = trace.threads.iter().enumerate().max_by_key(|(_, thread)| thread.useless.0)?;
    asks(&trace.name(TaskId(index as u32)), thread)
}

/// A thread asked again and again, or got up again and again, while its call had to wait.
pub(crate) fn asks_while_it_waits(trace: &Trace) -> String {
    let who = busiest(trace).map(|busiest| format!(": {busiest}")).unwrap_or_default();
    format!("A thread that waits does nothing until it can go on, and here one asks again and again{who}.")
}

fn asks(name: &str, thread: &ThreadEnd) -> Option<String> {
    let (times, place) = thread.useless;
    let place = place.filter(|place| times > 0 && !is_ours(place.file()))?;
    Some(format!(
        "{name} asked {times} times at line {} while nothing had changed (busy waiting)",
        place.line()
    ))
}

fn too_many_steps(trace: &Trace) -> String {
    let mut text = format!("it did not end within {} operations", trace.steps());
    if let Some(last) = trace.events().last() {
        text.push_str(&format!(
            "; {} went on with {}{}",
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

/// Advice where a thread asked again and again in vain; none where none did.
pub(crate) fn busy_waiting(w: &World) -> Option<String> {
    if w.tasks.iter().all(|task| task.useless.total == 0) {
        return None;
    }
    busiest(&Trace::of(w))
        .map(|busiest| format!("{busiest}: a blocking call would let the core do other work"))
}

/// What a thread did, as the program says it.
pub(crate) fn operation(trace: &Trace, event: &Event) -> String {
    let name = event.object.map(|id| names::of(trace, id)).unwrap_or_default();
    match event.op {
        Op::Spawn(task) => format!("starts {}", trace.name(task)),
        Op::Join(task) => format!("joined {}", trace.name(task)),
        Op::ScopeEnd => "end of scope".to_owned(),
        Op::Finish => "ends".to_owned(),
        Op::Panic => "panics".to_owned(),
        Op::Sleep(time) => format!("sleeps {}", duration(time)),
        Op::Wake => "wakes up".to_owned(),
        Op::Yield => "yields".to_owned(),
        Op::Load(value) => format!("{name}.load(){}", arrow(value)),
        Op::Store(value) => format!("{name}.store({})", shown(value)),
        Op::Update { old, new } => format!("{name}: {} becomes {}", shown(old), shown(new)),
        Op::CompareFailed(value) => format!("{name}: compare failed{}", arrow(value)),
        Op::SpuriousCompareFailed => format!("{name}: compare failed for no reason"),
        Op::SpuriousWake => "wakes up for no reason".to_owned(),
        Op::OwnersChanged => format!("makes or drops a pointer to {name}"),
        Op::OwnersAsked => format!("asks how many own {name}"),
        Op::Lock(value) => format!("{name}.lock(){}", arrow(value)),
        Op::Unlock(value) => {
            format!("unlocks {name}{}", value.map(|value| format!(" = {value}")).unwrap_or_default())
        }
        Op::LockBusy => format!("{name} is locked"),
        Op::TimedOut => "time is over".to_owned(),
        Op::ReadLock(value) => format!("{name}.read(){}", arrow(value)),
        Op::ReadUnlock => format!("ends reading {name}"),
        Op::WriteLock(value) => format!("{name}.write(){}", arrow(value)),
        Op::WriteUnlock(value) => {
            format!("ends writing {name}{}", value.map(|value| format!(" = {value}")).unwrap_or_default())
        }
        Op::Wait => format!("waits on {name}"),
        Op::Woken => format!("woken on {name}"),
        Op::Notify(woken) => format!("notifies {name}: {woken} woken"),
        Op::Barrier => format!("passes {name}"),
        Op::Once => format!("{name} is set"),
        Op::Send(held) => format!("{name}: sends (holds {held})"),
        Op::Receive(held) => format!("{name}: receives (holds {held})"),
        Op::Length(held) => format!("{name}.len() → {held}"),
        Op::SendRefused => format!("{name}: cannot send"),
        Op::Empty => format!("{name}: empty"),
        Op::Closed => format!("{name}: closed"),
        Op::Disconnect => format!("{name}: hangs up"),
        Op::Park => "parked, goes on".to_owned(),
        Op::Unpark(task) => format!("unparks {}", trace.name(task)),
        Op::OwnName => "asks for its own name".to_owned(),
        Op::Enter(section) => format!("enters {section}"),
        Op::Leave(section) => format!("leaves {section}"),
        Op::Call(call) => format!("{call} {{"),
        Op::Return(answer) => format!("}} → {answer}"),
    }
}

fn shown(value: Option<Value>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn arrow(value: Option<Value>) -> String {
    value.map(|value| format!(" → {value}")).unwrap_or_default()
}

/// A remark beside the row of the event `at`, where it is the one that did the harm.
pub(crate) fn remark(trace: &Trace, at: usize) -> Option<String> {
    let lost = trace.lost_update().filter(|lost| lost.event == at)?;
    Some(overwrites(trace, lost))
}

pub(crate) fn overwrites(trace: &Trace, lost: LostUpdate) -> String {
    let other = trace.name(lost.lost);
    match trace.events()[lost.event].op {
        // It reads again in the same step, so nothing is lost; but it was decided on before.
        Op::Update { .. } => format!("← {other} wrote after this thread had looked"),
        _ => format!("← overwrites what {other} wrote"),
    }
}

pub(crate) fn rows_left_out(count: usize) -> String {
    format!("  … {count} operations …")
}

pub(crate) fn other_threads(count: usize) -> String {
    format!("  ({} not shown)", threads(count))
}

/// The whole message of a failed check.
pub(crate) fn failed(failure: &Failure) -> String {
    let mut parts = vec![format!("{}\n{}", capital(&failure.expected), capital(&failure.happened))];
    if !failure.story.is_empty() {
        parts.push(
            failure.story.lines().map(|line| format!("  {line}\n")).collect::<String>().trim_end().to_owned(),
        );
    }
    if let Some(misconception) = &failure.misconception {
        parts.push(misconception.clone());
    }
    if !failure.output.is_empty() {
        parts.push(format!("The last lines that it printed:\n{}", failure.output));
    }
    parts.join("\n\n")
}

/// A sentence begins with a capital letter and ends with a full stop.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().collect::<String>()).unwrap_or_default();
    let text = format!("{first}{}", letters.as_str());
    if text.ends_with(['.', '!', '?', ')', ':']) || text.contains('\n') { text } else { format!("{text}.") }
}

pub(crate) fn out_of_memory() -> String {
    format!(
        "It used more than {} MiB of memory: it seems to allocate without end.",
        crate::memory::LIMIT >> 20
    )
}

pub(crate) fn unknown_check(name: &str) -> String {
    format!("there is no check `{name}` in this file")
}

pub(crate) fn check_panicked(panic: Option<PanicReport>) -> String {
    match panic {
        Some(panic) => format!("It panicked: {}", sentence(&panic)),
        None => "It panicked.".to_owned(),
    }
}
