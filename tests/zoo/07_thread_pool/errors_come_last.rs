//! wrong: Jobs that panicked are kept until all others have come out.
//! fails: step4_a_job_that_panicked_comes_out_in_its_turn
//! says: its error has its place in the order

pub fn as_completed<T>(pending: Vec<Pending<T>>) -> impl Iterator<Item = Result<T, JobPanicked>> {
    let (sender, receiver) = mpsc::channel();
    for pending in pending {
        pending.send_to(sender.clone());
    }
    let mut results = receiver.into_iter();
    let mut bad = std::collections::VecDeque::new();
    std::iter::from_fn(move || {
        for result in results.by_ref() {
            if result.is_ok() {
                return Some(result);
            }
            bad.push_back(result);
        }
        bad.pop_front()
    })
}
