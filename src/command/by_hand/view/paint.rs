//! Colours, and the symbols that replace them where there are none.

use ratatui::style::{Color, Modifier, Style};

use workbook_judge::protocol::by_hand::{EndKind, State};

/// Whether there are colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// There are.
    Coloured,
    /// There are none.
    Plain,
}

impl Paint {
    fn colour(self, colour: Color) -> Style {
        match self {
            Paint::Coloured => Style::new().fg(colour),
            Paint::Plain => Style::new(),
        }
    }

    pub(super) fn title(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    pub(super) fn aim(self) -> Style {
        self.colour(Color::Cyan)
    }

    pub(super) fn faint(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    pub(super) fn word(self) -> Style {
        self.colour(Color::Yellow)
    }

    pub(super) fn harm(self) -> Style {
        self.colour(Color::Red)
    }

    pub(super) fn newest(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    pub(super) fn selected(self) -> Style {
        self.colour(Color::Green).add_modifier(Modifier::BOLD | Modifier::REVERSED)
    }

    pub(super) fn thread(self, state: State) -> Style {
        match state {
            State::Ready => self.colour(Color::Green),
            State::Waits | State::AsksInVain => self.colour(Color::Yellow),
            State::Asleep => self.colour(Color::Blue),
            State::Ended => self.faint(),
            State::Panicked => self.harm(),
        }
    }

    pub(super) fn end(self, kind: EndKind) -> Style {
        let style = match kind {
            EndKind::Held | EndKind::Reached => self.colour(Color::Green),
            EndKind::Broken => self.harm(),
            EndKind::Missed | EndKind::NotJudged => self.colour(Color::Yellow),
        };
        style.add_modifier(Modifier::BOLD)
    }
}
