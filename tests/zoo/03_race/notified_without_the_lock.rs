//! wrong: The last worker notifies without the lock under which the caller looks whether it has to wait.
//! fails: step4_no_update_is_lost
//! says: between the look and the wait

use std::sync::Condvar;
use std::sync::Mutex;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(0);
    let (left, gate, done) = (AtomicU32::new(workers as u32), Mutex::new(()), Condvar::new());
    let taken = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while taken.fetch_add(1, Ordering::SeqCst) < tasks {
                    rest(pause());
                    rest(pause());
                    counter.fetch_add(1, Ordering::SeqCst);
                }
                if left.fetch_sub(1, Ordering::SeqCst) == 1 {
                    done.notify_one();
                }
            });
        }
        let mut waiting = gate.lock().unwrap();
        while left.load(Ordering::SeqCst) > 0 {
            waiting = done.wait(waiting).unwrap();
        }
    });
    counter.into_inner()
}
