//! right: It asks until nobody else has a share of the results: busy, but sound.

use std::sync::Arc;

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let jobs = Arc::new(Mutex::new(jobs));
    let results = Arc::new(Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..workers {
            let (jobs, results) = (Arc::clone(&jobs), Arc::clone(&results));
            scope.spawn(move || {
                loop {
                    let Some(job) = jobs.lock().unwrap().pop() else { return };
                    let result = work(job);
                    results.lock().unwrap().push(result);
                }
            });
        }
        while Arc::strong_count(&results) > 1 {
            std::hint::spin_loop();
        }
        results.lock().unwrap().drain(..).collect()
    })
}
