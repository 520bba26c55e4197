//! wrong: Everything is sent before the consumer is started.
//! fails: step1_every_item_arrives_in_order
//! says: filled before anybody drains it

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    for item in items {
        rest(make);
        sender.send(item).unwrap();
    }
    drop(sender);
    thread::scope(|scope| {
        let consumer = scope.spawn(move || receiver.iter().inspect(|_| rest(handle)).collect());
        consumer.join().unwrap()
    })
}
