//! wrong: Of several results that are there, the one of the job that was handed in first is taken.
//! fails: step4_a_slow_consumer_gets_them_in_the_order_of_completion
//! says: in the order

pub fn as_completed<T: Send + 'static>(
    pending: Vec<Pending<T>>,
) -> impl Iterator<Item = Result<T, JobPanicked>> {
    let count = pending.len();
    let (sender, receiver) = mpsc::channel();
    for (number, pending) in pending.into_iter().enumerate() {
        let sender = sender.clone();
        thread::spawn(move || sender.send((number, pending.wait())));
    }
    let mut ready: Vec<(usize, Result<T, JobPanicked>)> = Vec::new();
    (0..count).map(move |_| {
        if ready.is_empty() {
            ready.push(receiver.recv().unwrap());
        }
        ready.extend(receiver.try_iter());
        let first = (0..ready.len()).min_by_key(|at| ready[*at].0).unwrap();
        ready.remove(first).1
    })
}
