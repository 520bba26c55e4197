//! Keys and the window's size, from a thread that does nothing but wait for them.

use std::sync::mpsc::{self, Sender, SyncSender};
use std::thread;

use ratatui::crossterm::event::{self, KeyEventKind};

use super::super::event::Event;
use super::super::messages;
use workbook_judge::check::problem::Problem;

/// Leave to read the next key. While another program has the terminal, nobody here reads its keys.
pub struct Input {
    leave: Sender<()>,
}

impl Input {
    /// Starts reading.
    pub fn start(events: SyncSender<Event>) -> Input {
        let (leave, given) = mpsc::channel();
        thread::spawn(move || {
            while let Some(event) = read() {
                if events.send(event).is_err() || given.recv().is_err() {
                    return;
                }
            }
        });
        Input { leave }
    }

    /// The last key was dealt with.
    pub fn go_on(&self) {
        let _ = self.leave.send(());
    }
}

/// The next event that means something here.
fn read() -> Option<Event> {
    loop {
        match event::read() {
            Ok(event::Event::Key(key)) if key.kind != KeyEventKind::Release => return Some(Event::Key(key)),
            Ok(event::Event::Resize(width, height)) => return Some(Event::Resized { width, height }),
            Ok(_) => {}
            Err(error) => return Some(Event::Broken(Problem::Ours(messages::terminal_is_gone(&error)))),
        }
    }
}
