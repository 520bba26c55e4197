//! right: The terms are left in a shared vector, which `finish` reads after it has joined the thread.

use std::sync::Mutex;

pub struct Fibonacci {
    numbers: Arc<Mutex<Vec<u64>>>,
    thread: thread::JoinHandle<()>,
}

impl Fibonacci {
    pub fn start(terms: usize) -> Fibonacci {
        let numbers = Arc::new(Mutex::new(Vec::new()));
        let theirs = Arc::clone(&numbers);
        let compute = move || theirs.lock().unwrap().extend(fibonacci(terms));
        Fibonacci { numbers, thread: thread::spawn(compute) }
    }

    pub fn finish(self) -> Vec<u64> {
        self.thread.join().unwrap();
        std::mem::take(&mut self.numbers.lock().unwrap())
    }
}
