//! `workbook explore LESSON --by-hand`: the student is the scheduler.
//!
//! Nothing runs between two keys. A point of an execution is a sequence of choices; to show it, the check's program is
//! run from the beginning to that point. So one move back is a run that is one move shorter.

/// The game: a state and its transitions.
pub mod game;
/// The meaning of keys and typed words.
pub mod keys;
/// A sequence of choices.
pub mod line;
/// Every sentence of these modules.
pub mod messages;
/// From the command line to the first snapshot.
pub mod opening;
/// Requests to the check's program.
pub mod program;
/// The game on a terminal.
pub mod screen;
/// The game without a terminal.
pub mod typed;
/// How a screen is drawn.
pub mod view;

use std::io::{self, IsTerminal};

use super::arguments::Explore;
use super::check::{answers_folder, options};
use super::{End, explore, say};
use game::Game;
use opening::{Opened, Wanted, again, open};
use program::Program;
use view::Paint;
use workbook_judge::check::lessons;
use workbook_judge::check::plan::Plan;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

/// Plays, on the terminal or from typed lines.
///
/// # Errors
/// When there is no such lesson, check or point, the lesson is a live one, or nothing can be run.
pub fn run(workspace: &Workspace, task: &Explore) -> Result<End, Problem> {
    let lessons = lessons::all(workspace)?;
    let lesson = lessons::find(&lessons, &task.lesson)?;
    let wanted = match &task.check {
        Some(check) => explore::checks_of(lesson, check)?,
        None => lesson.checks.clone(),
    };
    let mut plan = Plan::folder(workspace, &lessons, &answers_folder(workspace, task.answers.as_deref()))?;
    plan.keep(|answer, check| answer.lesson.name == lesson.name && wanted.contains(check));
    let point = Wanted { schedule: task.schedule.clone(), moves: task.moves };
    match open(workspace, &plan, &options(&task.running), &point)? {
        Opened::Table(mut game, program) => play(&mut game, &program),
        Opened::Nothing(why) => {
            say(&why);
            Ok(End::Good)
        }
        Opened::Unbuilt(why) => {
            say(&format!("{why}\n"));
            Ok(End::ChecksFailed)
        }
    }
}

/// Plays from the first snapshot on.
///
/// # Errors
/// When the terminal, the input or the program is gone.
pub fn play(game: &mut Game, program: &Program) -> Result<End, Problem> {
    let end = if io::stdin().is_terminal() && io::stdout().is_terminal() {
        on_a_terminal(game, program)?;
        End::Good
    } else {
        typed::play(&mut io::stdin().lock(), game, program, &mut say)?;
        if game.is_broken() { End::ChecksFailed } else { End::Good }
    };
    say(&format!("{}\n", again(game)));
    Ok(end)
}

fn on_a_terminal(game: &mut Game, program: &Program) -> Result<(), Problem> {
    let mut terminal = ratatui::try_init().map_err(|error| Problem::Ours(messages::no_terminal(&error)))?;
    let played = screen::play(&mut terminal, game, program, paint());
    ratatui::restore();
    played
}

fn paint() -> Paint {
    if colored::control::SHOULD_COLORIZE.should_colorize() { Paint::Coloured } else { Paint::Plain }
}
