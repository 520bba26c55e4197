//! wrong: An empty message is thought to be none.
//! fails: step2_a_message_is_kept_whole_and_nothing_else_is_one
//! says: and should be ""

fn message(payload: Box<dyn Any + Send>) -> String {
    let text = match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(other) => other.downcast_ref::<&str>().copied().unwrap_or_default().to_string(),
    };
    if text.is_empty() { "unknown panic".to_owned() } else { text }
}
