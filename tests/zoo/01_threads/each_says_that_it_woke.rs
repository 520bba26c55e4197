//! right: The threads are detached; each sends a message when it has woken, and the caller waits for all messages.

use std::sync::mpsc;

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    let (sender, receiver) = mpsc::channel();
    for &nap in naps {
        let sender = sender.clone();
        thread::spawn(move || {
            thread::sleep(nap);
            sender.send(()).unwrap();
        });
    }
    receiver.iter().take(naps.len()).for_each(drop);
    start.elapsed()
}
