//! Every sentence about a program that a specification does not explain.

use super::book::Numbered;
use super::clients::Script;
use super::judge::Why;
use crate::rt::task::PanicReport;
use crate::story::messages::{asks_while_it_waits, duration};
use crate::trace::Trace;

/// The client code: what is done first, what the clients do concurrently, and what is done last.
pub(crate) fn program(book: &dyn Numbered, script: &Script) -> String {
    let mut lines = vec![format!("  {}", book.made())];
    lines.extend(script.before.iter().map(|call| format!("  {};", line(book, script, *call))));
    let clients = script.clients.iter().enumerate().filter(|(_, calls)| !calls.is_empty());
    lines.extend(clients.map(|(client, calls)| {
        let calls: Vec<String> = calls.iter().map(|call| timed(book, script, *call)).collect();
        format!("  {:<10}{};", format!("{}:", name(client)), calls.join("; "))
    }));
    if !script.sleep.is_zero() {
        lines.push(format!("  {:<10}sleep({});", "main:", duration(script.sleep)));
    }
    lines.extend(script.after.iter().map(|call| format!("  {};", timed(book, script, *call))));
    lines.join("\n")
}

fn timed(book: &dyn Numbered, script: &Script, call: u32) -> String {
    let line = line(book, script, call);
    match script.moments.get(call as usize) {
        Some(moment) => format!("at {}: {line}", duration(*moment)),
        None => line,
    }
}

fn line(book: &dyn Numbered, script: &Script, call: u32) -> String {
    book.line(script.steps[call as usize].code, script.caller(call))
}

fn name(client: usize) -> String {
    if client == 0 { "main".to_owned() } else { format!("thread {client}") }
}

/// Whose call it is.
fn whose(book: &dyn Numbered, script: &Script, call: u32) -> String {
    format!("`{}` of {}", line(book, script, call), name(script.steps[call as usize].client))
}

pub(crate) fn happened(program: &str, told: &str) -> String {
    format!("In this program:\n{program}\n{told}")
}

/// Which call no order explains, and why.
pub(crate) fn unexplained(book: &dyn Numbered, script: &Script, why: &Why, trace: &Trace) -> String {
    let told = match why {
        Why::Answer { call, answer, may } => {
            let returned = format!("{} returned {}", whose(book, script, *call), book.answer(*answer));
            let returned = returned.trim_end();
            let may: Vec<&str> = may.iter().map(|answer| book.answer(*answer)).collect();
            match may.as_slice() {
                [] => format!("{returned}, and had to wait"),
                may => format!("{returned}, where it may only return {}", may.join(" or ")),
            }
        }
        Why::Waits { call } => {
            let code = script.steps[*call as usize].code;
            let client = name(script.steps[*call as usize].client);
            format!("{client} waits in `{}`, though {}", line(book, script, *call), book.could_go_on(code))
        }
        Why::Early { call } => format!("{} gave up before its patience was over", whose(book, script, *call)),
        Why::Late { call } => format!("{} waited longer than its patience", whose(book, script, *call)),
        Why::Asks => return asks_while_it_waits(trace),
    };
    format!("No order of these calls explains it: {told}.")
}

pub(crate) fn explained() -> String {
    "Nothing went wrong under this schedule.".to_owned()
}

/// The specification panicked.
pub(crate) fn broken(program: &str, panic: Option<PanicReport>) -> String {
    let panic = panic.map(|panic| panic.message).unwrap_or_default();
    format!(
        "the check's own specification failed: {panic}. This is a bug in the workbook; please report it.\n{program}"
    )
}
