//! What an event makes of the state, and what is to be done about it. Nothing here touches the world.

use super::event::{CheckNews, Effect, Event, RunNews};
use super::messages;
use super::output::Output;
use super::state::{Checking, Running, Screen, State};
use workbook_judge::check::problem::Problem;

impl State {
    /// Takes an event in.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => return self.press(key),
            Event::Resized { width, height } => return self.resize(width, height),
            Event::Saved { lesson } => return self.saved(&lesson),
            Event::Check { number, news } if number == self.checked => return self.check_news(news),
            Event::Run { number, news } => self.run_news(number, news),
            Event::Standing(standing) => self.standing = standing,
            Event::Compared { lesson, text } if lesson == self.lesson().name => {
                self.show(Screen::Comparison(text));
            }
            Event::Note(note) => self.note = Some(note),
            // What was asked for before the student went elsewhere; the loop itself sees to what breaks it.
            Event::Check { .. } | Event::Compared { .. } | Event::Broken(_) => {}
        }
        Vec::new()
    }

    /// A story is told for a width, so it is told anew for another.
    fn resize(&mut self, width: u16, height: u16) -> Vec<Effect> {
        let before = self.story_width();
        self.size = (width, height);
        let has_story = self.verdicts.iter().any(|judged| !judged.said.story.is_empty());
        if has_story && self.story_width() != before { vec![self.check()] } else { Vec::new() }
    }

    /// A student who saves a lesson works on it, and wants its verdict.
    fn saved(&mut self, lesson: &str) -> Vec<Effect> {
        let Some(at) = self.lessons.iter().position(|it| it.name == lesson) else { return Vec::new() };
        if at != self.at {
            return self.go_to(at);
        }
        self.show(Screen::Verdicts);
        self.hinted = None;
        vec![self.stop_run(), self.check()]
    }

    fn check_news(&mut self, news: CheckNews) -> Vec<Effect> {
        match news {
            CheckNews::Notice(words) => self.checking = Checking::Going { notice: Some(words) },
            CheckNews::Read(reading) => self.reading = reading,
            CheckNews::Verdict(judged) => {
                if self.verdicts_of != self.checked {
                    self.verdicts.clear();
                    self.verdicts_of = self.checked;
                }
                self.verdicts.push(*judged);
            }
            CheckNews::Ended(None) => return self.check_over(),
            CheckNews::Ended(Some(Problem::Cancelled)) => {}
            CheckNews::Ended(Some(problem)) => {
                self.verdicts.clear();
                self.checking = Checking::Failed(problem.to_string());
            }
        }
        Vec::new()
    }

    fn check_over(&mut self) -> Vec<Effect> {
        self.checking = Checking::Over;
        let (name, steps) = (&self.lesson().name, &self.lesson().steps);
        let passed = steps.iter().map(|step| step.number).filter(|step| self.is_passed(*step)).collect();
        let name = name.clone();
        let step = self.focus().unwrap_or(1);
        self.standing.passed.insert(name.clone(), passed);
        let failures = self.failures_to_show();
        let follow = Effect::FollowPage { lesson: name.clone(), failures };
        vec![Effect::Record(self.verdicts.clone()), Effect::Visit { lesson: name, step }, follow]
    }

    fn run_news(&mut self, number: u64, news: RunNews) {
        let is_ours = matches!(self.running, Running::Building(it) | Running::Going(it) if it == number);
        match news {
            _ if !is_ours => {}
            RunNews::Begun => self.running = Running::Going(number),
            RunNews::Output(text) => self.output.push(&text),
            RunNews::Ended(how) => self.running = Running::Over(how),
        }
    }

    /// Has the lesson's program run.
    pub(super) fn run(&mut self) -> Vec<Effect> {
        self.number += 1;
        self.running = Running::Building(self.number);
        self.output = Output::default();
        self.show(Screen::Output);
        vec![Effect::Run { number: self.number, lesson: self.lesson().name.clone() }]
    }

    /// Ends the lesson's program, if it runs.
    pub(super) fn stop_run(&mut self) -> Effect {
        if matches!(self.running, Running::Building(_) | Running::Going(_)) {
            self.running = Running::Over(messages::run_stopped().into());
        }
        Effect::StopRun
    }

    /// Shows another screen, from its top.
    pub(super) fn show(&mut self, screen: Screen) {
        self.screen = screen;
        self.scroll = 0;
    }
}
