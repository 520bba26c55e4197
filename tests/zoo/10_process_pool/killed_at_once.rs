//! right: Dropping the pool kills its workers: none of them has a job.

impl Drop for ProcessPool {
    fn drop(&mut self) {
        let places = self.workers.drain(..).map(|place| place.into_inner().expect("no panic"));
        places.flatten().for_each(end);
    }
}
