//! right: Dropping a worker ends its process, so a pool that is dropped, a dead worker that is replaced and a start that fails
//! need nothing more.
//! without: impl Drop for ProcessPool {

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn end(worker: Worker) {
    drop(worker);
}
