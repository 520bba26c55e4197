//! A mutation test of the checks: wrong answers are made from the solutions, one small change each, and judged. Each must
//! fail a check; those that are as right as the solution stand in `equivalent.txt`, with the reason.
//!
//! `cargo bench -p mutants` judges all of them. Words behind it choose: `-- 05_semaphore`, `-- "notify_one for"`, whatever
//! a mutant's name contains. `-- list WORDS` only shows them.

mod equivalent;
mod function;
mod judging;
mod mutant;
mod operators;
mod report;

use std::fs;
use std::process::ExitCode;

use equivalent::Equivalents;
use judging::Judged;
use mutant::Mutant;
use workbook_judge::check::lessons::{self, Lesson};
use workbook_judge::check::workspace::Workspace;

/// Of the mutants that compile and are not equivalent, so many in a hundred must fail.
const WANTED: f64 = 98.0;

fn main() -> ExitCode {
    // `cargo bench` adds `--bench`.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let workspace = Workspace::find().expect("the workbook's own folder");
    match words.split_first() {
        Some((first, words)) if first == "list" => list(&workspace, words),
        _ => judge(&workspace, &words),
    }
}

fn list(workspace: &Workspace, words: &[String]) -> ExitCode {
    let lessons = lessons::all(workspace).expect("the lessons can be listed");
    for mutant in lessons.iter().flat_map(|lesson| mutants_of(workspace, lesson, words)) {
        print!("{}\n{}", mutant.key, mutant.diff);
    }
    ExitCode::SUCCESS
}

/// Judges each lesson's mutants together, so that Cargo is called once for them.
fn judge(workspace: &Workspace, words: &[String]) -> ExitCode {
    let lessons = lessons::all(workspace).expect("the lessons can be listed");
    let equivalents = Equivalents::read(workspace);
    let mut all: Vec<Judged> = Vec::new();
    for lesson in &lessons {
        let mutants = mutants_of(workspace, lesson, words);
        if !mutants.is_empty() {
            let judged = judging::judge(workspace, lesson, mutants, &equivalents);
            report::of_lesson(lesson, &judged);
            all.extend(judged);
        }
    }
    report::by_operator(&all);
    let complaints = equivalents.complaints(words, &all);
    if report::total(&all, &complaints, WANTED) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Those whose names contain one of `words`, or all.
fn mutants_of(workspace: &Workspace, lesson: &Lesson, words: &[String]) -> Vec<Mutant> {
    let read = |folder: &str| {
        let path = workspace.root.join(folder).join(format!("{}.rs", lesson.name));
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let mutants = mutant::all(&lesson.name, &read("tests/stubs"), &read("solutions")).expect("they compile");
    mutants.into_iter().filter(|mutant| mutant.key.is_one_of(words)).collect()
}
