//! wrong: Only `&str` is tried, so the message of a formatted panic is lost.
//! fails: step2_the_message_is_kept_whatever_it_is_made_of
//! says: result was [Err("unknown panic")]

fn message(payload: Box<dyn Any + Send>) -> String {
    payload.downcast_ref::<&str>().copied().unwrap_or("unknown panic").to_string()
}
