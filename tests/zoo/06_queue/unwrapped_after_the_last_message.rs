//! wrong: After the last message the results are thought to have one owner: but each worker still has its share.
//! fails: step2_each_job_is_done_once_and_all_workers_end
//! says: still has several owners

use std::sync::Arc;
use std::sync::mpsc;

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let count = jobs.len();
    let jobs = Arc::new(Mutex::new(jobs));
    let results = Arc::new(Mutex::new(Vec::new()));
    let (done, all_done) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..workers {
            let (jobs, results, done) = (Arc::clone(&jobs), Arc::clone(&results), done.clone());
            scope.spawn(move || {
                loop {
                    let Some(job) = jobs.lock().unwrap().pop() else { return };
                    let result = work(job);
                    results.lock().unwrap().push(result);
                    done.send(()).unwrap();
                }
            });
        }
        all_done.iter().take(count).for_each(drop);
        let results = Arc::try_unwrap(results).ok().expect("one owner is left");
        results.into_inner().unwrap()
    })
}
