//! What the student has done, kept by a thread of its own: a slow disk holds nobody up.

use std::path::PathBuf;
use std::sync::mpsc::{self, Sender, SyncSender};
use std::thread::{self, JoinHandle};

use super::super::event::{Event, Standing};
use workbook_judge::check::lessons::Lesson;
use workbook_judge::check::plan::Plan;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::verdict::Judged;
use workbook_judge::check::workspace::Workspace;
use workbook_judge::progress::{Progress, standing};

/// Something to keep.
pub enum Change {
    /// Verdicts.
    Judged(Vec<Judged>),
    /// A hint was shown.
    Hint { lesson: String, step: u32, rung: usize },
    /// The student is there now.
    At { lesson: String, step: u32 },
}

/// Told what to keep; when it is dropped, all of it is kept.
pub struct Keeper {
    changes: Option<Sender<Change>>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    workspace: Workspace,
    lessons: Vec<Lesson>,
    answers: PathBuf,
    events: SyncSender<Event>,
}

impl Keeper {
    /// Keeps from now on. Only the student's own answers count: of others nothing is kept.
    pub fn start(
        workspace: Workspace,
        lessons: Vec<Lesson>,
        answers: PathBuf,
        progress: Option<Progress>,
        events: SyncSender<Event>,
    ) -> Keeper {
        let Some(mut progress) = progress else { return Keeper { changes: None, thread: None } };
        let (sender, changes) = mpsc::channel();
        let shared = Shared { workspace, lessons, answers, events };
        let thread = thread::spawn(move || {
            for change in changes {
                put_in(&mut progress, change);
                if let Err(problem) = shared.save(&mut progress) {
                    let _ = shared.events.send(Event::Note(problem.to_string()));
                }
            }
        });
        Keeper { changes: Some(sender), thread: Some(thread) }
    }

    /// Keeps this.
    pub fn keep(&self, change: Change) {
        if let Some(changes) = &self.changes {
            let _ = changes.send(change);
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.changes.take();
        self.thread.take().map(JoinHandle::join);
    }
}

impl Shared {
    fn save(&self, progress: &mut Progress) -> Result<(), Problem> {
        if let Some(notice) = progress.save()? {
            let _ = self.events.send(Event::Note(notice.to_string()));
        }
        let plan = Plan::folder(&self.workspace, &self.lessons, &self.answers)?;
        let _ = self.events.send(Event::Standing(standing_of(&plan, progress)));
        Ok(())
    }
}

fn put_in(progress: &mut Progress, change: Change) {
    match change {
        Change::Judged(judged) => progress.record(&judged),
        Change::Hint { lesson, step, rung } => progress.show_rung(&lesson, step, rung),
        Change::At { lesson, step } => progress.go_to(&lesson, step),
    }
}

/// How far every lesson is.
pub fn standing_of(plan: &Plan, progress: &Progress) -> Standing {
    let lessons = standing::survey(plan, progress);
    let points: standing::Points = lessons.iter().map(|lesson| lesson.points).sum();
    let passed = |lesson: &standing::LessonStanding| {
        let steps = lesson.steps.iter().filter(|(_, standing)| standing.has_passed()).map(|(step, _)| *step);
        (lesson.lesson.clone(), steps.collect())
    };
    Standing { passed: lessons.iter().map(passed).collect(), points: (points.got, points.of) }
}
