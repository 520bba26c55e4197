//! Texts of a length that can be shown. A thread may have a name of megabytes, which would be in each scene.

use protocol::by_hand::{End, Link, Object, Row, Thread};

/// The longest line, in bytes: a name, an operation, a value.
const LINE: usize = 300;
/// The longest printed line: the last ones are in each scene.
const PRINTED: usize = 80;
/// The longest paragraph: what happened, and why.
const TEXT: usize = 4_000;

/// Its beginning, if it is longer than this.
fn to(mut text: String, most: usize) -> String {
    if text.len() <= most {
        return text;
    }
    let end = (0..=most).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.truncate(end);
    text + "…"
}

/// A text on one line.
pub(super) fn line(text: String) -> String {
    to(text, LINE)
}

/// A text on several lines.
fn text(text: String) -> String {
    to(text, TEXT)
}

/// What was printed.
pub(super) fn printed(text: &str) -> String {
    text.lines().map(|line| to(line.to_owned(), PRINTED)).collect::<Vec<_>>().join("\n")
}

/// A thread and what it is doing.
pub(super) fn thread(thread: Thread) -> Thread {
    let holds = thread.holds.into_iter().map(line).collect();
    Thread { name: line(thread.name), says: line(thread.says), holds, ..thread }
}

/// An object.
pub(super) fn object(object: Object) -> Object {
    Object { says: line(object.says), ..object }
}

/// An operation.
pub(super) fn row(row: Row) -> Row {
    Row { says: line(row.says), remark: row.remark.map(line), ..row }
}

/// The end of an execution.
pub(super) fn end(end: End) -> End {
    let link = |link: Link| Link { waits_for: line(link.waits_for), ..link };
    End {
        happened: text(end.happened),
        misconception: end.misconception.map(text),
        circle: end.circle.into_iter().map(link).collect(),
        ..end
    }
}
