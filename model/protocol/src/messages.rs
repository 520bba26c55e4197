//! What a process says when it can't answer.

/// An order was something else.
pub(crate) fn no_order() -> String {
    "this is no order".into()
}

/// There is nothing of this name.
pub(crate) fn unknown(name: &str) -> String {
    format!("there is no `{name}` in this program")
}
