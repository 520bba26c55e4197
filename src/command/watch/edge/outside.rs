//! Other commands of the workbook's, and the student's editor.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc::SyncSender;
use std::thread;

use super::super::event::Event;
use super::super::messages;

/// Calls them for these answers.
pub struct Outside {
    answers: PathBuf,
    events: SyncSender<Event>,
}

impl Outside {
    /// For this folder of answers.
    pub fn new(answers: PathBuf, events: SyncSender<Event>) -> Outside {
        Outside { answers, events }
    }

    /// Hands the terminal to `explore --by-hand` until the student comes back.
    pub fn by_hand(&self, lesson: &str, check: &str, schedule: Option<&str>) {
        let Some(mut command) = self.command(&["explore", lesson, check, "--by-hand"]) else { return };
        if let Some(schedule) = schedule {
            command.args(["--schedule", schedule]);
        }
        self.wait_for(command);
    }

    /// Hands the terminal to the editor, for those that need it.
    pub fn edit(&self, lesson: &str, line: usize) {
        let _ = (lesson, line);
    }

    /// Finds the differences without the terminal.
    pub fn compare(&self, lesson: String) {
        let Some(mut command) = self.command(&["diff", &lesson, "--color", "never"]) else { return };
        let events = self.events.clone();
        thread::spawn(move || {
            let event = match command.stdin(Stdio::null()).output() {
                Ok(output) if output.stderr.is_empty() => {
                    let text = String::from_utf8_lossy(&output.stdout).into_owned();
                    Event::Compared { lesson, text }
                }
                Ok(output) => Event::Note(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
                Err(error) => Event::Note(messages::cannot_call(&error)),
            };
            let _ = events.send(event);
        });
    }

    /// This program, told something else.
    fn command(&self, words: &[&str]) -> Option<Command> {
        match env::current_exe() {
            Ok(program) => {
                let mut command = Command::new(program);
                command.args(words).arg("--answers").arg(&self.answers);
                Some(command)
            }
            Err(error) => {
                let _ = self.events.try_send(Event::Note(messages::cannot_call(&error)));
                None
            }
        }
    }

    fn wait_for(&self, mut command: Command) {
        if let Err(error) = command.status() {
            let _ = self.events.try_send(Event::Note(messages::cannot_call(&error)));
        }
    }
}
