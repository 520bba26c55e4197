//! wrong: `start` waits for a message that its thread has begun.
//! fails: step3_start_does_not_wait
//! says: its thread had begun before `start` returned

use std::sync::mpsc;

impl Fibonacci {
    // ..

    pub fn start(terms: usize) -> Fibonacci {
        let (begins, begun) = mpsc::channel();
        let numbers = thread::spawn(move || {
            begins.send(()).unwrap();
            fibonacci(terms)
        });
        begun.recv().unwrap();
        Fibonacci { numbers }
    }
}
