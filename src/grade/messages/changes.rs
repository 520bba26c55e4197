//! What has changed.

use workbook_judge::check::verdict::Verdict;

use super::counted;

/// Above the changes.
pub fn changes_head(count: usize) -> String {
    match count {
        0 => "# Changes\n\nNo grade has changed.\n".into(),
        count => format!("# Changes\n\n{} changed.\n\n", counted(count, "grade")),
    }
}

/// One of them.
pub fn change(change: &crate::changes::Change) -> String {
    let (was, is) = change.points;
    let mut text = format!(
        "- {}, {}: {} → {} points, because {}.\n",
        change.student,
        change.lesson,
        crate::score::written(was),
        crate::score::written(is),
        cause(change.cause)
    );
    for (check, was, is) in &change.checks {
        let [was, is] = [was, is].map(|verdict| verdict.map_or("none", Verdict::name));
        text += &format!("  - {check}: {was} → {is}\n");
    }
    text
}

fn cause(cause: crate::changes::Cause) -> &'static str {
    use crate::changes::Cause;
    use crate::provenance::Difference;
    match cause {
        Cause::Answer => "another file was handed in",
        Cause::By(Difference::Toolchain) => "the toolchain has changed",
        Cause::By(Difference::Checks) => "the checks have changed",
        Cause::By(Difference::Limits) => "the limits have changed",
        Cause::Points => "it was judged again, or counts differently",
    }
}

/// How many have changed, in one line.
pub fn changed(count: usize, folder: &str) -> String {
    format!("{} changed since the last run: {folder}/changes.md\n", counted(count, "grade"))
}

/// The line that moves while it runs.
pub fn progress() -> &'static str {
    "{bar:40} {pos} of {len} checks, {eta} left"
}
