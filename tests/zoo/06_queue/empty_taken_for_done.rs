//! wrong: The consumer ends as soon as the channel is empty for a moment.
//! fails: step1_every_item_arrives_in_order
//! says: is not the end

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                rest(make);
                let _ = sender.send(item);
            }
        });
        let consumer = scope.spawn(move || receiver.try_iter().inspect(|_| rest(handle)).collect());
        consumer.join().expect("the consumer does not panic")
    })
}
