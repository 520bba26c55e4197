//! wrong: Only `String` is tried, so the message of a plain panic is lost.
//! fails: step2_the_message_is_kept_whatever_it_is_made_of
//! says: unknown panic

fn message(payload: Box<dyn Any + Send>) -> String {
    payload.downcast::<String>().map_or("unknown panic".to_string(), |text| *text)
}
