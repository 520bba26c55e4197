//! wrong: Each worker is waited for while its input is still open.
//! fails: step4_no_process_is_left_when_the_pool_is_dropped
//! says: Whoever waits for its end first waits for ever

impl Drop for ProcessPool {
    fn drop(&mut self) {
        for worker in &mut self.workers {
            if let Some(worker) = worker.get_mut().expect("no panic") {
                let input = worker.process.stdin.take();
                let _ = worker.process.wait();
                drop(input);
            }
        }
    }
}
