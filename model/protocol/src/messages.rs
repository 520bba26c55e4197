//! What a process says when it can't answer.

/// There is nothing of this name.
pub(crate) fn unknown(name: &str) -> String {
    format!("there is no `{name}` in this program")
}
