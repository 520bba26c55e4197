//! About everything but the answer: folders, names, Cargo, the workbook itself.

use std::io;
use std::path::Path;

use crate::check::lessons::Lesson;
use crate::check::platform::Shortage;
use crate::check::visible::visible_line;

/// The program was built from a folder that is gone.
pub fn workspace_is_gone(root: &Path) -> String {
    format!(
        "This command was built in {}, but the workbook is no longer there.\n\
         Go to the workbook's folder and run it from there with `cargo run`.",
        shown(root)
    )
}

/// A name that neither Cargo's manifests nor its lists of files can hold.
pub fn folder_with_control_characters(folder: &Path) -> String {
    format!(
        "The path {} contains a tab, a line break or another control character. Cargo can't build there: rename the folder.",
        shown(folder)
    )
}

/// A file or folder that can't be read.
pub fn cannot_read(path: &Path, error: &io::Error) -> String {
    format!("{} can't be read: {}.", shown(path), cause(error))
}

/// The target folder refuses.
pub fn cannot_write(path: &Path, error: &io::Error) -> String {
    format!("The checks are built in {}, but it can't be written to: {}.", shown(path), cause(error))
}

fn shown(path: &Path) -> String {
    visible_line(&path.to_string_lossy())
}

fn cause(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::StorageFull => "the disk is full".into(),
        io::ErrorKind::ReadOnlyFilesystem => "it is read-only".into(),
        io::ErrorKind::IsADirectory => "it is a folder".into(),
        io::ErrorKind::NotFound => "there is no such file or folder".into(),
        _ => error.to_string(),
    }
}

/// `--answers` names nothing.
pub fn no_answers_folder(folder: &Path, error: &io::Error) -> String {
    format!("There is no answers folder at {}: {}.", shown(folder), cause(error))
}

/// `--answers` names a file.
pub fn answers_is_a_file(folder: &Path) -> String {
    format!("{} is a file. Pass the folder that contains it to `--answers`.", shown(folder))
}

/// A folder whose name neither Cargo nor Rust can take.
pub fn path_is_no_text(folder: &Path) -> String {
    format!("The path {} is not valid UTF-8. Move the answers to a folder whose path is.", shown(folder))
}

/// No lesson of this name.
pub fn unknown_lesson(wanted: &str, nearest: Option<&Lesson>, lessons: &[Lesson]) -> String {
    let nearest = nearest.map_or(String::new(), |lesson| format!(" Did you mean {}?", lesson.name));
    let all: String = lessons.iter().map(|lesson| format!("\n  {}", lesson.name)).collect();
    format!("There is no lesson `{wanted}`.{nearest}\nThe lessons are:{all}")
}

/// Cargo could not do what it was told.
pub fn cargo_refused(words: &[&str], stderr: &str) -> String {
    format!("`cargo {}` failed:\n\n{}", words.join(" "), stderr.trim())
}

/// The check's process ended as if all were well, or failed by itself, and left no verdict.
pub fn no_verdict(code: i32, words: &str) -> String {
    format!("The check ended with exit code {code} and left no verdict. {}{}", a_bug(), last_words(words))
}

/// The check's process left what nobody asked for.
pub fn another_report() -> String {
    format!("The check left something else than a verdict. {}", a_bug())
}

/// The check's process left what is no verdict.
pub fn unreadable_verdict(error: &serde_json::Error) -> String {
    format!("The check left a verdict that can't be read: {error}. {}", a_bug())
}

/// The check's process can't be started.
pub fn did_not_start(why: &str) -> String {
    format!("The check could not be started: {why}.")
}

/// What is not the student's fault.
pub fn a_bug() -> &'static str {
    "This is a bug in the workbook; please report it."
}

/// The last output of a process, below its message.
pub(super) fn last_words(words: &str) -> String {
    match words.trim() {
        "" => String::new(),
        words => format!(" Its last output:\n\n{words}"),
    }
}

/// A lesson without a program of its own.
pub fn no_program(lesson: &str) -> String {
    format!("There is no program {lesson} to run.")
}

/// Somebody stopped it.
pub fn cancelled() -> &'static str {
    "Stopped."
}

/// Cargo can't be started.
pub fn no_cargo(error: &io::Error) -> String {
    format!("Cargo could not be started: {}. Is Rust installed? See https://rustup.rs", cause(error))
}

/// Cargo failed for a reason that is not the student's.
pub fn cargo_failed(elsewhere: &str, words: &str) -> String {
    let headline = match words {
        _ if elsewhere.contains("No space left on device") => {
            "The checks could not be built: the disk is full."
        }
        _ if is_about_the_network(words) => {
            "Cargo could not download the crates that the checks need. Connect to the network once; after that the checks work offline."
        }
        _ if words.contains("No space left on device") => "The checks could not be built: the disk is full.",
        _ if words.contains("Permission denied") || words.contains("Read-only file system") => {
            "The checks could not be built: the target folder can't be written to."
        }
        _ => "The checks could not be built. This is a bug in the workbook, or in this installation of Rust.",
    };
    format!("{headline}\n\n{}", format!("{elsewhere}{words}").trim())
}

fn is_about_the_network(words: &str) -> bool {
    let signs = [
        "failed to download",
        "Could not resolve host",
        "Couldn't resolve host",
        "spurious network error",
        "--offline",
        "failed to fetch",
    ];
    signs.iter().any(|sign| words.contains(sign))
}

/// Cargo lets only one command at a time build in a folder.
pub fn another_builds() -> &'static str {
    "Another command is building. This one continues when that has finished."
}

/// Before the first build, which takes long.
pub fn first_build() -> &'static str {
    "Building the checker. This takes a while, once."
}

/// There is no check of what was asked for.
pub fn nothing_to_check() -> &'static str {
    "There is nothing to check: no check matches your request. This is a bug in the workbook."
}

/// The system gives less than builds and checks need.
pub fn limit_is_too_low(limit: &Shortage) -> String {
    match limit {
        Shortage::Memory { there, needed } => format!(
            "The system limits a process to {} MiB of address space (`ulimit -v`), but checks need {} MiB. Nothing was judged.",
            there >> 20,
            needed >> 20
        ),
        Shortage::Computing { there, needed } => format!(
            "The system limits a process to {there} s of processor time (`ulimit -t`), but checks need {needed} s. Nothing was judged."
        ),
    }
}

/// Before the first build of live lessons.
pub fn first_live_build() -> &'static str {
    "Building the checker of the live lessons. This takes a while, once."
}

/// The checks of a live lesson are ours, and should always build.
pub fn no_live_checks(lesson: &str) -> String {
    format!("The checks of {lesson} could not be built. {}", a_bug())
}
