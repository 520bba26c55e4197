//! right: Waiting for one job is taking the first of one as completed.

impl<T> Pending<T> {
    pub fn wait(self) -> Result<T, JobPanicked> {
        as_completed(vec![self]).next().expect("a job leaves a result")
    }

    fn send_to(self, waiter: Sender<Result<T, JobPanicked>>) {
        let mut place = self.place.lock().expect("nobody panics with the place");
        match std::mem::replace(&mut *place, Place::Nobody) {
            Place::Job(result) => drop(waiter.send(result)),
            _ => *place = Place::Waiter(waiter),
        }
    }
}
