//! What the keys do.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::event::Effect;
use super::list::{Choice, List};
use super::messages;
use super::state::{Running, Screen, State};
use super::view;

impl State {
    pub(super) fn press(&mut self, key: KeyEvent) -> Vec<Effect> {
        self.note = None;
        if key.modifiers.contains(KeyModifiers::CONTROL) {
            return if key.code == KeyCode::Char('c') { vec![Effect::Quit] } else { Vec::new() };
        }
        if let Screen::List(list) = &mut self.screen {
            return match list.press(key, &self.lessons) {
                Choice::Open => Vec::new(),
                Choice::Left => self.back(),
                Choice::Lesson(at) => self.go_to(at),
            };
        }
        match key.code {
            KeyCode::Char(letter) => self.letter(letter),
            KeyCode::Enter if self.failure().is_some() => self.look_at(Screen::Story),
            KeyCode::Esc => self.back(),
            code => self.scroll_by(code),
        }
    }

    fn letter(&mut self, letter: char) -> Vec<Effect> {
        match letter {
            'q' => vec![Effect::Quit],
            '?' => self.look_at(Screen::Help),
            'l' => self.look_at(Screen::List(List::at(self.at))),
            'n' => self.next(),
            'p' => self.previous(),
            'h' => self.hint(),
            'r' => self.run_or_stop(),
            'e' => self.explore(),
            'w' => self.web(),
            'd' => self.compare(),
            'o' => self.edit(),
            '1'..='9' => self.choose(u32::from(letter) - u32::from('0')),
            _ => Vec::new(),
        }
    }

    fn look_at(&mut self, screen: Screen) -> Vec<Effect> {
        self.show(screen);
        Vec::new()
    }

    fn back(&mut self) -> Vec<Effect> {
        self.look_at(Screen::Verdicts)
    }

    fn note(&mut self, note: String) -> Vec<Effect> {
        self.note = Some(note);
        Vec::new()
    }

    fn next(&mut self) -> Vec<Effect> {
        match self.at + 1 < self.lessons.len() {
            true => self.go_to(self.at + 1),
            false => self.note(messages::last_lesson().into()),
        }
    }

    fn previous(&mut self) -> Vec<Effect> {
        match self.at.checked_sub(1) {
            Some(at) => self.go_to(at),
            None => self.note(messages::first_lesson().into()),
        }
    }

    fn choose(&mut self, step: u32) -> Vec<Effect> {
        if self.lesson().steps.iter().any(|it| it.number == step) {
            self.chosen = Some(step);
            return self.back();
        }
        self.note(messages::no_such_step(step))
    }

    /// One rung more; when all are shown, they stay.
    fn hint(&mut self) -> Vec<Effect> {
        let Some(focus) = self.focus() else { return self.note(messages::no_hint_needed().into()) };
        let all = self.lesson().steps.iter().find(|step| step.number == focus).map_or(0, |it| it.hints.len());
        let shown = self.hints.entry((self.at, focus)).or_default();
        *shown = (*shown + 1).min(all);
        let rung = *shown;
        self.hinted = Some(focus);
        self.show(Screen::Verdicts);
        match rung {
            0 => self.note(messages::no_hints(focus)),
            _ => vec![Effect::HintShown { lesson: self.lesson().name.clone(), step: focus, rung }],
        }
    }

    fn run_or_stop(&mut self) -> Vec<Effect> {
        match (&self.running, &self.screen) {
            (Running::Building(_) | Running::Going(_), Screen::Output) => vec![self.stop_run()],
            (Running::Building(_) | Running::Going(_), _) => self.look_at(Screen::Output),
            _ => self.run(),
        }
    }

    fn explore(&mut self) -> Vec<Effect> {
        let Some(failure) = self.failure() else { return self.note(messages::nothing_fails().into()) };
        if failure.said.schedule.is_none() {
            return self.look_at(Screen::Story);
        }
        vec![Effect::ByHand {
            lesson: failure.lesson.clone(),
            check: failure.check.name.clone(),
            schedule: failure.said.schedule.clone(),
        }]
    }

    fn web(&mut self) -> Vec<Effect> {
        let failures = self.failures_to_show();
        match (self.failure(), failures.is_empty()) {
            (None, true) => self.note(messages::nothing_fails().into()),
            (Some(_), true) => self.note(messages::nothing_to_see().into()),
            _ => {
                self.note = Some(messages::page_begun().into());
                vec![Effect::ShowPage { lesson: self.lesson().name.clone(), failures }]
            }
        }
    }

    /// The reference answer is not read before the student has one that passes.
    fn compare(&mut self) -> Vec<Effect> {
        if !self.is_lesson_passed() {
            return self.note(messages::compare_later().into());
        }
        vec![Effect::Compare { lesson: self.lesson().name.clone() }]
    }

    fn edit(&mut self) -> Vec<Effect> {
        let line = self.focus().and_then(|step| self.reading.left.get(&step)).copied().unwrap_or(1);
        vec![Effect::Edit { lesson: self.lesson().name.clone(), line }]
    }

    /// What a program writes is read from its end, all else from its beginning.
    fn scroll_by(&mut self, code: KeyCode) -> Vec<Effect> {
        let furthest = view::lines_outside(self);
        let page = view::page(self);
        let (up, down) = match code {
            KeyCode::Up => (1, 0),
            KeyCode::PageUp => (page, 0),
            KeyCode::Home => (usize::MAX, 0),
            KeyCode::Down => (0, 1),
            KeyCode::PageDown => (0, page),
            KeyCode::End => (0, usize::MAX),
            _ => (0, 0),
        };
        let (back, on) = if self.screen == Screen::Output { (down, up) } else { (up, down) };
        self.scroll = self.scroll.saturating_sub(back).saturating_add(on).min(furthest);
        Vec::new()
    }
}
