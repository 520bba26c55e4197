//! wrong: A lock holds up a second call until the jobs of the first are done.
//! fails: step1_many_jobs_and_several_calls_are_no_other_matter
//! says: nothing that is `static`

use std::sync::Mutex;

static RUNNING: Mutex<()> = Mutex::new(());

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let _running = RUNNING.lock().unwrap();
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    threads.into_iter().map(|thread| thread.join().unwrap()).collect()
}
