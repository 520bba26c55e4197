//! wrong: All jobs are asked in turn, with short pauses: of several that are done, the first in the row comes out first.
//! fails: step4_a_slow_consumer_gets_them_in_the_order_of_completion
//! says: in the order 3 s, 2 s, 1 s
//! without: enum Place
//! without: fn leave

use std::time::Duration;

pub struct Pending<T> {
    result: Receiver<Result<T, JobPanicked>>,
}

impl ThreadPool {
    pub fn submit<T, F>(&self, job: F) -> Pending<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let (sender, result) = mpsc::channel();
        let job: Job = Box::new(move || {
            let result = panic::catch_unwind(AssertUnwindSafe(job)).map_err(JobPanicked::from);
            drop(sender.send(result));
        });
        self.queue.as_ref().unwrap().send(job).expect("the workers wait for jobs");
        Pending { result }
    }

    pub fn map<I, T, F>(&self, items: Vec<I>, f: F) -> Vec<T>
    where
        I: Send + 'static,
        T: Send + 'static,
        F: Fn(I) -> T + Send + Sync + 'static,
    {
        let f = Arc::new(f);
        let submit = |item| {
            let f = Arc::clone(&f);
            self.submit(move || f(item))
        };
        let pending: Vec<Pending<T>> = items.into_iter().map(submit).collect();
        pending.into_iter().map(|pending| pending.wait().expect("no job panics")).collect()
    }

    // ..
}

impl<T> Pending<T> {
    pub fn wait(self) -> Result<T, JobPanicked> {
        self.result.recv().expect("a job leaves a result")
    }
}

pub fn as_completed<T>(mut pending: Vec<Pending<T>>) -> impl Iterator<Item = Result<T, JobPanicked>> {
    std::iter::from_fn(move || {
        while !pending.is_empty() {
            for index in 0..pending.len() {
                if let Ok(result) = pending[index].result.try_recv() {
                    pending.remove(index);
                    return Some(result);
                }
            }
            thread::sleep(Duration::from_millis(10));
        }
        None
    })
}
