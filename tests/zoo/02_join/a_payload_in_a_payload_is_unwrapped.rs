//! wrong: What a panic passed on is unwrapped until there is a text.
//! fails: step2_a_message_is_kept_whole_and_nothing_else_is_one
//! says: even if it could be shown

fn message(payload: Box<dyn Any + Send>) -> String {
    let payload = match payload.downcast::<Box<dyn Any + Send>>() {
        Ok(inner) => return message(*inner),
        Err(payload) => payload,
    };
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(other) => other.downcast_ref::<&str>().copied().unwrap_or("unknown panic").to_string(),
    }
}
