//! wrong: After each task, the workers wait for the slowest of them.
//! fails: step4_no_worker_waits_for_a_slower_one
//! says: meanwhile there were 2 other pauses

use std::sync::Barrier;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let (counter, round_over) = (AtomicU32::new(0), Barrier::new(workers));
    let tasks = tasks as usize;
    thread::scope(|scope| {
        for worker in 0..workers {
            let (counter, round_over) = (&counter, &round_over);
            scope.spawn(move || {
                for round in 0..tasks.div_ceil(workers) {
                    if round * workers + worker < tasks {
                        rest(pause());
                        rest(pause());
                        counter.fetch_add(1, Ordering::SeqCst);
                    }
                    round_over.wait();
                }
            });
        }
    });
    counter.into_inner()
}
