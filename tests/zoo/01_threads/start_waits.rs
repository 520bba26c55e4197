//! wrong: `start` joins its thread, so that it has the terms to keep.
//! fails: step3_start_does_not_wait
//! says: `start` waits for the thread

pub struct Fibonacci {
    numbers: Vec<u64>,
}

impl Fibonacci {
    pub fn start(terms: usize) -> Fibonacci {
        let thread = thread::spawn(move || fibonacci(terms));
        Fibonacci { numbers: thread.join().unwrap() }
    }

    pub fn finish(self) -> Vec<u64> {
        self.numbers
    }
}
