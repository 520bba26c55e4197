//! The terminal, and giving it back as it was.

use std::io::{self, IsTerminal};

use ratatui::DefaultTerminal;

use super::super::messages;
use super::super::state::State;
use super::super::view::view;
use workbook_judge::check::platform;
use workbook_judge::check::problem::Problem;

/// Whether somebody can see what is drawn, and press keys.
pub fn is_there() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// The whole window, while it lives. A panic gives it back too: that is what ratatui's hook is for.
pub struct Screen(DefaultTerminal);

impl Screen {
    /// Takes the window.
    ///
    /// # Errors
    /// When the terminal can't be used.
    pub fn take() -> Result<Screen, Problem> {
        platform::give_terminal_back_on_interrupt();
        let colours = colored::control::SHOULD_COLORIZE.should_colorize();
        ratatui::crossterm::style::force_color_output(colours);
        ratatui::try_init().map(Screen).map_err(ours)
    }

    /// Columns and lines.
    ///
    /// # Errors
    /// When the terminal does not say.
    pub fn size(&self) -> Result<(u16, u16), Problem> {
        self.0.size().map(|size| (size.width, size.height)).map_err(ours)
    }

    /// Draws what has changed.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw(&mut self, state: &State) -> Result<(), Problem> {
        self.0.draw(|frame| view(state, frame)).map(drop).map_err(ours)
    }

    /// Lends the terminal to something else.
    ///
    /// # Errors
    /// When it can't be taken back.
    pub fn lend<T>(&mut self, to: impl FnOnce() -> T) -> Result<T, Problem> {
        ratatui::try_restore().map_err(ours)?;
        let result = to();
        self.0 = ratatui::try_init().map_err(ours)?;
        Ok(result)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        ratatui::restore();
    }
}

fn ours(error: io::Error) -> Problem {
    Problem::Ours(messages::terminal_is_gone(&error))
}
