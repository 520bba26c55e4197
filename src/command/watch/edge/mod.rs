//! Where the watch touches the world. Each thread does one thing, and tells of it by an event.

mod checker;
mod files;
mod input;
mod keeper;
mod latest;
mod outside;
mod pages;
mod runner;
mod screen;
mod server;
mod shared;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;

use notify::RecommendedWatcher;

pub use input::Input;
pub use keeper::standing_of;
pub use screen::{Screen, is_there};

use super::event::{Effect, Event};
use checker::Checker;
use keeper::{Change, Keeper};
use latest::Latest;
use outside::Outside;
use pages::Pages;
use runner::Runner;
use shared::Shared;
use workbook_judge::check::judge::Options;
use workbook_judge::check::lessons::Lesson;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;
use workbook_judge::progress::Progress;

/// Whether the watch continues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// It does.
    GoesOn,
    /// The student left.
    Ends,
}

/// What carries effects out.
pub struct Edge {
    checker: Checker,
    runner: Runner,
    keeper: Keeper,
    outside: Outside,
    pages: Pages,
    _files: RecommendedWatcher,
}

impl Edge {
    /// Begins to watch the folder of answers.
    ///
    /// # Errors
    /// When it can't be watched.
    pub fn new(
        workspace: &Workspace,
        lessons: Vec<Lesson>,
        answers: PathBuf,
        options: Options,
        progress: Option<Progress>,
        events: SyncSender<Event>,
    ) -> Result<Edge, Problem> {
        let names: Vec<String> = lessons.iter().map(|lesson| lesson.name.clone()).collect();
        let files = files::watch(&answers, &names, events.clone())?;
        let runner = Runner::new(workspace.clone(), answers.clone(), options.limits.time, events.clone());
        let outside = Outside::new(workspace.clone(), answers.clone(), events.clone());
        let keeper =
            Keeper::start(workspace.clone(), lessons.clone(), answers.clone(), progress, events.clone());
        let shared = Arc::new(Shared { workspace: workspace.clone(), lessons, answers, options, events });
        let (pages, checker) = (Pages::new(shared.clone()), Checker::new(shared));
        Ok(Edge { checker, runner, keeper, outside, pages, _files: files })
    }

    /// Carries an effect out, without waiting for what comes of it.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn perform(&mut self, effect: Effect, screen: &mut Screen) -> Result<Flow, Problem> {
        match effect {
            Effect::Check { number, lesson, width } => self.checker.begin(number, lesson, width),
            Effect::Run { number, lesson } => self.runner.begin(number, lesson),
            Effect::StopRun => drop(self.runner.latest.cancel()),
            Effect::Record(judged) => self.keeper.keep(Change::Judged(judged)),
            Effect::Visit { lesson, step } => self.keeper.keep(Change::At { lesson, step }),
            Effect::HintShown { lesson, step, rung } => self.keeper.keep(Change::Hint { lesson, step, rung }),
            Effect::ByHand { lesson, check, schedule } => {
                screen.lend(|| self.outside.by_hand(&lesson, &check, schedule.as_ref()))?;
            }
            Effect::ShowPage { lesson, failures } => self.pages.show(lesson, failures),
            Effect::FollowPage { lesson, failures } => self.pages.follow(lesson, failures),
            Effect::Compare { lesson } => self.outside.compare(lesson),
            Effect::Edit { lesson, line } => screen.lend(|| self.outside.edit(&lesson, line))?,
            Effect::Quit => return Ok(Flow::Ends),
        }
        Ok(Flow::GoesOn)
    }
}

impl Drop for Edge {
    /// Nothing that was started outlives the watch.
    fn drop(&mut self) {
        let latest = [&mut self.checker.latest, &mut self.runner.latest, &mut self.pages.latest];
        let threads = latest.map(Latest::cancel);
        threads.into_iter().flatten().for_each(|thread| drop(thread.join()));
    }
}
