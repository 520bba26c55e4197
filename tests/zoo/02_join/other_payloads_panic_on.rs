//! wrong: A payload that is no text is unwrapped, and panics again.
//! fails: step2_the_message_is_kept_whatever_it_is_made_of
//! says: The panic of a job reached the caller

fn message(payload: Box<dyn Any + Send>) -> String {
    match payload.downcast::<&str>() {
        Ok(text) => text.to_string(),
        Err(other) => *other.downcast::<String>().unwrap(),
    }
}
