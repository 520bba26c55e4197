//! Panics as data: nothing is printed, and each thread knows whether it is unwinding.
//!
//! The real `std::thread::panicking` counts panics of the OS thread, on which all threads of an
//! execution run; so the panic hook notes the panic in the thread that runs, and catching forgets it.

use super::task::PanicReport;
use super::world;
use super::{Op, event::Place};
use std::any::Any;
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, Location, PanicHookInfo};
use std::sync::Once;

thread_local! {
    static LAST: RefCell<Option<PanicReport>> = const { RefCell::new(None) };
}

/// The last panic of this OS thread, inside an execution or out of it.
pub(crate) fn last() -> Option<PanicReport> {
    LAST.with(|last| last.borrow().clone())
}

/// Silences panics, and notes them instead. Called before the first execution.
pub(crate) fn install_hook() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        // shuttle installs a hook of its own, which prints, with its first execution: get that over
        // with on a thread of its own, so that ours replaces it.
        let first = std::thread::spawn(|| shuttle::check_random(|| {}, 1));
        first.join().expect("an execution that does nothing does not panic");
        panic::set_hook(Box::new(note));
    });
}

fn note(info: &PanicHookInfo<'_>) {
    let place = info.location().map(|at| (at.file().to_owned(), at.line()));
    let report = PanicReport { message: message_of(info.payload()), place };
    LAST.with(|last| *last.borrow_mut() = Some(report.clone()));
    let here = info.location().unwrap_or_else(|| Location::caller());
    // SAFETY: the compiler keeps every location for the whole program; the hook's signature hides it.
    unwinding(report, unsafe { std::mem::transmute::<&Location<'_>, Place>(here) });
}

fn unwinding(report: PanicReport, place: Place) {
    world::with(|w| {
        w.record(Op::Panic, None, place);
        if let Some(task) = w.current_task() {
            task.panicked.get_or_insert_with(|| report.clone());
            task.unwinding = Some(report);
        }
    });
}

/// The text of a panic's payload.
pub fn message_of(payload: &(dyn Any + Send)) -> String {
    if let Some(text) = payload.downcast_ref::<&str>() {
        (*text).to_owned()
    } else if let Some(text) = payload.downcast_ref::<String>() {
        text.clone()
    } else if let Some(failed) = payload.downcast_ref::<crate::failure::Ensured>() {
        failed.0.clone()
    } else {
        "a panic with a value that is no text".to_owned()
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

/// The part of [`catch`] that is the same for all: what is generic is compiled anew with each answer.
fn catch_any(f: &mut dyn FnMut()) -> std::thread::Result<()> {
    // A destructor that catches a panic may itself run because of another one.
    let before = world::with(|w| w.current_task()?.unwinding.clone());
    let result = panic::catch_unwind(AssertUnwindSafe(f));
    if result.is_err() {
        world::with(|w| {
            if let Some(task) = w.current_task() {
                task.unwinding = before;
            }
        });
    }
    result
}

/// Goes on unwinding with a payload that was caught.
#[track_caller]
pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    let report = PanicReport { message: message_of(&*payload), place: None };
    unwinding(report, Location::caller());
    panic::resume_unwind(payload)
}

/// Whether the running thread is unwinding.
pub fn panicking() -> bool {
    world::with(|w| w.current_task().is_some_and(|task| task.unwinding.is_some()))
}
