//! right: `cancel` sends a message and asks the thread, by joining it, which came first. The thread keeps a sender, so a dropped timer ends no wait.
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
        let kept = cancel.clone();
        let thread = thread::spawn(move || {
            let _kept = kept;
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
