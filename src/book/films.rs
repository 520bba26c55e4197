//! What the engine finds in each exhibit: its verdict, and the execution in which it fails. Both are kept, so that only
//! what has changed is explored again.

use std::collections::HashMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use workbook_command::by_hand::program::Program;
use workbook_command::html::film::Wanted;
use workbook_judge::check::build::{self, Built};
use workbook_judge::check::draft;
use workbook_judge::check::judge::{self, Options};
use workbook_judge::check::kept;
use workbook_judge::check::lessons::{self, Lesson, Stage};
use workbook_judge::check::plan::{AnswerFile, Plan};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::run_folder::RunFolder;
use workbook_judge::check::verdict::Judged;
use workbook_judge::check::workspace::Workspace;
use workbook_judge::protocol::Schedule;
use workbook_judge::protocol::interleaving::Interleaving;

use crate::exhibits::{Exhibit, Found};
use crate::messages;
use crate::trim::trimmed;
use crate::whole::WRONG;

/// As much time on a processor as the graph of one exhibit may take.
const PATIENCE: Duration = Duration::from_secs(4);

/// What is kept of one exhibit.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// Stands for all that it depends on beside the answer.
    found_by: u64,
    text: String,
    check: String,
    message: String,
    film: Option<Interleaving>,
}

/// Finds out about exhibits of one lesson. Those of live lessons stay as they are: their checks have no interleaving.
///
/// # Errors
/// When they can't be judged.
pub fn find(
    workspace: &Workspace,
    lessons: &[Lesson],
    exhibits: &mut [Exhibit],
    options: &Options,
    ours: Ours,
) -> Result<(), Problem> {
    let Some(first) = exhibits.first().filter(|exhibit| exhibit.stage == Stage::Model) else { return Ok(()) };
    let store = Store::of(workspace, lessons::find(lessons, &first.lesson)?, ours);
    let mut unknown = Vec::new();
    for exhibit in exhibits {
        match store.found(exhibit) {
            Some(found) => exhibit.found = found,
            None => unknown.push(exhibit),
        }
    }
    if unknown.is_empty() {
        return Ok(());
    }
    let found = explore(workspace, lessons, &unknown, options)?;
    for (exhibit, found) in unknown.into_iter().zip(found) {
        exhibit.found = found;
        store.keep(exhibit);
    }
    Ok(())
}

/// Judges and films these, in their order.
fn explore(
    workspace: &Workspace,
    lessons: &[Lesson],
    exhibits: &[&mut Exhibit],
    options: &Options,
) -> Result<Vec<Found>, Problem> {
    let files: Vec<AnswerFile> = exhibits.iter().map(|exhibit| exhibit.answer_file()).collect();
    let checks: HashMap<String, &str> =
        exhibits.iter().map(|exhibit| (exhibit.key(), exhibit.check.as_str())).collect();
    let mut plan = Plan::files(workspace, lessons, &workspace.target.join(WRONG), &files)?;
    plan.keep(|answer, check| checks.get(&answer.label) == Some(&check.name.as_str()));
    let judged = judge::judge(workspace, &plan, options, &mut |_| {})?;
    let answers: Vec<usize> = plan.checks.iter().map(|planned| planned.answer).collect();
    let films = film_all(workspace, &plan, &judged, options)?;
    let mut found: Vec<Found> = exhibits.iter().map(|_| Found::default()).collect();
    for ((answer, judged), film) in answers.into_iter().zip(judged).zip(films) {
        found[answer] = Found { message: judged.said.message, film };
    }
    Ok(found)
}

/// An execution for each verdict that has one.
fn film_all(
    workspace: &Workspace,
    plan: &Plan,
    judged: &[Judged],
    options: &Options,
) -> Result<Vec<Option<Interleaving>>, Problem> {
    let with_schedule = plan.checks.iter().zip(judged).filter(|(_, judged)| judged.said.schedule.is_some());
    let answers: Vec<usize> = with_schedule.map(|(planned, _)| planned.answer).collect();
    let folder = RunFolder::create(workspace)?;
    let built = build::build(workspace, plan, &answers, options, &folder)?;
    let next = AtomicUsize::new(0);
    let films = Mutex::new(judged.iter().map(|_| None).collect::<Vec<_>>());
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(judged) = judged.get(index) else { break };
            let film = film(workspace, plan, &built, index, judged, options);
            films.lock().expect("no thread panics")[index] = Some(film);
        }
    };
    thread::scope(|scope| (0..options.at_once.most()).for_each(|_| drop(scope.spawn(work))));
    let films = films.into_inner().expect("no thread panics");
    let found = |(film, judged): (Option<Result<_, Problem>>, &Judged)| match film {
        Some(Err(Problem::Cancelled)) => Err(Problem::Cancelled),
        // The exhibit shows what its check says.
        Some(Err(problem)) => {
            (options.notice)(&messages::no_film(&judged.label, &problem));
            Ok(None)
        }
        Some(Ok(film)) => Ok(film),
        None => Ok(None),
    };
    films.into_iter().zip(judged).map(found).collect()
}

fn film(
    workspace: &Workspace,
    plan: &Plan,
    built: &HashMap<usize, Built>,
    index: usize,
    judged: &Judged,
    options: &Options,
) -> Result<Option<Interleaving>, Problem> {
    let planned = &plan.checks[index];
    let (Some(schedule), Some(Built::Program(path))) = (&judged.said.schedule, built.get(&planned.answer))
    else {
        return Ok(None);
    };
    let answer = plan.answer(planned);
    let program = Program::new(path.clone(), RunFolder::create(workspace)?).of(answer);
    let wanted = Wanted::of_check(answer, &planned.check, schedule);
    let film = match wanted.film(&program, PATIENCE)? {
        // A long execution alone takes longer than the graph of a short one may.
        None => wanted.film(&program, options.limits.time)?,
        film => film,
    };
    Ok(film.map(as_exhibit))
}

/// No reader has the answer as a file, so no command shows the same, and its schedule, which can be long, is of no use.
fn as_exhibit(film: Interleaving) -> Interleaving {
    let schedule = Schedule { deviations: Vec::new(), ..film.schedule };
    let file = film.file.rsplit('/').next().unwrap_or_default().to_owned();
    let no_graph = film.no_graph.map(|_| messages::no_graph().to_owned());
    trimmed(Interleaving { file, schedule, replay: None, by_hand: None, no_graph, ..film })
}

/// Stands for all that every film depends on, whatever the lesson: it is much to read, so once is enough.
#[derive(Debug, Clone, Copy)]
pub struct Ours(Option<u64>);

impl Ours {
    /// As it is now.
    pub fn read(workspace: &Workspace, options: &Options) -> Ours {
        let films = kept::files_of(&workspace.root.join("src/command/html"));
        Ours(films.ok().and_then(|files| {
            let mut hasher = DefaultHasher::new();
            kept::ours(workspace, options)?.hash(&mut hasher);
            files.iter().try_for_each(|file| fs::read(file).ok().map(|text| text.hash(&mut hasher)))?;
            Some(hasher.finish())
        }))
    }
}

/// Where it is kept.
struct Store {
    folder: PathBuf,
    /// Nothing where it can't be known, and then nothing is kept.
    found_by: Option<u64>,
}

impl Store {
    fn of(workspace: &Workspace, lesson: &Lesson, ours: Ours) -> Store {
        let found_by = ours.0.and_then(|ours| kept::with_checks(ours, lesson));
        Store { folder: workspace.checks().join("films"), found_by }
    }

    fn place(&self, exhibit: &Exhibit) -> PathBuf {
        self.folder.join(format!("{}-{}.json", exhibit.lesson, exhibit.name))
    }

    fn found(&self, exhibit: &Exhibit) -> Option<Found> {
        let found_by = self.found_by?;
        let kept: Kept = serde_json::from_slice(&fs::read(self.place(exhibit)).ok()?).ok()?;
        let holds = kept.found_by == found_by && kept.text == exhibit.whole && kept.check == exhibit.check;
        holds.then_some(Found { message: kept.message, film: kept.film })
    }

    /// What can't be written will be found out again.
    fn keep(&self, exhibit: &Exhibit) {
        let Some(found_by) = self.found_by else { return };
        let kept = Kept {
            found_by,
            text: exhibit.whole.clone(),
            check: exhibit.check.clone(),
            message: exhibit.found.message.clone(),
            film: exhibit.found.film.clone(),
        };
        let place = self.place(exhibit);
        let Ok(text) = serde_json::to_string(&kept) else { return };
        let _ = fs::create_dir_all(&self.folder);
        if let Ok(draft) = draft::beside(&place, text) {
            let _ = draft.persist(place);
        }
    }
}
