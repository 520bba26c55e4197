//! wrong: Each thread writes its greeting to a slot, and the slots are read before all threads have.
//! fails: step2_greetings_stand_in_the_order_of_the_names
//! says: Nobody waited for the threads

use std::sync::Mutex;

pub fn greetings(names: &[&str]) -> Vec<String> {
    let slots = Arc::new(Mutex::new(vec![String::new(); names.len()]));
    for (place, name) in names.iter().enumerate() {
        let slots = Arc::clone(&slots);
        let say = move || slots.lock().unwrap()[place] = greeting();
        thread::Builder::new().name(name.to_string()).spawn(say).unwrap();
    }
    thread::sleep(Duration::from_millis(100));
    let greetings = slots.lock().unwrap().clone();
    greetings
}
