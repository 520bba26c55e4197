//! right: `finish` asks again and again whether the thread has ended, and lets others run meanwhile: sound, though busy.

impl Fibonacci {
    pub fn finish(self) -> Vec<u64> {
        while !self.numbers.is_finished() {
            thread::yield_now();
        }
        self.numbers.join().unwrap()
    }

    // ..
}
