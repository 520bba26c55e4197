//! Who waits for whom, and what each of them holds.

use super::{line, since_line, what};
use crate::rt::{ObjectId, TaskId};
use crate::story::names;
use crate::trace::Trace;

pub(super) fn deadlocked(trace: &Trace) -> String {
    let circle = trace.threads_in_circle();
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

pub(super) fn waits(trace: &Trace, task: TaskId) -> String {
    let Some((condition, place)) = &trace.threads[task.index()].waits else {
        return trace.name(task);
    };
    let held = trace.objects.iter().enumerate().flat_map(|(index, object)| {
        let mine = object.held.iter().filter(move |(holder, _)| *holder == task);
        mine.map(move |(_, since)| (ObjectId(index as u32), *since))
    });
    let held: Vec<String> = held
        .map(|(lock, since)| format!("holds `{}`{}, and ", names::of(trace, lock), since_line(since)))
        .collect();
    format!("{} {}waits for {}{}", trace.name(task), held.concat(), what(trace, condition), line(*place))
}
