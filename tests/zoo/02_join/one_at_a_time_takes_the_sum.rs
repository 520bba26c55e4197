//! wrong: Each thread is joined before the next is started: it takes the sum of the times.
//! fails: step1_together_they_take_as_long_as_the_longest
//! says: It took 6 s of virtual time, and should take 3 s

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    run_in_turn(jobs)
}
