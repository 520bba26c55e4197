//! right: The calling thread is the consumer: a channel does not care which threads stand at its ends.

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                rest(make);
                sender.send(item).unwrap();
            }
        });
        let mut seen = Vec::new();
        while let Ok(item) = receiver.recv() {
            rest(handle);
            seen.push(item);
        }
        seen
    })
}
