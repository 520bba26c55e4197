//! The falsification gate: wrong answers that must fail for the right reason, and unusual right ones that must pass.
//!
//! `cargo test --features solutions --test zoo`, with words that a name contains to try only those. `--nocapture` shows
//! what the student who gave a wrong answer would read.

#[path = "zoo/zoo_answer.rs"]
mod zoo_answer;

use std::process::ExitCode;
use std::thread;
use std::time::Instant;

use clap::Parser;
use workbook_judge::check::judge::{Again, Options, judge};
use workbook_judge::check::lessons::{self, Stage};
use workbook_judge::check::plan::{AnswerFile, Plan};
use workbook_judge::check::verdict::{Judged, Verdict};
use workbook_judge::check::workspace::Workspace;
use workbook_judge::libtest::arguments::Arguments;
use zoo_answer::{Expected, ZooAnswer};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let workspace = Workspace::find().expect("the zoo runs where it was built");
    let all = zoo_answer::all(&workspace);
    let count = all.len();
    let zoo_answers: Vec<ZooAnswer> =
        all.into_iter().filter(|zoo_answer| arguments.wants(&zoo_answer.name)).collect();
    if arguments.list {
        zoo_answers.iter().for_each(|zoo_answer| println!("{}: test", zoo_answer.name));
        return ExitCode::SUCCESS;
    }
    let begin = Instant::now();
    println!("\nrunning {} tests", zoo_answers.len());
    let failures = report(&zoo_answers, &judged(&workspace, &zoo_answers), arguments.nocapture);
    println!(
        "\ntest result: {}. {} passed; {failures} failed; 0 ignored; 0 measured; {} filtered out; finished in {:.2}s\n",
        if failures == 0 { "ok" } else { "FAILED" },
        zoo_answers.len() - failures,
        count - zoo_answers.len(),
        begin.elapsed().as_secs_f64()
    );
    if failures == 0 { ExitCode::SUCCESS } else { ExitCode::from(101) }
}

/// All verdicts on all zoo_answers. Live checks mostly wait, so more of them are under way at once than there are
/// processors, and the others go on meanwhile. Right answers must be right on real threads too.
fn judged(workspace: &Workspace, zoo_answers: &[ZooAnswer]) -> Vec<Judged> {
    let lessons = lessons::all(workspace).expect("the lessons can be listed");
    let is_live = |zoo_answer: &&ZooAnswer| {
        lessons::find(&lessons, &zoo_answer.lesson).is_ok_and(|lesson| lesson.stage() == Stage::Live)
    };
    let (live, modelled): (Vec<&ZooAnswer>, Vec<&ZooAnswer>) = zoo_answers.iter().partition(is_live);
    let is_right = |zoo_answer: &&ZooAnswer| matches!(zoo_answer.expected, Expected::Passes);
    let (right, wrong): (Vec<&ZooAnswer>, Vec<&ZooAnswer>) = modelled.into_iter().partition(is_right);
    let usual = Options::default();
    let asked_again = Options { again: Again::Asked, ..usual.clone() };
    let many = Options { at_once: 4 * usual.at_once, ..usual.clone() };
    let judge = |name: &str, zoo_answers: &[&ZooAnswer], options: &Options| {
        let files: Vec<AnswerFile> = zoo_answers.iter().map(|zoo_answer| zoo_answer.answer_file()).collect();
        let home = workspace.target.join(name);
        let plan = Plan::files(workspace, &lessons, &home, &files).expect("each zoo_answer answers a lesson");
        judge(workspace, &plan, options, &mut |_| {}).expect("the zoo can be judged")
    };
    thread::scope(|scope| {
        let live = scope.spawn(|| judge("zoo-live", &live, &many));
        let right = judge("zoo-right", &right, &asked_again);
        let wrong = judge("zoo-wrong", &wrong, &usual);
        [right, wrong, live.join().expect("the live part of the zoo can be judged")].concat()
    })
}

/// Prints what became of each zoo_answer; how many were judged wrongly.
fn report(zoo_answers: &[ZooAnswer], verdicts: &[Judged], shows_messages: bool) -> usize {
    let mut failures = Vec::new();
    for zoo_answer in zoo_answers {
        let of_it: Vec<&Judged> = verdicts.iter().filter(|judged| judged.label == zoo_answer.name).collect();
        let complaint = complaint(zoo_answer, &of_it);
        println!("test {} ... {}", zoo_answer.name, if complaint.is_none() { "ok" } else { "FAILED" });
        if let (true, Some(message)) = (shows_messages, message(zoo_answer, &of_it)) {
            println!("\n{message}\n");
        }
        failures.extend(complaint.map(|complaint| format!("---- {} ----\n{complaint}\n", zoo_answer.name)));
    }
    if !failures.is_empty() {
        println!("\nfailures:\n\n{}", failures.join("\n"));
    }
    failures.len()
}

/// What is said where the answer is expected to fail.
fn message<'a>(zoo_answer: &ZooAnswer, verdicts: &[&'a Judged]) -> Option<&'a str> {
    let Expected::Fails { check, .. } = &zoo_answer.expected else { return None };
    verdicts.iter().find(|judged| judged.check.name == *check).map(|judged| judged.said.message.as_str())
}

/// What is wrong with the verdicts on an zoo_answer.
fn complaint(zoo_answer: &ZooAnswer, verdicts: &[&Judged]) -> Option<String> {
    let failed = |judged: &&&Judged| judged.said.verdict != Verdict::Passed;
    match &zoo_answer.expected {
        Expected::Passes => verdicts
            .iter()
            .find(failed)
            .map(|judged| format!("rejected by {}:\n{}", judged.check.name, judged.said.message)),
        Expected::Fails { check, says, also } => {
            let Some(named) = verdicts.iter().find(|judged| judged.check.name == *check) else {
                return Some(format!("there is no check {check}"));
            };
            // A student who got a step wrong may not have begun the later ones; a file that does not compile
            // fails every check.
            let begun = |judged: &&&Judged| {
                !matches!(judged.said.verdict, Verdict::NotStarted | Verdict::DoesNotCompile)
            };
            let elsewhere = |judged: &&&Judged| {
                judged.check.step != named.check.step && !also.contains(&judged.check.step)
            };
            let another = verdicts.iter().filter(failed).filter(begun).find(elsewhere);
            if named.said.verdict == Verdict::Passed {
                Some(format!("accepted by {check}"))
            } else if !named.said.message.to_lowercase().contains(&says.to_lowercase()) {
                Some(format!("{check} does not say `{says}`, but:\n{}", named.said.message))
            } else {
                another.map(|judged| format!("also fails {}:\n{}", judged.check.name, judged.said.message))
            }
        }
    }
}
