//! right: The payload is looked at in place; `&str` first, then `String`.

fn message(payload: Box<dyn Any + Send>) -> String {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or(payload.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("unknown panic").to_string()
}
