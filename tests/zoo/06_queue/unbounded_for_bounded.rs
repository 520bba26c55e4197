//! wrong: An unbounded channel is used, so nothing ever makes the producer wait.
//! fails: step1_the_producer_is_never_more_than_capacity_ahead
//! says: That is what the channel's bound is for

pub fn relay(items: Vec<String>, _capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::unbounded();
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
