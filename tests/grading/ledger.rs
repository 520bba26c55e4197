//! Nothing is lost, whenever grading ends.

use std::fs::{self, File};
use std::io::Write;
use std::thread;
use std::time::{Duration, Instant};

use crate::class::{Class, command, files, race, solution};

const LESSONS: [&str; 4] = ["--lesson", "01", "--lesson", "03"];
/// How often it is killed.
const TIMES: u32 = 50;

fn a_class(name: &str) -> Class {
    let class = Class::new(name).config("class = \"the same\"\n");
    let class = class.with("anna", "01_threads", solution("01_threads"));
    let class = class.with("anna", "03_race", solution("03_race"));
    ["tasks + 1", "tasks", "0", "1", "2"]
        .iter()
        .enumerate()
        .fold(class, |class, (number, body)| class.with(&format!("student-{number}"), "03_race", race(body)))
}

/// Moments that are spread over a time, and not the same in each run.
fn moment(length: Duration, number: u32) -> Duration {
    let chance = Instant::now().elapsed().subsec_nanos() ^ std::process::id();
    let part = (number * 37 + chance) % 100;
    length * part / 100
}

#[cfg(unix)]
#[test]
fn killed_at_any_moment_it_goes_on_where_it_was_and_ends_with_the_same_grades() {
    let class = a_class("killed");
    let undisturbed = class.beside("undisturbed");
    let begin = Instant::now();
    assert_eq!(class.grade_to(&undisturbed, &LESSONS).code, Some(0));
    let length = begin.elapsed();
    let expected = files(&undisturbed);
    let arguments =
        [&["grade", class.at.to_str().unwrap(), "--to", class.to.to_str().unwrap()], &LESSONS[..]].concat();
    // What was judged is known from then on, so later runs are shorter.
    let begin = Instant::now();
    assert_eq!(class.grade(&LESSONS).code, Some(0));
    let mut short = begin.elapsed();
    let mut killed = 0;
    for number in 0..TIMES {
        if class.to.join("results.json").exists() {
            assert_eq!(files(&class.to), expected, "after {number} times");
            fs::remove_dir_all(&class.to).expect("it can be removed");
        }
        let mut running = command(&arguments).spawn().expect("the command starts");
        let moment = moment(short, number);
        thread::sleep(moment);
        running.kill().expect("it can be killed");
        match running.wait().expect("it ended").success() {
            // It takes less time than it did when the machine was busier.
            true => short = short.min(moment),
            false => killed += 1,
        }
    }
    assert!(killed > TIMES / 2, "only {killed} of {TIMES} were killed in time; {length:?}, {short:?}");
    assert_eq!(class.grade(&LESSONS).code, Some(0));
    let mut ended = files(&class.to);
    ended.retain(|name, _| !name.to_string_lossy().ends_with(".draft"));
    assert_eq!(ended, expected);
}

#[test]
fn a_line_that_was_cut_off_does_not_count() {
    let class = a_class("cut_off");
    assert_eq!(class.grade(&LESSONS).code, Some(0));
    let expected = files(&class.to);
    let ledger = class.to.join("ledger.jsonl");
    let whole = fs::read(&ledger).expect("it is there");
    for length in [0, 5, 40, whole.len() / 3, whole.len() / 2, whole.len() - 1] {
        fs::write(&ledger, &whole[..length]).expect("it can be written");
        let ran = class.grade(&LESSONS);
        assert_eq!(ran.code, Some(0), "{length}: {ran:?}");
        assert_eq!(files(&class.to), expected, "{length}");
    }
    let mut file = File::options().append(true).open(&ledger).expect("it is there");
    file.write_all(b"{\"lesson\":\"03_race\",\"answ").expect("it can be written");
    assert_eq!(class.grade(&LESSONS).code, Some(0));
    assert_eq!(files(&class.to), expected);
}

#[test]
fn only_one_command_grades_into_a_folder() {
    let class = a_class("locked");
    class.grade(&LESSONS);
    let ledger = File::options().append(true).open(class.to.join("ledger.jsonl")).expect("it is there");
    fs4::FileExt::lock(&ledger).expect("it can be locked");
    let ran = class.grade(&LESSONS);
    assert_eq!(ran.code, Some(3), "{ran:?}");
    assert!(ran.err.contains("Another command is grading into"), "{ran:?}");
}

/// A disk that is full, as far as one user's files can be.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_costs_nothing_but_time() {
    let class = a_class("full");
    let undisturbed = class.beside("undisturbed");
    assert_eq!(class.grade_to(&undisturbed, &LESSONS).code, Some(0));
    let (at, to) = (class.at.to_str().unwrap(), class.to.to_str().unwrap());
    let script = format!(
        "ulimit -f 8; trap '' XFSZ; exec {:?} grade {at:?} --to {to:?} {}",
        env!("CARGO_BIN_EXE_workbook"),
        LESSONS.join(" ")
    );
    let ran = std::process::Command::new("sh").args(["-c", &script]).output().expect("there is a shell");
    assert_eq!(ran.status.code(), Some(3), "{ran:?}");
    assert!(String::from_utf8_lossy(&ran.stderr).contains("continues from there"), "{ran:?}");
    assert!(!class.to.join("gradebook.csv").exists());
    assert_eq!(class.grade(&LESSONS).code, Some(0));
    let mut ended = files(&class.to);
    ended.retain(|name, _| !name.to_string_lossy().ends_with(".draft"));
    assert_eq!(ended, files(&undisturbed));
}
