//! wrong: Results in the right order may come all at the end.
//! fails: step4_results_come_out_in_the_order_of_completion
//! says: Give each one out as soon as it comes

pub fn as_completed<T>(pending: Vec<Pending<T>>) -> impl Iterator<Item = Result<T, JobPanicked>> {
    let (sender, receiver) = mpsc::channel();
    for pending in pending {
        pending.send_to(sender.clone());
    }
    drop(sender);
    receiver.into_iter().collect::<Vec<_>>().into_iter()
}
