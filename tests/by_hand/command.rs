//! The command, from outside: choices are typed, and what is printed is read.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use workbook_judge::check::messages::another_builds;

/// A folder of answers.
struct Test {
    folder: PathBuf,
}

/// How the command ended.
#[derive(Debug)]
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Test {
    /// With this answer to `lesson`. The name must be this test's own.
    fn new(name: &str, lesson: &str, answer: &str) -> Test {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("by_hand").join(name);
        fs::create_dir_all(&folder).expect("the target folder can be written to");
        fs::write(folder.join(format!("{lesson}.rs")), answer).expect("the target folder can be written to");
        Test { folder }
    }

    /// Plays, and types these lines.
    fn play(&self, arguments: &[&str], typed: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_workbook"));
        command.arg("explore").args(arguments).arg("--by-hand").arg("--answers").arg(&self.folder);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the command starts");
        let lines = typed.iter().map(|line| format!("{line}\n")).collect::<String>();
        // A command that refuses to play does not read.
        let _ = child.stdin.take().expect("it was piped").write_all(lines.as_bytes());
        let output = child.wait_with_output().expect("it ends");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        // Tests run side by side and build in one folder. Which of them has to wait is not what they are about.
        let err = text(&output.stderr).replace(&format!("{}\n", another_builds()), "");
        Ran { code: output.status.code(), out: text(&output.stdout), err }
    }
}

impl Ran {
    #[track_caller]
    fn says(&self, words: &str) {
        assert!(self.out.contains(words), "{words:?} is expected in\n{}\n{}", self.out, self.err);
    }

    #[track_caller]
    fn ends_with(&self, code: i32) {
        assert_eq!(self.code, Some(code), "{}\n{}", self.out, self.err);
    }
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("it is a file of the project")
}

/// The reference answer, with another body for the function that begins with `head`.
fn solution_with(lesson: &str, head: &str, other: &str) -> String {
    let name = head.trim_start_matches("pub fn ").trim_end_matches('(');
    let text = read(&format!("solutions/{lesson}.rs"));
    let kept = text.replacen(head, &format!("#[allow(dead_code)]\nfn {name}_kept("), 1);
    assert_ne!(text, kept, "{lesson} has no {head}");
    format!("{kept}\n{other}\n")
}

/// Lesson 03, with the given race as the answer to step 4.
fn race(name: &str) -> Test {
    let racy = "pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
        run_racy(workers, tasks, pause)
    }";
    Test::new(name, "03_race", &solution_with("03_race", "pub fn run_exact(", racy))
}

const RACE: [&str; 2] = ["race", "step4_no_update_is_lost"];

#[test]
fn the_given_race_is_broken_by_hand() {
    let ran = race("race").play(&RACE, &["1", "1", "2", "2", "1", "2", "1", "2"]);
    ran.says("Try to break: 2 tasks on 2 workers each add 1: `run_exact` returns 2.");
    ran.says("BROKEN: The result was 1, and should be 2.\nLost update: loading and storing are two steps");
    ran.says("Again: cargo run -- explore 03_race step4_no_update_is_lost");
    ran.ends_with(1);
}

#[test]
fn the_given_race_can_hold_by_luck() {
    let ran = race("luck").play(&RACE, &["finish"]);
    ran.says("HELD: The run ended, and the claim held.");
    ran.ends_with(0);
}

#[test]
fn the_given_code_can_be_played_with_before_anything_is_written() {
    let test = Test::new("stub", "03_race", &read("lessons/03_race.rs"));
    let ran = test.play(&["race"], &["1", "2", "2", "1", "2", "1", "1", "2", "0"]);
    ran.says("Try to reach: two threads add 1 twice each, with the given code, and leave the counter at 2.");
    ran.says("REACHED: ");
    ran.ends_with(0);
    let ran = test.play(&["race", "step2"], &["finish"]);
    ran.says("MISSED: ");
    ran.ends_with(0);
}

/// How things stand after the last key. The mark at what was chosen here before is no part of that.
fn last_standing(ran: &Ran) -> Vec<String> {
    let lines: Vec<&str> = ran.out.lines().filter(|line| !line.starts_with("Again: ")).collect();
    let from = lines.iter().rposition(|line| line.contains(" · move ")).expect("it says where it is");
    lines[from..].iter().map(|line| line.replacen('>', " ", 1)).collect()
}

#[test]
fn undo_is_never_to_have_gone_there() {
    let test = race("undo");
    let straight = test.play(&RACE, &["1", "2"]);
    for detour in [
        vec!["1", "2", "2", "undo"],
        vec!["1", "2", "1", "1", "undo", "u"],
        vec!["1", "2", "finish", "start", "", ""],
    ] {
        assert_eq!(last_standing(&test.play(&RACE, &detour)), last_standing(&straight), "{detour:?}");
    }
}

#[test]
fn the_failure_that_the_checker_found_can_be_gone_along_and_opened_again() {
    let test = race("failure");
    let along = test.play(&RACE, &[["failure"].as_slice(), &[""; 8]].concat());
    along.says("← overwrites what thread");
    along.says("BROKEN: ");
    along.ends_with(1);
    let again = along.out.lines().last().expect("it says how to come back");
    let schedule = again.split_once("--schedule ").expect("with a schedule").1;
    let (schedule, moves) = schedule.split_once(" --by-hand --moves ").expect("and moves");
    let opened = test.play(&[RACE.as_slice(), &["--schedule", schedule, "--moves", moves]].concat(), &[]);
    assert_eq!(last_standing(&opened), last_standing(&along));
    let stepped = test.play(&[RACE.as_slice(), &["--schedule", schedule]].concat(), &[""; 8]);
    assert_eq!(last_standing(&stepped), last_standing(&along));
}

#[test]
fn two_locks_in_two_orders_can_be_led_into_a_deadlock() {
    let payer_first =
        "pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
        if std::ptr::eq(from, to) {
            return Ok(());
        }
        let mut payer = from.balance.lock().unwrap();
        let mut receiver = to.balance.lock().unwrap();
        *payer = payer.checked_sub(amount).ok_or(InsufficientFunds)?;
        *receiver += amount;
        Ok(())
    }";
    let answer = solution_with("04_lock", "pub fn transfer(", payer_first);
    let line = 1 + answer.lines().position(|line| line.contains("let mut payer")).expect("it is there");
    let test = Test::new("deadlock", "04_lock", &answer);
    let ran = test.play(&["lock", "step3_transfers_both"], &["1", "2", "1"]);
    ran.says(&format!("waits for `balance#2`, which thread 2 holds since line {line}; holds `balance#1`"));
    ran.says(&format!("balance#1 = 100 (held by thread 1 since line {line}; thread 2 waits)"));
    ran.says("BROKEN: Deadlock: these threads wait for each other, for ever");
    ran.says("Each thread holds one account and waits for the other's.");
    ran.says("The run is over");
    ran.ends_with(1);
}

#[test]
fn what_can_not_be_done_is_said_and_changes_nothing() {
    let test = race("bad_input");
    let ran = test.play(&RACE, &["1", "foo", "0", "9", "claim 99", "claim", "-1"]);
    ran.says("`foo` is not a command. Type a thread's number, or `help`.\n");
    ran.says("main can't run: it waits for the threads of its scope to end.\n");
    ran.says("There is no thread 9. These can run: 1, 2.\n");
    ran.says("There is no claim 99: there are 1 to 2.\n");
    ran.says("`-1` is not a command.");
    ran.says(" --moves 1\n");
    ran.ends_with(0);
}

#[test]
fn an_unfit_call_is_refused_with_a_sentence() {
    let test = race("bad_calls");
    let cases: [(&[&str], &str); 5] = [
        (&["11"], "11_photo_filter can't be explored by hand: "),
        (
            &["race", "step4", "--schedule", "x"],
            "error: invalid value 'x' for '--schedule <SCHEDULE>': `x` is not a",
        ),
        (&["race", "step4", "--schedule", "v2-99a"], "This schedule belongs to another check. "),
        (&["race", "step4", "--schedule", "v2-1a-0.9", "--moves", "3"], "This schedule can't be replayed. "),
        (&["race", "step9"], "03_race has no step or check `step9`. "),
    ];
    for (arguments, words) in cases {
        let ran = test.play(arguments, &[]);
        assert!(ran.err.starts_with(words), "{arguments:?}: {ran:?}");
        ran.ends_with(2);
    }
}

#[test]
fn an_answer_without_that_step_or_with_an_error_says_so() {
    let stub = Test::new("not_started", "03_race", &read("lessons/03_race.rs"));
    let ran = stub.play(&["race", "step4"], &["1"]);
    ran.says("Step 4 is not started");
    ran.ends_with(0);
    let broken =
        Test::new("does_not_compile", "03_race", "pub fn run_exact() -> u32 { true }\nfn main() {}\n");
    let ran = broken.play(&["race", "step4"], &["1"]);
    ran.says("does not compile");
    ran.ends_with(1);
}

#[test]
fn a_thread_that_computes_for_ever_does_not_end_the_game() {
    let endless = "pub fn run_exact(_: usize, tasks: u32, _: &(dyn Fn() -> Duration + Sync)) -> u32 {
        let counter = AtomicU32::new(0);
        thread::scope(|scope| {
            scope.spawn(|| counter.store(tasks, Ordering::SeqCst));
            scope.spawn(|| {
                counter.load(Ordering::SeqCst);
                loop {
                    std::hint::black_box(());
                }
            });
        });
        counter.into_inner()
    }";
    let test = Test::new("endless", "03_race", &solution_with("03_race", "pub fn run_exact(", endless));
    let ran = test.play(&[RACE.as_slice(), &["--timeout", "1"]].concat(), &["2", "1"]);
    ran.says("One of these threads would compute without end");
    ran.says("From here a thread computes without end");
    ran.says("counter.store(2)");
    ran.ends_with(0);
}
