//! wrong: Each greeter is joined before the next one is started.
//! fails: step2_the_threads_run_at_the_same_time
//! says: Each thread is waited for before the next one is started

pub fn greetings(names: &[&str]) -> Vec<String> {
    let greet = |name: &&str| {
        let greeter = thread::Builder::new().name(name.to_string()).spawn(greeting).unwrap();
        greeter.join().unwrap()
    };
    names.iter().map(greet).collect()
}
