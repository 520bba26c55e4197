//! right: The slice is halved, and each half again, by threads that start threads.

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    if threads < 2 || numbers.len() < 2 {
        return numbers.iter().sum();
    }
    let (left, right) = numbers.split_at(numbers.len() / 2);
    thread::scope(|scope| {
        let right = scope.spawn(|| parallel_sum(right, threads / 2));
        let left = parallel_sum(left, threads - threads / 2);
        left + right.join().unwrap()
    })
}
