//! right: The ticker holds the sender of a channel; dropping it ends the wait of the thread, which is then joined.

use std::sync::mpsc;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::Sender;

pub struct Ticker {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<u32>>,
}

impl Ticker {
    pub fn start(period: Duration, mut job: impl FnMut(u32) + Send + 'static) -> Ticker {
        let (stop, stopped) = mpsc::channel();
        let thread = thread::spawn(move || {
            let mut ticks = 0;
            while stopped.recv_timeout(period) == Err(RecvTimeoutError::Timeout) {
                ticks += 1;
                job(ticks);
            }
            ticks
        });
        Ticker { stop: Some(stop), thread: Some(thread) }
    }

    pub fn stop(mut self) -> u32 {
        self.end()
    }

    fn end(&mut self) -> u32 {
        self.stop = None;
        self.thread.take().map_or(0, |thread| thread.join().unwrap())
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.end();
    }
}
