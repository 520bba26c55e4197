//! right: Each thread waits for a message that nobody sends, for as long as its nap lasts, and says when it woke.

use std::sync::mpsc;

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    let (wakes, woken) = mpsc::channel();
    for &nap in naps {
        let wakes = wakes.clone();
        thread::spawn(move || {
            let (_nobody, message) = mpsc::channel::<()>();
            let _ = message.recv_timeout(nap);
            wakes.send(()).unwrap();
        });
    }
    drop(wakes);
    assert_eq!(woken.iter().count(), naps.len());
    start.elapsed()
}
