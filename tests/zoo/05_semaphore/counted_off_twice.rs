//! wrong: Those who wait are counted, and one whose patience is over is counted off by itself and by who gives a permit back.
//! fails: step3_who_comes_when_another_gives_up_is_told
//! says: must be taken off once

use std::time::Instant;

pub struct Semaphore {
    books: Mutex<Books>,
    returned: Condvar,
}

struct Books {
    free: usize,
    waiting: usize,
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        Semaphore { books: Mutex::new(Books { free: permits, waiting: 0 }), returned: Condvar::new() }
    }

    pub fn available(&self) -> usize {
        self.books.lock().unwrap().free
    }

    pub fn acquire(&self) -> Permit<'_> {
        let mut books = self.books.lock().unwrap();
        while books.free == 0 {
            books.waiting += 1;
            books = self.returned.wait(books).unwrap();
        }
        books.free -= 1;
        Permit { semaphore: self }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut books = self.books.lock().unwrap();
        books.free = books.free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let begin = Instant::now();
        let mut books = self.books.lock().unwrap();
        while books.free == 0 {
            let left = patience.saturating_sub(begin.elapsed());
            if left.is_zero() {
                return None;
            }
            books.waiting += 1;
            let (again, result) = self.returned.wait_timeout(books, left).unwrap();
            books = again;
            if result.timed_out() {
                books.waiting = books.waiting.saturating_sub(1);
            }
        }
        books.free -= 1;
        Some(Permit { semaphore: self })
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut books = self.semaphore.books.lock().unwrap();
        books.free += 1;
        if books.waiting > 0 {
            books.waiting -= 1;
            self.semaphore.returned.notify_one();
        }
    }
}
