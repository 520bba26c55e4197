//! Lesson 04 on real threads.

use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use real::{Held, Meeting, PATIENCE, ensure, ensure_eq};

use super::contract::{Account, increase, increase_within, read_after_crash, total_price, transfer};

const SHORT: Duration = Duration::from_millis(20);

pub fn step1_ten_and_twenty_leave_thirty() -> Held {
    let counter = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| increase(&counter, 10, SHORT));
        scope.spawn(|| increase(&counter, 20, SHORT));
    });
    ensure_eq("The counter", *counter.lock().unwrap(), 30)
}

pub fn step1_three_threads_leave_their_sum() -> Held {
    let counter = Mutex::new(0);
    thread::scope(|scope| {
        for by in 1..=3 {
            let counter = &counter;
            scope.spawn(move || (0..5000).for_each(|_| increase(counter, by, Duration::ZERO)));
        }
    });
    ensure_eq("The counter", *counter.lock().unwrap(), 30_000)
}

pub fn step2_no_price_is_lost() -> Held {
    let totals: Vec<u64> = (0..20).map(|_| total_price(&["tea"; 50], &|_| 3)).collect();
    ensure_eq("The total of 50 items, 20 times", totals, vec![150; 20])
}

pub fn step2_prices_are_looked_up_at_once() -> Held {
    let meeting = Meeting::of(10);
    total_price(&["tea"; 10], &|_| {
        meeting.meet();
        1
    });
    ensure(meeting.came_about(), "10 prices were never looked up at the same time.")
}

pub fn step3_transfers_both_ways_come_to_an_end() -> Held {
    let (one, other) = (Account::new(1, 1000), Account::new(2, 1000));
    thread::scope(|scope| {
        scope.spawn(|| pay(&one, &other, 5000));
        scope.spawn(|| pay(&other, &one, 5000));
    });
    ensure_eq("The money of both", one.balance() + other.balance(), 2000)
}

pub fn step3_transfers_into_one_account_lose_no_money() -> Held {
    let to = Account::new(9, 0);
    thread::scope(|scope| {
        for id in 1..=4 {
            let to = &to;
            scope.spawn(move || pay(&Account::new(id, 2000), to, 2000));
        }
    });
    ensure_eq("The balance after 8000 transfers of 1", to.balance(), 8000)
}

pub fn step3_two_transfers_at_once_do_not_overdraw_an_account() -> Held {
    let (from, to) = (Account::new(1, 3000), Account::new(2, 0));
    let paid = thread::scope(|scope| {
        let both = [(); 2].map(|()| scope.spawn(|| pay(&from, &to, 2000)));
        both.map(|one| one.join().unwrap_or_default()).iter().sum()
    });
    ensure_eq(
        "What is left, what came, and what was paid",
        [from.balance(), to.balance(), paid],
        [0, 3000, 3000],
    )
}

pub fn step4_the_value_is_what_the_thread_had_written() -> Held {
    let counter = Mutex::new(1);
    let crash = || {
        let mut held = counter.lock().unwrap();
        *held = 7;
        panic!("on purpose")
    };
    thread::scope(|scope| {
        let crashed: thread::Result<()> = scope.spawn(crash).join();
        drop(crashed);
    });
    ensure_eq("The counter after a crash", read_after_crash(&counter), 7)
}

pub fn step5_a_free_lock_is_got_at_once() -> Held {
    let counter = parking_lot::Mutex::new(1);
    let got = increase_within(&counter, 2, PATIENCE);
    ensure_eq("What it returned, and the counter", (got, *counter.lock()), (true, 3))
}

pub fn step5_it_gives_up_when_the_patience_is_over() -> Held {
    let counter = parking_lot::Mutex::new(1);
    let held = counter.lock();
    let begin = Instant::now();
    let got = thread::scope(|scope| scope.spawn(|| increase_within(&counter, 2, SHORT)).join());
    let took = begin.elapsed();
    drop(held);
    ensure_eq("What it returned, and the counter", (got.ok(), *counter.lock()), (Some(false), 1))?;
    ensure(took >= SHORT, format!("It was to wait for 20 ms, and gave up after {took:?}."))
}

/// Pays 1 so many times; how often that was done.
fn pay(from: &Account, to: &Account, times: u32) -> u64 {
    (0..times).map(|_| u64::from(transfer(from, to, 1).is_ok())).sum()
}
