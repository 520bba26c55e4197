//! wrong: The producer gets a clone of the sender, and the original is kept until the end.
//! fails: step1_every_item_arrives_in_order
//! says: A sender is still alive

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    thread::scope(|scope| {
        let clone = sender.clone();
        scope.spawn(move || {
            let sender = clone;
            for item in items {
                rest(make);
                sender.send(item).expect("the consumer receives until the end");
            }
        });
        let consumer = scope.spawn(move || receiver.iter().inspect(|_| rest(handle)).collect());
        consumer.join().expect("the consumer does not panic")
    })
}
