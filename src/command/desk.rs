//! What the commands for a student begin with: the lessons, the student's answers, and what is kept of them.

use super::{complain, messages};
use workbook_judge::check::lessons::{self, Lesson};
use workbook_judge::check::plan::{Answer, Plan};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;
use workbook_judge::progress::{LessonStanding, Progress};

/// The student's desk.
pub struct Desk {
    /// Every lesson.
    pub lessons: Vec<Lesson>,
    /// The student's answers.
    pub plan: Plan,
    /// What is kept.
    pub progress: Progress,
}

impl Desk {
    /// Reads it all; tells when a damaged file of progress was set aside.
    ///
    /// # Errors
    /// When the lessons or the progress can't be read.
    pub fn open(workspace: &Workspace) -> Result<Desk, Problem> {
        let lessons = lessons::all(workspace)?;
        let plan = Plan::folder(workspace, &lessons, &workspace.root.join("lessons"))?;
        let (progress, notice) = Progress::load(workspace)?;
        notice.iter().for_each(|notice| complain(notice));
        Ok(Desk { lessons, plan, progress })
    }

    /// The student's answer to a lesson, whose name may be shortened.
    ///
    /// # Errors
    /// When there is no such lesson.
    pub fn answer(&self, lesson: &str) -> Result<&Answer, Problem> {
        let lesson = lessons::find(&self.lessons, lesson)?;
        let answer = self.plan.answers.iter().find(|answer| answer.lesson.name == lesson.name);
        answer.ok_or_else(|| Problem::Ours(messages::no_answer(&lesson.name)))
    }

    /// The step of a lesson that somebody means by `4` or `step4`; when nothing is said, the one that is next.
    ///
    /// # Errors
    /// When there is no such step.
    pub fn step(&self, answer: &Answer, wanted: Option<&str>) -> Result<u32, Problem> {
        match wanted {
            Some(wanted) => step_named(&answer.lesson, wanted),
            None => Ok(self.next_step(answer)),
        }
    }

    /// The first step that has not passed; the last one when all have.
    pub fn next_step(&self, answer: &Answer) -> u32 {
        let next = LessonStanding::of(answer, &self.progress).next_step();
        next.or(answer.lesson.steps().last().copied()).unwrap_or(1)
    }

    /// Whether every check of a step, or of the whole lesson, passed some time.
    pub fn has_passed(&self, lesson: &Lesson, step: Option<u32>) -> bool {
        let checks = lesson.checks.iter().filter(|check| step.is_none_or(|step| check.step == step));
        self.progress.has_passed(&lesson.name, checks.map(|check| check.name.as_str()))
    }

    /// Saves what is new. What the student asked for is done all the same when that fails, so it is only said.
    pub fn save(&mut self) {
        match self.progress.save() {
            Ok(notice) => notice.iter().for_each(|notice| complain(notice)),
            Err(problem) => complain(&problem.to_string()),
        }
    }
}

/// The step that somebody means by `4` or `step4`.
///
/// # Errors
/// When there is no such step: the sentence says which there are.
pub fn step_named(lesson: &Lesson, wanted: &str) -> Result<u32, Problem> {
    let number = wanted.trim_start_matches("step").trim().parse().ok();
    let there = number.filter(|step| lesson.steps().contains(step));
    there.ok_or_else(|| Problem::Usage(messages::unknown_step(&lesson.name, wanted, &lesson.steps())))
}
