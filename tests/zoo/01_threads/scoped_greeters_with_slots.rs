//! right: Scoped threads with names write to a slot each, so nothing is returned through a handle.

pub fn greetings(names: &[&str]) -> Vec<String> {
    let mut slots = vec![String::new(); names.len()];
    thread::scope(|scope| {
        for (slot, name) in slots.iter_mut().zip(names) {
            let say = || *slot = greeting();
            thread::Builder::new().name(name.to_string()).spawn_scoped(scope, say).unwrap();
        }
    });
    slots
}
