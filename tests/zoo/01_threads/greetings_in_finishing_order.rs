//! wrong: The greetings come through a channel, in the order in which the threads are done.
//! fails: step2_greetings_stand_in_the_order_of_the_names
//! says: such as that in which the threads finished

use std::sync::mpsc;

pub fn greetings(names: &[&str]) -> Vec<String> {
    let (sender, receiver) = mpsc::channel();
    for name in names {
        let sender = sender.clone();
        let say = move || sender.send(greeting()).unwrap();
        thread::Builder::new().name(name.to_string()).spawn(say).unwrap();
    }
    drop(sender);
    receiver.iter().collect()
}
