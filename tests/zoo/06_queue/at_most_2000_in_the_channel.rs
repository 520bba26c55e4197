//! wrong: Room for more than 2000 items is thought to be a waste, whatever `capacity` says.
//! fails: step1_there_is_room_for_as_many_as_asked_for
//! says: less room than asked for

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let (sender, receiver) = crossbeam_channel::bounded(capacity.min(2000));
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
