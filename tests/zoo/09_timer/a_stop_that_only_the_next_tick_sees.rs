//! wrong: A message is looked for after each sleep, without waiting for it; `stop` joins.
//! fails: step3_stop_does_not_wait_for_the_next_tick
//! says: A thread that sleeps hears nothing

use std::sync::mpsc;
use std::sync::mpsc::Sender;
use std::sync::mpsc::TryRecvError;

pub struct Ticker {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<u32>>,
}

impl Ticker {
    pub fn start(period: Duration, mut job: impl FnMut(u32) + Send + 'static) -> Ticker {
        let (stop, stopped) = mpsc::channel::<()>();
        let thread = thread::spawn(move || {
            let mut ticks = 0;
            loop {
                thread::sleep(period);
                if stopped.try_recv() == Err(TryRecvError::Disconnected) {
                    return ticks;
                }
                ticks += 1;
                job(ticks);
            }
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
