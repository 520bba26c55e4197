//! Every sentence on the text of a schedule.

use super::VERSION;

/// The text is no schedule.
pub(super) fn malformed(text: &str) -> String {
    format!("`{text}` is not a schedule. A failed check prints a schedule such as `v{VERSION}-1a-12.2-30.1`")
}

/// The schedule is of another version of the workbook.
pub(super) fn other_version(text: &str, version: u32) -> String {
    format!(
        "`{text}` is a schedule of version {version}; this workbook reads version {VERSION}: check again to get a new one"
    )
}
