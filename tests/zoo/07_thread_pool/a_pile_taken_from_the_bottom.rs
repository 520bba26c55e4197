//! right: Results are kept in a list as they come, and taken from its beginning.

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
        ready.remove(0).1
    })
}
