//! wrong: The ticks are counted by one counter, and a second call begins where the first has ended.
//! fails: step4_each_call_counts_from_nothing
//! says: the list of ticks

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering;

thread_local! {
    static TICKS: Cell<Option<Arc<AtomicU32>>> = const { Cell::new(None) };
}

pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    let ticks = TICKS.take().unwrap_or_default();
    TICKS.set(Some(Arc::clone(&ticks)));
    let counter = Arc::clone(&ticks);
    thread::spawn(move || {
        loop {
            thread::sleep(tick);
            counter.fetch_add(1, Ordering::SeqCst);
        }
    });
    work();
    ticks.load(Ordering::SeqCst)
}
