//! Keeps verdicts while they come in.

use std::path::Path;

use super::record::Progress;
use crate::check::problem::Problem;
use crate::check::verdict::Judged;
use crate::check::workspace::Workspace;

/// Saves after each step, so that what was judged is kept when somebody interrupts the rest. Judging goes on when
/// progress can't be kept: that is told once.
pub struct Recorder {
    progress: Option<Progress>,
    step: Option<(String, u32)>,
    waiting: Vec<Judged>,
    notice: fn(&str),
}

impl Recorder {
    /// For answers in this folder. Only the student's own count: others are kept nowhere.
    pub fn new(workspace: &Workspace, answers: &Path, notice: fn(&str)) -> Recorder {
        let mut recorder = Recorder { progress: None, step: None, waiting: Vec::new(), notice };
        if is_same(answers, &workspace.root.join("lessons")) {
            match Progress::load(workspace) {
                Ok((progress, said)) => {
                    said.iter().for_each(|said| notice(said));
                    recorder.progress = Some(progress);
                }
                Err(problem) => recorder.give_up(&problem),
            }
        }
        recorder
    }

    /// The next verdict.
    pub fn take(&mut self, judged: &Judged) {
        let step = Some((judged.lesson.clone(), judged.check.step));
        if self.step != step {
            self.save();
            self.step = step;
        }
        self.waiting.push(judged.clone());
    }

    /// No verdict comes any more.
    pub fn finish(mut self) {
        self.save();
    }

    fn save(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        let Some(progress) = &mut self.progress else {
            return;
        };
        progress.record(&waiting);
        match progress.save() {
            Ok(said) => said.iter().for_each(|said| (self.notice)(said)),
            Err(problem) => self.give_up(&problem),
        }
    }

    fn give_up(&mut self, problem: &Problem) {
        self.progress = None;
        (self.notice)(&problem.to_string());
    }
}

fn is_same(folder: &Path, other: &Path) -> bool {
    matches!((folder.canonicalize(), other.canonicalize()), (Ok(folder), Ok(other)) if folder == other)
}
