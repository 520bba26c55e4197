//! wrong: Ten looks at an empty channel are taken for the end of what comes.
//! fails: step1_every_item_arrives_in_order
//! says: The consumer left while

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
        let mut in_vain = 0;
        while in_vain < 10 {
            match receiver.try_recv() {
                Ok(item) => {
                    rest(handle);
                    seen.push(item);
                    in_vain = 0;
                }
                Err(crossbeam_channel::TryRecvError::Empty) => {
                    in_vain += 1;
                    thread::yield_now();
                }
                Err(crossbeam_channel::TryRecvError::Disconnected) => break,
            }
        }
        seen
    })
}
