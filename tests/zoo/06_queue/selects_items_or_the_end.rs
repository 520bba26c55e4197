//! right: The consumer waits for the next item or for the end, whichever comes, and then drains what is left.

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    let (end, ended) = crossbeam_channel::bounded::<()>(1);
    thread::scope(|scope| {
        let of_producer = sender.clone();
        scope.spawn(move || {
            for item in items {
                rest(make);
                of_producer.send(item).unwrap();
            }
            end.send(()).unwrap();
        });
        let mut seen = Vec::new();
        loop {
            crossbeam_channel::select! {
                recv(receiver) -> item => {
                    rest(handle);
                    seen.push(item.unwrap());
                }
                recv(ended) -> _ => break,
            }
        }
        for item in receiver.try_iter() {
            rest(handle);
            seen.push(item);
        }
        drop(sender);
        seen
    })
}
