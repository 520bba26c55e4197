//! wrong: The results come through a channel, in the order in which the jobs are done.
//! fails: step1_results_stand_in_the_order_of_the_jobs
//! says: that in which they finished

use std::sync::mpsc;

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let (sender, receiver) = mpsc::channel();
    for job in jobs {
        let sender = sender.clone();
        thread::spawn(move || sender.send(job()).unwrap());
    }
    drop(sender);
    receiver.iter().collect()
}
