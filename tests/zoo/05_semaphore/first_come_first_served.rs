//! right: They stand in line, and all are told whenever something changes: a permit, or somebody who leaves.

use std::time::Instant;

pub struct Semaphore {
    line: Mutex<Line>,
    moved: Condvar,
}

struct Line {
    free: usize,
    next: u64,
    waiting: std::collections::VecDeque<u64>,
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        let line = Line { free: permits, next: 0, waiting: std::collections::VecDeque::new() };
        Semaphore { line: Mutex::new(line), moved: Condvar::new() }
    }

    pub fn available(&self) -> usize {
        self.line.lock().unwrap().free
    }

    pub fn acquire(&self) -> Permit<'_> {
        let mut line = self.line.lock().unwrap();
        let me = line.next;
        line.next += 1;
        line.waiting.push_back(me);
        let mut line = self.moved.wait_while(line, |line| line.free == 0 || line.waiting[0] != me).unwrap();
        line.waiting.pop_front();
        line.free -= 1;
        // There may be a permit for the next in line as well.
        self.moved.notify_all();
        Permit { semaphore: self }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut line = self.line.lock().unwrap();
        line.free = line.free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        // None: later than the clock can count.
        let deadline = Instant::now().checked_add(patience);
        let mut line = self.line.lock().unwrap();
        let me = line.next;
        line.next += 1;
        line.waiting.push_back(me);
        while line.free == 0 || line.waiting[0] != me {
            let left = deadline.map_or(Duration::MAX, |at| at.saturating_duration_since(Instant::now()));
            if left.is_zero() {
                line.waiting.retain(|other| *other != me);
                self.moved.notify_all();
                return None;
            }
            line = self.moved.wait_timeout(line, left).unwrap().0;
        }
        line.waiting.pop_front();
        line.free -= 1;
        self.moved.notify_all();
        Some(Permit { semaphore: self })
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.semaphore.line.lock().unwrap().free += 1;
        self.semaphore.moved.notify_all();
    }
}
