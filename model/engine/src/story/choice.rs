//! Which rows of a story are told, where there are too many: those that matter, and the last ones.

use crate::rt::{Event, Op};
use crate::trace::{Trace, is_ours};

/// A story has at most this many rows, besides those that say what is left out.
const ROWS: usize = 18;
/// At most this many rows are not among the last ones: each may be between two gaps.
const MATTERING: usize = 8;
/// For this many of the threads that wait for ever, the story tells how they came to wait.
const WAITING: usize = 6;
/// With more rows than this it is a loop that hardly ends: what matters is how it was reached, and one iteration of it.
const ENDLESS: usize = 1000;
const BEGINNING: usize = 12;

/// Whether each row is shown.
pub(super) fn chosen(trace: &Trace, rows: &[&(usize, &Event)]) -> Vec<bool> {
    if rows.len() <= ROWS {
        return vec![true; rows.len()];
    }
    let mut chosen = vec![false; rows.len()];
    if rows.len() > ENDLESS {
        chosen[..BEGINNING].fill(true);
    } else {
        mark_what_matters(trace, rows, &mut chosen);
    }
    let mut left = ROWS.saturating_sub(chosen.iter().filter(|chosen| **chosen).count());
    for is_chosen in chosen.iter_mut().rev().filter(|chosen| !**chosen) {
        if left == 0 {
            break;
        }
        *is_chosen = true;
        left -= 1;
    }
    without_small_gaps(chosen)
}

fn mark_what_matters(trace: &Trace, rows: &[&(usize, &Event)], chosen: &mut [bool]) {
    let mut room = MATTERING;
    let mut mark = |at: Option<usize>| {
        if let Some(row) = at.and_then(|at| rows.iter().position(|(number, _)| *number == at))
            && room > 0
            && !std::mem::replace(&mut chosen[row], true)
        {
            room -= 1;
        }
    };
    if let Some(lost) = trace.harmful_update() {
        [lost.looked, lost.write, lost.event].into_iter().for_each(|at| mark(Some(at)));
    }
    for task in trace.waiting_for_ever().into_iter().take(WAITING) {
        mark(rows.iter().rfind(|(_, event)| event.task == task).map(|(at, _)| *at));
        for held in trace.objects.iter().flat_map(|object| &object.held).filter(|held| held.by == task) {
            let took = |event: &Event| event.task == task && event.place == held.since;
            mark(rows.iter().rfind(|(_, event)| took(event)).map(|(at, _)| *at));
        }
    }
    rows.iter().filter(|(_, event)| is_rare(event)).for_each(|(at, _)| mark(Some(*at)));
}

/// What hardly ever happens is likely to be why.
fn is_rare(event: &Event) -> bool {
    match event.op {
        Op::SpuriousWake | Op::SpuriousCompareFailed => true,
        Op::Panic => !is_ours(event.place.file()),
        _ => false,
    }
}

/// A row takes no more room than the one that says that it is left out.
fn without_small_gaps(mut chosen: Vec<bool>) -> Vec<bool> {
    for at in 1..chosen.len().saturating_sub(1) {
        if chosen[at - 1] && !chosen[at] && chosen[at + 1] {
            chosen[at] = true;
        }
    }
    chosen
}
