//! Every sentence on what was asked of a check process.

use crate::memory;
use crate::rt::task::PanicReport;
use crate::story::messages::sentence;

/// A schedule names an exploration that the check does not make.
pub(crate) fn no_such_exploration(part: u32, explorations: u32) -> String {
    let has = match explorations {
        0 => "makes none".to_owned(),
        1 => "makes 1".to_owned(),
        _ => format!("makes {explorations}"),
    };
    format!("the schedule belongs to exploration {part}, and this check {has}")
}

pub(crate) fn out_of_memory() -> String {
    format!("It used more than {} MiB of memory: it seems to allocate without end.", memory::LIMIT >> 20)
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

/// A stack has an end.
#[cfg(unix)]
pub(crate) fn stack_overflow(function: &str, thread: &str, size: usize) -> String {
    let size = match size >> 20 {
        0 => format!("{} KiB", size >> 10),
        mebibytes => format!("{mebibytes} MiB"),
    };
    format!(
        "Stack overflow: {function} used more than the {size} of {thread}'s stack. Does it call itself without end?"
    )
}
