//! How fast the model is.
//!
//! - `cargo bench -p model-engine`: this commit alone;
//! - `cargo bench -p model-engine -- against COMMIT`: beside another commit, built in a work tree of its own under
//!   `target/`; the two take turns, so that a machine that slows down slows both.

use engine::rt::atomic::Atomic;
use engine::rt::clock;
use engine::rt::thread::{self, Options};
use engine::{in_ideal_time, outcomes};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Rounds of each measurement; the median is shown.
const ROUNDS: usize = 11;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    match words.as_slice() {
        [] => measure().iter().for_each(|(what, figure)| println!("{what}: {figure:.3}")),
        [against, commit] if against == "against" => compare(commit),
        _ => eprintln!("usage: cargo bench -p model-engine [-- against COMMIT]"),
    }
}

/// What is measured, in words that both commits print, and the figure.
fn measure() -> [(&'static str, f64); 2] {
    let race = median(|| {
        let start = Instant::now();
        let timing = in_ideal_time(|| race_counter(20, 500));
        start.elapsed().as_secs_f64() / timing.values.len() as f64
    });
    let small = median(|| {
        let start = Instant::now();
        let found: usize = (0..20).map(|_| outcomes(adds).counts.values().sum::<usize>()).sum();
        start.elapsed().as_secs_f64() / found as f64
    });
    [
        ("500 tasks, 20 workers, ideal time: ms a run", race * 1e3),
        ("two threads that add twice: µs a schedule", small * 1e6),
    ]
}

/// The other commit's figures, as its own bench prints them: the first number behind each colon.
fn compare(commit: &str) {
    let other = built(commit).unwrap_or_else(|problem| panic!("{commit} can't be measured: {problem}"));
    let mut ratios = [Vec::new(), Vec::new()];
    for _ in 0..5 {
        let theirs = printed(&other);
        for (at, (what, ours)) in measure().into_iter().enumerate() {
            println!("{what}: {ours:.3}, before {:.3}", theirs[at]);
            ratios[at].push(theirs[at] / ours);
        }
    }
    for ratio in ratios {
        println!("{:.2} times as fast, in the median", middle(ratio));
    }
}

/// Builds the other commit's bench; its program.
fn built(commit: &str) -> Result<PathBuf, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let tree = root.join("target/before").join(commit);
    if !tree.exists() {
        run(Command::new("git")
            .args(["worktree", "add", "--detach"])
            .arg(&tree)
            .arg(commit)
            .current_dir(&root))?;
    }
    let build = ["bench", "-p", "model-engine", "--no-run", "--message-format=json"];
    let said = run(Command::new("cargo").args(build).current_dir(&tree))?;
    let programs = said.lines().filter(|line| line.contains("\"kind\":[\"bench\"]"));
    let program =
        programs.filter_map(|line| line.split("\"executable\":\"").nth(1)?.split('"').next()).next_back();
    program.map(PathBuf::from).ok_or_else(|| "it has no bench".to_owned())
}

fn run(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The two figures of the other commit, in our units. The first commits printed schedules a second.
fn printed(program: &Path) -> [f64; 2] {
    let said = run(Command::new(program).arg("--bench")).expect("a bench that was built can be run");
    let figure = |line: &str| {
        let behind = line.split(": ").last()?;
        behind.split_whitespace().next()?.parse::<f64>().ok().map(|figure| match line.contains("a second") {
            true => 1e6 / figure,
            false => figure,
        })
    };
    let all: Vec<f64> = said.lines().filter_map(figure).collect();
    [all[0], all[1]]
}

fn median(mut measure: impl FnMut() -> f64) -> f64 {
    measure();
    middle((0..ROUNDS).map(|_| measure()).collect())
}

fn middle(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

fn race_counter(workers: usize, tasks: u32) -> u32 {
    let counter = Arc::new(Atomic::new(0_u32));
    let next = Arc::new(Atomic::new(0_u32));
    let pause =
        |n: u32| clock::sleep(Duration::from_secs(1 + u64::from(n.wrapping_mul(2_654_435_761) >> 31)));
    let threads: Vec<_> = (0..workers)
        .map(|_| {
            let (counter, next) = (Arc::clone(&counter), Arc::clone(&next));
            thread::spawn(Options::default(), move || {
                loop {
                    let task = next.update(|n| n + 1);
                    if task >= tasks {
                        break;
                    }
                    pause(task);
                    let seen = counter.load();
                    pause(task + 7);
                    counter.store(seen + 1);
                }
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    counter.load()
}

fn adds() -> u32 {
    let counter = Arc::new(Atomic::new(0_u32));
    let threads = [0, 1].map(|_| {
        let counter = Arc::clone(&counter);
        thread::spawn(Options::default(), move || {
            for _ in 0..2 {
                counter.store(counter.load() + 1);
            }
        })
    });
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    counter.load()
}
