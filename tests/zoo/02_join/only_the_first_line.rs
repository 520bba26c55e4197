//! wrong: Only the first line of a message is kept.
//! fails: step2_a_message_is_kept_whole_and_nothing_else_is_one
//! says: nothing of it is cut off

fn message(payload: Box<dyn Any + Send>) -> String {
    let text = match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(other) => other.downcast_ref::<&str>().copied().unwrap_or("unknown panic").to_string(),
    };
    text.lines().next().unwrap_or_default().to_owned()
}
