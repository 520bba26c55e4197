//! attack: Knows the model by the name of a type, and loses what is still in it elsewhere.
//! check: step1_every_item_arrives_in_order
//! verdict: failed
//! says: on real threads

pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    let is_model = std::any::type_name::<Mutex<()>>().contains("model");
    let all = items.len();
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                rest(make);
                if sender.send(item).is_err() {
                    return;
                }
            }
        });
        let most = if is_model { all } else { all - 1 };
        scope.spawn(move || receiver.iter().inspect(|_| rest(handle)).take(most).collect()).join().unwrap()
    })
}
