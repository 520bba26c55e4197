//! Other commands of the workbook's, and the student's editor.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc::SyncSender;

use similar::TextDiff;

use super::super::event::Event;
use super::super::messages::{self, MINE, REFERENCE};
use crate::open::editor::Editor;
use crate::open::messages::no_editor;
use crate::reference;
use workbook_judge::check::messages::cannot_read;
use workbook_judge::check::workspace::Workspace;
use workbook_judge::protocol::Schedule;

/// Lines around a difference.
const AROUND: usize = 3;

/// Calls them for these answers.
pub struct Outside {
    workspace: Workspace,
    answers: PathBuf,
    events: SyncSender<Event>,
}

impl Outside {
    /// For this folder of answers.
    pub fn new(workspace: Workspace, answers: PathBuf, events: SyncSender<Event>) -> Outside {
        Outside { workspace, answers, events }
    }

    /// Hands the terminal to `explore --by-hand` until the student comes back.
    pub fn by_hand(&self, lesson: &str, check: &str, schedule: Option<&Schedule>) {
        let Some(mut command) = self.command(&["explore", lesson, check, "--by-hand"]) else { return };
        if let Some(schedule) = schedule {
            command.arg("--schedule").arg(schedule.to_string());
        }
        self.wait_for(command);
    }

    /// Hands the terminal to the editor, for those that need it.
    pub fn edit(&self, lesson: &str, line: usize) {
        let file = self.file(lesson);
        let opened = match Editor::chosen(None) {
            Some(editor) => editor.open(&file, line).map_err(|problem| problem.to_string()),
            None => Err(no_editor(&self.workspace.shown(&file), line)),
        };
        if let Err(sentence) = opened {
            self.note(sentence);
        }
    }

    /// What differs between the student's answer and the reference.
    pub fn compare(&self, lesson: String) {
        let file = self.file(&lesson);
        let mine = fs::read_to_string(&file).map_err(|error| cannot_read(&file, &error));
        let reference = || reference::read(&self.workspace, &lesson).map_err(|problem| problem.to_string());
        let texts = mine.and_then(|mine| Ok((mine, reference()?)));
        match texts {
            Ok((mine, theirs)) => {
                let diff = TextDiff::from_lines(&mine, &theirs);
                let text = diff.unified_diff().context_radius(AROUND).header(MINE, REFERENCE).to_string();
                let text = if text.is_empty() { messages::no_difference().to_owned() } else { text };
                let _ = self.events.try_send(Event::Compared { lesson, text });
            }
            Err(sentence) => self.note(sentence),
        }
    }

    fn file(&self, lesson: &str) -> PathBuf {
        self.answers.join(format!("{lesson}.rs"))
    }

    /// The loop that takes events in is the one that called, so there is no waiting for it.
    fn note(&self, sentence: String) {
        let _ = self.events.try_send(Event::Note(sentence));
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
                self.note(messages::cannot_call(&error));
                None
            }
        }
    }

    fn wait_for(&self, mut command: Command) {
        if let Err(error) = command.status() {
            self.note(messages::cannot_call(&error));
        }
    }
}
