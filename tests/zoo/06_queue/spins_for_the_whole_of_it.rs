//! right: It asks for the results until it is their only owner: busy, but sound.

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
        let mut results = results;
        loop {
            match Arc::try_unwrap(results) {
                Ok(results) => return results.into_inner().unwrap(),
                Err(shared) => results = shared,
            }
            thread::yield_now();
        }
    })
}
