//! Keeps panics as data: while `catching` runs its work, a panic leaves a record and no trace.

use std::any::Any;
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

/// What work came to.
pub(super) struct Caught<T> {
    /// What it returned; none if it panicked.
    pub result: Option<T>,
    /// Every panic, the first one first: of jobs that are meant to panic, too.
    pub panics: Vec<Panic>,
    /// What the panic said that ended it.
    pub ended_by: Option<String>,
}

impl<T> Caught<T> {
    /// The panic that ended the work. Where it only hands on that a thread has panicked, the last one of another
    /// thread before it.
    pub fn cause(&self) -> Option<&Panic> {
        let said = self.ended_by.as_ref()?;
        let own = self.panics.iter().rposition(|panic| panic.message == *said)?;
        let others = self.panics[..own].iter().rfind(|panic| !hands_on(&panic.message));
        others.filter(|_| hands_on(said)).or(Some(&self.panics[own]))
    }
}

/// How a panic shows in the panic of a thread that unwraps its result.
const HANDED_ON: [&str; 3] = ["Any { .. }", "PoisonError", "a scoped thread panicked"];

fn hands_on(message: &str) -> bool {
    HANDED_ON.iter().any(|words| message.contains(words))
}

/// The panics since `catching` began; `None` while it does not run.
static CAUGHT: Mutex<Option<Vec<Panic>>> = Mutex::new(None);

/// Does `work`, and keeps every panic meanwhile.
pub(super) fn catching<T>(work: impl FnOnce() -> T) -> Caught<T> {
    install();
    replace_caught(Some(Vec::new()));
    // What the work leaves half done is dropped with it; nothing looks at it again.
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    let panics = replace_caught(None).unwrap_or_default();
    let ended_by = result.as_ref().err().map(|payload| text_of(&**payload));
    Caught { result: result.ok(), panics, ended_by }
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

fn text_of(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or(messages::PANIC_WITHOUT_TEXT).to_string()
}

impl From<&PanicHookInfo<'_>> for Panic {
    fn from(info: &PanicHookInfo<'_>) -> Panic {
        let place = info.location().map(|at| format!("{}:{}", straight(at.file()), at.line()));
        let thread = thread::current().name().filter(|&name| name != "main").map(str::to_string);
        Panic { message: text_of(info.payload()), place: place.unwrap_or_default(), thread }
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

#[cfg(test)]
mod tests {
    use super::{Caught, Panic};

    fn caught(messages: &[&str], ended_by: &str) -> Caught<()> {
        let panic = |(line, message): (usize, &&str)| Panic {
            message: message.to_string(),
            place: format!("07.rs:{line}"),
            thread: None,
        };
        let panics = messages.iter().enumerate().map(panic).collect();
        Caught { result: None, panics, ended_by: Some(ended_by.to_string()) }
    }

    #[test]
    fn the_panic_that_ended_the_work_is_the_cause_whatever_was_caught_before() {
        let place = |caught: &Caught<()>| caught.cause().map(|panic| panic.place.clone());
        let meant = "there is no photo 7";
        assert_eq!(
            place(&caught(&[meant, "index out of bounds"], "index out of bounds")),
            Some("07.rs:1".into())
        );
        let unwrapped = "called `Result::unwrap()` on an `Err` value: Any { .. }";
        assert_eq!(place(&caught(&[meant, "overflow", unwrapped], unwrapped)), Some("07.rs:1".into()));
        assert_eq!(place(&caught(&[unwrapped], unwrapped)), Some("07.rs:0".into()));
        assert_eq!(place(&caught(&[meant], "a value without a text")), None);
    }
}
