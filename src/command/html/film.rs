//! From what failed to what a page shows of it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::time::Duration;

use super::messages;
use crate::by_hand::game::Game;
use crate::by_hand::opening::program;
use crate::by_hand::program::Program;
use crate::messages::no_answer;
use workbook_judge::check::copies;
use workbook_judge::check::judge::Options;
use workbook_judge::check::messages::{explore, replay};
use workbook_judge::check::plan::{Answer, Plan, Planned};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::scan::Check;
use workbook_judge::check::text::Text;
use workbook_judge::check::verdict::{Judged, Verdict};
use workbook_judge::check::workspace::Workspace;
use workbook_judge::protocol::Schedule;
use workbook_judge::protocol::by_hand::End;
use workbook_judge::protocol::interleaving::{Graph, Interleaving};

/// As many bytes as the graphs of one page may have, all together.
const GRAPHS: usize = 1 << 20;

/// What came of it.
pub enum Filmed {
    /// These interleavings.
    Shown(Vec<Interleaving>),
    /// None, and why.
    Nothing(String),
    /// The answer can't be built, and why.
    Unbuilt(String),
}

/// An execution of a check, and where people find it.
pub struct Wanted<'a> {
    /// What is shown of the answer.
    pub answer: &'a Answer,
    /// What the page calls it.
    pub title: String,
    /// The check, or the program's name.
    pub check: &'a str,
    /// The schedule.
    pub schedule: &'a Schedule,
    /// The command that shows the same in the terminal.
    pub replay: String,
    /// The command that goes on by hand, if the claim is one of those that can be tried so.
    pub by_hand: Option<String>,
}

/// The failures among these verdicts, which are those of the plan.
///
/// # Errors
/// When a program can't be built or run.
pub fn of_failures(
    workspace: &Workspace,
    plan: &Plan,
    options: &Options,
    judged: &[Judged],
) -> Result<Filmed, Problem> {
    let mut programs: BTreeMap<usize, Program> = BTreeMap::new();
    let mut shown = Vec::new();
    for (planned, judged) in plan.checks.iter().zip(judged) {
        let Some(schedule) = &judged.said.schedule else { continue };
        let program = match programs.entry(planned.answer) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => match program(workspace, plan, options, planned.answer)? {
                Ok(program) => new.insert(program.ended_by(&options.cancel)),
                Err(_) => continue,
            },
        };
        let wanted = Wanted::of_check(plan.answer(planned), &planned.check, schedule);
        shown.extend(wanted.film(program, options.limits.time)?);
    }
    if shown.is_empty() {
        return Ok(Filmed::Nothing(nothing(judged)));
    }
    leave_out_graphs(&mut shown);
    Ok(Filmed::Shown(shown))
}

fn nothing(judged: &[Judged]) -> String {
    let is = |verdict: Verdict| judged.iter().all(|judged| judged.said.verdict == verdict);
    let fails = |judged: &Judged| !matches!(judged.said.verdict, Verdict::Passed | Verdict::NotStarted);
    match judged.iter().any(fails) {
        true => messages::nothing_to_show(),
        false if is(Verdict::NotStarted) => messages::not_started(),
        false => messages::nothing_fails(),
    }
}

/// A page of many failures stays small: the first graphs must do.
fn leave_out_graphs(shown: &mut [Interleaving]) {
    let mut room = GRAPHS;
    for interleaving in shown {
        let size = interleaving.graph.as_ref().map_or(0, Graph::bytes);
        match room.checked_sub(size) {
            Some(rest) => room = rest,
            None => {
                let again = interleaving.replay.as_deref().unwrap_or_default();
                interleaving.no_graph = Some(messages::graph_elsewhere(again));
                interleaving.graph = None;
            }
        }
    }
}

/// What happens in a check under a schedule.
///
/// # Errors
/// When the schedule belongs to another check, or the program does not run.
pub fn of_check(
    plan: &Plan,
    planned: &Planned,
    program: &Program,
    schedule: &Schedule,
    options: &Options,
) -> Result<Filmed, Problem> {
    let wanted = Wanted::of_check(plan.answer(planned), &planned.check, schedule);
    Ok(shown(wanted.film(program, options.limits.time)?))
}

/// A film, if there is one.
pub fn shown(film: Option<Interleaving>) -> Filmed {
    match film {
        Some(interleaving) => Filmed::Shown(vec![interleaving]),
        None => Filmed::Nothing(messages::endless()),
    }
}

/// What somebody who plays the scheduler would begin with.
///
/// # Errors
/// When the program does not run.
pub fn of_game(plan: &Plan, game: &Game, program: &Program, options: &Options) -> Result<Filmed, Problem> {
    let planned = plan.checks.iter().find(|planned| planned.check == game.tried().check);
    let planned = planned.ok_or_else(|| Problem::Ours(no_answer(&game.lesson)))?;
    of_check(plan, planned, program, &game.line.schedule, options)
}

/// The program with an answer and its checks, or why it can't be built.
///
/// # Errors
/// When the lesson is a live one, or nothing can be built.
pub fn program_of(
    workspace: &Workspace,
    plan: &Plan,
    options: &Options,
    answer: usize,
) -> Result<Result<Program, String>, Problem> {
    match &plan.answers[answer].text {
        Text::Unreadable(why) => Ok(Err(why.clone())),
        Text::Read(_) => program(workspace, plan, options, answer),
    }
}

impl<'a> Wanted<'a> {
    /// An execution of a lesson's check.
    pub fn of_check(answer: &'a Answer, check: &'a Check, schedule: &'a Schedule) -> Wanted<'a> {
        let lesson = &answer.lesson.name;
        let command = explore(lesson, &answer.shown, &check.name);
        Wanted {
            answer,
            title: messages::title(lesson, check),
            check: &check.name,
            schedule,
            replay: replay(lesson, &answer.shown, &check.name, schedule),
            by_hand: Some(format!("{command} --by-hand")),
        }
    }

    /// The film, with what only the command knows; none, if the execution never comes to an end.
    ///
    /// # Errors
    /// When the schedule belongs to another check, or the program does not run.
    pub fn film(&self, program: &Program, patience: Duration) -> Result<Option<Interleaving>, Problem> {
        let Some(mut film) = program.film(self.check, self.schedule, patience)? else { return Ok(None) };
        let claims = program.claims(self.check)?;
        let is_offered = claims.iter().any(|claim| claim.start.part == self.schedule.part);
        let by_hand = self.by_hand.clone().filter(|_| is_offered);
        let source = self.answer.text.source().map(|source| source.whole.as_ref()).unwrap_or_default();
        film.title.clone_from(&self.title);
        film.file.clone_from(&self.answer.shown);
        film.source = source.lines().map(str::to_owned).collect();
        film.replay = Some(self.replay.clone());
        film.no_graph = film.no_graph.map(|why| messages::no_graph(&why, by_hand.as_deref()));
        film.by_hand = by_hand;
        let outcomes =
            film.graph.iter_mut().flat_map(|graph| &mut graph.outcomes).map(|outcome| &mut outcome.end);
        film.end.iter_mut().chain(outcomes).for_each(|end| self.name_file(end));
        Ok(Some(film))
    }

    /// What was compiled is a copy.
    fn name_file(&self, end: &mut End) {
        end.happened = copies::as_own(self.answer, &end.happened);
    }
}
