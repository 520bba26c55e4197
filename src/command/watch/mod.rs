//! `workbook watch`, and `workbook` alone on a terminal: progress, the next step, and a verdict after each save.
//!
//! Everything that happens reaches one loop as an event. `update` computes the new state and the actions to take;
//! `view` draws the state. Neither has side effects. Threads and files are in `edge`. Nothing is polled:
//! while nothing happens, every thread waits.

mod edge;
pub mod event;
mod keys;
pub mod list;
mod messages;
pub mod output;
pub mod state;
mod update;
pub mod view;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};

use clap::Parser;

use self::edge::{Edge, Flow, Input, Screen};
use self::event::Event;
use self::state::State;
use super::End;
use super::arguments::Running;
use super::check::{answers_folder, options};
use super::hint::rungs_of;
use workbook_judge::check::judge::Options;
use workbook_judge::check::lessons;
use workbook_judge::check::plan::Plan;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;
use workbook_judge::progress::Progress;
use workbook_judge::progress::file::Notice;

pub use self::edge::is_there as is_terminal;

/// Capacity of the event channel: when it is full, senders wait.
const WAITING: usize = 64;

/// `workbook watch`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  cargo run -- watch 03_race")]
pub struct Watch {
    /// The lesson to start with: 03_race, 03 or race [default: the last one]
    pub lesson: Option<String>,
    /// The folder of answer files [default: lessons]
    #[arg(long, value_name = "DIR")]
    pub answers: Option<PathBuf>,
    #[command(flatten)]
    pub running: Running,
}

impl Watch {
    /// As if nothing was said.
    pub fn standard() -> Watch {
        #[derive(Parser)]
        struct Alone {
            #[command(flatten)]
            watch: Watch,
        }
        Alone::parse_from(["watch"]).watch
    }
}

/// Watches until the student leaves.
///
/// # Errors
/// When there is no such lesson or folder, and when the terminal can't be used.
pub fn run(workspace: &Workspace, task: &Watch) -> Result<End, Problem> {
    if !is_terminal() {
        return Err(Problem::Usage(messages::needs_a_terminal()));
    }
    let lessons = lessons::all(workspace)?;
    let first = match &task.lesson {
        Some(name) => Some(lessons::find(&lessons, name)?.name.clone()),
        None => None,
    };
    let folder = answers_folder(workspace, task.answers.as_deref());
    let folder = folder.canonicalize().map_err(|error| no_folder(&folder, &error))?;
    let (sender, events) = mpsc::sync_channel(WAITING);
    let options = Options { notice: |_| {}, ..options(&task.running) };
    let plan = Plan::folder(workspace, &lessons, &folder)?;
    let (progress, notice) = kept(workspace, &folder)?;
    let mut state = State::new(known(workspace, &lessons));
    let begin = begin(&mut state, &plan, progress.as_ref(), first.as_deref());
    state.note = notice.map(|notice| notice.to_string());
    let mut edge = Edge::new(workspace, lessons, folder, options, progress, sender.clone())?;
    let mut screen = Screen::take()?;
    state.size = screen.size()?;
    for effect in state.go_to(begin) {
        edge.perform(effect, &mut screen)?;
    }
    let ended = follow(&mut state, &mut edge, &mut screen, &events, &Input::start(sender));
    // Who still tells of something must not wait for somebody who listens.
    drop(events);
    ended.map(|()| End::Good)
}

/// Handles one event after another. All waiting events are handled before the next drawing.
fn follow(
    state: &mut State,
    edge: &mut Edge,
    screen: &mut Screen,
    events: &Receiver<Event>,
    input: &Input,
) -> Result<(), Problem> {
    loop {
        screen.draw(state)?;
        let Ok(first) = events.recv() else { return Ok(()) };
        for event in std::iter::once(first).chain(events.try_iter().take(WAITING)) {
            let is_input = matches!(event, Event::Key(_) | Event::Resized { .. });
            if let Event::Broken(problem) = event {
                return Err(problem);
            }
            for effect in state.update(event) {
                if edge.perform(effect, screen)? == Flow::Ends {
                    return Ok(());
                }
            }
            if is_input {
                input.go_on();
            }
        }
    }
}

/// The saved verdicts of the student's own answers; those of other answers are not saved.
fn kept(workspace: &Workspace, folder: &Path) -> Result<(Option<Progress>, Option<Notice>), Problem> {
    let own = workspace.root.join("lessons").canonicalize().is_ok_and(|own| own == folder);
    if !own {
        return Ok((None, None));
    }
    Progress::load(workspace).map(|(progress, notice)| (Some(progress), notice))
}

/// Loads the saved progress, and returns the lesson to start with: the requested one, else the one where the student
/// was, else the first with a step that is open.
fn begin(state: &mut State, plan: &Plan, progress: Option<&Progress>, asked: Option<&str>) -> usize {
    let named = |name: &str| state.lessons.iter().position(|lesson| lesson.name == name);
    let mut at = asked.and_then(named);
    if let Some(progress) = progress {
        at = at.or_else(|| progress.at().and_then(|place| named(&place.lesson)));
        state.standing = edge::standing_of(plan, progress);
        for (index, lesson) in state.lessons.iter().enumerate() {
            let rungs = lesson
                .steps
                .iter()
                .map(|step| ((index, step.number), progress.rung(&lesson.name, step.number)));
            state.hints.extend(rungs);
        }
    }
    at.unwrap_or(0)
}

fn no_folder(folder: &Path, error: &std::io::Error) -> Problem {
    Problem::Usage(workbook_judge::check::messages::no_answers_folder(folder, error))
}

/// What the screen needs of the lessons.
fn known(workspace: &Workspace, lessons: &[lessons::Lesson]) -> Vec<state::Lesson> {
    let lesson = |lesson: &lessons::Lesson| {
        let hints = workspace.root.join("hints").join(format!("{}.md", lesson.name));
        let hints = std::fs::read_to_string(hints).unwrap_or_default();
        let claims = |step| {
            lesson.checks.iter().filter(move |check| check.step == step).map(|check| check.claim()).collect()
        };
        let step = |step| state::Step { number: step, claims: claims(step), hints: rungs_of(&hints, step) };
        state::Lesson { name: lesson.name.clone(), steps: lesson.steps().into_iter().map(step).collect() }
    };
    lessons.iter().map(lesson).collect()
}
