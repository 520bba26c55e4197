//! wrong: It looks a hundred times while its patience lasts, and not once more at its end.
//! fails: step5_the_whole_patience_counts_and_nothing_less
//! says: without a last look

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    for _ in 0..100 {
        if let Some(mut locked) = counter.try_lock() {
            *locked += by;
            return true;
        }
        thread::sleep(patience / 100);
    }
    false
}
