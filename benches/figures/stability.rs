//! The same verdicts again and again, however busy the machine is, and whatever shares a program.

#[path = "../../tests/zoo/zoo_answer.rs"]
#[allow(dead_code, reason = "what is expected of an answer is for the zoo's test to ask")]
pub mod zoo_answer;

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use workbook_judge::check::judge::{Options, judge};
use workbook_judge::check::lessons;
use workbook_judge::check::plan::{AnswerFile, Judging, Plan};
use workbook_judge::check::workspace::Workspace;
use zoo_answer::ZooAnswer;

/// How often every answer is judged.
const ROUNDS: usize = 50;

/// Judges the answers of the zoo whose names contain one of `words`, or all, fifty times.
pub fn measure(words: &[String]) {
    let workspace = Workspace::find().expect("the workbook's own folder");
    let zoo_answers = wanted(&workspace, words);
    let done = AtomicBool::new(false);
    let different = thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    std::hint::spin_loop();
                }
            });
        }
        let judge = || verdicts(&workspace, &zoo_answers, Judging::Once);
        let first = judge();
        let different = (1..ROUNDS).filter(|_| judge() != first).count();
        done.store(true, Ordering::Relaxed);
        different
    });
    println!(
        "{} answers judged {ROUNDS} times with every core busy: {different} rounds differed (must be 0)",
        zoo_answers.len()
    );
}

/// Judges them in batches, and each in a program of its own: a batch must change no verdict.
pub fn batches(words: &[String]) {
    let workspace = Workspace::find().expect("the workbook's own folder");
    let zoo_answers = wanted(&workspace, words);
    let together = verdicts(&workspace, &zoo_answers, Judging::Once);
    let alone = verdicts(&workspace, &zoo_answers, Judging::Again);
    let different: Vec<(&String, &String)> =
        together.iter().zip(&alone).filter(|(together, alone)| together != alone).collect();
    different.iter().for_each(|(together, alone)| println!("together: {together}\nalone:    {alone}\n"));
    println!(
        "{} checks of {} answers judged in batches and alone: {} differ (must be 0)",
        together.len(),
        zoo_answers.len(),
        different.len()
    );
}

fn wanted(workspace: &Workspace, words: &[String]) -> Vec<ZooAnswer> {
    let is_wanted = |zoo_answer: &ZooAnswer| {
        words.is_empty() || words.iter().any(|word| zoo_answer.name.contains(word.as_str()))
    };
    zoo_answer::all(workspace).into_iter().filter(is_wanted).collect()
}

/// What is said of each check, times left out.
fn verdicts(workspace: &Workspace, zoo_answers: &[ZooAnswer], judging: Judging) -> Vec<String> {
    let lessons = lessons::all(workspace).expect("the lessons can be listed");
    let files: Vec<AnswerFile> = zoo_answers.iter().map(ZooAnswer::answer_file).collect();
    let mut plan = Plan::files(workspace, &lessons, &workspace.target.join("zoo"), &files).expect("a plan");
    plan.judging = judging;
    let judged = judge(workspace, &plan, &Options { afresh: true, ..Options::default() }, &mut |_| {})
        .expect("the zoo can be judged");
    judged
        .iter()
        .map(|it| {
            format!(
                "{} {} {:?} {} {:?}",
                it.label, it.check.name, it.said.verdict, it.said.message, it.said.schedule
            )
        })
        .collect()
}
