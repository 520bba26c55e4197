//! wrong: The payload is printed with `{:?}`, which says only that it is something.
//! fails: step2_a_panic_is_an_err_in_its_place
//! says: Any { .. }

fn message(payload: Box<dyn Any + Send>) -> String {
    format!("{payload:?}")
}
