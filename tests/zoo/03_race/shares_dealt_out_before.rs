//! right: Each worker knows its share beforehand; joined in reverse order.

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let share = |worker: usize| (tasks as usize + worker) / workers;
    let counter = AtomicU32::new(0);
    thread::scope(|scope| {
        let mut threads = Vec::new();
        for worker in 0..workers {
            let counter = &counter;
            threads.push(scope.spawn(move || {
                for _ in 0..share(worker) {
                    rest(pause());
                    rest(pause());
                    counter.fetch_add(1, Ordering::AcqRel);
                }
            }));
        }
        while let Some(thread) = threads.pop() {
            thread.join().unwrap();
        }
    });
    counter.into_inner()
}
