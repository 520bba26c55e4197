//! `workbook try --html`: an interleaving as a page for a browser.

use super::super::html::Filmed;
use super::super::html::film::{Wanted, shown};
use super::super::html::messages::endless;
use super::{Ready, TryProgram, messages};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;
use workbook_judge::protocol::{Outcome, Tried};
use workbook_judge::tried::run::Ran;
use workbook_judge::tried::write::MAIN;

/// The first failure; else the first of its outputs.
///
/// # Errors
/// When the program can't be run again.
pub fn film(ready: &Ready, workspace: &Workspace, task: &TryProgram, ran: &Ran) -> Result<Filmed, Problem> {
    let first = match ran {
        Ran::Tried(Tried { outcomes, .. }) => outcomes.first(),
        Ran::Stopped(_) => None,
    };
    let Some(Outcome { schedule, .. }) = first else {
        return Ok(Filmed::Nothing(endless()));
    };
    let again = messages::again(&ready.source.shown, task);
    let wanted = Wanted {
        answer: &ready.plan.answers[0],
        title: ready.source.shown.clone(),
        check: MAIN,
        schedule,
        replay: messages::replay(&again, schedule, task),
        // What the program is given stands at the end of the command, where a page adds the schedule.
        by_hand: task.arguments.is_empty().then(|| format!("{again} --by-hand")),
    };
    Ok(shown(wanted.film(&ready.program(workspace)?, ready.options.limits.time)?))
}
