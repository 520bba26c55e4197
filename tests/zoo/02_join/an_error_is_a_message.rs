//! wrong: The text of an error counts as the message.
//! fails: step2_a_message_is_kept_whole_and_nothing_else_is_one
//! says: even if it could be shown

use std::error::Error;

fn message(payload: Box<dyn Any + Send>) -> String {
    if let Some(error) = payload.downcast_ref::<Box<dyn Error + Send + Sync>>() {
        return error.to_string();
    }
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(other) => other.downcast_ref::<&str>().copied().unwrap_or("unknown panic").to_string(),
    }
}
