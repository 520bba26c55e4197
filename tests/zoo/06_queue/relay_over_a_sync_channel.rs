//! right: The standard library's bounded channel does the same for one consumer.

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = std::sync::mpsc::sync_channel(capacity);
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                rest(make);
                sender.send(item).expect("the consumer receives until the end");
            }
        });
        let consumer = scope.spawn(move || receiver.iter().inspect(|_| rest(handle)).collect());
        consumer.join().expect("the consumer does not panic")
    })
}
