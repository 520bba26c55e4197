//! wrong: The message that the terms are there is taken for the thread's having let go of them.
//! fails: step3_finish_returns_as_many_terms_as_were_asked_for
//! says: Only `join` tells

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::mpsc;

pub struct Fibonacci {
    numbers: Arc<Mutex<Vec<u64>>>,
    done: mpsc::Receiver<()>,
}

impl Fibonacci {
    pub fn start(terms: usize) -> Fibonacci {
        let numbers: Arc<Mutex<Vec<u64>>> = Arc::default();
        let theirs = Arc::clone(&numbers);
        let (is_done, done) = mpsc::channel();
        thread::spawn(move || {
            *theirs.lock().unwrap() = fibonacci(terms);
            is_done.send(()).unwrap();
        });
        Fibonacci { numbers, done }
    }

    pub fn finish(self) -> Vec<u64> {
        self.done.recv().unwrap();
        Arc::try_unwrap(self.numbers).expect("one owner is left").into_inner().unwrap()
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
