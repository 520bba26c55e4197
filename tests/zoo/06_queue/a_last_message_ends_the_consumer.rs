//! right: The end is a message, so it matters to nobody that the sender lives on.

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    thread::scope(|scope| {
        let of_producer = sender.clone();
        scope.spawn(move || {
            for item in items {
                rest(make);
                of_producer.send(Some(item)).unwrap();
            }
            of_producer.send(None).unwrap();
        });
        let mut seen = Vec::new();
        while let Some(item) = receiver.recv().unwrap() {
            rest(handle);
            seen.push(item);
        }
        drop(sender);
        seen
    })
}
