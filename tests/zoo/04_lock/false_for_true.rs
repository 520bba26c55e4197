//! wrong: `true` and `false` are exchanged.
//! fails: step5_a_free_lock_is_got_at_once
//! says: It got the lock, and says `false`

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    counter.try_lock_for(patience).map(|mut locked| *locked += by).is_none()
}
