//! wrong: Only the last thread is joined, as if the others had to be done by then.
//! fails: step1_naps_together_take_as_long_as_the_longest
//! says: Not every thread was waited for

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    let mut last = None;
    for &nap in naps {
        last = Some(thread::spawn(move || thread::sleep(nap)));
    }
    if let Some(last) = last {
        last.join().unwrap();
    }
    start.elapsed()
}
