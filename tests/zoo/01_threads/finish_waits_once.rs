//! wrong: One wait in an `if`: woken for no reason, it takes terms that are not there.
//! fails: step3_finish_returns_as_many_terms_as_were_asked_for
//! says: the terms are there

use std::sync::Arc;
use std::sync::Condvar;
use std::sync::Mutex;

pub struct Fibonacci {
    shared: Arc<(Mutex<Option<Vec<u64>>>, Condvar)>,
}

impl Fibonacci {
    pub fn start(terms: usize) -> Fibonacci {
        let shared = Arc::new((Mutex::new(None), Condvar::new()));
        let theirs = Arc::clone(&shared);
        thread::spawn(move || {
            *theirs.0.lock().unwrap() = Some(fibonacci(terms));
            theirs.1.notify_one();
        });
        Fibonacci { shared }
    }

    pub fn finish(self) -> Vec<u64> {
        let mut numbers = self.shared.0.lock().unwrap();
        if numbers.is_none() {
            numbers = self.shared.1.wait(numbers).unwrap();
        }
        numbers.take().expect("the terms are there")
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
