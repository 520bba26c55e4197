//! right: A last message that is no item tells the consumer that no more will come.

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                rest(make);
                sender.send(Some(item)).unwrap();
            }
            sender.send(None).unwrap();
        });
        let mut seen = Vec::new();
        while let Some(item) = receiver.recv().unwrap() {
            rest(handle);
            seen.push(item);
        }
        seen
    })
}
