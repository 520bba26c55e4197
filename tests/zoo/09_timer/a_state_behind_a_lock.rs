//! right: Waiting, begun or cancelled: who finds it waiting changes it, under one lock.
//! without: struct Waiting
//! without: impl Waiting {

use std::time::Instant;

#[derive(Clone, Copy, PartialEq)]
enum State {
    Waiting,
    Begun,
    Cancelled,
}

pub struct Timer {
    state: Arc<(Mutex<State>, Condvar)>,
}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let state = Arc::new((Mutex::new(State::Waiting), Condvar::new()));
        let theirs = Arc::clone(&state);
        thread::spawn(move || {
            let start = Instant::now();
            let mut state = theirs.0.lock().unwrap();
            while *state == State::Waiting {
                let left = delay.saturating_sub(start.elapsed());
                if left.is_zero() {
                    *state = State::Begun;
                    drop(state);
                    return job();
                }
                state = theirs.1.wait_timeout(state, left).unwrap().0;
            }
        });
        Timer { state }
    }

    pub fn cancel(self) -> bool {
        let mut state = self.state.0.lock().unwrap();
        if *state == State::Waiting {
            *state = State::Cancelled;
        }
        self.state.1.notify_all();
        *state == State::Cancelled
    }
}
