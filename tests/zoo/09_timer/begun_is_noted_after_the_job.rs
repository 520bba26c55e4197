//! wrong: The job is noted as begun when it is done, so it can be called off while it is under way.
//! fails: step2_a_job_that_has_begun_cannot_be_cancelled
//! says: though the job had begun
//! without: struct Waiting
//! without: impl Waiting {

pub struct Timer {
    state: Arc<Mutex<(bool, bool)>>,
}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let state = Arc::new(Mutex::new((false, false)));
        let theirs = Arc::clone(&state);
        thread::spawn(move || {
            thread::sleep(delay);
            if !theirs.lock().unwrap().0 {
                job();
                theirs.lock().unwrap().1 = true;
            }
        });
        Timer { state }
    }

    pub fn cancel(self) -> bool {
        let mut state = self.state.lock().unwrap();
        state.0 = !state.1;
        state.0
    }
}
