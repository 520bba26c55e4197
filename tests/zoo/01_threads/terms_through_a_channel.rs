//! right: The thread sends each term as it finds it; `finish` collects until the sender is gone.

use std::sync::mpsc;

pub struct Fibonacci {
    numbers: mpsc::Receiver<u64>,
}

impl Fibonacci {
    pub fn start(terms: usize) -> Fibonacci {
        let (sender, numbers) = mpsc::channel();
        thread::spawn(move || fibonacci(terms).into_iter().try_for_each(|number| sender.send(number)));
        Fibonacci { numbers }
    }

    pub fn finish(self) -> Vec<u64> {
        self.numbers.into_iter().collect()
    }
}
