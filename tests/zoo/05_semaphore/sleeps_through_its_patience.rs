//! wrong: Sleeping for the patience and then looking is taken for waiting.
//! fails: step3_a_permit_given_back_in_time_is_taken
//! says: it took 10 s

impl Semaphore {
    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        self.try_acquire().or_else(|| {
            thread::sleep(patience);
            self.try_acquire()
        })
    }

    // ..
}
