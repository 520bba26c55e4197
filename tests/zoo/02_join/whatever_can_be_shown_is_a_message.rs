//! wrong: Text and numbers of other types are taken for the message as well.
//! fails: step2_a_message_is_kept_whole_and_nothing_else_is_one
//! says: even if it could be shown

fn message(payload: Box<dyn Any + Send>) -> String {
    if let Some(text) = payload.downcast_ref::<Box<str>>() {
        return text.to_string();
    }
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(other) => other.downcast_ref::<&str>().copied().unwrap_or("unknown panic").to_string(),
    }
}
