//! wrong: A detached thread leaves its result in a channel, which is read before it has.
//! fails: step1_results_stand_in_the_order_of_the_jobs
//! says: before its thread had left one

use std::sync::mpsc;

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let start = |job: F| {
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || sender.send(job()));
        receiver
    };
    let receivers: Vec<_> = jobs.into_iter().map(start).collect();
    receivers.into_iter().map(|receiver| receiver.try_recv().expect("the result is there")).collect()
}
