//! wrong: The number in the middle belongs to neither half.
//! fails: step1_nothing_is_lost_between_the_halves
//! says: the sum

pub fn on_two_threads(last: u64) -> u64 {
    let middle = last / 2;
    let first_half = std::thread::spawn(move || (1..middle).sum::<u64>());
    let second_half: u64 = (middle + 1..=last).sum();
    first_half.join().unwrap() + second_half
}
