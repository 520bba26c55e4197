//! The game on a terminal.

use std::io;

use ratatui::DefaultTerminal;
use ratatui::crossterm::event::{self, Event};

use super::game::{Game, Wish};
use super::keys::pressed;
use super::messages;
use super::program::Program;
use super::view::{Paint, view};
use workbook_judge::check::problem::Problem;

/// Plays on a terminal that is in full-screen mode already, until somebody quits.
///
/// # Errors
/// When the terminal or the check's program is gone.
pub fn play(
    terminal: &mut DefaultTerminal,
    game: &mut Game,
    program: &Program,
    paint: Paint,
) -> Result<(), Problem> {
    loop {
        draw(terminal, game, paint).map_err(|error| Problem::Ours(messages::terminal(&error)))?;
        let event = event::read().map_err(|error| Problem::Ours(messages::terminal(&error)))?;
        let Event::Key(key) = event else { continue };
        let Some(key) = pressed(&key) else { continue };
        match game.hear(key) {
            Wish::Nothing => {}
            Wish::Look(at, line) => {
                let look = program.look(&game.tries[at].check.name, &line)?;
                game.see(at, line, look);
            }
            Wish::Quit => return Ok(()),
        }
    }
}

fn draw(terminal: &mut DefaultTerminal, game: &Game, paint: Paint) -> io::Result<()> {
    terminal.draw(|frame| view(game, paint, frame)).map(drop)
}
