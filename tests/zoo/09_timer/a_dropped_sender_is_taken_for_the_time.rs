//! wrong: Any error of `recv_timeout` is taken for the end of the delay, and so is a timer that was dropped.
//! fails: step1_a_timer_that_is_dropped_is_not_cancelled
//! says: A channel whose sender is dropped
//! without: struct Waiting
//! without: impl Waiting {

use std::sync::mpsc;
use std::sync::mpsc::Sender;

pub struct Timer {
    cancel: Sender<()>,
    thread: JoinHandle<bool>,
}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let (cancel, cancelled) = mpsc::channel();
        let thread = thread::spawn(move || {
            let undone = cancelled.recv_timeout(delay).is_ok();
            if !undone {
                job();
            }
            undone
        });
        Timer { cancel, thread }
    }

    pub fn cancel(self) -> bool {
        let _ = self.cancel.send(());
        self.thread.join().unwrap_or(false)
    }
}
