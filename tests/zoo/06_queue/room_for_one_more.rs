//! wrong: The channel has room for one item more than `capacity`.
//! fails: step1_the_producer_is_never_more_than_capacity_ahead
//! says: had begun its item

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity + 1);
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
