//! A trace tells which wake-up was lost: a semaphore on the floor, whose permit is given back in three wrong ways.

use engine::rt::condvar::{self, Condvar, Notify, Wakes};
use engine::rt::lock::{self, Lock};
use engine::rt::{Value, thread};
use engine::{LostWakeup, claim};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The free permits are no object of the model, only the lock round them is.
#[derive(Default)]
struct Semaphore {
    lock: Lock,
    returned: Condvar,
    free: AtomicU64,
}

impl Semaphore {
    fn peek(&self) -> Option<Value> {
        Some(Value::Unsigned(self.free.load(Ordering::SeqCst)))
    }

    fn locked(&self, work: impl FnOnce()) {
        let id = self.lock.id(|_| {});
        lock::acquire(id, None, &|| self.peek());
        work();
        lock::release(id, self.peek());
    }

    fn set(&self, next: fn(u64) -> u64) {
        self.free.store(next(self.free.load(Ordering::SeqCst)), Ordering::SeqCst);
        lock::borrowed_mutably(self.lock.id(|_| {}));
    }

    fn acquire(&self) {
        self.locked(|| {
            while self.free.load(Ordering::SeqCst) == 0 {
                condvar::wait(self.returned.id(), self.lock.id(|_| {}), None, Wakes::MaybeSpurious, &|| {
                    self.peek()
                });
            }
            self.set(|free| free - 1);
        });
    }

    fn give_back(&self) {
        self.locked(|| self.set(|free| free + 1));
    }

    fn notify(&self) {
        condvar::notify(self.returned.id(), Notify::One);
    }
}

/// What the trace says when two threads wait, and two permits are given back like this.
fn lost_wakeup_of(give_back_two: fn(&Semaphore)) -> String {
    let check = AssertUnwindSafe(|| {
        claim("both get a permit")
            .misconception(|trace| Some(format!("{:?}", trace.lost_wakeup())))
            .every_schedule(move || {
                let semaphore = Arc::new(Semaphore::default());
                let waiting = [0, 1].map(|_| {
                    let semaphore = Arc::clone(&semaphore);
                    thread::spawn(thread::Options::default(), move || semaphore.acquire())
                });
                give_back_two(&semaphore);
                waiting.into_iter().for_each(|thread| thread.join().unwrap());
            });
    });
    let payload = catch_unwind(check).expect_err("a thread waits for ever");
    engine::rendered(&*payload).expect("a failed check has a message")
}

fn check_lost_wakeup(give_back_two: fn(&Semaphore), expected: LostWakeup) {
    let message = lost_wakeup_of(give_back_two);
    assert!(message.contains(&format!("{expected:?}")), "{message}");
}

#[test]
fn a_change_that_nobody_tells_of() {
    let silent = |semaphore: &Semaphore| (0..2).for_each(|_| semaphore.give_back());
    check_lost_wakeup(silent, LostWakeup::NobodyNotifies);
}

#[test]
fn a_notification_that_comes_before_its_change() {
    let hasty = |semaphore: &Semaphore| {
        for _ in 0..2 {
            semaphore.notify();
            semaphore.give_back();
        }
    };
    check_lost_wakeup(hasty, LostWakeup::TooEarly);
}

#[test]
fn a_change_that_others_were_told_of_and_this_one_not() {
    let stingy = |semaphore: &Semaphore| {
        semaphore.give_back();
        semaphore.notify();
        semaphore.give_back();
    };
    check_lost_wakeup(stingy, LostWakeup::NotEveryChange);
}
