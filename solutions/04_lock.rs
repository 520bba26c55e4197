//! 04 · Mutual exclusion
//!
//! A lock lets one thread in at a time. What is read, worked out and written under one lock is one step for
//! everybody else, so no update is lost; and while one thread holds it, all others wait. The art is to hold a
//! lock over everything that belongs together, and over nothing else.
//!
//! Run:    cargo run --bin 04_lock          (add `-- --help` for the options)
//! Check:  cargo test 04_lock
//! Hints:  hints/04_lock.md
//!
//! New here: locks and their guards, deadlock, poisoning. From before: threads, scopes, lost updates.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::thread;
use std::time::Duration;

use workbook::experiments;
use workbook::lesson;

/// Adds `by` to `counter`: reads it under the lock, takes `delay` to work, writes it under the lock.
fn increase_in_two_steps(counter: &Mutex<u32>, by: u32, delay: Duration) {
    let read = *counter.lock().unwrap();
    thread::sleep(delay);
    *counter.lock().unwrap() = read + by;
}

/// Calls `increase` with 10 and with 20, on a thread each, on a counter that begins at 0; what it ends with.
fn ten_and_twenty(increase: fn(&Mutex<u32>, u32, Duration), delay: Duration) -> u32 {
    let counter = Mutex::new(0);
    thread::scope(|scope| {
        for by in [10, 20] {
            let counter = &counter;
            scope.spawn(move || increase(counter, by, delay));
        }
    });
    counter.into_inner().unwrap()
}

/// Step 1. Adds `by` to `counter`: reads it, takes `delay` to work, writes.
///
/// - Reading and writing are one locked step, `delay` included: whoever wants the counter meanwhile, waits.
/// - So threads that add 10 and 20 leave 30, in every schedule.
///
/// You may replace every line below.
pub fn increase(counter: &Mutex<u32>, by: u32, delay: Duration) {
    // The guard lives to the end of the function, so the lock is held from the reading to the writing.
    // As right: any one guard over both. Not an atomic `fetch_add`: the work in between would be outside.
    let mut locked = counter.lock().unwrap();
    let read = *locked;
    thread::sleep(delay);
    *locked = read + by;
}

/// Step 2. The sum of the prices of `items`.
///
/// - `price` is called once for each item. An item that stands there twice is paid twice.
/// - `price` is slow: all prices are looked up at once, on a thread each. Nobody waits for a lock meanwhile.
/// - In every schedule, all of them are in the sum. No items cost 0.
///
/// How the threads add up is your choice; one `Mutex` round the sum is enough. You may replace every line below.
pub fn total_price(items: &[&str], price: &(dyn Fn(&str) -> u64 + Sync)) -> u64 {
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for item in items {
            let total = &total;
            scope.spawn(move || {
                // The price first, and the lock only to add it. A guard that is taken first is held for both.
                // As right: threads that return their prices, a channel, an `AtomicU64`.
                let price = price(item);
                *total.lock().unwrap() += price;
            });
        }
    });
    // Read here, after the scope has waited for its threads; inside it some may not have added yet.
    total.into_inner().unwrap()
}

/// An account of a bank. No two accounts of a bank have the same `id`.
pub struct Account {
    id: u32,
    balance: Mutex<u64>,
}

impl Account {
    /// An account with `balance` on it.
    pub fn new(id: u32, balance: u64) -> Account {
        Account { id, balance: Mutex::new(balance) }
    }

    /// What is on it now.
    pub fn balance(&self) -> u64 {
        *self.balance.lock().unwrap()
    }
}

/// There is less on the account than should be taken from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InsufficientFunds;

/// Step 3. Moves `amount` from one account to another.
///
/// - `InsufficientFunds` when `from` has less than `amount`: then nothing is moved, and no account is overdrawn.
/// - However many transfers run at once, in whichever directions, none waits for ever. Nor does one from an
///   account to itself, which leaves the balance as it is.
/// - When all are done, there is as much money as before.
pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    if from.id == to.id {
        let enough = from.balance() >= amount;
        return if enough { Ok(()) } else { Err(InsufficientFunds) };
    }
    // Every transfer takes the lock of the lower id first. In a circle of waiting threads one would have to hold
    // the higher and wait for the lower. As right: any other fixed order, such as by address; `try_lock` for the
    // second, and if it is taken, giving up the first and starting again; one lock after the other, with the
    // money in hand in between; one lock for all transfers, at the price that only one runs at a time.
    let (first, second) = if from.id < to.id { (from, to) } else { (to, from) };
    let mut first = first.balance.lock().unwrap();
    let mut second = second.balance.lock().unwrap();
    let (payer, receiver) =
        if from.id < to.id { (&mut *first, &mut *second) } else { (&mut *second, &mut *first) };
    // Asked under the lock under which it is taken: nobody else can take it meanwhile.
    *payer = payer.checked_sub(amount).ok_or(InsufficientFunds)?;
    *receiver += amount;
    Ok(())
}

/// Step 4. The value of `counter`, even when a thread panicked while it held the lock.
///
/// - It is what that thread had written until then; the counter keeps it, and can be read again.
/// - While another thread holds the lock, this waits for it.
pub fn read_after_crash(counter: &Mutex<u32>) -> u32 {
    // A poisoned lock is locked all the same: the error holds the guard. A single number is never half written.
    // As right: a `match` on the result; `clear_poison`, then `lock` again.
    *counter.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Step 5. Adds `by` to `counter`, but waits at most `patience` for its lock.
///
/// - `true`: it got the lock in that time, and has added. A lock that becomes free in that time is got.
/// - `false`: it did not get the lock, and has changed nothing.
///
/// The lock is of the crate `parking_lot`: std's has no time limit.
pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    // As right: a deadline, and `try_lock_until`. Asking `try_lock` again and again works too, but keeps a core
    // busy, or comes late when it sleeps in between.
    let Some(mut locked) = counter.try_lock_for(patience) else {
        return false;
    };
    *locked += by;
    true
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    (
        "What did you expect of 10 and 20 under a lock that is taken twice, and why? What was left?",
        "30, because both read and write under the lock. It was 10 or 20: between its two locks a thread holds nothing, and the other one reads the old value.",
    ),
    (
        "One thread writes under the lock, another reads without it. Whom does the lock protect?",
        "Nobody. A lock excludes those who take it; the reader may see a value in the middle of a change.",
    ),
    (
        "How can two transfers wait for each other for ever, and what in your answer rules it out?",
        "Each holds the lock that the other one wants next. With one order for all, nobody holds the later lock and waits for the earlier one.",
    ),
    (
        "A thread panicked with the lock of the counter. When is it right to go on with its value?",
        "When the value is right whatever the moment of the panic, as a single number that is written whole; or after it was checked and mended.",
    ),
];

fn main() {
    let locks = experiments::Locks::begin(|delay| ten_and_twenty(increase_in_two_steps, delay));
    locks.step_1(|delay| ten_and_twenty(increase, delay));
    locks.step_2(total_price);
    let accounts = [0, 1, 2, 3].map(|id| Account::new(id, 100));
    locks.step_3(
        |from, to, amount| transfer(&accounts[from], &accounts[to], amount).is_ok(),
        |id| accounts[id].balance(),
    );
    let counter = Mutex::new(10);
    let crash = || {
        let mut locked = counter.lock().unwrap();
        *locked += 20;
        panic!("on purpose, with the lock held");
    };
    locks.step_4(crash, || read_after_crash(&counter));
    let counter = parking_lot::Mutex::new(0);
    locks.step_5(|| counter.lock(), |patience| increase_within(&counter, 10, patience));
    lesson::finish("04_lock", QUESTIONS);
}
