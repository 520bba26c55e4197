//! What keys and typed lines mean, and how a line of play is written.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use workbook_command::by_hand::keys::{Key, pressed, typed};
use workbook_command::by_hand::line::Line;
use workbook_judge::protocol::{Ask, Schedule};

fn key(code: KeyCode) -> Option<Key> {
    pressed(&KeyEvent::new(code, KeyModifiers::NONE))
}

#[test]
fn keys_mean_what_the_help_says() {
    let meant = [
        (KeyCode::Char('0'), Key::Number(0)),
        (KeyCode::Char('9'), Key::Number(9)),
        (KeyCode::Enter, Key::Go),
        (KeyCode::Left, Key::Left),
        (KeyCode::Right, Key::Right),
        (KeyCode::Char('u'), Key::Undo),
        (KeyCode::Backspace, Key::Undo),
        (KeyCode::Char('s'), Key::Start),
        (KeyCode::Home, Key::Start),
        (KeyCode::Char('f'), Key::Finish),
        (KeyCode::End, Key::Finish),
        (KeyCode::Char('x'), Key::Failure),
        (KeyCode::Tab, Key::Next),
        (KeyCode::BackTab, Key::Previous),
        (KeyCode::Char('t'), Key::Time),
        (KeyCode::Char('?'), Key::Help),
        (KeyCode::Char('q'), Key::Quit),
    ];
    for (code, meaning) in meant {
        assert_eq!(key(code), Some(meaning), "{code:?}");
    }
    assert_eq!(key(KeyCode::Char('z')), None);
    assert_eq!(pressed(&KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL)), Some(Key::Quit));
    assert_eq!(pressed(&KeyEvent::new(KeyCode::Char('f'), KeyModifiers::CONTROL)), None);
}

#[test]
fn typed_words_may_be_shortened_to_their_key() {
    for (line, meaning) in [
        ("12", Key::Number(12)),
        ("", Key::Go),
        ("  \n", Key::Go),
        ("undo", Key::Undo),
        ("u\n", Key::Undo),
        ("claim 3", Key::Claim(3)),
        ("failure", Key::Failure),
        ("quit", Key::Quit),
    ] {
        assert_eq!(typed(line), Some(meaning), "{line:?}");
    }
    for line in ["foo", "claim", "claim x", "undo 2", "claim 1 2", "-1"] {
        assert_eq!(typed(line), None, "{line:?}");
    }
}

#[test]
fn a_line_of_play_is_asked_for_as_a_schedule_and_moves() {
    let schedule: Schedule = "v2-12is1-3.1-5.2".parse().expect("it is a schedule");
    let line = Line::from(schedule).after(4);
    assert_eq!(line.asked(), Ask::Point { schedule: line.schedule.clone(), moves: 4 });
}
