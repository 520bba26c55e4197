//! Keeps panics as data: while `catching` runs its work, a panic leaves a record and no trace.

use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::{Mutex, Once, PoisonError};
use std::thread;

use super::messages;

/// A panic of the work or of a thread that it started.
pub(super) struct Panic {
    pub message: String,
    /// `lessons/03_race.rs:57`
    pub place: String,
    /// The name of the thread, unless it is `main` or has none.
    pub thread: Option<String>,
}

/// The panics since `catching` began; `None` while it does not run.
static CAUGHT: Mutex<Option<Vec<Panic>>> = Mutex::new(None);

/// Does `work`; gives back its result, unless it panicked, and every panic, the first one first.
///
/// The first is the cause: a thread's panic comes before the one of whoever joins it.
pub(super) fn catching<T>(work: impl FnOnce() -> T) -> (Option<T>, Vec<Panic>) {
    install();
    replace_caught(Some(Vec::new()));
    // What the work leaves half done is dropped with it; nothing looks at it again.
    let result = panic::catch_unwind(AssertUnwindSafe(work)).ok();
    let panics = replace_caught(None).unwrap_or_default();
    (result, panics)
}

fn replace_caught(new: Option<Vec<Panic>>) -> Option<Vec<Panic>> {
    let mut caught = CAUGHT.lock().unwrap_or_else(PoisonError::into_inner);
    std::mem::replace(&mut caught, new)
}

/// From here on `catching` is quiet, and a lesson whose output nobody takes ends without a trace.
pub(super) fn install() {
    static HOOK: Once = Once::new();
    HOOK.call_once(install_hook);
}

fn install_hook() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let panic = Panic::from(info);
        end_if_output_is_gone(&panic);
        match &mut *CAUGHT.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(caught) => caught.push(panic),
            None => usual(info),
        }
    }));
}

/// `println!` panics when nobody reads: `cargo run --bin 03_race | head -3` is no error, a full disk is.
fn end_if_output_is_gone(panic: &Panic) {
    let Some(reason) = panic.message.strip_prefix("failed printing to stdout: ") else {
        return;
    };
    if reason.contains("roken pipe") || reason.contains("pipe is being closed") {
        std::process::exit(0);
    }
    eprintln!("{}", messages::output_failed(reason));
    std::process::exit(3);
}

impl From<&PanicHookInfo<'_>> for Panic {
    fn from(info: &PanicHookInfo<'_>) -> Panic {
        let payload = info.payload();
        let text = payload.downcast_ref::<&str>().copied();
        let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
        let place = info.location().map(|at| format!("{}:{}", straight(at.file()), at.line()));
        let thread = thread::current().name().filter(|&name| name != "main").map(str::to_string);
        Panic {
            message: text.unwrap_or(messages::PANIC_WITHOUT_TEXT).to_string(),
            place: place.unwrap_or_default(),
            thread,
        }
    }
}

/// `lessons/live/../11_photo_filter.rs` is how Cargo names a file that another folder's manifest lists.
fn straight(path: &str) -> String {
    match path.split_once("/../") {
        Some((before, after)) => match before.rsplit_once('/') {
            Some((parent, _)) => format!("{parent}/{after}"),
            None => after.to_string(),
        },
        None => path.to_string(),
    }
}
