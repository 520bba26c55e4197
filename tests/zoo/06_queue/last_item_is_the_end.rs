//! wrong: The last item is taken for the sign that ends the consumer, and is not kept.
//! fails: step1_every_item_arrives_in_order
//! says: waits for room in `sender`

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    let count = items.len();
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                rest(make);
                let _ = sender.send(item);
            }
        });
        let mut seen = Vec::new();
        while seen.len() + 1 < count {
            seen.extend(receiver.recv());
            rest(handle);
        }
        seen
    })
}
