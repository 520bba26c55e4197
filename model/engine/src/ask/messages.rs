//! Every sentence about what was asked of a check process.

use crate::claim::capital;
use crate::memory::{self, Excess};
use crate::rt::TaskId;
use crate::rt::task::PanicReport;
use crate::rt::world::Ending;
use crate::story::messages::{happened, sentence};
use crate::trace::Trace;

/// A schedule names an exploration that the check does not make.
pub(crate) fn no_such_exploration(part: u32, explorations: u32) -> String {
    let has = match explorations {
        0 => "makes none".to_owned(),
        1 => "makes 1".to_owned(),
        _ => format!("makes {explorations}"),
    };
    format!("the schedule belongs to exploration {part}, and this check {has}")
}

pub(crate) fn out_of_memory(excess: Excess) -> String {
    match excess {
        Excess::Execution => {
            format!(
                "It used more than {} MiB of memory: it seems to allocate without end.",
                memory::LIMIT >> 20
            )
        }
        Excess::All => format!(
            "Run again and again, under one schedule after another, it left more than {} MiB of memory: it does not free \
             what it allocates.",
            memory::LIMIT_OF_ALL >> 20
        ),
    }
}

pub(crate) fn check_panicked(panic: Option<PanicReport>) -> String {
    match panic {
        Some(panic) => format!("It panicked: {}", sentence(&panic)),
        None => "It panicked.".to_owned(),
    }
}

/// What is claimed of a whole program.
pub(crate) fn program_ends() -> &'static str {
    "it ends, without a panic and without a deadlock"
}

/// What a program did that ended successfully.
pub(crate) fn prints(printed: &str, exit_code: i32) -> String {
    let printed = match printed.trim_end() {
        "" => "prints nothing".to_owned(),
        text => format!("prints `{text}`"),
    };
    if exit_code == 0 { printed } else { format!("{printed}, and ends with exit code {exit_code}") }
}

/// What happened, for a program that panicked: in which of its threads.
pub(crate) fn program_happened(ending: &Ending, trace: &Trace) -> String {
    let Ending::Panicked(panic) = ending else {
        return happened(ending, trace);
    };
    let panicked = |is: &dyn Fn(&PanicReport) -> bool| {
        let started = trace.threads.iter().enumerate().skip(1);
        let mut those = started.filter(|(_, thread)| thread.panicked.as_ref().is_some_and(is));
        those.next().map(|(index, _)| TaskId(index as u32))
    };
    match (panicked(&|report| report == panic), panicked(&|_| true)) {
        (Some(thread), _) => format!("panic in {}: {}", trace.name(thread), sentence(panic)),
        (None, Some(_)) => happened(ending, trace),
        (None, None) => format!("panic in {}: {}", trace.name(TaskId::BODY), sentence(panic)),
    }
}

/// What happened, in sentences; nothing if nothing was wrong.
pub(crate) fn sentences(happened: &str) -> String {
    if happened.is_empty() { String::new() } else { capital(happened) }
}

/// A stack overflowed.
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
