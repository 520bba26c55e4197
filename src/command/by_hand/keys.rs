//! What keys and typed words mean.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// What somebody asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Let the thread of this number go on, or take the result of this number.
    Number(usize),
    /// Look at the next choice to the left.
    Left,
    /// Look at the next choice to the right.
    Right,
    /// Take the choice that is looked at.
    Go,
    /// One move back.
    Undo,
    /// To the beginning.
    Start,
    /// On to the end.
    Finish,
    /// To the beginning of the failure that the checker found.
    Failure,
    /// The next claim.
    Next,
    /// The claim before.
    Previous,
    /// The claim of this number, from 1.
    Claim(usize),
    /// The other kind of time.
    Time,
    /// What the keys do.
    Help,
    /// Enough.
    Quit,
}

/// What a key on the terminal means; none for one without a meaning.
pub fn pressed(event: &KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    if event.modifiers.contains(KeyModifiers::CONTROL) {
        return matches!(event.code, KeyCode::Char('c' | 'd')).then_some(Key::Quit);
    }
    Some(match event.code {
        KeyCode::Char(digit @ '0'..='9') => Key::Number(digit.to_digit(10)? as usize),
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Enter | KeyCode::Char(' ') | KeyCode::Down => Key::Go,
        KeyCode::Backspace | KeyCode::Up => Key::Undo,
        KeyCode::Home => Key::Start,
        KeyCode::End => Key::Finish,
        KeyCode::Tab => Key::Next,
        KeyCode::BackTab => Key::Previous,
        KeyCode::Esc => Key::Quit,
        KeyCode::Char(letter) => lettered(letter)?,
        _ => return None,
    })
}

fn lettered(letter: char) -> Option<Key> {
    Some(match letter {
        'u' => Key::Undo,
        's' => Key::Start,
        'f' => Key::Finish,
        'x' => Key::Failure,
        't' => Key::Time,
        '?' | 'h' => Key::Help,
        'q' => Key::Quit,
        _ => return None,
    })
}

/// What a typed line means; none for one without a meaning.
pub fn typed(line: &str) -> Option<Key> {
    let mut words = line.split_whitespace();
    let key = match (words.next(), words.next()) {
        (None, _) => Key::Go,
        (Some("claim"), Some(number)) => Key::Claim(number.parse().ok()?),
        (Some(_), Some(_)) => return None,
        (Some(word), None) => word.parse().map(Key::Number).ok().or_else(|| named(word))?,
    };
    words.next().is_none().then_some(key)
}

fn named(word: &str) -> Option<Key> {
    Some(match word {
        "go" => Key::Go,
        "undo" => Key::Undo,
        "start" => Key::Start,
        "finish" => Key::Finish,
        "failure" => Key::Failure,
        "next" => Key::Next,
        "previous" => Key::Previous,
        "time" => Key::Time,
        "help" => Key::Help,
        "quit" | "exit" => Key::Quit,
        _ => {
            let mut letters = word.chars();
            let letter = letters.next()?;
            return if letters.next().is_none() { lettered(letter) } else { None };
        }
    })
}
