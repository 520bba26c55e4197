//! A lesson's program as a child of itself: 10 has work for it.

use std::env;
use std::io::{self, BufRead, Write};
use std::process::Command;
use std::thread;
use std::time::Duration;

/// What the program is called with when it is to be a child of itself.
const CHILD: &str = "child";

/// A command that runs this program as a child.
pub(super) fn child(words: &[&str]) -> Command {
    let mut command = Command::new(env::current_exe().expect("this program is running"));
    command.arg(CHILD).args(words);
    command
}

/// Whether this process is such a child; then it has done what it is for: a nap, a sum, or to serve.
pub(super) fn is_child(serve: fn(&mut dyn BufRead, &mut dyn Write) -> io::Result<()>) -> io::Result<bool> {
    let words: Vec<String> = env::args().skip(1).collect();
    if words.first().is_none_or(|word| word != CHILD) {
        return Ok(false);
    }
    let number = |place: usize| words.get(place).and_then(|word| word.parse().ok()).unwrap_or(0);
    match words.get(1).map(String::as_str) {
        Some("nap") => thread::sleep(Duration::from_millis(number(2))),
        Some("sum") => println!("{}", (number(2)..number(3)).sum::<u64>()),
        _ => serve(&mut io::stdin().lock(), &mut io::stdout().lock())?,
    }
    Ok(true)
}
