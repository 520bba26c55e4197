//! What becomes of mutants when they are judged.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use workbook_judge::check::functions::of_step;
use workbook_judge::check::judge::{self, Options};
use workbook_judge::check::lessons::{Lesson, Stage};
use workbook_judge::check::plan::{AnswerFile, Plan};
use workbook_judge::check::scan::Check;
use workbook_judge::check::stubs;
use workbook_judge::check::verdict::{Judged as OneCheck, Verdict};
use workbook_judge::check::workspace::Workspace;

use crate::equivalent::Equivalents;
use crate::mutant::Mutant;

/// The label of the answer that nothing was done to.
const SOLUTION: &str = "solution";

/// What became of a mutant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Became {
    /// This check failed.
    Killed(String),
    /// Every check passed.
    Survived,
    /// The same, and it is listed with the reason.
    Equivalent,
    /// It is no mutant.
    DoesNotCompile,
    /// The workbook's own mistake.
    NotJudged(String),
}

pub struct Judged {
    pub mutant: Mutant,
    pub became: Became,
}

/// Judges the mutants of a lesson, by the checks of the step that was changed first. One failure is enough, so what is left
/// is judged in rounds, of twice as many checks each time.
pub fn judge(
    workspace: &Workspace,
    lesson: &Lesson,
    mutants: Vec<Mutant>,
    equivalents: &Equivalents,
) -> Vec<Judged> {
    let home = workspace.target.join("mutants").join(&lesson.name);
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(&home).expect("the target folder can be written to");
    let turns: Vec<Vec<String>> = mutants.iter().map(|mutant| in_turn(workspace, lesson, mutant)).collect();
    let mut became = vec![Became::Survived; mutants.len()];
    let rounds = (0..).map(|round| 1 << round).take_while(|round| *round <= lesson.checks.len());
    for begin in rounds {
        let left = (0..mutants.len()).filter(|index| became[*index] == Became::Survived);
        let mut files: Vec<AnswerFile> =
            left.map(|index| answer_file(&home, index, &mutants[index])).collect();
        // A check that rejects the solution says nothing of its mutants.
        if begin == 1 {
            files.push(solution(workspace, lesson));
        }
        let wanted = |label: &str, check: &Check| {
            if label == SOLUTION {
                return true;
            }
            let turns = turns[number(label)].iter().skip(begin - 1).take(begin);
            turns.into_iter().any(|name| *name == check.name)
        };
        for verdict in verdicts(workspace, lesson, &home, &files, wanted) {
            if verdict.label == SOLUTION {
                let (name, words) = (&verdict.check.name, &verdict.said.message);
                assert!(verdict.said.verdict == Verdict::Passed, "the solution fails {name}:\n{words}");
                continue;
            }
            let became = &mut became[number(&verdict.label)];
            if *became == Became::Survived {
                *became = of_verdict(&verdict);
            }
        }
    }
    let judged = mutants.into_iter().zip(became).map(|(mutant, became)| {
        let is_known = became == Became::Survived && equivalents.contains(&mutant.key);
        Judged { mutant, became: if is_known { Became::Equivalent } else { became } }
    });
    judged.collect()
}

fn solution(workspace: &Workspace, lesson: &Lesson) -> AnswerFile {
    let path = workspace.root.join("solutions").join(format!("{}.rs", lesson.name));
    AnswerFile { label: SOLUTION.to_owned(), lesson: lesson.name.clone(), path }
}

/// The names of the checks in the order in which they judge a mutant.
fn in_turn(workspace: &Workspace, lesson: &Lesson, mutant: &Mutant) -> Vec<String> {
    let step = step_of(workspace, lesson, mutant);
    let mut checks: Vec<&Check> = lesson.checks.iter().collect();
    checks.sort_by_key(|check| step != Some(check.step));
    checks.into_iter().map(|check| check.name.clone()).collect()
}

/// The step whose `todo!` stands in the stub where the mutant was changed.
fn step_of(workspace: &Workspace, lesson: &Lesson, mutant: &Mutant) -> Option<u32> {
    let stub = stubs::read(workspace, &lesson.name).ok()?;
    let (home, name) = mutant.key.function.rsplit_once("::").unwrap_or(("", &mutant.key.function));
    let is_it = |function: workbook_judge::check::functions::Function| {
        function.name == name && function.home.contains(home)
    };
    lesson.steps().into_iter().find(|step| of_step(&stub, *step).into_iter().any(is_it))
}

fn number(label: &str) -> usize {
    label.parse().expect("a mutant's number")
}

/// Its number is its label. Its file is called after its text, so that what was built of the same text is used again.
fn answer_file(home: &Path, index: usize, mutant: &Mutant) -> AnswerFile {
    let mut hasher = DefaultHasher::new();
    mutant.text.hash(&mut hasher);
    let path = home.join(format!("{:016x}.rs", hasher.finish()));
    if !path.is_file() {
        fs::write(&path, &mutant.text).expect("the target folder can be written to");
    }
    AnswerFile { label: index.to_string(), lesson: mutant.key.lesson.clone(), path }
}

fn verdicts(
    workspace: &Workspace,
    lesson: &Lesson,
    home: &Path,
    files: &[AnswerFile],
    wanted: impl Fn(&str, &Check) -> bool,
) -> Vec<OneCheck> {
    let usual = Options::default();
    // Live checks mostly wait.
    let at_once = if lesson.stage() == Stage::Live { usual.at_once.waiting() } else { usual.at_once.clone() };
    let lessons = std::slice::from_ref(lesson);
    let mut plan = Plan::files(workspace, lessons, home, files).expect("each mutant answers its lesson");
    plan.keep(|answer, check| wanted(&answer.label, check));
    judge::judge(workspace, &plan, &Options { at_once, ..usual }, &mut |_| {}).expect("mutants can be judged")
}

fn of_verdict(judged: &OneCheck) -> Became {
    match judged.said.verdict {
        Verdict::Passed => Became::Survived,
        Verdict::DoesNotCompile => Became::DoesNotCompile,
        Verdict::NotStarted | Verdict::InternalError => Became::NotJudged(judged.said.message.clone()),
        _ => Became::Killed(judged.check.name.clone()),
    }
}
