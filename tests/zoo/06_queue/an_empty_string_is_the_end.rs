//! wrong: An empty string tells the consumer that no more will come: but an item may be an empty string.
//! fails: step1_any_text_may_be_an_item
//! says: end mark

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                rest(make);
                sender.send(item).unwrap();
            }
            sender.send(String::new()).unwrap();
        });
        let mut seen = Vec::new();
        for item in receiver {
            if item.is_empty() {
                break;
            }
            rest(handle);
            seen.push(item);
        }
        seen
    })
}
