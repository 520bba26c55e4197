//! wrong: The greetings are sorted.
//! fails: step2_greetings_stand_in_the_order_of_the_names
//! says: in another order

pub fn greetings(names: &[&str]) -> Vec<String> {
    let start = |name: &&str| thread::Builder::new().name(name.to_string()).spawn(greeting).unwrap();
    let greeters: Vec<_> = names.iter().map(start).collect();
    let mut greetings: Vec<String> = greeters.into_iter().map(|greeter| greeter.join().unwrap()).collect();
    greetings.sort();
    greetings
}
