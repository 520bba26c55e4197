//! wrong: Whoever waits for a job that panicked learns of it by itself.
//! fails: step2_waiting_for_a_job_that_panics_ends
//! says: must tell the one who waits
//! without: enum Place
//! without: fn leave

use std::sync::Condvar;

pub struct Pending<T> {
    place: Arc<(Mutex<Option<Result<T, JobPanicked>>>, Condvar)>,
}

impl ThreadPool {
    pub fn submit<T, F>(&self, job: F) -> Pending<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let place = Arc::new((Mutex::new(None), Condvar::new()));
        let pending = Pending { place: Arc::clone(&place) };
        let job: Job = Box::new(move || {
            let Ok(result) = panic::catch_unwind(AssertUnwindSafe(job)) else { return };
            let result = Ok(result);
            *place.0.lock().unwrap() = Some(result);
            place.1.notify_one();
        });
        let queue = self.queue.as_ref().expect("the queue is open until the pool is dropped");
        queue.send(job).expect("the workers wait for jobs until the queue is closed");
        pending
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
        let (place, changed) = &*self.place;
        let mut place = changed.wait_while(place.lock().unwrap(), |place| place.is_none()).unwrap();
        place.take().expect("it was waited for")
    }
}

pub fn as_completed<T: Send + 'static>(
    pending: Vec<Pending<T>>,
) -> impl Iterator<Item = Result<T, JobPanicked>> {
    let (sender, receiver) = mpsc::channel();
    for pending in pending {
        let sender = sender.clone();
        thread::spawn(move || sender.send(pending.wait()));
    }
    receiver.into_iter()
}
