//! wrong: A hundred looks whether the thread has ended are thought to be enough.
//! fails: step3_finish_returns_as_many_terms_as_were_asked_for
//! says: Nobody waited for the threads

use std::sync::Arc;
use std::sync::Mutex;

pub struct Fibonacci {
    numbers: Arc<Mutex<Vec<u64>>>,
    thread: thread::JoinHandle<()>,
}

impl Fibonacci {
    pub fn start(terms: usize) -> Fibonacci {
        let numbers: Arc<Mutex<Vec<u64>>> = Arc::default();
        let theirs = Arc::clone(&numbers);
        let thread = thread::spawn(move || *theirs.lock().unwrap() = fibonacci(terms));
        Fibonacci { numbers, thread }
    }

    pub fn finish(self) -> Vec<u64> {
        for _ in 0..100 {
            if self.thread.is_finished() {
                break;
            }
            thread::yield_now();
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
