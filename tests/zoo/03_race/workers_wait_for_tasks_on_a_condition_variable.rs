//! right: The workers wait on a condition variable for tasks, which the caller hands out one by one.

use std::sync::Condvar;
use std::sync::Mutex;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let (counter, changed) = (AtomicU32::new(0), Condvar::new());
    let hand = Mutex::new((0_u32, false));
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let mut held = hand.lock().unwrap();
                    while held.0 == 0 && !held.1 {
                        held = changed.wait(held).unwrap();
                    }
                    if held.0 == 0 {
                        return;
                    }
                    held.0 -= 1;
                    drop(held);
                    rest(pause());
                    rest(pause());
                    counter.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
        for _ in 0..tasks {
            hand.lock().unwrap().0 += 1;
            changed.notify_one();
        }
        hand.lock().unwrap().1 = true;
        changed.notify_all();
    });
    counter.into_inner()
}
