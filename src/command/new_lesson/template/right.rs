//! right: Even and odd numbers in place of halves, in a scope.

pub fn on_two_threads(last: u64) -> u64 {
    std::thread::scope(|scope| {
        let odd = scope.spawn(move || (1..=last).step_by(2).sum::<u64>());
        let even = scope.spawn(move || (2..=last).step_by(2).sum::<u64>());
        odd.join().unwrap() + even.join().unwrap()
    })
}
