//! wrong: The producer sends what it has not taken the time to make.
//! fails: step1_each_item_is_made_and_each_is_handled
//! says: Each item takes its time

pub fn relay(items: Vec<String>, capacity: usize, _make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                sender.send(item).expect("the consumer receives until the end");
            }
        });
        let consumer = scope.spawn(move || receiver.iter().inspect(|_| rest(handle)).collect());
        consumer.join().expect("the consumer does not panic")
    })
}
