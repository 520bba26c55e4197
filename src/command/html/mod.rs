//! `--html`: an interleaving as a page for a browser, complete in one file.

/// From failures to what a page shows of them.
pub mod film;
/// Every sentence of these modules.
pub mod messages;
/// Where a page goes.
pub mod target;

pub use film::{Filmed, of_failures};
pub use target::Target;

use super::arguments::Format;
use super::{End, say};
use workbook_judge::check::problem::Problem;
use workbook_judge::protocol::interleaving::Interleaving;

/// Whether a page can be put there, beside a report in this format.
///
/// # Errors
/// When something else is there, or both would be printed.
pub fn check(target: &Target, format: Format) -> Result<(), Problem> {
    target.check()?;
    match (target, format) {
        (Target::Printed, Format::Json) => Err(Problem::Usage(messages::prints_twice())),
        _ => Ok(()),
    }
}

/// Writes the page, and says so.
///
/// # Errors
/// When it can't be written.
pub fn write(target: &Target, filmed: &[Interleaving]) -> Result<(), Problem> {
    target.put(&page(filmed))?;
    if let Target::File(path) = target {
        say(&messages::written(path, filmed.len()));
    }
    Ok(())
}

/// The page that shows one of these, or lets the reader choose.
fn page(filmed: &[Interleaving]) -> String {
    let (title, json) = titled(filmed);
    workbook_page::page(&title, &json)
}

/// What a page of these is called, and its data.
pub fn titled(filmed: &[Interleaving]) -> (String, String) {
    let (title, json) = match filmed {
        [one] => (one.title.clone(), serde_json::to_string(one)),
        several => (messages::failures(), serde_json::to_string(several)),
    };
    (title, json.expect("it has only text for keys"))
}

/// Writes a page of the failures, or says why there is none.
///
/// # Errors
/// When the answer's program does not run, or the page can't be written.
pub fn conclude(target: &Target, filmed: &Filmed, end: End) -> Result<End, Problem> {
    match filmed {
        Filmed::Shown(interleavings) => write(target, interleavings)?,
        Filmed::Nothing(why) => target.comment(why),
        Filmed::Unbuilt(why) => target.comment(&format!("{why}\n")),
    }
    Ok(end)
}
