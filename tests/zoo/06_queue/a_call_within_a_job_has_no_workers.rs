//! wrong: A call within a job of another call does its jobs in turn, so as not to start too many threads.
//! fails: step2_a_job_may_fan_out_in_its_turn
//! says: has workers of its own

use std::cell::Cell;

thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    if INSIDE.with(Cell::get) {
        return jobs.into_iter().map(work).collect();
    }
    let (sender, receiver) = crossbeam_channel::unbounded();
    for job in jobs {
        sender.send(job).unwrap();
    }
    drop(sender);
    thread::scope(|scope| {
        let worker = || {
            INSIDE.with(|inside| inside.set(true));
            receiver.iter().map(work).collect::<Vec<R>>()
        };
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    })
}
