//! wrong: A hundred tries to send are thought to be enough: an item for which there is no room by then is dropped.
//! fails: step1_every_item_arrives_in_order
//! says: do not wait

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                rest(make);
                let mut left = Some(item);
                for _ in 0..100 {
                    let Some(item) = left.take() else { break };
                    if let Err(refused) = sender.try_send(item) {
                        left = Some(refused.into_inner());
                        thread::yield_now();
                    }
                }
            }
        });
        let mut seen = Vec::new();
        for item in receiver {
            rest(handle);
            seen.push(item);
        }
        seen
    })
}
