//! right: The producer takes a token before it makes an item, so it is never even as far ahead as it may be.

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::unbounded();
    let (give, take) = crossbeam_channel::unbounded();
    (0..capacity.max(1)).for_each(|_| give.send(()).unwrap());
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                if take.recv().is_err() {
                    return;
                }
                rest(make);
                sender.send(item).unwrap();
            }
        });
        let mut seen = Vec::new();
        for item in receiver {
            let _ = give.send(());
            rest(handle);
            seen.push(item);
        }
        seen
    })
}
