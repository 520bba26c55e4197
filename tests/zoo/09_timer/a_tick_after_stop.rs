//! wrong: To tell the thread is taken for its having ended: a tick may be under way, or just about to come.
//! fails: step3_no_tick_comes_after_stop
//! says: is not waiting until it has

pub struct Ticker {
    shared: Arc<(Mutex<(bool, u32)>, Condvar)>,
}

impl Ticker {
    pub fn start(period: Duration, mut job: impl FnMut(u32) + Send + 'static) -> Ticker {
        let shared = Arc::new((Mutex::new((false, 0)), Condvar::new()));
        let theirs = Arc::clone(&shared);
        thread::spawn(move || {
            let (state, news) = &*theirs;
            loop {
                let waiting = state.lock().unwrap();
                let (mut state, _) = news.wait_timeout_while(waiting, period, |state| !state.0).unwrap();
                if state.0 {
                    return;
                }
                state.1 += 1;
                let tick = state.1;
                drop(state);
                job(tick);
            }
        });
        Ticker { shared }
    }

    pub fn stop(self) -> u32 {
        let mut state = self.shared.0.lock().unwrap();
        state.0 = true;
        self.shared.1.notify_one();
        state.1
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.shared.0.lock().unwrap().0 = true;
        self.shared.1.notify_one();
    }
}
