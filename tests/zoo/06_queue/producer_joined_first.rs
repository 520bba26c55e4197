//! wrong: The producer is waited for before the consumer is started, with a channel wide enough for everything.
//! fails: step1_making_and_handling_overlap
//! says: must work at the same time

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity.max(items.len()));
    thread::scope(|scope| {
        let producer = scope.spawn(move || {
            for item in items {
                rest(make);
                sender.send(item).unwrap();
            }
        });
        producer.join().unwrap();
        let consumer = scope.spawn(move || receiver.iter().inspect(|_| rest(handle)).collect());
        consumer.join().unwrap()
    })
}
