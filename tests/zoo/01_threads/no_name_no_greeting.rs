//! wrong: An empty name is left out.
//! fails: step2_any_name_gets_its_greeting
//! says: for the name ""

pub fn greetings(names: &[&str]) -> Vec<String> {
    let start = |name: &&str| thread::Builder::new().name(name.to_string()).spawn(greeting).unwrap();
    let greeters: Vec<_> = names.iter().filter(|name| !name.is_empty()).map(start).collect();
    greeters.into_iter().map(|greeter| greeter.join().unwrap()).collect()
}
