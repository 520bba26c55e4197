//! Answers for the watch to judge.

use std::fs;
use std::path::Path;

/// The lesson that the tests answer.
pub const LESSON: &str = "03_race";

/// The reference answer.
pub fn solution() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("solutions/{LESSON}.rs"));
    fs::read_to_string(file).expect("the lesson has a solution")
}

/// The reference answer with another body for step 4.
pub fn step_4(body: &str) -> String {
    let kept = solution().replace("pub fn run_exact(", "#[allow(dead_code)]\nfn kept(");
    format!(
        "{kept}\n#[allow(unused)]\npub fn run_exact(workers: usize, tasks: u32, \
         pause: &(dyn Fn() -> Duration + Sync)) -> u32 {{\n    {body}\n}}\n"
    )
}

/// An answer that loses updates.
pub fn racy() -> String {
    step_4("run_racy(workers, tasks, pause)")
}

/// The reference answer as another program.
pub fn with_main(body: &str) -> String {
    let kept = solution().replace("fn main() {", "#[allow(dead_code)]\nfn given() {");
    format!("{kept}\nfn main() {{\n    {body}\n}}\n")
}
