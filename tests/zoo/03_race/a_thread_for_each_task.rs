//! wrong: Each task has a thread of its own, and a limit lets as many of them in as there are workers.
//! fails: step4_each_task_is_done_on_one_of_the_workers
//! says: the tasks were done on 4 threads

use std::sync::Condvar;
use std::sync::Mutex;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let (counter, free, back) = (AtomicU32::new(0), Mutex::new(workers), Condvar::new());
    thread::scope(|scope| {
        for _ in 0..tasks {
            scope.spawn(|| {
                *back.wait_while(free.lock().unwrap(), |free| *free == 0).unwrap() -= 1;
                rest(pause());
                rest(pause());
                counter.fetch_add(1, Ordering::SeqCst);
                *free.lock().unwrap() += 1;
                back.notify_one();
            });
        }
    });
    counter.into_inner()
}
