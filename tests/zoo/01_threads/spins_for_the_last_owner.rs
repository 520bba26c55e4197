//! right: It asks until the thread has let go of the terms: busy, but sound.

use std::sync::Arc;
use std::sync::Mutex;

pub struct Fibonacci {
    numbers: Arc<Mutex<Vec<u64>>>,
}

impl Fibonacci {
    pub fn start(terms: usize) -> Fibonacci {
        let numbers: Arc<Mutex<Vec<u64>>> = Arc::default();
        let theirs = Arc::clone(&numbers);
        thread::spawn(move || *theirs.lock().unwrap() = fibonacci(terms));
        Fibonacci { numbers }
    }

    pub fn finish(self) -> Vec<u64> {
        while Arc::strong_count(&self.numbers) > 1 {
            std::hint::spin_loop();
        }
        std::mem::take(&mut *self.numbers.lock().unwrap())
    }
}

fn fibonacci(terms: usize) -> Vec<u64> {
    let mut numbers: Vec<u64> = vec![0, 1];
    while numbers.len() < terms {
        numbers.push(numbers[numbers.len() - 2] + numbers[numbers.len() - 1]);
    }
    numbers.truncate(terms);
    numbers
}
