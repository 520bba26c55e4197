//! wrong: The consumer leaves when nothing has come for an hour, as if the producer were done.
//! fails: step1_every_item_arrives_in_order
//! says: a slow producer is not one that is done

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                rest(make);
                if sender.send(item).is_err() {
                    return;
                }
            }
        });
        let mut seen = Vec::new();
        while let Ok(item) = receiver.recv_timeout(make + Duration::from_secs(3600)) {
            rest(handle);
            seen.push(item);
        }
        seen
    })
}
