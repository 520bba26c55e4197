//! wrong: The producer waits for each item to be handled before it makes the next one.
//! fails: step1_making_and_handling_overlap
//! says: must work at the same time

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    let (done, handled) = crossbeam_channel::unbounded();
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                rest(make);
                sender.send(item).unwrap();
                handled.recv().unwrap();
            }
        });
        let mut seen = Vec::new();
        for item in receiver {
            rest(handle);
            seen.push(item);
            done.send(()).unwrap();
        }
        seen
    })
}
