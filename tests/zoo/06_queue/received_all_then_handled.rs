//! wrong: The consumer receives everything before it handles the first item.
//! fails: step1_making_and_handling_overlap
//! says: must work at the same time

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                rest(make);
                sender.send(item).expect("the consumer receives until the end");
            }
        });
        let consumer = scope.spawn(move || {
            let all: Vec<String> = receiver.iter().collect();
            all.into_iter().inspect(|_| rest(handle)).collect()
        });
        consumer.join().expect("the consumer does not panic")
    })
}
