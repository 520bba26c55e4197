//! From submissions to a gradebook.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};
use workbook_judge::check::judge::{Again, Options};
use workbook_judge::check::lessons::{self, Lesson};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::verdict::Verdict;
use workbook_judge::check::workspace::Workspace;

use crate::boxes;
use crate::class::{AnswerId, Class};
use crate::config::{self, Config};
use crate::intake;
use crate::judging::{Judging, Open};
use crate::ledger::{self, Ledger, Said};
use crate::marks::Marks;
use crate::messages;
use crate::provenance::Provenance;
use crate::results::Results;
use crate::roll::Roll;
use crate::shard::Shard;
use crate::write::{self, Format};

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// The folder or the list of submissions.
    pub submissions: PathBuf,
    /// Where results go.
    pub to: PathBuf,
    /// The configuration, if one is named.
    pub config: Option<PathBuf>,
    /// The lessons to grade; all without any.
    pub lessons: Vec<String>,
    /// The lessons to judge again although nothing has changed.
    pub regrade: Vec<String>,
    /// The part to judge.
    pub shard: Option<Shard>,
    /// Whether grading without boxes is refused.
    pub require_sandbox: bool,
    /// What to write beside.
    pub formats: Vec<Format>,
    /// How checks run.
    pub options: Options,
    /// Hears how it goes.
    pub tell: fn(&str),
}

/// Grades a class. Nothing is written before all that is given was found to be usable.
///
/// # Errors
/// When what is given can't be used (exit code 2), or it did not come to its end (3): the same call goes on where it was.
pub fn grade(workspace: &Workspace, request: &Request) -> Result<(), Problem> {
    let all = lessons::all(workspace)?;
    let lessons = chosen(&all, &request.lessons)?;
    let regrade = chosen(&lessons, &request.regrade)?;
    let (config_text, config) = config_of(request, &all)?;
    let class = intake::read(&lessons, &request.submissions)?;
    let name = name_of(&config, &request.submissions);
    is_outside(&request.to, &request.submissions)?;
    ledger::belongs_to(&request.to, &name)?;
    Marks::read(&request.to)?;
    let boxes = boxes::found(workspace, request.require_sandbox)?;
    let provenance = Provenance::now(workspace, &lessons, &request.options, boxes.shown.clone())?;
    let mut ledger = Ledger::open(&request.to, &name)?;
    let names = lessons.iter().map(|lesson| lesson.name.clone()).collect();
    Roll::new(&name, &class, names, config_text, provenance.clone()).write(&request.to)?;
    if !request.regrade.is_empty() {
        regrade.iter().try_for_each(|lesson| ledger.regrade(&lesson.name))?;
    }
    let options = Options {
        confined: boxes.confined.clone(),
        again: Again::Asked,
        afresh: request.options.afresh || !request.regrade.is_empty(),
        ..request.options.clone()
    };
    let waiting = options.at_once.waiting();
    let judging =
        Judging { workspace, lessons: &lessons, options: &options, waiting, provenance: &provenance };
    judge(&judging, &class, request, &mut ledger)?;
    let shown = workspace.shown(&request.to);
    if let Some(shard) = &request.shard {
        (request.tell)(&messages::shard_done(shard, &shown));
        return Ok(());
    }
    let results = Results::of(&name, &class, &lessons, &config, (&provenance, &ledger), config::today());
    write::all(workspace, &request.to, results, &class, &request.formats, request.tell)
}

fn chosen(lessons: &[Lesson], wanted: &[String]) -> Result<Vec<Lesson>, Problem> {
    let mut names = BTreeSet::new();
    for name in wanted {
        names.insert(lessons::find(lessons, name)?.name.clone());
    }
    let is_wanted = |lesson: &&Lesson| wanted.is_empty() || names.contains(&lesson.name);
    Ok(lessons.iter().filter(is_wanted).cloned().collect())
}

/// The file that is named, or else `grade.toml` beside the submissions.
fn config_of(request: &Request, lessons: &[Lesson]) -> Result<(String, Config), Problem> {
    let beside = request.submissions.parent().map(|folder| folder.join("grade.toml"));
    let path = request.config.clone().or(beside.filter(|path| path.is_file()));
    path.map_or_else(|| Ok((String::new(), Config::default())), |path| config::read(&path, lessons))
}

/// Grades among the submissions would be a submission the next time.
fn is_outside(to: &Path, submissions: &Path) -> Result<(), Problem> {
    let whole = |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_default();
    // What is not there yet has a folder above it that is.
    let above = to.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("."));
    match submissions.is_dir() && whole(above).starts_with(whole(submissions)) {
        true => Err(Problem::Usage(messages::grades_among_submissions(to))),
        false => Ok(()),
    }
}

/// What tells a class from others: its name, or else the place of its submissions.
fn name_of(config: &Config, submissions: &Path) -> String {
    let place = || submissions.canonicalize().unwrap_or_else(|_| submissions.to_path_buf());
    config.class.clone().unwrap_or_else(|| place().to_string_lossy().into_owned())
}

/// What counts as known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// Every verdict.
    All,
    /// Every verdict but that it could not be judged: the next time it may be.
    Judged,
}

/// The answers of a class with the checks that have no verdict of now.
pub(crate) fn open(
    known: Known,
    class: &Class,
    lessons: &[Lesson],
    provenance: &Provenance,
    ledger: &Ledger,
) -> Vec<Open> {
    let checks = |id: &AnswerId| -> BTreeSet<String> {
        let by = provenance.by(&id.lesson);
        let verdicts = ledger.verdicts(id);
        let counts = |said: &Said| known == Known::All || said.verdict != Verdict::InternalError;
        let is_known = |check: &str| {
            let verdict = verdicts.and_then(|verdicts| verdicts.get(check));
            verdict.is_some_and(|(then, said)| *then == by && counts(said))
        };
        let lesson = lessons.iter().find(|lesson| lesson.name == id.lesson);
        let checks = lesson.into_iter().flat_map(|lesson| &lesson.checks);
        checks.filter(|check| !is_known(&check.name)).map(|check| check.name.clone()).collect()
    };
    let open = class.answers.iter().map(|(id, text)| Open {
        id: id.clone(),
        text: text.clone(),
        checks: checks(id),
    });
    open.filter(|open| !open.checks.is_empty()).collect()
}

fn judge(
    judging: &Judging<'_>,
    class: &Class,
    request: &Request,
    ledger: &mut Ledger,
) -> Result<(), Problem> {
    let is_ours = |id: &AnswerId| request.shard.is_none_or(|shard| shard.holds(id));
    let mut open = open(Known::Judged, class, judging.lessons, judging.provenance, ledger);
    open.retain(|open| is_ours(&open.id));
    let answers = class.answers.keys().filter(|id| is_ours(id)).count();
    (request.tell)(&messages::begins(class.students.len(), answers, open.len()));
    let checks: usize = open.iter().map(|open| open.checks.len()).sum();
    let bar = ProgressBar::new(checks as u64).with_style(style());
    bar.enable_steady_tick(std::time::Duration::from_millis(250));
    let result = judging.run(open, ledger, &mut || bar.inc(1));
    bar.finish_and_clear();
    result
}

fn style() -> ProgressStyle {
    let style = ProgressStyle::with_template(messages::progress());
    style.unwrap_or_else(|_| ProgressStyle::default_bar())
}
