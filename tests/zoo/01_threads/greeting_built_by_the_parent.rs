//! wrong: The greeting is built before the thread starts; the thread only hands it back.
//! fails: step2_each_thread_finds_its_own_name
//! says: none of the three threads asked

pub fn greetings(names: &[&str]) -> Vec<String> {
    let start = |name: &&str| {
        let greeting = format!("hello from {name}");
        thread::Builder::new().name(name.to_string()).spawn(move || greeting).unwrap()
    };
    let greeters: Vec<_> = names.iter().map(start).collect();
    greeters.into_iter().map(|greeter| greeter.join().unwrap()).collect()
}
