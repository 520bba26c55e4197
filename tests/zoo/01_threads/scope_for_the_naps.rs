//! right: The scope joins every thread at its end, so there are no handles.

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    thread::scope(|scope| {
        for &nap in naps {
            scope.spawn(move || thread::sleep(nap));
        }
    });
    start.elapsed()
}
