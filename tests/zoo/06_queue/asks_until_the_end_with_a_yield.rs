//! right: The consumer asks until the channel is closed, and lets others run: sound, though busy.

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
        loop {
            match receiver.try_recv() {
                Ok(item) => {
                    rest(handle);
                    seen.push(item);
                }
                Err(crossbeam_channel::TryRecvError::Empty) => {
                    thread::yield_now();
                }
                Err(crossbeam_channel::TryRecvError::Disconnected) => break,
            }
        }
        seen
    })
}
