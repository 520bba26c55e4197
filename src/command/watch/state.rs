//! Everything that the screen is drawn from.

use std::collections::BTreeMap;

use super::event::{Effect, Reading, Standing};
use super::list::List;
use super::output::Output;
use workbook_judge::check::verdict::{Judged, Verdict};

/// The watch, between two events.
#[derive(Debug, Clone)]
pub struct State {
    /// The lessons, in their order.
    pub lessons: Vec<Lesson>,
    /// The one that the student is at.
    pub at: usize,
    /// The step that the student chose, if not the one that is next.
    pub chosen: Option<u32>,
    /// What the answer's text told last.
    pub reading: Reading,
    /// What was said of its checks last.
    pub verdicts: Vec<Judged>,
    /// The check that said it.
    pub verdicts_of: u64,
    /// The check that was begun last.
    pub checked: u64,
    /// Whether one is running.
    pub checking: Checking,
    /// Whether the lesson's program runs.
    pub running: Running,
    /// What it wrote.
    pub output: Output,
    /// What is on the screen.
    pub screen: Screen,
    /// Lines above the window.
    pub scroll: usize,
    /// How many hints of a step were shown, by lesson and step.
    pub hints: BTreeMap<(usize, u32), usize>,
    /// The step whose hints are on the screen.
    pub hinted: Option<u32>,
    /// What has been passed so far.
    pub standing: Standing,
    /// Columns and lines of the window.
    pub size: (u16, u16),
    /// A sentence at the foot, until the next key.
    pub note: Option<String>,
    /// The number of the check or run that was begun last.
    pub number: u64,
}

/// A lesson, as far as the screen needs it.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// `03_race`.
    pub name: String,
    /// Its steps.
    pub steps: Vec<Step>,
}

/// A step of a lesson.
#[derive(Debug, Clone)]
pub struct Step {
    /// Its number.
    pub number: u32,
    /// What its checks claim, in their order.
    pub claims: Vec<String>,
    /// Its hints, from the first to the last.
    pub hints: Vec<String>,
}

/// Whether a check is running.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checking {
    /// None does.
    Over,
    /// One does; why it takes long, if it does.
    Going { notice: Option<String> },
    /// There is no verdict, and why.
    Failed(String),
}

/// Whether the lesson's program runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Running {
    /// It was not asked for.
    Never,
    /// It is being built.
    Building(u64),
    /// It runs.
    Going(u64),
    /// It ended, and how.
    Over(String),
}

/// What is on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Screen {
    /// The steps, and what to say of the one that is next.
    Verdicts,
    /// One failure, nothing left out.
    Story,
    /// What the lesson's program writes.
    Output,
    /// The answer beside the reference.
    Comparison(String),
    /// The lessons to choose from.
    List(List),
    /// What the keys do.
    Help,
}

impl State {
    /// At the first lesson, before anything was read.
    pub fn new(lessons: Vec<Lesson>) -> State {
        State {
            lessons,
            at: 0,
            chosen: None,
            reading: Reading::default(),
            verdicts: Vec::new(),
            verdicts_of: 0,
            checked: 0,
            checking: Checking::Over,
            running: Running::Never,
            output: Output::default(),
            screen: Screen::Verdicts,
            scroll: 0,
            hints: BTreeMap::new(),
            hinted: None,
            standing: Standing::default(),
            size: (80, 24),
            note: None,
            number: 0,
        }
    }

    /// Goes to a lesson and has it checked.
    pub fn go_to(&mut self, at: usize) -> Vec<Effect> {
        self.at = at;
        self.chosen = None;
        self.hinted = None;
        self.reading = Reading::default();
        self.verdicts.clear();
        self.screen = Screen::Verdicts;
        self.running = Running::Never;
        self.output = Output::default();
        let step = self.lesson().steps.first().map_or(1, |step| step.number);
        let visit = Effect::Visit { lesson: self.lesson().name.clone(), step };
        vec![Effect::StopRun, visit, self.check()]
    }

    /// Has the lesson checked. What is shown stays until there is something new to show.
    pub fn check(&mut self) -> Effect {
        self.checking = Checking::Going { notice: None };
        self.scroll = 0;
        self.number += 1;
        self.checked = self.number;
        Effect::Check { number: self.number, lesson: self.lesson().name.clone(), width: self.story_width() }
    }

    /// The lesson that the student is at.
    pub fn lesson(&self) -> &Lesson {
        &self.lessons[self.at]
    }

    /// Columns for a story: it is indented, and a message indents it once more.
    pub fn story_width(&self) -> usize {
        usize::from(self.size.0).saturating_sub(6).max(40)
    }

    /// What was said of a step's checks.
    pub fn of_step(&self, step: u32) -> impl Iterator<Item = &Judged> {
        self.verdicts.iter().filter(move |judged| judged.check.step == step)
    }

    /// The step to speak of: the one chosen, else the first that is not passed.
    pub fn focus(&self) -> Option<u32> {
        let steps = self.lesson().steps.iter().map(|step| step.number);
        self.chosen.or_else(|| steps.into_iter().find(|step| !self.is_passed(*step)))
    }

    /// Whether every check of the step passed last time.
    pub fn is_passed(&self, step: u32) -> bool {
        let checks = self.lesson().steps.iter().find(|it| it.number == step).map_or(0, |it| it.claims.len());
        checks > 0
            && self.of_step(step).filter(|judged| judged.said.verdict == Verdict::Passed).count() == checks
    }

    /// Whether every step passed last time.
    pub fn is_lesson_passed(&self) -> bool {
        self.lesson().steps.iter().all(|step| self.is_passed(step.number))
    }

    /// The failures that have an interleaving, those of the step to speak of first.
    pub fn failures_to_show(&self) -> Vec<Judged> {
        let focus = self.focus();
        let fails =
            |judged: &&Judged| judged.said.verdict == Verdict::Failed && judged.said.schedule.is_some();
        let mut failures: Vec<Judged> = self.verdicts.iter().filter(fails).cloned().collect();
        failures.sort_by_key(|judged| Some(judged.check.step) != focus);
        failures
    }

    /// The failure to tell: the first of the step to speak of.
    pub fn failure(&self) -> Option<&Judged> {
        let is_failure =
            |judged: &&Judged| !matches!(judged.said.verdict, Verdict::Passed | Verdict::NotStarted);
        self.of_step(self.focus()?).find(is_failure)
    }
}
