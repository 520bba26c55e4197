//! wrong: That the message could be sent is taken for its being heard: the thread may have stopped listening.
//! fails: step2_either_it_is_cancelled_or_the_job_is_done
//! says: does not mean that it is received
//! without: struct Waiting
//! without: impl Waiting {

use std::sync::mpsc;
use std::sync::mpsc::Sender;

pub struct Timer {
    cancel: Sender<()>,
}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let (cancel, cancelled) = mpsc::channel();
        let kept = cancel.clone();
        thread::spawn(move || {
            let _kept = kept;
            if cancelled.recv_timeout(delay).is_err() {
                job();
            }
        });
        Timer { cancel }
    }

    pub fn cancel(self) -> bool {
        self.cancel.send(()).is_ok()
    }
}
