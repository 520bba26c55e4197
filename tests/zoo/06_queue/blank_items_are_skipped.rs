//! wrong: Items without a letter are taken for nothing, and left out.
//! fails: step1_any_text_may_be_an_item
//! says: what it saw

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                rest(make);
                sender.send(item).unwrap();
            }
        });
        let mut seen = Vec::new();
        for item in receiver {
            rest(handle);
            if !item.trim().is_empty() {
                seen.push(item);
            }
        }
        seen
    })
}
