//! right: The calling thread is the producer, and drops the sender before it joins the consumer.

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    let consumer = thread::spawn(move || {
        let mut seen = Vec::new();
        for item in receiver {
            rest(handle);
            seen.push(item);
        }
        seen
    });
    for item in items {
        rest(make);
        sender.send(item).unwrap();
    }
    drop(sender);
    consumer.join().unwrap()
}
