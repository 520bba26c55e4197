//! Lines of the program, which those of checks, of the model and of the library are not.

use super::Trace;
use crate::rt::{Event, TaskId};

/// Lines of checks, of the model itself and of the real library do not concern the student.
pub(crate) fn is_ours(file: &str) -> bool {
    let file = file.replace('\\', "/");
    let engine = env!("CARGO_MANIFEST_DIR").replace('\\', "/");
    // Cargo names the files of the workspace from its root, and others in full.
    let path = file.strip_prefix(engine.trim_end_matches("engine")).or(file.strip_prefix("model/"));
    // An iterator's `next` is often called by an adapter of the real library, as in `receiver.iter().map(…)`.
    let library = file.contains("/library/core/") || file.contains("/library/alloc/");
    library || file.contains("tests/checks/") || path.is_some_and(|path| path.contains("/src/"))
}

impl Trace {
    /// The line of an operation, where it is one of the program's and not of the model's.
    pub fn line(&self, event: &Event) -> Option<u32> {
        (!is_ours(event.place.file())).then(|| event.place.line())
    }

    /// The line of the operation that a thread waits to do, where it is one of the program's.
    pub fn waits_on_line(&self, task: TaskId) -> Option<u32> {
        let (_, place) = self.threads[task.index()].waits.as_ref()?;
        place.filter(|place| !is_ours(place.file())).map(|place| place.line())
    }
}
