//! wrong: A panic that nobody hears of should not be lost.
//! fails: step2_a_panic_that_nobody_waits_for_costs_no_worker
//! says: ends: the pool has one worker less

pub struct Pending<T> {
    place: Arc<Mutex<Place<T>>>,
    wanted: Arc<()>,
}

enum Place<T> {
    Nobody,
    Job(Result<T, JobPanicked>),
    Waiter(Sender<Result<T, JobPanicked>>, Arc<()>),
}

impl ThreadPool {
    pub fn submit<T, F>(&self, job: F) -> Pending<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let place = Arc::new(Mutex::new(Place::Nobody));
        let wanted = Arc::new(());
        let still_wanted = Arc::downgrade(&wanted);
        let pending = Pending { place: Arc::clone(&place), wanted };
        let job: Job = Box::new(move || match panic::catch_unwind(AssertUnwindSafe(job)) {
            Err(caught) if still_wanted.strong_count() == 0 => panic::resume_unwind(caught),
            result => leave(&place, result.map_err(JobPanicked::from)),
        });
        let queue = self.queue.as_ref().expect("the queue is open until the pool is dropped");
        queue.send(job).expect("the workers wait for jobs until the queue is closed");
        pending
    }

    // ..
}

fn leave<T>(place: &Mutex<Place<T>>, result: Result<T, JobPanicked>) {
    let mut place = place.lock().unwrap();
    match &*place {
        Place::Waiter(waiter, _) => drop(waiter.send(result)),
        _ => *place = Place::Job(result),
    }
}

impl<T> Pending<T> {
    fn send_to(self, waiter: Sender<Result<T, JobPanicked>>) {
        let mut place = self.place.lock().unwrap();
        match std::mem::replace(&mut *place, Place::Nobody) {
            Place::Job(result) => drop(waiter.send(result)),
            _ => *place = Place::Waiter(waiter, Arc::clone(&self.wanted)),
        }
    }

    // ..
}
