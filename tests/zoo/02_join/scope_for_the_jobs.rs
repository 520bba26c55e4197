//! right: A scope joins every job at its end; each leaves its result in a slot of its own.

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let mut slots: Vec<Option<T>> = jobs.iter().map(|_| None).collect();
    thread::scope(|scope| {
        for (slot, job) in slots.iter_mut().zip(jobs) {
            scope.spawn(move || *slot = Some(job()));
        }
    });
    slots.into_iter().map(|slot| slot.expect("the scope has waited")).collect()
}
