//! What a student waits for.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Instant, SystemTime};

use crate::median;
use workbook_judge::check::lessons;
use workbook_judge::check::workspace::Workspace;

/// Edits of each lesson; the median is shown.
const EDITS: usize = 11;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn cargo(target: &Path) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(root()).env("CARGO_TARGET_DIR", target).stdin(Stdio::null()).stdout(Stdio::null());
    cargo
}

fn seconds(command: &mut Command) -> f64 {
    let begin = Instant::now();
    let status = command.stderr(Stdio::null()).status().expect("it can be started");
    assert!(status.success(), "{command:?}: {status}");
    begin.elapsed().as_secs_f64()
}

/// What a student waits for on a machine that has nothing but the downloads, and what a beginner of rustlings does.
pub fn cold() {
    let target = std::env::temp_dir().join(format!("workbook-cold-{}", std::process::id()));
    let run = || seconds(cargo(&target).args(["run", "--bin", "03_race", "--", "--yes"]));
    println!("first `cargo run --bin 03_race`: {:.1} s cold (at most 8), {:.1} s warm", run(), run());
    fs::remove_dir_all(&target).expect("the target folder was just made");
    // The reference answer stands for a student's attempt.
    let judge = ["test", "-p", "workbook-judge", "--features", "solutions", "03_race"];
    let test = || seconds(cargo(&target).args(judge));
    println!("first `cargo test 03_race`: {:.1} s cold (at most 30), {:.1} s warm", test(), test());
    fs::remove_dir_all(&target).expect("the target folder was just made");
    rustlings(&target);
}

/// `cargo install rustlings`, and a first exercise, which does not compile as it comes.
fn rustlings(target: &Path) {
    let installed = target.join("installed");
    let install = seconds(cargo(target).args(["install", "rustlings", "--root"]).arg(&installed));
    let program = installed.join("bin/rustlings");
    let run = |arguments: &[&str], folder: &Path| {
        let begin = Instant::now();
        let mut command = Command::new(&program);
        command.args(arguments).current_dir(folder).stdin(Stdio::null());
        let output = command.output().expect("rustlings was just installed");
        (begin.elapsed().as_secs_f64(), output)
    };
    let (init, _) = run(&["init"], target);
    let exercises = target.join("rustlings");
    let (first, _) = run(&["run", "variables1"], &exercises);
    let (again, _) = run(&["run", "variables1"], &exercises);
    println!(
        "rustlings: {install:.1} s to install, {init:.1} s to begin, a first exercise {first:.1} s, again {again:.1} s"
    );
    fs::remove_dir_all(target).expect("the target folder was just made");
}

/// The command as students have it: built without `--release`.
pub fn workbook() -> PathBuf {
    let target = root().join("target");
    seconds(cargo(&target).args(["build", "--bin", "workbook"]));
    target.join("debug/workbook")
}

/// From a saved edit to the verdict on the screen, schedules included, for each lesson's reference answer.
pub fn save_to_verdict() {
    let workbook = workbook();
    let workspace = Workspace::find().expect("the workbook's own folder");
    let answers = std::env::temp_dir().join(format!("workbook-answers-{}", std::process::id()));
    fs::create_dir_all(&answers).expect("a folder of its own");
    for lesson in lessons::all(&workspace).expect("the lessons can be listed") {
        let text = fs::read_to_string(root().join("solutions").join(format!("{}.rs", lesson.name)));
        let (file, text) = (answers.join(format!("{}.rs", lesson.name)), text.expect("a solution"));
        let check = || {
            let mut command = Command::new(&workbook);
            seconds(command.args(["check", &lesson.name, "--answers"]).arg(&answers).stdout(Stdio::null()))
        };
        let edit = |number: usize| {
            fs::write(&file, format!("{text}\n// Edit {number}.\n")).expect("the folder can be written to");
            check()
        };
        edit(0);
        let all: Vec<f64> = (1..=EDITS).map(edit).collect();
        let unchanged = median((0..EDITS).map(|_| check()).collect());
        println!(
            "{}: save to verdict {:.2} s (at most 0.6); unchanged {unchanged:.2} s",
            lesson.name,
            median(all)
        );
    }
    fs::remove_dir_all(&answers).expect("the folder was just made");
}

/// The experiment of lesson 03 at its default scale.
pub fn the_race() {
    let target = root().join("target");
    seconds(cargo(&target).args(["build", "--package", "lessons", "--bin", "03_race"]));
    for (workers, range) in [("20", "38 to 52"), ("40", "18 to 30")] {
        let (mut times, mut counters) = (Vec::new(), Vec::new());
        for _ in 0..EDITS {
            let begin = Instant::now();
            let run = Command::new(target.join("debug/03_race"))
                .args(["--yes", "--workers", workers])
                .stdin(Stdio::null())
                .output()
                .expect("it was just built");
            times.push(begin.elapsed().as_secs_f64());
            counters.push(counter(&String::from_utf8_lossy(&run.stdout)));
        }
        let (least, most) = (counters.iter().min(), counters.iter().max());
        println!(
            "03_race, {workers} workers: {:.2} s (below 1.5); racy_counter {least:?} to {most:?} ({range})",
            median(times)
        );
    }
}

fn counter(output: &str) -> u32 {
    let line = output.lines().find_map(|line| line.strip_prefix("racy_counter: "));
    let word = line.and_then(|line| line.split(' ').next()).expect("the lesson prints its counter");
    word.parse().expect("a counter is a number")
}

/// Where you stand, with everything built: by Cargo, the command alone, and Cargo when it runs nothing.
pub fn the_list() {
    let workbook = workbook();
    let target = root().join("target");
    let times = |call: &dyn Fn() -> f64| median((0..EDITS).map(|_| call()).collect()) * 1e3;
    let by_cargo = times(&|| seconds(cargo(&target).args(["run", "--", "list"])));
    let alone = times(&|| seconds(Command::new(&workbook).arg("list").stdout(Stdio::null())));
    let idle = times(&|| seconds(cargo(&target).args(["build", "--bin", "workbook"])));
    println!(
        "`cargo run -- list`: {by_cargo:.0} ms (at most 60), of which Cargo {idle:.0} ms; `workbook list`: {alone:.0} ms"
    );
}

/// The room that a target folder takes after the answers to all lessons were checked.
pub fn disk() {
    let target = std::env::temp_dir().join(format!("workbook-disk-{}", std::process::id()));
    let took = seconds(cargo(&target).args(["run", "--", "check", "--answers", "solutions"]));
    let (mut bytes, mut seen) = (0, HashSet::new());
    size_of(&target, &mut seen, &mut bytes);
    fs::remove_dir_all(&target).expect("the target folder was just made");
    println!(
        "target/ after all lessons were checked: {} MB (at most 600), in {took:.0} s",
        bytes / 1_000_000
    );
}

/// Cargo gives some files two names; both have the same length and the same time to the nanosecond.
fn size_of(folder: &Path, seen: &mut HashSet<(u64, SystemTime)>, bytes: &mut u64) {
    for entry in fs::read_dir(folder).expect("a folder that was just made").flatten() {
        let about = entry.metadata().expect("a file that was just made");
        if about.is_dir() {
            size_of(&entry.path(), seen, bytes);
        } else if seen.insert((about.len(), about.modified().expect("every file has a time"))) {
            *bytes += about.len();
        }
    }
}
