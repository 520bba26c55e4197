//! wrong: `finish` gives the thread a second, and takes that for waiting.
//! fails: step3_finish_returns_as_many_terms_as_were_asked_for
//! says: Nobody waited for the threads

use std::sync::Mutex;

pub struct Fibonacci {
    numbers: Arc<Mutex<Vec<u64>>>,
}

impl Fibonacci {
    pub fn start(terms: usize) -> Fibonacci {
        let numbers = Arc::new(Mutex::new(Vec::new()));
        let theirs = Arc::clone(&numbers);
        thread::spawn(move || *theirs.lock().unwrap() = fibonacci(terms));
        Fibonacci { numbers }
    }

    pub fn finish(self) -> Vec<u64> {
        thread::sleep(Duration::from_secs(1));
        self.numbers.lock().unwrap().clone()
    }
}
