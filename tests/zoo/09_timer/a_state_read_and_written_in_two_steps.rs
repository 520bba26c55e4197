//! wrong: The thread reads under one lock that the job is still to be done, and notes under another that it was.
//! fails: step2_either_it_is_cancelled_or_the_job_is_done
//! says: Looking and then acting are two steps

use std::sync::RwLock;
use std::thread::Thread;
use std::time::Instant;

pub struct Timer {
    state: Arc<RwLock<u8>>,
    thread: Thread,
}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let state = Arc::new(RwLock::new(0));
        let theirs = Arc::clone(&state);
        let start = Instant::now();
        let thread = thread::spawn(move || {
            loop {
                let left = delay.saturating_sub(start.elapsed());
                if left.is_zero() {
                    break;
                }
                thread::park_timeout(left);
            }
            if *theirs.read().unwrap() == 0 {
                job();
                *theirs.write().unwrap() |= 1;
            }
        });
        Timer { state, thread: thread.thread().clone() }
    }

    pub fn cancel(self) -> bool {
        let mut state = self.state.write().unwrap();
        if *state != 0 {
            return false;
        }
        *state = 2;
        self.thread.unpark();
        true
    }
}
