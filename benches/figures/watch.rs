//! What a student waits for in `workbook watch`, as it is seen on a terminal.

#[path = "../../tests/terminal/answers.rs"]
#[allow(dead_code, reason = "some of them are for the tests alone")]
mod answers;
#[path = "../../tests/terminal/terminal.rs"]
#[allow(dead_code, reason = "some of its words are for the tests alone")]
mod terminal;

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use crate::median;
use crate::waiting::workbook;
use answers::{racy, solution, step_4};
use terminal::Terminal;

/// Saves of each kind; the median is shown.
const SAVES: usize = 21;
/// How long nothing is done, to see what that costs.
const IDLE: Duration = Duration::from_secs(10);
const ESCAPE: &str = "\x1b";

/// As students have it: built without `--release`.
fn watching(name: &str, answer: &str, more: &[&str]) -> Terminal {
    Terminal::with(&workbook(), name, answer, 80, more)
}

/// From a save to the verdict on the screen.
pub fn save_to_verdict() {
    let terminal = watching("figures", &solution(), &[]);
    terminal.shows("is passed.");
    let (wrong, broken) = (racy(), format!("{}\nfn broken() {{ no_such_thing(); }}\n", solution()));
    let save = |text: &str, number: usize, words: &str| {
        let begin = Instant::now();
        terminal.save(&format!("{text}\n// Edit {number}.\n"));
        terminal.shows(words);
        begin.elapsed().as_secs_f64()
    };
    let (mut passed, mut failed, mut rejected) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..SAVES {
        failed.push(save(&wrong, number, "← overwrites what thread"));
        passed.push(save(&solution(), number, "11 passed"));
        rejected.push(save(&broken, number, "cannot find function"));
    }
    println!("watch: save to a failure on the screen {:.2} s (at most 0.5)", median(failed));
    println!("watch: save to 11 verdicts, all schedules {:.2} s (at most 0.5)", median(passed));
    println!("watch: save to a compile error {:.2} s (at most 0.3)", median(rejected));
}

/// From a key to what it does, in the middle of a check that computes all the time.
pub fn key_to_screen() {
    let answer = step_4("loop { std::hint::black_box(0); }");
    let mut terminal = watching("figures_keys", &answer, &["--timeout", "3600"]);
    terminal.shows("✓ step 3");
    let mut all = Vec::new();
    for _ in 0..SAVES {
        for (key, words) in [("?", "quit; your progress is saved"), (ESCAPE, "✓ step 3")] {
            let begin = Instant::now();
            terminal.press(key);
            terminal.shows(words);
            all.push(begin.elapsed().as_secs_f64() * 1e3);
        }
    }
    let slowest = all.iter().copied().fold(0.0, f64::max);
    println!(
        "watch: key to screen during a check {:.0} ms, slowest {slowest:.0} ms (at most 50)",
        median(all)
    );
}

/// What watching costs while nothing happens, where that can be told.
pub fn idle() {
    let terminal = watching("figures_idle", &solution(), &[]);
    terminal.shows("is passed.");
    let Some(before) = ticks(terminal.process()) else { return };
    thread::sleep(IDLE);
    let after = ticks(terminal.process()).unwrap_or(before);
    println!("watch: idle for {} s, {} ticks of a processor (0)", IDLE.as_secs(), after - before);
}

/// Hundredths of a second that a process has computed.
fn ticks(process: u32) -> Option<u64> {
    let line = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, fields) = line.rsplit_once(") ")?;
    let field = |at: usize| fields.split(' ').nth(at).and_then(|word| word.parse::<u64>().ok());
    Some(field(11)? + field(12)?)
}
