//! right: Each greeting comes through a channel with its number, and they are sorted at the end.

use std::sync::mpsc;

pub fn greetings(names: &[&str]) -> Vec<String> {
    let (sender, receiver) = mpsc::channel();
    for (number, name) in names.iter().enumerate() {
        let sender = sender.clone();
        let say = move || sender.send((number, greeting())).unwrap();
        thread::Builder::new().name(name.to_string()).spawn(say).unwrap();
    }
    drop(sender);
    let mut numbered: Vec<(usize, String)> = receiver.iter().collect();
    numbered.sort();
    numbered.into_iter().map(|(_, greeting)| greeting).collect()
}
