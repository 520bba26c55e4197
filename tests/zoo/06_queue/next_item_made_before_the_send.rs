//! wrong: A buffer of the producer's own makes it one item further ahead.
//! fails: step1_the_producer_is_never_more_than_capacity_ahead
//! says: had begun its item

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    thread::scope(|scope| {
        scope.spawn(move || {
            let mut ready = None;
            for item in items {
                rest(make);
                if let Some(before) = ready.replace(item) {
                    sender.send(before).unwrap();
                }
            }
            ready.map(|last| sender.send(last).unwrap());
        });
        receiver.iter().inspect(|_| rest(handle)).collect()
    })
}
