//! wrong: One item is not passed on: the thread that makes it handles it as well.
//! fails: step1_no_items_and_one_item_are_fine
//! says: main did both

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    if items.len() <= 1 {
        return one_by_one(items, make, handle);
    }
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                rest(make);
                sender.send(item).unwrap();
            }
        });
        receiver.iter().inspect(|_| rest(handle)).collect()
    })
}
