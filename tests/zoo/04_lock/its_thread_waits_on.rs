//! wrong: A thread of its own asks for the lock, and still waits for it when the time is over.
//! fails: step5_it_gives_up_when_the_patience_is_over
//! says: it waited 10 s for the lock, with a patience of 1 s

use std::sync::mpsc;

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    let (say, hear) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            let locked = counter.lock();
            let _ = say.send(());
            drop(locked);
        });
        let got = hear.recv_timeout(patience).is_ok();
        if got {
            *counter.lock() += by;
        }
        got
    })
}
