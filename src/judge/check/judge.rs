//! From a plan to its verdicts.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use protocol::{Ask, Request, Schedule};

use super::again;
use super::at_once::AtOnce;
use super::build::{self, Built};
use super::cancel::Cancel;
use super::confine::Confined;
use super::evict;
use super::given;
use super::job::Job;
use super::kept::Kept;
use super::lessons::Stage;
use super::messages;
use super::notices;
use super::plan::{Plan, Planned};
use super::platform;
use super::problem::Problem;
use super::run::{self, Limits};
use super::run_folder::RunFolder;
use super::stubs;
use super::text::Text;
use super::verdict::{self, Judged, Verdict};
use super::workspace::Workspace;

/// How checks are run.
#[derive(Debug, Clone)]
pub struct Options {
    /// What each may use.
    pub limits: Limits,
    /// How many run at once.
    pub at_once: AtOnce,
    /// Columns for what people will read.
    pub width: usize,
    /// The interleaving to replay, instead of searching for one.
    pub schedule: Option<Schedule>,
    /// Judges anew what was judged before.
    pub afresh: bool,
    /// Hears why it takes long: a first build, or another command that builds.
    pub notice: fn(&str),
    /// Ends it before it is done.
    pub cancel: Cancel,
    /// What keeps programs with answers from the rest of the machine.
    pub confined: Option<Confined>,
    /// Whether what passes on the model is asked again on real threads.
    pub again: Again,
}

/// Whether what passes on the model is asked again on real threads, where an answer may behave otherwise that tells the
/// one from the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// For answers that count.
    Asked,
    /// For those that somebody works on.
    NotAsked,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            limits: Limits::default(),
            at_once: AtOnce::default(),
            width: 90,
            schedule: None,
            afresh: false,
            notice: |words| eprintln!("{words}"),
            cancel: Cancel::never(),
            confined: None,
            again: Again::NotAsked,
        }
    }
}

impl Options {
    /// What a process is asked.
    pub fn ask(&self) -> Ask {
        self.schedule.clone().map_or(Ask::EverySchedule, Ask::Replay)
    }
}

/// Judges every check of the plan. `each` is told of each in the plan's order, as soon as it and
/// those before it are known. The result holds exactly one verdict for each check of the plan.
///
/// An answer that can't be read or built costs only its own checks, and a step that is not
/// started costs no build.
///
/// # Errors
/// When nothing can be judged: no Cargo, no network for the first build, no room in the target
/// folder, a schedule that is none of the check's; or when it was cancelled, as soon as its processes are gone.
pub fn judge(
    workspace: &Workspace,
    plan: &Plan,
    options: &Options,
    each: &mut dyn FnMut(&Judged),
) -> Result<Vec<Judged>, Problem> {
    let known = vec![None; plan.checks.len()];
    let held = options.again == Again::Asked;
    let mut results = InOrder { workspace, plan, known, told: 0, looked_at: BTreeSet::new(), held, each };
    for (index, planned) in plan.checks.iter().enumerate() {
        if let Some(judged) = from_text(plan, planned) {
            results.take(index, judged);
        }
    }
    if results.open().is_empty() {
        return Ok(results.all());
    }
    let mut kept = Kept::open(workspace, plan, options);
    for index in results.open() {
        let Planned { answer, check } = &plan.checks[index];
        if let Some(ended) = kept.ended(*answer, &check.name) {
            results.take(index, verdict::of(&plan.answers[*answer], check, &ended, options.limits));
        }
    }
    let open = results.open();
    if !open.is_empty() {
        build_and_run(workspace, plan, options, &open, &mut results, &mut kept)?;
    }
    if options.again == Again::Asked {
        again::ask(workspace, plan, options, &mut results.known, &mut kept)?;
    }
    kept.save();
    Ok(results.all())
}

/// What the answer's text alone tells of a check.
fn from_text(plan: &Plan, planned: &Planned) -> Option<Judged> {
    let answer = plan.answer(planned);
    match &answer.text {
        Text::Unreadable(why) => {
            Some(Judged::without_running(answer, &planned.check, Verdict::DoesNotCompile, why.clone()))
        }
        Text::Read(_) if answer.lacks(planned.check.step) => {
            let message = messages::not_started(planned.check.step);
            Some(Judged::without_running(answer, &planned.check, Verdict::NotStarted, message))
        }
        Text::Read(_) => None,
    }
}

fn build_and_run(
    workspace: &Workspace,
    plan: &Plan,
    options: &Options,
    open: &[usize],
    results: &mut InOrder<'_>,
    kept: &mut Kept<'_>,
) -> Result<(), Problem> {
    let answers: BTreeSet<usize> = open.iter().map(|index| plan.checks[*index].answer).collect();
    let answers: Vec<usize> = answers.into_iter().collect();
    evict::evict(workspace, plan)?;
    for notice in notices::before(workspace, plan, &answers) {
        (options.notice)(notice);
    }
    let folder = RunFolder::create(workspace)?;
    let built = build::build(workspace, plan, &answers, options, &folder)?;
    let (mut jobs, mut of_job) = (Vec::new(), Vec::new());
    for &index in open {
        let planned = &plan.checks[index];
        let stage = plan.answer(planned).lesson.stage_of(&planned.check);
        match built[&planned.answer].at(stage) {
            Built::Program(program) => {
                let check = plan.answer(planned).prefix_on_model() + &planned.check.name;
                let mut job = job(folder.path(), index, program, planned, options);
                job.request.name = check;
                // Also where it runs on the model, an answer to a live lesson has what it can't be compiled without.
                job.has_files = plan.answer(planned).lesson.stage() == Stage::Live;
                job.takes_orders = platform::COPIES_PROCESSES && !job.has_files && options.schedule.is_none();
                job.confined.clone_from(&options.confined);
                jobs.push(job);
                of_job.push(index);
            }
            Built::Live { checks, driver, .. } => {
                let mut job = job(folder.path(), index, checks, planned, options);
                // The check itself watches from outside.
                let driver = match &options.confined {
                    Some(confined) => confined.script(driver).map_err(|error| ours(driver, &error))?,
                    None => driver.clone(),
                };
                job.request.driver = Some(driver);
                job.confined.clone_from(&options.confined);
                jobs.push(job);
                of_job.push(index);
            }
            Built::Failed(why) => {
                let judged = Judged::without_running(
                    plan.answer(planned),
                    &planned.check,
                    Verdict::DoesNotCompile,
                    why.clone(),
                );
                results.take(index, judged);
            }
        }
    }
    let mut refused = None;
    run::run_all(&jobs, options.limits, &options.at_once, &options.cancel, &mut |job, ended| {
        if options.schedule.is_some() {
            refused = verdict::refusal(&ended).or(refused.take());
        }
        let planned = &plan.checks[of_job[job]];
        let judged = verdict::of(plan.answer(planned), &planned.check, &ended, options.limits);
        if matches!(judged.said.verdict, Verdict::Passed | Verdict::Failed) {
            kept.keep(planned.answer, &planned.check.name, &ended);
        }
        results.take(of_job[job], judged);
    });
    if options.cancel.is_cancelled() {
        return Err(Problem::Cancelled);
    }
    refused.map_or(Ok(()), |sentence| Err(Problem::Usage(sentence)))
}

pub(super) fn job(folder: &Path, index: usize, program: &Path, planned: &Planned, options: &Options) -> Job {
    let request = Request {
        name: planned.check.name.clone(),
        ask: options.ask(),
        width: options.width,
        report: folder.join("reports").join(index.to_string()).join("report.json"),
        driver: None,
        given: None,
        is_sealed: true,
    };
    Job::new(program.to_path_buf(), request)
}

fn ours(path: &Path, error: &io::Error) -> Problem {
    Problem::Ours(messages::cannot_write(path, error))
}

/// Verdicts as they come in, told in the plan's order.
struct InOrder<'a> {
    workspace: &'a Workspace,
    plan: &'a Plan,
    known: Vec<Option<Judged>>,
    told: usize,
    /// The answers whose given code was compared: those that have failed.
    looked_at: BTreeSet<usize>,
    /// Whether nothing is told before all is known: what passes may be asked again.
    held: bool,
    each: &'a mut dyn FnMut(&Judged),
}

impl InOrder<'_> {
    /// The checks without a verdict.
    fn open(&self) -> Vec<usize> {
        (0..self.known.len()).filter(|index| self.known[*index].is_none()).collect()
    }

    /// All verdicts, told.
    fn all(mut self) -> Vec<Judged> {
        self.held = false;
        self.tell();
        self.known.into_iter().flatten().collect()
    }

    fn take(&mut self, index: usize, judged: Judged) {
        self.known[index] = Some(judged);
        if !self.held {
            self.tell();
        }
    }

    fn tell(&mut self) {
        while let Some(Some(next)) = self.known.get(self.told) {
            let remark = self.remark(next.said.verdict);
            let next = self.known[self.told].as_mut().expect("it is known");
            next.said.advice.extend(remark);
            (self.each)(next);
            self.told += 1;
        }
    }

    /// What is said once of an answer, where it fails first: that its given code was changed.
    fn remark(&mut self, verdict: Verdict) -> Option<String> {
        let answer = self.plan.checks[self.told].answer;
        let has_failed = !matches!(verdict, Verdict::Passed | Verdict::NotStarted);
        if !has_failed || !self.looked_at.insert(answer) {
            return None;
        }
        let answer = &self.plan.answers[answer];
        let stub = stubs::read(self.workspace, &answer.lesson.name).ok()?;
        let changed = given::changed(&stub, &answer.text.source()?.whole);
        (!changed.is_empty()).then(|| messages::given_code_changed(&changed))
    }
}
