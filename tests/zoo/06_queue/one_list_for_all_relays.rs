//! wrong: What the consumer saw is noted in a `static`, so two relays at once take each other's items.
//! fails: step1_two_relays_at_once_are_two
//! says: of its own

static SEEN: Mutex<Vec<String>> = Mutex::new(Vec::new());

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                rest(make);
                sender.send(item).unwrap();
            }
        });
        for item in receiver {
            rest(handle);
            SEEN.lock().unwrap().push(item);
        }
    });
    std::mem::take(&mut SEEN.lock().unwrap())
}
