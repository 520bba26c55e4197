//! What `workbook doctor` says.

use std::io;
use std::path::Path;

/// A Rust that is new enough.
pub fn rustc(words: &str) -> String {
    format!("{words} is new enough")
}

/// A Rust that is too old.
pub fn old_rustc(words: &str, needed: &str) -> String {
    format!("{words} is too old: {needed} or later is needed. Run: rustup update")
}

/// A compiler that does not tell its version.
pub fn odd_rustc(words: &str) -> String {
    format!("the compiler does not report its version; it says `{words}`. Reinstall Rust: https://rustup.rs")
}

/// No compiler.
pub fn no_rustc(error: &io::Error) -> String {
    format!("the compiler could not be started: {error}. Install Rust: https://rustup.rs")
}

/// The target folder can be written to.
pub fn target(folder: &str) -> String {
    format!("{folder} can be written to")
}

/// It can't.
pub fn no_target(folder: &Path, error: &io::Error) -> String {
    format!(
        "{} can't be written to: {error}. Correct its permissions, or set CARGO_TARGET_DIR to build elsewhere",
        folder.display()
    )
}

/// Enough room on the disk.
pub fn room(bytes: u64) -> String {
    format!("{} free on the disk", gigabytes(bytes))
}

/// Too little.
pub fn little_room(bytes: u64, needed: u64) -> String {
    format!(
        "only {} are free on the disk, and checking every lesson takes up to {}. Free some space",
        gigabytes(bytes),
        gigabytes(needed)
    )
}

/// Nobody knows.
pub fn unknown_room(error: &io::Error) -> String {
    format!("the free space on the disk is unknown: {error}. Make sure that there is a gigabyte")
}

fn gigabytes(bytes: u64) -> String {
    format!("{:.1} GB", bytes as f64 / 1e9)
}

/// A server can listen.
pub fn port(port: u16) -> String {
    format!("a server can listen on this machine (tried port {port})")
}

/// It can't.
pub fn no_port(error: &io::Error) -> String {
    format!(
        "no server can listen on 127.0.0.1: {error}. Lessons 08, 11 and 12 need one. Is it blocked by a firewall or \
         a sandbox?"
    )
}

/// What `grade` can keep answers in.
pub fn boxes(names: &[&str]) -> String {
    match names {
        [] => {
            "`grade` has no sandbox for answers here, which needs Linux 6.2; limits and process groups are on"
                .into()
        }
        names => format!("`grade` runs answers in a sandbox here: {}", names.join(", ")),
    }
}

/// The file of progress is well.
pub fn progress() -> String {
    "your progress can be read".into()
}

/// The stubs build.
pub fn builds(count: usize) -> String {
    format!("the original stubs of the {count} lessons on the model build")
}

/// They don't.
pub fn does_not_build(words: &str) -> String {
    format!(
        "the original stubs of the lessons do not build. Run: rustup update; if that does not help, report this:\n{words}"
    )
}

/// The last line.
pub fn summary(ill: usize) -> String {
    match ill {
        0 => "\nNo problems found.\n".into(),
        1 => "\n1 problem found.\n".into(),
        ill => format!("\n{ill} problems found.\n"),
    }
}
