//! wrong: After a wait in vain one more attempt is made, with all the patience again.
//! fails: step5_it_gives_up_when_the_patience_is_over
//! says: Each attempt gets the time anew

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    for _ in 0..2 {
        if let Some(mut locked) = counter.try_lock_for(patience) {
            *locked += by;
            return true;
        }
    }
    false
}
