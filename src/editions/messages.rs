//! Every sentence.

use std::fmt::Display;
use std::path::Path;

use workbook_judge::check::visible::visible_line;

fn shown(path: &Path) -> String {
    visible_line(&path.to_string_lossy())
}

/// A file of ours can't be read.
pub fn cannot_read(path: &Path, error: &impl Display) -> String {
    format!("{} can't be read: {error}.", shown(path))
}

/// A disk that is full, say.
pub fn cannot_write(path: &Path, error: &impl Display) -> String {
    format!("{} can't be written: {error}. Once that is fixed, run the same command again.", shown(path))
}

/// Somebody has edited it.
pub fn bad_manifest(place: &str, error: &impl Display) -> String {
    format!("{} is not a manifest: {error}", visible_line(place))
}

/// The record of a handout is broken.
pub fn bad_record(path: &Path, error: &impl Display) -> String {
    format!(
        "{} can't be read: {error}. Without it, edited files can't be recognised. Give another folder with --to.",
        shown(path)
    )
}

/// The folder holds something else.
pub fn no_handout(to: &Path) -> String {
    format!("{} is not empty, and is not a handout. Give a new folder or an empty one with --to.", shown(to))
}

/// It is a file, say.
pub fn no_folder(to: &Path, error: &impl Display) -> String {
    format!("{} can't be used as a folder: {error}. Give another one with --to.", shown(to))
}

/// Two workbooks, one in the other.
pub fn handout_in_workbook(to: &Path) -> String {
    format!("{} is inside this workbook. Give a folder outside it with --to.", shown(to))
}

/// Both sides have a new version.
pub fn edited_twice(to: &Path, places: &[String]) -> String {
    let list: String = places.iter().map(|place| format!("\n  {}", visible_line(place))).collect();
    format!(
        "Nothing was written: these files were edited in {}, and the workbook has new versions of them.{list}\n\
         Make the handout in another folder, and copy what you want from it.",
        shown(to)
    )
}

/// At the end of the first time.
pub fn handed_out(to: &Path, lessons: usize) -> String {
    let to = shown(to);
    format!(
        "{to} holds the students' edition: {lessons} lessons, without the reference answers.\n  \
         try it           cd {to} && cargo test\n  \
         put it into git  git init && git add . && git commit -m \"The workbook\"\n"
    )
}

/// At the end of a later time.
pub fn refreshed(to: &Path, changed: usize, kept: &[String]) -> String {
    let kept: String =
        kept.iter().map(|place| format!("  kept as you edited it: {}\n", visible_line(place))).collect();
    match changed {
        0 => format!("{} is up to date.\n{kept}", shown(to)),
        1 => format!("{}: 1 file changed.\n{kept}", shown(to)),
        count => format!("{}: {count} files changed.\n{kept}", shown(to)),
    }
}

/// A file of somebody else's is in the way.
pub fn no_pack(to: &Path) -> String {
    format!("{} exists, and is not an autograder of this workbook. Give another file with --to.", shown(to))
}

/// At the end.
pub fn packed(to: &Path, size: u64, lessons: usize) -> String {
    let lessons = if lessons == 1 { "1 lesson".into() } else { format!("{lessons} lessons") };
    format!(
        "{}: the autograder for {lessons}, {} MiB. Upload it to Gradescope.\n",
        shown(to),
        size.div_ceil(1 << 20)
    )
}
