//! wrong: Whoever asked for results as completed is taken to be still there: a worker panics when it is not.
//! fails: step4_results_that_nobody_takes_harm_nobody
//! says: A result that nobody waits for is no reason to panic

fn leave<T>(place: &Mutex<Place<T>>, result: Result<T, JobPanicked>) {
    let mut place = place.lock().expect("nobody panics with the place");
    match &*place {
        Place::Waiter(waiter) => waiter.send(result).expect("whoever waits is there"),
        _ => *place = Place::Job(result),
    }
}
