//! wrong: A job whose answer has not come after half a second is given up.
//! fails: step3_a_slow_job_is_waited_for
//! says: nobody gave it a limit
//! also: 4

impl ProcessPool {
    fn ask(&self, place: &mut Option<Worker>, job: u64) -> io::Result<u64> {
        if let Some(dead) = place.take_if(|worker| !matches!(worker.process.try_wait(), Ok(None))) {
            end(dead);
        }
        let mut worker = match place.take() {
            Some(worker) => worker,
            None => Worker::start((self.worker)())?,
        };
        let (send, receive) = std::sync::mpsc::channel();
        thread::spawn(move || {
            let answer = worker.ask(job);
            let _ = send.send((worker, answer));
        });
        match receive.recv_timeout(Duration::from_millis(500)) {
            Ok((worker, Ok(answer))) => {
                *place = Some(worker);
                Ok(answer)
            }
            Ok((worker, Err(error))) => {
                end(worker);
                Err(error)
            }
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        }
    }

    // ..
}
