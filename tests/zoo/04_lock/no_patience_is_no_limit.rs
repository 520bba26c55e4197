//! wrong: A patience of nothing is taken for one without a limit.
//! fails: step5_it_gives_up_when_the_patience_is_over
//! says: it waited 10 s for the lock, with a patience of 0 s

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    let locked = if patience.is_zero() { Some(counter.lock()) } else { counter.try_lock_for(patience) };
    locked.map(|mut locked| *locked += by).is_some()
}
