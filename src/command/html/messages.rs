//! Every sentence about pages.

use std::io;
use std::path::Path;

use workbook_judge::check::messages::check_title;
use workbook_judge::check::scan::Check;

/// The title of a page with several failures.
pub fn failures() -> String {
    "Failures".into()
}

/// The title of a page with one interleaving.
pub fn title(lesson: &str, check: &Check) -> String {
    format!("{lesson} · {}", check_title(check))
}

/// A live lesson.
pub fn live(lesson: &str) -> String {
    format!(
        "{lesson} has no interleaving to show: its checks run your program with real files, sockets and processes. \
         Lessons 01 to 07, step 3 of 08, and 09 can be shown."
    )
}

/// A page was written.
pub fn written(path: &Path, interleavings: usize) -> String {
    let what = if interleavings == 1 {
        "The interleaving is".into()
    } else {
        format!("{interleavings} interleavings are")
    };
    format!("{what} in {}: open it in a browser.\n", path.display())
}

/// Nothing failed.
pub fn nothing_fails() -> String {
    "No check failed, so there is no failure to show, and no page was written.\n".into()
}

/// What failed has no interleaving.
pub fn nothing_to_show() -> String {
    "What failed has no interleaving to show, so no page was written: it does not compile, did not end, or uses real files, \
     sockets and processes.\n"
        .into()
}

/// Nothing is started.
pub fn not_started() -> String {
    "No step has been started, so there is nothing to show, and no page was written.\n".into()
}

/// The program does not end.
pub fn endless() -> String {
    "A thread computes without end under this schedule, so it can't be shown step by step, and no page was written.\n".into()
}

/// A page and JSON can't both be printed.
pub fn prints_twice() -> String {
    "`--html -` and `--format json` both print to standard output. Give `--html` the name of a file.".into()
}

/// Something else has this name.
pub fn not_ours(path: &Path) -> String {
    format!(
        "{} exists, and is not a page that the workbook wrote, so it is not overwritten. Choose another name, or remove the file.",
        path.display()
    )
}

/// A folder has this name.
pub fn is_a_folder(path: &Path) -> String {
    format!(
        "{} is a folder. `--html` needs the name of a file in it, such as {}.",
        path.display(),
        path.join("failure.html").display()
    )
}

/// Its folder does not exist.
pub fn no_folder(path: &Path, folder: &Path) -> String {
    format!("{} can't be written: there is no folder {}. Create it first.", path.display(), folder.display())
}

/// It can't be read or written.
pub fn cannot_write(path: &Path, error: &io::Error) -> String {
    let cause = match error.kind() {
        io::ErrorKind::StorageFull => "there is no room left".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::ReadOnlyFilesystem => "its folder is read-only".into(),
        _ => error.to_string(),
    };
    format!("The page can't be written to {}: {cause}.", path.display())
}

/// The graph of another failure takes the room.
pub fn graph_elsewhere(again: &str) -> String {
    format!(
        "There is no room on this page for another graph of all executions. A page with this failure alone has one: {again} --html FILE."
    )
}

/// Why there is no graph, and how to go on.
pub fn no_graph(why: &str, by_hand: Option<&str>) -> String {
    match by_hand {
        Some(by_hand) => format!("{why} You can be the scheduler in the terminal: {by_hand}"),
        None => why.to_owned(),
    }
}
