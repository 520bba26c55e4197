//! wrong: One wait in an `if`: woken for no reason, it takes a result that is not there.
//! fails: step1_wait_returns_what_the_job_returned
//! says: ended for no reason
//! also: 2, 3, 4, 5
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
            let result = panic::catch_unwind(AssertUnwindSafe(job)).map_err(JobPanicked::from);
            *place.0.lock().unwrap() = Some(result);
            place.1.notify_one();
        });
        self.queue.as_ref().unwrap().send(job).expect("the workers wait for jobs");
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
        let mut place = self.place.0.lock().unwrap();
        if place.is_none() {
            place = self.place.1.wait(place).unwrap();
        }
        place.take().expect("it was waited for")
    }
}

pub fn as_completed<T>(pending: Vec<Pending<T>>) -> impl Iterator<Item = Result<T, JobPanicked>> {
    todo!("step 4: not yet");
    #[allow(unreachable_code)]
    pending.into_iter().map(Pending::wait)
}

impl Drop for ThreadPool {
    fn drop(&mut self) {
        todo!("step 5: not yet")
    }
}
