//! What grading a class costs, on generated classes with the repetition of real ones.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::stability::zoo_answer::{self, Expected, ZooAnswer};
use crate::waiting::workbook;
use workbook_judge::check::lessons::{self, Stage};
use workbook_judge::check::workspace::Workspace;

/// Students who are also judged one by one, for comparison.
const ALONE: usize = 20;

/// A class with two hundred students, or as many as are asked for: nothing known, everything known, and `cargo test` for a
/// few of them. With `all`, the live lessons too, and nobody one by one: that takes half an hour.
pub fn measure(words: &[String]) {
    let students = words.iter().find_map(|word| word.parse().ok()).unwrap_or(200);
    let is_all = words.iter().any(|word| word == "all");
    let workspace = Workspace::find().expect("the workbook's own folder");
    let all = lessons::all(&workspace).expect("the lessons can be listed");
    let wanted = all.iter().filter(|lesson| is_all || lesson.stage() == Stage::Model);
    let lessons: Vec<&str> = wanted.map(|lesson| lesson.name.as_str()).collect();
    let folder = std::env::temp_dir().join(format!("workbook-class-{}", std::process::id()));
    let class = Class::generate(&workspace, &folder.join("class"), students, &lessons);
    println!("{students} submissions × {} lessons, {} distinct answers", lessons.len(), class.distinct);
    let program = workbook();
    let grade =
        |to: &str, more: &[String]| grade(&program, &folder.join("class"), &folder.join(to), &lessons, more);
    let afresh: Vec<String> =
        lessons.iter().flat_map(|lesson| ["--regrade".into(), (*lesson).into()]).collect();
    let (cold, computing) = grade("cold", &afresh);
    println!(
        "  nothing known: {cold:.1} s, {computing:.1} s computing (200 × 8: at most 60; 30 × 12: at most 90)"
    );
    let (warm, computing) = grade("warm", &[]);
    println!("  verdicts known: {warm:.1} s, {computing:.1} s computing (at most 5)");
    let (again, computing) = grade("cold", &[]);
    println!("  ledger there: {again:.1} s, {computing:.1} s computing");
    println!("  wrong grades: {} (must be 0)", class.wrong_grades(&folder.join("cold")));
    if !is_all {
        let alone = alone(&program, &folder, students, &lessons);
        println!(
            "  one by one: {alone:.1} s a student, {:.0} × slower (at least 20)",
            alone * students as f64 / cold
        );
    }
    println!("  largest process: {} MiB (at most 1024)", used().0 >> 20);
    fs::remove_dir_all(&folder).expect("the folder was just made");
}

/// Seconds, and seconds on a processor: on a busy machine only these tell what it costs.
fn grade(program: &Path, class: &Path, to: &Path, lessons: &[&str], more: &[String]) -> (f64, f64) {
    let (begin, (_, before)) = (Instant::now(), used());
    let mut command = Command::new(program);
    command.arg("grade").arg(class).arg("--to").arg(to).args(more);
    command.args(lessons.iter().flat_map(|lesson| ["--lesson", lesson]));
    let output = command.output().expect("the command starts");
    assert!(output.status.success(), "{output:?}");
    (begin.elapsed().as_secs_f64(), used().1 - before)
}

/// Seconds of `cargo test` for a student, with nothing known: the mean of the first ones. Each puts the answers into the
/// same students' edition, whose first build is not counted.
fn alone(program: &Path, folder: &Path, students: usize, lessons: &[&str]) -> f64 {
    let edition = folder.join("edition");
    let handout = Command::new(program).arg("handout").arg("--to").arg(&edition).output();
    assert!(handout.expect("the command starts").status.success(), "a students' edition");
    let test = || {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
        command.arg("test").current_dir(&edition).env_remove("CARGO_TARGET_DIR");
        command.output().expect("Cargo starts");
    };
    let put = |student: usize| {
        for lesson in lessons {
            let path = format!("lessons/{lesson}.rs");
            fs::copy(folder.join("class").join(name(student)).join(&path), edition.join(&path))
                .expect("the edition can be written to");
        }
    };
    let count = students.min(ALONE);
    put(count % students);
    test();
    let seconds: f64 = (0..count)
        .map(|student| {
            put(student);
            let begin = Instant::now();
            test();
            begin.elapsed().as_secs_f64()
        })
        .sum();
    seconds / count as f64
}

fn name(student: usize) -> String {
    format!("student-{student:04}")
}

/// Who handed in what.
struct Class {
    /// By student and lesson: whether the answer is right; nothing for one that is not begun.
    right: Vec<(String, String, Option<bool>)>,
    distinct: usize,
}

impl Class {
    /// Of ten students, four have not begun a lesson, three have it right in one of five ways, and three have it wrong:
    /// in few ways often, in many ways once.
    fn generate(workspace: &Workspace, folder: &Path, students: usize, lessons: &[&str]) -> Class {
        let zoo = zoo_answer::all(workspace);
        let mut chance = Chance(7);
        let mut right = Vec::new();
        let mut distinct = std::collections::BTreeSet::new();
        for lesson in lessons {
            let (passes, fails): (Vec<&ZooAnswer>, Vec<&ZooAnswer>) = zoo
                .iter()
                .filter(|answer| answer.lesson == *lesson)
                .partition(|answer| matches!(answer.expected, Expected::Passes));
            let solution = workspace.root.join(format!("solutions/{lesson}.rs"));
            let ways: Vec<PathBuf> = [solution]
                .into_iter()
                .chain(passes.iter().map(|answer| answer.path.clone()))
                .take(5)
                .collect();
            for student in 0..students {
                let (path, is_right) = match chance.below(10) {
                    0..4 => (workspace.root.join(format!("tests/stubs/{lesson}.rs")), None),
                    4..7 => (ways[chance.below(ways.len())].clone(), Some(true)),
                    _ => (fails[chance.seldom_high(fails.len())].path.clone(), Some(false)),
                };
                let to = folder.join(name(student)).join("lessons");
                fs::create_dir_all(&to).expect("the folder can be written to");
                fs::copy(&path, to.join(format!("{lesson}.rs"))).expect("the folder can be written to");
                right.push((name(student), (*lesson).to_owned(), is_right));
                distinct.insert(path);
            }
        }
        Class { right, distinct: distinct.len() }
    }

    /// Grades that are not what the zoo says.
    fn wrong_grades(&self, to: &Path) -> usize {
        let text = fs::read_to_string(to.join("gradebook.csv")).expect("a gradebook");
        let mut rows = text.lines().map(|line| line.split(',').collect::<Vec<&str>>());
        let header = rows.next().expect("a header");
        let rows: Vec<Vec<&str>> = rows.collect();
        let points = |student: &str, lesson: &str| {
            let column = header.iter().position(|name| *name == lesson).expect("a column");
            let row = rows.iter().find(|row| row[0] == student).expect("a row");
            row[column].parse::<f64>().expect("points")
        };
        let is_wrong = |(student, lesson, right): &&(String, String, Option<bool>)| {
            let points = points(student, lesson);
            match right {
                Some(true) => points != 10.0,
                Some(false) => points >= 10.0,
                None => points != 0.0,
            }
        };
        self.right.iter().filter(is_wrong).count()
    }
}

/// The same numbers in each run.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn below(&mut self, end: usize) -> usize {
        self.next() as usize % end
    }

    /// Small numbers more often: mistakes are not spread evenly.
    fn seldom_high(&mut self, end: usize) -> usize {
        let part = self.below(1000) as f64 / 1000.0;
        (part * part * end as f64) as usize
    }
}

/// Bytes of the largest process that was started and has ended, and the seconds on a processor of all of them.
#[cfg(target_os = "linux")]
fn used() -> (u64, f64) {
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: getrusage fills the value in, and zeroes are a value of it already.
    let usage = unsafe {
        libc::getrusage(libc::RUSAGE_CHILDREN, usage.as_mut_ptr());
        usage.assume_init()
    };
    let seconds = |time: libc::timeval| time.tv_sec as f64 + time.tv_usec as f64 / 1e6;
    (usage.ru_maxrss.unsigned_abs() << 10, seconds(usage.ru_utime) + seconds(usage.ru_stime))
}

#[cfg(not(target_os = "linux"))]
fn used() -> (u64, f64) {
    (0, 0.0)
}
