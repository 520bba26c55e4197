//! wrong: The results go through a channel with room for 32, before anybody takes one.
//! fails: step4_any_number_of_jobs_may_be_done_before
//! says: fill a channel that has a limit

enum Place<T> {
    Nobody,
    Job(Result<T, JobPanicked>),
    Waiter(mpsc::SyncSender<Result<T, JobPanicked>>),
}

impl<T> Pending<T> {
    pub fn wait(self) -> Result<T, JobPanicked> {
        let (sender, receiver) = mpsc::sync_channel(1);
        self.send_to(sender);
        receiver.recv().expect("a job leaves a result, even if it panics")
    }

    fn send_to(self, waiter: mpsc::SyncSender<Result<T, JobPanicked>>) {
        let mut place = self.place.lock().expect("nobody panics with the place");
        match std::mem::replace(&mut *place, Place::Nobody) {
            Place::Job(result) => drop(waiter.send(result)),
            _ => *place = Place::Waiter(waiter),
        }
    }
}

pub fn as_completed<T>(pending: Vec<Pending<T>>) -> impl Iterator<Item = Result<T, JobPanicked>> {
    let (sender, receiver) = mpsc::sync_channel(pending.len().min(32).max(1));
    for pending in pending {
        pending.send_to(sender.clone());
    }
    receiver.into_iter()
}
