//! wrong: Only results that are there come out.
//! fails: step4_a_job_that_panicked_comes_out_as_an_error
//! says: it was left out

pub fn as_completed<T>(pending: Vec<Pending<T>>) -> impl Iterator<Item = Result<T, JobPanicked>> {
    let (sender, receiver) = mpsc::channel();
    for pending in pending {
        pending.send_to(sender.clone());
    }
    drop(sender);
    receiver.into_iter().filter(|result: &Result<T, JobPanicked>| result.is_ok())
}
