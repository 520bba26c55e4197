//! From a command line to the first look.

use super::game::{Game, Page, Try};
use super::line::Line;
use super::messages;
use super::program::{Look, Program};
use workbook_judge::check::build::{self, Built};
use workbook_judge::check::judge::{self, Options};
use workbook_judge::check::lessons::Stage;
use workbook_judge::check::notices;
use workbook_judge::check::plan::{Answer, Plan, Planned};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::report;
use workbook_judge::check::run_folder::RunFolder;
use workbook_judge::check::scan::Check;
use workbook_judge::check::text::Text;
use workbook_judge::check::verdict::{Judged, Verdict};
use workbook_judge::check::workspace::Workspace;
use workbook_judge::protocol::Schedule;
use workbook_judge::protocol::Time;
use workbook_judge::protocol::by_hand::Aim;

/// The step of what belongs to no lesson: a program by itself.
pub const OF_A_PROGRAM: u32 = 0;

/// What somebody wants to play.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The point to open, as a schedule; else the beginning of the first claim that fails.
    pub schedule: Option<Schedule>,
    /// How many moves of it to make.
    pub moves: usize,
}

/// Whether there is something to play.
pub enum Opened {
    /// There is.
    Table(Box<Game>, Program),
    /// There is not, and this is why.
    Nothing(String),
    /// The answer can't be built, and this is why.
    Unbuilt(String),
}

/// Builds and judges the answer to one lesson, and looks at the point that is wanted. The plan holds the checks to
/// choose from, all of one answer.
///
/// # Errors
/// When there is no such point, the lesson is a live one, or nothing can be run.
pub fn open(
    workspace: &Workspace,
    plan: &Plan,
    options: &Options,
    wanted: &Wanted,
) -> Result<Opened, Problem> {
    let Some(planned) = plan.checks.first() else {
        return Err(Problem::Usage(messages::no_checks()));
    };
    let answer = plan.answer(planned);
    let mut plan = plan.clone();
    plan.keep(|answer, check| answer.lesson.stage_of(check) == Stage::Model);
    if plan.checks.is_empty() {
        return Err(Problem::Usage(messages::live(&answer.lesson.name)));
    }
    let line = wanted.schedule.clone().map(|schedule| Line { schedule, moves: wanted.moves });
    if let Text::Unreadable(why) = &answer.text {
        return Ok(Opened::Unbuilt(why.clone()));
    }
    if !plan.checks.iter().any(|planned| has_claims(answer, &planned.check)) {
        return Ok(Opened::Nothing(messages::not_started(&steps_of(&plan.checks))));
    }
    let judged = judge::judge(workspace, &plan, options, &mut |_| {})?;
    let program = match program(workspace, &plan, options, planned.answer)? {
        Ok(program) => program,
        Err(why) => return Ok(Opened::Unbuilt(why)),
    };
    let tries = tries(&program, &judged)?;
    if tries.is_empty() {
        return Ok(Opened::Nothing(nothing(&judged)));
    }
    sit_down(program, answer, tries, line)
}

/// Whether there can be something to try, as far as texts tell: nobody should wait for a build to hear that there is
/// not. A step that is not started may have it all the same: a state to reach with given code.
fn has_claims(answer: &Answer, check: &Check) -> bool {
    !answer.lacks(check.step)
        || answer.lesson.modelled.as_ref().is_some_and(|modelled| modelled.checks.offers_to_reach(check))
}

fn steps_of(checks: &[Planned]) -> Vec<u32> {
    let mut steps: Vec<u32> = checks.iter().map(|planned| planned.check.step).collect();
    steps.dedup();
    steps
}

/// Builds the program with the answer and its checks on the model; else tells why it can't be built.
///
/// # Errors
/// When the lesson is a live one, or nothing can be built.
pub fn program(
    workspace: &Workspace,
    plan: &Plan,
    options: &Options,
    answer: usize,
) -> Result<Result<Program, String>, Problem> {
    notices::before(workspace, plan, &[answer]).into_iter().for_each(options.notice);
    let folder = RunFolder::create(workspace)?;
    let mut built = build::build(workspace, plan, &[answer], options, &folder)?;
    let built = built.remove(&answer).ok_or_else(|| Problem::Ours(messages::no_answer("")))?;
    match built.at(Stage::Model) {
        Built::Program(path) => Ok(Ok(Program::new(path.clone(), folder).of(&plan.answers[answer]))),
        Built::Failed(why) => Ok(Err(why.clone())),
        Built::Live { .. } => Err(Problem::Usage(messages::live(&plan.answers[answer].lesson.name))),
    }
}

/// Every claim of these checks. A step that is not started may have something to try all the same: given code.
fn tries(program: &Program, judged: &[Judged]) -> Result<Vec<Try>, Problem> {
    let mut tries = Vec::new();
    for judged in judged {
        let failure = judged.said.schedule.clone().map(Line::from);
        for claim in program.claims(&judged.check.name)? {
            if judged.said.verdict == Verdict::NotStarted && claim.aim == Aim::Break {
                break;
            }
            let failure = failure.clone().filter(|line| line.schedule.part == claim.start.part);
            tries.push(Try { check: judged.check.clone(), claim, verdict: judged.said.verdict, failure });
        }
    }
    Ok(tries)
}

fn nothing(judged: &[Judged]) -> String {
    let mut steps: Vec<u32> = judged.iter().map(|judged| judged.check.step).collect();
    steps.dedup();
    match judged.iter().find(|judged| judged.said.verdict != Verdict::NotStarted) {
        None => messages::not_started(&steps),
        Some(failed) if failed.said.verdict != Verdict::Passed => report::lines(failed),
        Some(_) => messages::no_claims(),
    }
}

/// Looks at the point that is wanted, else at the beginning of the first of these that fails.
///
/// # Errors
/// When there is no such point, or the program does not run.
pub fn sit_down(
    program: Program,
    answer: &Answer,
    tries: Vec<Try>,
    wanted: Option<Line>,
) -> Result<Opened, Problem> {
    let at = match &wanted {
        Some(line) => tries.iter().position(|one| one.claim.start.part == line.schedule.part),
        None => Some(first(&tries)),
    };
    let Some(at) = at else {
        return Err(Problem::Usage(messages::no_such_part(&tries)));
    };
    let line = wanted.unwrap_or_else(|| Line::from(tries[at].claim.start.clone()));
    let look = program.look(&tries[at].check.name, &line)?;
    let (snapshot, word) = match look {
        Look::Snapshot(snapshot) => (snapshot, None),
        Look::Unforeseen(snapshot) => (snapshot, Some(messages::unforeseen())),
        Look::Misfit(why) => return Err(Problem::Usage(why)),
        Look::Endless => return Ok(Opened::Nothing(messages::endless())),
        Look::NoClaim => return Err(Problem::Usage(messages::claim_not_reached())),
    };
    let line = line.after(snapshot.moves);
    let selected = line.goes_on(&snapshot);
    let source = answer.text.source().map(|source| source.whole.clone()).unwrap_or_default();
    let game = Game {
        lesson: answer.lesson.name.clone(),
        file: answer.shown.clone(),
        source: source.lines().map(str::to_owned).collect(),
        tries,
        at,
        line,
        snapshot: *snapshot,
        selected,
        word,
        page: Page::Play,
    };
    Ok(Opened::Table(Box::new(game), program))
}

/// The first claim that fails, else the first that is asked at any speed.
fn first(tries: &[Try]) -> usize {
    let fails = tries.iter().position(|one| one.failure.is_some());
    let races = || tries.iter().position(|one| one.claim.start.mode.time == Time::AnySpeed);
    fails.or_else(races).unwrap_or(0)
}

/// The command that opens this point again.
pub fn again(game: &Game) -> String {
    let Check { step, name } = &game.tried().check;
    if *step == OF_A_PROGRAM {
        return messages::again_by_itself(&game.file, &game.snapshot.schedule, game.snapshot.moves);
    }
    messages::again(&game.lesson, &game.file, name, &game.snapshot.schedule, game.snapshot.moves)
}
