//! wrong: A patience of less than a millisecond is taken for none.
//! fails: step5_the_whole_patience_counts_and_nothing_less
//! says: It gave up before its patience was over

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    let little = patience < Duration::from_millis(1);
    let locked = if little { counter.try_lock() } else { counter.try_lock_for(patience) };
    locked.map(|mut locked| *locked += by).is_some()
}
