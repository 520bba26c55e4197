//! Checks, on a thread of their own; the one that was begun last is the only one.

use std::sync::Arc;

use super::super::event::{CheckNews, Event, Reading};
use super::latest::Latest;
use super::shared::Shared;
use workbook_judge::check::build;
use workbook_judge::check::judge::{self, Options};
use workbook_judge::check::notices;
use workbook_judge::check::plan::Plan;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::run_folder::RunFolder;
use workbook_judge::check::scan;

/// What all checks have in common.
pub struct Checker {
    shared: Arc<Shared>,
    /// Is under way.
    pub latest: Latest,
}

impl Checker {
    /// Nothing is checked yet.
    pub fn new(shared: Arc<Shared>) -> Checker {
        Checker { shared, latest: Latest::default() }
    }

    /// Checks a lesson, in place of what is being checked.
    pub fn begin(&mut self, number: u64, lesson: String, width: usize) {
        let shared = self.shared.clone();
        self.latest.begin(self.shared.events.clone(), move |cancel| {
            let options = Options { cancel: cancel.clone(), width, ..shared.options.clone() };
            let judged = shared.check(number, &lesson, &options);
            shared.report(number, CheckNews::Ended(judged.err()));
        });
    }
}

impl Shared {
    fn check(&self, number: u64, lesson: &str, options: &Options) -> Result<(), Problem> {
        let mut plan = Plan::folder(&self.workspace, &self.lessons, &self.answers)?;
        plan.keep(|answer, _| answer.lesson.name == lesson);
        if let Some(answer) = plan.answers.iter().find(|answer| answer.lesson.name == lesson) {
            let left = answer.text.source().map(|source| scan::todos_in(&source.whole)).unwrap_or_default();
            let reading = Reading { file: answer.shown.clone(), path: answer.path.clone(), left };
            self.report(number, CheckNews::Read(reading));
        }
        let asked = plan.checks.first().map(|planned| planned.answer);
        let is_begun = plan.checks.iter().any(|planned| !plan.answer(planned).lacks(planned.check.step));
        for notice in
            asked.filter(|_| is_begun).map_or(Vec::new(), |at| notices::before(&self.workspace, &plan, &[at]))
        {
            self.report(number, CheckNews::Notice(notice.to_owned()));
        }
        let mut each = |judged: &_| self.report(number, CheckNews::Verdict(Box::new(Clone::clone(judged))));
        judge::judge(&self.workspace, &plan, options, &mut each)?;
        if let Some(at) = asked.filter(|_| !is_begun) {
            self.report(number, CheckNews::Ended(None));
            self.build_ahead(&plan, at, options);
        }
        Ok(())
    }

    /// Nothing is begun, so the student reads: the checks are built meanwhile, and the first save is answered at once.
    fn build_ahead(&self, plan: &Plan, answer: usize, options: &Options) {
        // What is wrong with it will be told when it matters.
        let _ = RunFolder::create(&self.workspace)
            .and_then(|folder| build::build(&self.workspace, plan, &[answer], options, &folder));
    }

    fn report(&self, number: u64, news: CheckNews) {
        let _ = self.events.send(Event::Check { number, news });
    }
}
