//! wrong: A timer that nobody keeps is taken for one that is not wanted: the end of the channel calls the job off.
//! fails: step1_a_timer_that_is_dropped_is_not_cancelled
//! says: A channel whose sender is dropped
//! without: struct Waiting
//! without: impl Waiting {

use std::sync::mpsc;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::Sender;

pub struct Timer {
    cancel: Sender<()>,
    thread: JoinHandle<bool>,
}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let (cancel, cancelled) = mpsc::channel();
        let thread = thread::spawn(move || {
            let time_is_up = cancelled.recv_timeout(delay) == Err(RecvTimeoutError::Timeout);
            if time_is_up {
                job();
            }
            !time_is_up
        });
        Timer { cancel, thread }
    }

    pub fn cancel(self) -> bool {
        drop(self.cancel);
        self.thread.join().unwrap_or(false)
    }
}
