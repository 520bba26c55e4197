//! right: Each worker counts its own tasks; nothing is shared but the tickets.

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let taken = AtomicU32::new(0);
    thread::scope(|scope| {
        let count = || {
            let mut done = 0;
            while taken.fetch_add(1, Ordering::Relaxed) < tasks {
                rest(pause());
                rest(pause());
                done += 1;
            }
            done
        };
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(count)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    })
}
