//! The falsification gate: wrong answers that must fail for the right reason, and unusual right ones that must pass.
//!
//! `cargo test --features solutions --test zoo`, with words that a name contains to try only those. `--nocapture` shows
//! what the student who gave a wrong answer would read.

#[path = "zoo/animal.rs"]
mod animal;

use std::process::ExitCode;
use std::thread;
use std::time::Instant;

use animal::{Animal, Expected};
use clap::Parser;
use workbook_judge::check::judge::{Options, judge};
use workbook_judge::check::lessons;
use workbook_judge::check::plan::{AnswerFile, Plan};
use workbook_judge::check::verdict::{Judged, Verdict};
use workbook_judge::check::workspace::Workspace;
use workbook_judge::libtest::arguments::Arguments;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let workspace = Workspace::find().expect("the zoo runs where it was built");
    let all = animal::all(&workspace);
    let count = all.len();
    let animals: Vec<Animal> = all.into_iter().filter(|animal| arguments.wants(&animal.name)).collect();
    if arguments.list {
        animals.iter().for_each(|animal| println!("{}: test", animal.name));
        return ExitCode::SUCCESS;
    }
    let begin = Instant::now();
    println!("\nrunning {} tests", animals.len());
    let failures = report(&animals, &judged(&workspace, &animals), arguments.nocapture);
    println!(
        "\ntest result: {}. {} passed; {failures} failed; 0 ignored; 0 measured; {} filtered out; finished in {:.2}s\n",
        if failures == 0 { "ok" } else { "FAILED" },
        animals.len() - failures,
        count - animals.len(),
        begin.elapsed().as_secs_f64()
    );
    if failures == 0 { ExitCode::SUCCESS } else { ExitCode::from(101) }
}

/// All verdicts on all animals. Live checks mostly wait, so more of them are under way at once than there are
/// processors, and the others go on meanwhile.
fn judged(workspace: &Workspace, animals: &[Animal]) -> Vec<Judged> {
    let lessons = lessons::all(workspace).expect("the lessons can be listed");
    let is_live =
        |animal: &&Animal| lessons::find(&lessons, &animal.lesson).is_ok_and(|lesson| lesson.live.is_some());
    let (live, modelled): (Vec<&Animal>, Vec<&Animal>) = animals.iter().partition(is_live);
    let usual = Options::default();
    let many = Options { at_once: 2 * usual.at_once, ..Options::default() };
    let judge = |name: &str, animals: &[&Animal], options: &Options| {
        let files: Vec<AnswerFile> = animals.iter().map(|animal| animal.answer_file()).collect();
        let home = workspace.target.join(name);
        let plan = Plan::files(workspace, &lessons, &home, &files).expect("each animal answers a lesson");
        judge(workspace, &plan, options, &mut |_| {}).expect("the zoo can be judged")
    };
    thread::scope(|scope| {
        let live = scope.spawn(|| judge("zoo-live", &live, &many));
        let modelled = judge("zoo", &modelled, &usual);
        [modelled, live.join().expect("the live part of the zoo can be judged")].concat()
    })
}

/// Prints what became of each animal; how many were judged wrongly.
fn report(animals: &[Animal], verdicts: &[Judged], shows_messages: bool) -> usize {
    let mut failures = Vec::new();
    for animal in animals {
        let of_it: Vec<&Judged> = verdicts.iter().filter(|judged| judged.label == animal.name).collect();
        let complaint = complaint(animal, &of_it);
        println!("test {} ... {}", animal.name, if complaint.is_none() { "ok" } else { "FAILED" });
        if let (true, Some(message)) = (shows_messages, message(animal, &of_it)) {
            println!("\n{message}\n");
        }
        failures.extend(complaint.map(|complaint| format!("---- {} ----\n{complaint}\n", animal.name)));
    }
    if !failures.is_empty() {
        println!("\nfailures:\n\n{}", failures.join("\n"));
    }
    failures.len()
}

/// What is said where the answer is expected to fail.
fn message<'a>(animal: &Animal, verdicts: &[&'a Judged]) -> Option<&'a str> {
    let Expected::Fails { check, .. } = &animal.expected else { return None };
    verdicts.iter().find(|judged| judged.check.name == *check).map(|judged| judged.message.as_str())
}

/// What is wrong with the verdicts on an animal.
fn complaint(animal: &Animal, verdicts: &[&Judged]) -> Option<String> {
    let failed = |judged: &&&Judged| judged.verdict != Verdict::Passed;
    match &animal.expected {
        Expected::Passes => verdicts
            .iter()
            .find(failed)
            .map(|judged| format!("rejected by {}:\n{}", judged.check.name, judged.message)),
        Expected::Fails { check, says, also } => {
            let Some(named) = verdicts.iter().find(|judged| judged.check.name == *check) else {
                return Some(format!("there is no check {check}"));
            };
            // A student who got a step wrong may not have begun the later ones; a file that does not compile
            // fails every check.
            let begun =
                |judged: &&&Judged| !matches!(judged.verdict, Verdict::NotStarted | Verdict::DoesNotCompile);
            let elsewhere = |judged: &&&Judged| {
                judged.check.step != named.check.step && !also.contains(&judged.check.step)
            };
            let another = verdicts.iter().filter(failed).filter(begun).find(elsewhere);
            if named.verdict == Verdict::Passed {
                Some(format!("accepted by {check}"))
            } else if !named.message.to_lowercase().contains(&says.to_lowercase()) {
                Some(format!("{check} does not say `{says}`, but:\n{}", named.message))
            } else {
                another.map(|judged| format!("also fails {}:\n{}", judged.check.name, judged.message))
            }
        }
    }
}
