//! wrong: The threads are started in groups of eight, and each group is waited for before the next.
//! fails: step2_any_number_of_threads_is_started_before_one_is_waited_for
//! says: when there were 8

pub fn greetings(names: &[&str]) -> Vec<String> {
    let start = |name: &&str| thread::Builder::new().name(name.to_string()).spawn(greeting).unwrap();
    let mut greetings = Vec::new();
    for group in names.chunks(8) {
        let greeters: Vec<_> = group.iter().map(start).collect();
        greetings.extend(greeters.into_iter().map(|greeter| greeter.join().unwrap()));
    }
    greetings
}
