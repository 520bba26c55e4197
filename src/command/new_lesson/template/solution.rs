//! 00 · The title
//!
//! The one fact of this lesson, in two to four lines: what is always true, and what surprises. Present tense.
//!
//! Run:    cargo run --bin 00_name          (add `-- --help` for the options)
//! Check:  cargo test 00_name
//! Hints:  hints/00_name.md
//!
//! New here: what this lesson brings. From before: threads, join.

use std::thread;

use workbook::lesson;

/// The sum of the numbers from 1 to `last`.
pub fn in_turn(last: u64) -> u64 {
    (1..=last).sum()
}

/// Step 1. As [`in_turn`], but two threads add up a half each.
///
/// `last` may be 0, and may be odd.
pub fn on_two_threads(last: u64) -> u64 {
    let middle = last / 2;
    // The second half is added up here, meanwhile: a thread more would be as right, and so would a scope.
    let first_half = thread::spawn(move || (1..=middle).sum::<u64>());
    let second_half: u64 = (middle + 1..=last).sum();
    first_half.join().expect("adding does not panic") + second_half
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] =
    &[("What did you expect, and what did you see?", "The same sum, from both.")];

fn main() {
    let options = lesson::CommandLine::of("00_name").number("last", 100, 0..=1000, "last number").read();
    let last: u64 = options.get("last");

    println!("in turn: {}", in_turn(last));
    if let Some(sum) = lesson::step(1, || on_two_threads(last)) {
        println!("step 1:  {sum}");
    }
    lesson::finish("00_name", QUESTIONS);
}
