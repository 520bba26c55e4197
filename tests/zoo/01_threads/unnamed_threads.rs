//! wrong: The threads have no names; each is told what to say.
//! fails: step2_for_each_name_there_is_a_thread_that_bears_it
//! says: (no name)

pub fn greetings(names: &[&str]) -> Vec<String> {
    let start = |name: &&str| {
        let name = name.to_string();
        thread::spawn(move || format!("hello from {name}"))
    };
    let greeters: Vec<_> = names.iter().map(start).collect();
    greeters.into_iter().map(|greeter| greeter.join().unwrap()).collect()
}
