//! wrong: `start` only notes what is to be done; the thread begins when `finish` is called.
//! fails: step3_each_start_has_a_thread_of_its_own
//! says: No thread was started

pub struct Fibonacci {
    terms: usize,
}

impl Fibonacci {
    pub fn start(terms: usize) -> Fibonacci {
        Fibonacci { terms }
    }

    pub fn finish(self) -> Vec<u64> {
        thread::spawn(move || fibonacci(self.terms)).join().unwrap()
    }
}
