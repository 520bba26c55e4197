//! The steps of the lesson, and what there is to say of the one that is next.

use ratatui::style::{Color, Style, Stylize};
use ratatui::text::{Line, Span};

use super::super::messages;
use super::super::state::{Checking, State, Step};
use super::story::{self, Room};
use super::text::wrapped;
use workbook_judge::check::report::Tally;
use workbook_judge::check::verdict::{Judged, Verdict};

/// The steps first, so that they are always at the same place. In a low window they make room for a failure.
pub fn lines(state: &State) -> Vec<Line<'static>> {
    let steps: Vec<Line<'static>> = state.lesson().steps.iter().map(|step| one_step(state, step)).collect();
    let told = |failure| story::told(failure, 0, Room::Lines(usize::MAX), super::width(state)).len();
    let failure = state.failure().map_or(0, told);
    let hints = hints(state).len();
    let is_room = failure == 0 || failure + hints + steps.len() <= super::page(state);
    below(state, if is_room { steps } else { vec![all_steps(state)] })
}

fn below(state: &State, steps: Vec<Line<'static>>) -> Vec<Line<'static>> {
    let mut lines = vec![headline(state)];
    lines.extend(steps);
    lines.push(Line::default());
    lines.extend(hints(state));
    let room = super::page(state).saturating_sub(lines.len());
    lines.extend(detail(state, room));
    lines
}

fn headline(state: &State) -> Line<'static> {
    let name = state.lesson().name.clone();
    let tally = Tally::of(&state.verdicts);
    let (words, style) = match &state.checking {
        Checking::Going { notice: Some(notice) } => (notice.clone(), Style::new().fg(Color::Cyan)),
        Checking::Going { notice: None } => (messages::checking().into(), Style::new().fg(Color::Cyan)),
        Checking::Failed(_) => (String::new(), Style::new()),
        Checking::Over if state.failure().is_some_and(|it| it.said.verdict == Verdict::DoesNotCompile) => {
            (messages::does_not_compile().into(), Style::new().fg(Color::Red))
        }
        Checking::Over => {
            let colour = if tally.failed > 0 { Color::Red } else { Color::Green };
            (messages::checked(tally.passed, tally.failed, tally.not_started), Style::new().fg(colour))
        }
    };
    let words = format!("{words} ");
    let used = 1 + name.chars().count() + words.chars().count();
    let gap = super::width(state).saturating_sub(used).max(1);
    Line::from(vec![" ".into(), name.bold(), " ".repeat(gap).into(), Span::styled(words, style)])
}

/// `✗ step 4  ✗✗✓✓✗  no update is lost`
fn one_step(state: &State, step: &Step) -> Line<'static> {
    let checks = checks_of(state, step);
    let marks: Vec<Span<'static>> =
        checks.iter().map(|judged| mark(judged.map(|it| it.said.verdict))).collect();
    let open = checks.iter().position(|judged| judged.is_none_or(|it| it.said.verdict != Verdict::Passed));
    let claim = step.claims.get(open.unwrap_or(0)).cloned().unwrap_or_default();
    let widest = state.lesson().steps.iter().map(|step| step.claims.len()).max().unwrap_or(0);
    let pointer = if state.focus() == Some(step.number) { " ▸" } else { "  " };
    let mut spans = vec![
        pointer.bold(),
        whole_step(&checks),
        " ".into(),
        messages::step(step.number).into(),
        "  ".into(),
    ];
    spans.extend(marks);
    let used = 13 + widest;
    spans.push(" ".repeat(widest - step.claims.len() + 2).into());
    let room = super::width(state).saturating_sub(used);
    spans.push(claim.chars().take(room).collect::<String>().dim());
    Line::from(spans)
}

/// `✓1  ✓2  ▸✗3 ✗✓✓  ○4`
fn all_steps(state: &State) -> Line<'static> {
    let mut spans = vec![Span::from(" ")];
    for step in &state.lesson().steps {
        let checks = checks_of(state, step);
        let is_focus = state.focus() == Some(step.number);
        spans.extend([
            if is_focus { " ▸".bold() } else { "  ".into() },
            whole_step(&checks),
            step.number.to_string().into(),
        ]);
        if is_focus {
            spans.push(" ".into());
            spans.extend(checks.iter().map(|judged| mark(judged.map(|it| it.said.verdict))));
        }
    }
    Line::from(spans)
}

/// The verdict on each of its checks; none yet on those that are still going on.
fn checks_of<'a>(state: &'a State, step: &Step) -> Vec<Option<&'a Judged>> {
    (0..step.claims.len()).map(|at| state.of_step(step.number).nth(at)).collect()
}

fn mark(verdict: Option<Verdict>) -> Span<'static> {
    match verdict {
        None => "·".dim(),
        Some(Verdict::Passed) => "✓".green(),
        Some(Verdict::NotStarted) => "○".dim(),
        Some(_) => "✗".red(),
    }
}

fn whole_step(checks: &[Option<&Judged>]) -> Span<'static> {
    let worst = |wanted: fn(&Judged) -> bool| checks.iter().flatten().find(|judged| wanted(judged));
    let failed = worst(|judged| !matches!(judged.said.verdict, Verdict::Passed | Verdict::NotStarted));
    let open = worst(|judged| judged.said.verdict == Verdict::NotStarted);
    let judged = failed.or(open).or(if checks.iter().any(Option::is_none) {
        None
    } else {
        checks.iter().flatten().next()
    });
    mark(judged.map(|judged| judged.said.verdict)).bold()
}

/// The rungs that were asked for.
fn hints(state: &State) -> Vec<Line<'static>> {
    let Some(focus) = state.focus() else { return Vec::new() };
    let Some(step) = state.lesson().steps.iter().find(|step| step.number == focus) else { return Vec::new() };
    let rungs = state.hints.get(&(state.at, focus)).copied().unwrap_or(0);
    let shown = if state.hinted == Some(focus) { rungs } else { 0 };
    let mut lines = Vec::new();
    for (at, hint) in step.hints.iter().enumerate().take(shown) {
        let text = messages::hint(at + 1, step.hints.len(), hint);
        lines.extend(
            wrapped(&text, 1, super::width(state)).into_iter().map(|line| Line::from(line).fg(Color::Yellow)),
        );
    }
    if !lines.is_empty() {
        lines.push(Line::default());
    }
    lines
}

/// A failure, a success, or what to do next.
fn detail(state: &State, room: usize) -> Vec<Line<'static>> {
    let width = super::width(state);
    let say = |text: &str| -> Vec<Line<'static>> {
        text.lines().flat_map(|line| wrapped(line, 1, width)).map(Line::from).collect()
    };
    if let Checking::Failed(why) = &state.checking {
        return say(why);
    }
    if let Some(failure) = state.failure() {
        return story::told(failure, others_that_failed(state, failure), Room::Lines(room), width);
    }
    let is_judged = |step: u32| state.of_step(step).count() > 0;
    match state.focus() {
        Some(step) if !is_judged(step) => Vec::new(),
        Some(step) if state.is_passed(step) => say(&messages::step_passed(step)),
        Some(step) => next_step(state, step, &say),
        None => {
            let next = state.lessons.get(state.at + 1).map(|lesson| lesson.name.as_str());
            let mut lines = say(&messages::lesson_passed(&state.lesson().name, next));
            lines.extend(advice(state, &say));
            lines
        }
    }
}

fn next_step(state: &State, step: u32, say: &dyn Fn(&str) -> Vec<Line<'static>>) -> Vec<Line<'static>> {
    let line = state.reading.left.get(&step).copied();
    let mut lines = say(&messages::next_step(step, &state.reading.file, line));
    lines.push(Line::default());
    lines.extend(say(messages::it_must_hold()));
    let claims = state.lesson().steps.iter().find(|it| it.number == step).map(|it| it.claims.as_slice());
    lines.extend(claims.unwrap_or_default().iter().flat_map(|claim| say(&format!("  ○ {claim}"))));
    lines
}

fn others_that_failed(state: &State, told: &Judged) -> usize {
    let failed = |judged: &&Judged| !matches!(judged.said.verdict, Verdict::Passed | Verdict::NotStarted);
    let is_other = |judged: &&Judged| judged.check != told.check && judged.said.message != told.said.message;
    state.of_step(told.check.step).filter(failed).filter(is_other).count()
}

/// Sound but poor: worth a line, at no cost.
fn advice(state: &State, say: &dyn Fn(&str) -> Vec<Line<'static>>) -> Vec<Line<'static>> {
    let mut all: Vec<&String> = state.verdicts.iter().flat_map(|judged| &judged.said.advice).collect();
    all.dedup();
    all.into_iter().flat_map(|advice| say(&format!("ℹ {advice}"))).collect()
}
