//! What `workbook reset` says.

use std::io;

use workbook_judge::check::functions::Function;

/// It is done.
pub fn done(file: &str, step: Option<&str>, backup: Option<&str>) -> String {
    let what = part(file, step);
    let kept = backup.map_or(String::new(), |backup| format!(" A copy of the old file is in {backup}."));
    format!("{what} has been restored.{kept}\n")
}

/// There was nothing to do.
pub fn as_it_came(file: &str, step: Option<&str>) -> String {
    format!("{} is still the original stub: nothing was changed.\n", part(file, step))
}

fn part(file: &str, step: Option<&str>) -> String {
    match step {
        Some(step) => format!("Step {} of {file}", step.trim_start_matches("step")),
        None => file.to_string(),
    }
}

/// A step can't be put back alone.
pub fn not_there(file: &str, lesson: &str, function: &Function) -> String {
    format!(
        "{file} has no {} any more, or has two, so this step can't be restored alone. Restore the whole lesson: cargo \
         run -- reset {lesson}",
        function.shown()
    )
}

/// The lesson can't be read.
pub fn cannot_read(file: &str, error: &io::Error) -> String {
    format!("{file} can't be read: {error}. Nothing was changed.")
}

/// The backup can't be written.
pub fn cannot_keep(folder: &str, error: &io::Error) -> String {
    format!("The file can't be copied to {folder}: {error}. Nothing was changed.")
}

/// The lesson can't be written.
pub fn cannot_write(file: &str, error: &io::Error) -> String {
    format!("{file} can't be written to: {error}. It was not changed.")
}
