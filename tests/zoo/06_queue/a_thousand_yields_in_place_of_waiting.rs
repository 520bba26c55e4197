//! wrong: A thousand yields are taken for waiting until all jobs are done.
//! fails: step2_each_job_is_done_once_and_all_workers_end
//! says: Nobody waited for the workers

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
        for _ in 0..1000 {
            thread::yield_now();
        }
        results.lock().unwrap().drain(..).collect()
    })
}
