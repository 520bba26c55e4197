//! wrong: Each tick is a message, and the channel has room for a thousand: then the ticker waits.
//! fails: step4_any_number_of_ticks_is_counted
//! says: it counted 1000 ticks

use std::sync::mpsc;

pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    let (ticker, ticks) = mpsc::sync_channel(1000);
    thread::spawn(move || {
        loop {
            thread::sleep(tick);
            if ticker.send(()).is_err() {
                return;
            }
        }
    });
    work();
    ticks.try_iter().count() as u32
}
