//! wrong: When a job has panicked, the other results are worth nothing.
//! fails: step4_a_job_that_panicked_comes_out_as_an_error
//! says: Other jobs have results as well, which come out after it

pub fn as_completed<T>(pending: Vec<Pending<T>>) -> impl Iterator<Item = Result<T, JobPanicked>> {
    let (sender, receiver) = mpsc::channel();
    for pending in pending {
        pending.send_to(sender.clone());
    }
    let mut failed = false;
    receiver.into_iter().take_while(move |result| {
        let goes_on = !failed;
        failed = result.is_err();
        goes_on
    })
}
