//! wrong: The terms are computed on the calling thread.
//! fails: step3_start_does_not_wait
//! says: No thread was started

pub struct Fibonacci {
    numbers: Vec<u64>,
}

impl Fibonacci {
    pub fn start(terms: usize) -> Fibonacci {
        Fibonacci { numbers: fibonacci(terms) }
    }

    pub fn finish(self) -> Vec<u64> {
        self.numbers
    }
}
