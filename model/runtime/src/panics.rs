//! Panics as data: nothing is printed, and each thread knows whether it is unwinding.
//!
//! The real `std::thread::panicking` counts panics of the OS thread, on which all threads of an
//! execution run; so the panic hook records the panic in the running thread, and catching clears it.

use super::task::PanicReport;
use super::world::{self, Ending};
use super::{Op, event::Place};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe, Location, PanicHookInfo};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

thread_local! {
    /// How many panics are in progress, as far as the hook has seen them.
    static UNDER_WAY: Cell<usize> = const { Cell::new(0) };
    static LAST: RefCell<Option<PanicReport>> = const { RefCell::new(None) };
    /// What was caught, by the address of its payload: the thread that resumes unwinding with it may be another one.
    static CAUGHT: RefCell<Vec<(usize, PanicReport)>> = const { RefCell::new(Vec::new()) };
    /// A panic of the model itself, until the execution is ended for it.
    static FAULT: RefCell<Option<PanicReport>> = const { RefCell::new(None) };
}

/// No program here catches more panics in an execution.
pub const MOST_CAUGHT: usize = 50_000;

/// The payload of a panic by [`crate::ensure`]: what happened, in words.
#[derive(Debug)]
pub struct Ensured(pub String);

/// The last panic of this OS thread, inside or outside an execution.
pub fn last() -> Option<PanicReport> {
    LAST.with(|last| last.borrow().clone())
}

/// Silences panics, and records them instead. Called before the first execution.
pub fn install_hook() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        panic::set_hook(Box::new(note));
    });
}

fn note(info: &PanicHookInfo<'_>) {
    let place = info.location().map(|at| (at.file().to_owned(), at.line()));
    let ensured = info.payload().is::<Ensured>();
    let report = PanicReport { message: message_of(info.payload()), place, ensured };
    if OUTLIVES_ABORTS.load(Ordering::Relaxed) && is_last_word(info, &report) {
        end_aborted();
    }
    LAST.with(|last| *last.borrow_mut() = Some(report.clone()));
    if is_own(&report) && !ensured {
        FAULT.with(|fault| *fault.borrow_mut() = Some(report.clone()));
    }
    let here = info.location().unwrap_or_else(|| Location::caller());
    // SAFETY: the compiler keeps every location for the whole program; the hook's signature hides it.
    unwinding(report, unsafe { std::mem::transmute::<&Location<'_>, Place>(here) });
}

/// Whether an execution ends instead of the program. std's lock on the hook is never released then, so this is
/// only for processes that no longer change the hook.
static OUTLIVES_ABORTS: AtomicBool = AtomicBool::new(false);

/// From now on a panic in a destructor during another panic ends the execution, and not the program.
pub fn outlive_aborts() {
    OUTLIVES_ABORTS.store(true, Ordering::Relaxed);
}

/// Whether the system's library is about to end the program, because a destructor panicked during another panic.
fn is_last_word(info: &PanicHookInfo<'_>, report: &PanicReport) -> bool {
    report.message == "panic in a destructor during cleanup"
        && info
            .location()
            .is_some_and(|at| at.file().replace('\\', "/").contains("library/core/src/panicking.rs"))
}

/// Ends the execution instead of the program. The thread that panicked never continues.
fn end_aborted() {
    let mut second = None;
    world::try_with(|w| {
        if w.is_running() {
            second = w.current_task().and_then(|task| task.unwinding.clone());
        }
    });
    if let Some(second) = second {
        super::point::stop(Ending::Aborted(second));
    }
}

/// Allows panics again after an execution that ended in the middle of one: the real std counts them for each OS
/// thread, and takes another one for a panic in the hook.
pub fn recover() {
    let _ = panic::catch_unwind(|| panic::resume_unwind(Box::new(())));
}

fn unwinding(report: PanicReport, place: Place) {
    UNDER_WAY.set(UNDER_WAY.get() + 1);
    // Whatever the model was at when it panicked itself, this must not panic again.
    world::try_with(|w| {
        w.record(Op::Panic, None, place);
        if let Some(task) = w.current_task() {
            task.unwinding = Some(report);
        }
    });
}

/// Whether the running thread is formatting the message of a panic, which may read shared objects. Until that is done
/// another panic would end the process, so no other thread runs meanwhile.
pub fn words_are_made() -> bool {
    std::thread::panicking() && UNDER_WAY.get() == 0
}

/// Whether it is the model itself that panicked. What a check says by [`crate::ensure`] names the check's line.
pub fn is_own(report: &PanicReport) -> bool {
    report.place.as_ref().is_some_and(|(file, _)| {
        let file = file.replace('\\', "/");
        let model = env!("CARGO_MANIFEST_DIR").replace('\\', "/");
        let inside = file.strip_prefix(model.trim_end_matches("runtime")).or(file.strip_prefix("model/"));
        inside.is_some_and(|path| path.starts_with("runtime/src/") || path.starts_with("engine/src/"))
    })
}

/// The text of a panic's payload.
pub fn message_of(payload: &(dyn Any + Send)) -> String {
    if let Some(text) = payload.downcast_ref::<&str>() {
        (*text).to_owned()
    } else if let Some(text) = payload.downcast_ref::<String>() {
        text.clone()
    } else if let Some(failed) = payload.downcast_ref::<Ensured>() {
        failed.0.clone()
    } else {
        "a value that is no text".to_owned()
    }
}

/// Runs `f`, and catches its panic.
///
/// # Errors
///
/// The payload of the panic.
pub fn catch<R>(f: impl FnOnce() -> R) -> std::thread::Result<R> {
    let (mut f, mut result) = (Some(f), None);
    catch_any(&mut || result = f.take().map(|f| f()))?;
    Ok(result.expect("what did not panic has returned"))
}

/// The part of [`catch`] that is not generic: generic code is compiled again with each answer.
fn catch_any(f: &mut dyn FnMut()) -> std::thread::Result<()> {
    // A destructor that catches a panic may itself run because of another one.
    let before = world::with(|w| w.current_task()?.unwinding.clone());
    let result = panic::catch_unwind(AssertUnwindSafe(f));
    if let Err(payload) = &result {
        remember(&**payload);
        UNDER_WAY.set(UNDER_WAY.get().saturating_sub(1));
        let too_many = world::with(|w| {
            if let Some(fault) = FAULT.with(|fault| fault.borrow_mut().take()) {
                w.ending = Some(Ending::EngineFault(fault));
            }
            if let Some(task) = w.current_task() {
                task.caught = std::mem::replace(&mut task.unwinding, before);
            }
            w.caught += 1;
            w.is_running() && w.caught > MOST_CAUGHT
        });
        if too_many {
            super::point::stop(Ending::PanicsForEver);
        }
    }
    result
}

/// How many panics are remembered. There are hardly ever more caught ones at a time.
const REMEMBERED: usize = 64;

fn remember(payload: &(dyn Any + Send)) {
    if let Some(report) = world::with(|w| w.current_task()?.unwinding.clone()) {
        CAUGHT.with_borrow_mut(|caught| {
            if caught.len() == REMEMBERED {
                caught.remove(0);
            }
            caught.push((address(payload), report));
        });
    }
}

fn address(payload: &(dyn Any + Send)) -> usize {
    std::ptr::from_ref(payload).cast::<()>().addr()
}

/// What is known of a panic that was caught with this payload. An address may have been reused: the last one counts.
fn remembered(payload: &(dyn Any + Send), message: &str) -> Option<PanicReport> {
    let address = address(payload);
    CAUGHT.with_borrow(|caught| {
        let same = |(at, report): &&(usize, PanicReport)| *at == address && report.message == message;
        caught.iter().rfind(same).map(|(_, report)| report.clone())
    })
}

/// Resumes unwinding with a payload that was caught, or that a joined thread left.
#[track_caller]
pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    let message = message_of(&*payload);
    let known = world::with(|w| {
        let caught = w.current_task().and_then(|task| task.caught.clone());
        let left = w.tasks.iter().filter_map(|task| task.panicked.clone());
        caught.into_iter().chain(left).find(|report| report.message == message)
    });
    let known = remembered(&*payload, &message).or(known);
    unwinding(
        known.unwrap_or(PanicReport { message, place: None, ensured: payload.is::<Ensured>() }),
        Location::caller(),
    );
    panic::resume_unwind(payload)
}

/// Whether the running thread is unwinding.
pub fn panicking() -> bool {
    world::with(|w| w.current_task().is_some_and(|task| task.unwinding.is_some()))
}
