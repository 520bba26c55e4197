//! The falsification gate: wrong answers that must fail for the right reason, and unusual right ones that must pass.
//!
//! `cargo test --features solutions --test zoo`, with words that a name contains to try only those. `--nocapture` shows
//! what the student who gave a wrong answer would read; `--include-ignored` runs the checks that are left out as well.

#[path = "zoo/reach.rs"]
mod reach;
#[path = "zoo/zoo_answer.rs"]
mod zoo_answer;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::thread;
use std::time::Instant;

use clap::Parser;
use reach::Pieces;
use workbook_judge::check::judge::{Again, Options, judge};
use workbook_judge::check::lessons::{self, Lesson, Stage};
use workbook_judge::check::plan::{AnswerFile, Plan};
use workbook_judge::check::verdict::{Judged, Verdict};
use workbook_judge::check::workspace::Workspace;
use workbook_judge::libtest::arguments::Arguments;
use zoo_answer::whole::WRONG;
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
    let lessons = lessons::all(&workspace).expect("the lessons can be listed");
    let asked = asked(&workspace, &lessons, &zoo_answers);
    let verdicts = judged(&workspace, &lessons, &zoo_answers, (!arguments.include_ignored).then_some(&asked));
    let failures = report(&zoo_answers, &verdicts, &asked, arguments.nocapture);
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
fn judged(
    workspace: &Workspace,
    lessons: &[Lesson],
    zoo_answers: &[ZooAnswer],
    asked: Option<&Asked>,
) -> Vec<Judged> {
    let is_live = |zoo_answer: &&ZooAnswer| {
        lessons::find(lessons, &zoo_answer.lesson).is_ok_and(|lesson| lesson.stage() == Stage::Live)
    };
    let (live, modelled): (Vec<&ZooAnswer>, Vec<&ZooAnswer>) = zoo_answers.iter().partition(is_live);
    let is_right = |zoo_answer: &&ZooAnswer| matches!(zoo_answer.expected, Expected::Passes);
    let (right, wrong): (Vec<&ZooAnswer>, Vec<&ZooAnswer>) = modelled.into_iter().partition(is_right);
    let usual = Options::default();
    let asked_again = Options { again: Again::Asked, ..usual.clone() };
    let many = Options { at_once: usual.at_once.waiting(), ..usual.clone() };
    let judge = |name: &str, zoo_answers: &[&ZooAnswer], options: &Options| {
        let files: Vec<AnswerFile> = zoo_answers.iter().map(|zoo_answer| zoo_answer.answer_file()).collect();
        let home = workspace.target.join(name);
        let mut plan =
            Plan::files(workspace, lessons, &home, &files).expect("each zoo_answer answers a lesson");
        if let Some(asked) = asked {
            plan.keep(|answer, check| asked[&answer.label].contains(check.name.as_str()));
        }
        judge(workspace, &plan, options, &mut |_| {}).expect("the zoo can be judged")
    };
    thread::scope(|scope| {
        let live = scope.spawn(|| judge("zoo-live", &live, &many));
        let right = judge("zoo-right", &right, &asked_again);
        let wrong = judge(WRONG, &wrong, &usual);
        [right, wrong, live.join().expect("the live part of the zoo can be judged")].concat()
    })
}

/// The checks that each zoo_answer is asked, by its name.
type Asked<'a> = BTreeMap<String, BTreeSet<&'a str>>;

/// Of a right answer, every check that may say something else of it than of the solution; of a wrong one, the check that
/// must fail, and those of other steps that may.
fn asked<'a>(workspace: &Workspace, lessons: &'a [Lesson], zoo_answers: &[ZooAnswer]) -> Asked<'a> {
    let read = |path: &Path| fs::read_to_string(path).expect("a file of the workbook");
    let mut of_lesson: BTreeMap<&str, Pieces> = BTreeMap::new();
    let asked = |zoo_answer: &ZooAnswer| {
        let lesson = lessons::find(lessons, &zoo_answer.lesson).expect("each zoo_answer answers a lesson");
        let pieces = of_lesson.entry(&lesson.name).or_insert_with(|| {
            let file = |folder: &str| read(&workspace.root.join(folder).join(format!("{}.rs", lesson.name)));
            let modelled = lesson.modelled.iter().map(|modelled| &modelled.checks);
            let checks = modelled.chain(lesson.live.iter().map(|live| &live.checks));
            let checks: String = checks.map(|checks| read(&checks.path)).collect();
            Pieces::new(&file("solutions"), &lesson.checks, &checks, &file("tests/stubs"))
        });
        let must_fail = match &zoo_answer.expected {
            Expected::Fails { check, .. } => lesson.checks.iter().find(|other| other.name == *check),
            Expected::Passes => None,
        };
        let may_differ = pieces.that_tell(&read(&zoo_answer.path)).into_iter();
        let may_differ = may_differ.filter(|check| must_fail.is_none_or(|named| named.step != check.step));
        (zoo_answer.name.clone(), may_differ.chain(must_fail).map(|check| check.name.as_str()).collect())
    };
    zoo_answers.iter().map(asked).collect()
}

/// Prints what became of each zoo_answer; how many were judged wrongly.
fn report(zoo_answers: &[ZooAnswer], verdicts: &[Judged], asked: &Asked, shows_messages: bool) -> usize {
    let mut failures = Vec::new();
    for zoo_answer in zoo_answers {
        let of_it: Vec<&Judged> = verdicts.iter().filter(|judged| judged.label == zoo_answer.name).collect();
        let complaint = complaint(zoo_answer, &of_it, &asked[&zoo_answer.name]);
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
fn complaint(zoo_answer: &ZooAnswer, verdicts: &[&Judged], asked: &BTreeSet<&str>) -> Option<String> {
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
                let is_used = also.contains(&judged.check.step) && asked.contains(judged.check.name.as_str());
                judged.check.step != named.check.step && !is_used
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
