//! wrong: The greetings are left in a static, which each call empties at its start.
//! fails: step2_two_calls_at_once_are_two
//! says: and should be ["hello from

use std::sync::Mutex;

static SLOTS: Mutex<Vec<String>> = Mutex::new(Vec::new());

pub fn greetings(names: &[&str]) -> Vec<String> {
    *SLOTS.lock().unwrap() = vec![String::new(); names.len()];
    let mut greeters = Vec::new();
    for (place, name) in names.iter().enumerate() {
        let leave = move || {
            let greeting = greeting();
            SLOTS.lock().unwrap()[place] = greeting;
        };
        greeters.push(thread::Builder::new().name(name.to_string()).spawn(leave).unwrap());
    }
    for greeter in greeters {
        greeter.join().unwrap();
    }
    std::mem::take(&mut *SLOTS.lock().unwrap())
}
