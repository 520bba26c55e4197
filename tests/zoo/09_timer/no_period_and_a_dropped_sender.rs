//! wrong: Without a period, only a message is taken for the end, and none is sent: the sender is dropped.
//! fails: step3_a_period_may_be_nothing
//! says: must be asked before each tick

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};

pub struct Ticker {
    open: Option<Sender<()>>,
    thread: Option<JoinHandle<u32>>,
}

impl Ticker {
    pub fn start(period: Duration, mut job: impl FnMut(u32) + Send + 'static) -> Ticker {
        let (open, news) = channel();
        let thread = thread::spawn(move || {
            let mut ticks = 0;
            loop {
                if !period.is_zero() {
                    let Err(RecvTimeoutError::Timeout) = news.recv_timeout(period) else { return ticks };
                } else if news.try_recv().is_ok() {
                    return ticks;
                }
                ticks += 1;
                job(ticks);
            }
        });
        Ticker { open: Some(open), thread: Some(thread) }
    }

    fn end(&mut self) -> thread::Result<u32> {
        self.open = None;
        self.thread.take().map_or(Ok(0), JoinHandle::join)
    }

    // ..
}
