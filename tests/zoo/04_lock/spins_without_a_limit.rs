//! wrong: `try_lock` is asked again and again, and the time never.
//! fails: step5_it_gives_up_when_the_patience_is_over
//! says: It asks again and again and never looks at the time

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    let _ = patience;
    loop {
        if let Some(mut locked) = counter.try_lock() {
            *locked += by;
            return true;
        }
        std::hint::spin_loop();
    }
}
