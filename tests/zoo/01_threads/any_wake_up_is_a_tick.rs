//! wrong: A wait that ends for no reason is counted as a tick.
//! fails: step4_no_tick_is_counted_before_it_passed
//! says: had passed

use std::sync::Condvar;
use std::sync::Mutex;

pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    let (state, changed) = (Mutex::new((0, false)), Condvar::new());
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut inside = state.lock().unwrap();
            while !inside.1 {
                inside = changed.wait_timeout(inside, tick).unwrap().0;
                if !inside.1 {
                    inside.0 += 1;
                }
            }
        });
        work();
        let mut inside = state.lock().unwrap();
        inside.1 = true;
        changed.notify_one();
        inside.0
    })
}
