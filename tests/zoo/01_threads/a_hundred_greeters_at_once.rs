//! wrong: A hundred threads are started, and waited for before the next hundred.
//! fails: step2_any_number_of_threads_is_started_before_one_is_waited_for
//! says: when there were 100

pub fn greetings(names: &[&str]) -> Vec<String> {
    let start = |name: &&str| thread::Builder::new().name(name.to_string()).spawn(greeting).unwrap();
    let mut greetings = Vec::new();
    for names in names.chunks(100) {
        let greeters: Vec<_> = names.iter().map(start).collect();
        greetings.extend(greeters.into_iter().map(|greeter| greeter.join().unwrap()));
    }
    greetings
}
