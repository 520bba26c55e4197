//! wrong: It sleeps for whole microseconds, and drops the rest.
//! fails: step1_each_item_is_made_and_each_is_handled
//! says: Each item takes its time

fn rest(length: Duration) {
    if !length.is_zero() {
        thread::sleep(Duration::from_micros(length.as_micros() as u64));
    }
}
