//! right: One thread owns the counter; the others send it their additions.

use std::sync::mpsc;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let (adds, inbox) = mpsc::channel::<u32>();
    let taken = AtomicU32::new(0);
    thread::scope(|scope| {
        let owner = scope.spawn(move || inbox.into_iter().sum());
        for _ in 0..workers {
            let (adds, taken) = (adds.clone(), &taken);
            scope.spawn(move || {
                while taken.fetch_add(1, Ordering::SeqCst) < tasks {
                    rest(pause());
                    rest(pause());
                    adds.send(1).unwrap();
                }
            });
        }
        drop(adds);
        owner.join().unwrap()
    })
}
