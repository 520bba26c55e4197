//! The engine finds what it should find, in programs written on its floor.

use engine::rt::atomic::Atomic;
use engine::rt::lock::{self, Lock};
use engine::rt::{Op, TaskId, clock, park, thread};
use engine::{Schedule, TurnProblem, claim, in_ideal_time, in_turns, outcomes, replay};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

fn adds_twice(counter: &Atomic<u32>) {
    for _ in 0..2 {
        let seen = counter.load();
        counter.store(seen + 1);
    }
}

fn two_threads_add_twice() -> u32 {
    let counter = Arc::new(Atomic::new(0_u32));
    let threads = [0, 1].map(|_| {
        let counter = Arc::clone(&counter);
        thread::spawn(thread::Options::default(), move || adds_twice(&counter))
    });
    for thread in threads {
        thread.join().unwrap();
    }
    counter.load()
}

#[test]
fn all_outcomes_of_two_threads_that_add_twice_are_found() {
    let found = outcomes(two_threads_add_twice);
    println!("{:?}", found.counts);
    assert_eq!(found.counts.into_keys().collect::<Vec<_>>(), [2, 3, 4]);
}

#[test]
fn a_schedule_by_turns_gives_its_outcome() {
    let lost = in_turns(&[0, 1, 1, 1, 0, 0, 0, 1], two_threads_add_twice);
    assert!(matches!(lost, Ok(run) if run.value >= 2));
    assert_eq!(in_turns(&[0, 0, 0, 0, 0], two_threads_add_twice).err(), Some(TurnProblem::NoTurnLeft(4)));
    assert_eq!(in_turns(&[0, 0], two_threads_add_twice).err(), Some(TurnProblem::TurnsMissing(2)));
    assert_eq!(in_turns(&[0, 0, 0, 0, 1, 1, 1, 1], two_threads_add_twice).map(|run| run.value).ok(), Some(4));
}

#[test]
fn sleeping_threads_take_the_longest_nap_in_ideal_time() {
    let timing = in_ideal_time(|| {
        let threads = [3, 1, 2]
            .map(|s| thread::spawn(thread::Options::default(), move || clock::sleep(Duration::from_secs(s))));
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        clock::now()
    });
    assert_eq!((timing.shortest, timing.longest), (Duration::from_secs(3), Duration::from_secs(3)));
}

fn failing(check: impl FnOnce()) -> String {
    let payload = catch_unwind(AssertUnwindSafe(check)).expect_err("the check should fail");
    engine::rendered(&*payload).expect("a failed check has a message")
}

#[test]
fn sleep_in_place_of_join_fails_in_any_speed_time() {
    let message = failing(|| {
        claim("the thread has stored 1").every_schedule(|| {
            let flag = Arc::new(Atomic::new(0_u32));
            let theirs = Arc::clone(&flag);
            drop(thread::spawn(thread::Options::default(), move || theirs.store(1)));
            clock::sleep(Duration::from_secs(1));
            engine::ensure_eq(flag.load(), 1, "the flag");
        });
    });
    println!("{message}");
    assert!(message.contains("flag was 0"), "{message}");
}

#[test]
fn a_lost_update_is_told_with_its_line() {
    let message = failing(|| {
        claim("the counter ends at 4")
            .every_schedule(|| engine::ensure_eq(two_threads_add_twice(), 4, "the counter"));
    });
    println!("{message}");
    assert!(message.contains("overwrites what thread"), "{message}");
}

#[test]
fn two_locks_in_two_orders_deadlock_and_the_circle_is_shown() {
    let message = failing(|| {
        claim("both threads end").every_schedule(|| {
            let locks = Arc::new([Lock::new(), Lock::new()]);
            let threads = [(0, 1), (1, 0)].map(|(first, second)| {
                let locks = Arc::clone(&locks);
                thread::spawn(thread::Options::default(), move || {
                    let ids = [locks[0].id(|_| {}), locks[1].id(|_| {})];
                    lock::acquire(ids[first], None, &|| None);
                    lock::acquire(ids[second], None, &|| None);
                    lock::release(ids[second], None);
                    lock::release(ids[first], None);
                })
            });
            threads.into_iter().for_each(|thread| thread.join().unwrap());
        });
    });
    println!("{message}");
    assert!(message.contains("wait for each other"), "{message}");
}

#[test]
fn a_lost_wake_up_is_no_fault_of_park() {
    claim("the token waits for the thread").every_schedule(|| {
        let parked = thread::spawn(thread::Options::default(), || park::park(None));
        park::unpark(parked.task());
        parked.join().unwrap();
    });
}

#[test]
fn busy_waiting_ends_and_is_noticed() {
    claim("the flag is seen").every_schedule(|| {
        let flag = Arc::new(Atomic::new(0_u32));
        let theirs = Arc::clone(&flag);
        let waiter = thread::spawn(thread::Options::default(), move || while theirs.load() == 0 {});
        flag.store(1);
        waiter.join().unwrap();
    });
}

#[test]
fn a_thread_that_never_ends_is_no_pass_in_ideal_time() {
    let message = failing(|| {
        claim("the thread ends").takes(Duration::ZERO, || {
            let endless = || {
                loop {
                    clock::sleep(Duration::from_secs(1));
                }
            };
            let _: Result<(), _> = thread::spawn(thread::Options::default(), endless).join();
        });
    });
    println!("{message}");
    assert!(message.contains("main waits for thread 1 to end"), "{message}");
}

/// How many of two threads have woken when the body has slept as long as they.
fn woken_after_a_nap() -> usize {
    for _ in 0..2 {
        drop(thread::spawn(thread::Options::default(), || clock::sleep(Duration::from_secs(1))));
    }
    clock::sleep(Duration::from_secs(1));
    let woken = |event: &&engine::rt::Event| event.task != TaskId::BODY && event.op == Op::Wake;
    engine::so_far().events().iter().filter(woken).count()
}

#[test]
fn a_thread_whose_nap_is_over_may_be_held_back() {
    let found = outcomes(woken_after_a_nap);
    assert_eq!(found.counts.into_keys().collect::<Vec<_>>(), [0, 1, 2]);
}

#[test]
fn a_schedule_can_be_written_and_replayed() {
    let schedule: Schedule = "v2-1a".parse().unwrap();
    assert_eq!(replay(&schedule, two_threads_add_twice).map(|run| run.value), Ok(4));
    assert!("v2-1a-3".parse::<Schedule>().is_err());
    assert_eq!("v2-1a-3.1-5.2".parse::<Schedule>().unwrap().to_string(), "v2-1a-3.1-5.2");
}

#[test]
fn panics_are_data_and_poison_nothing_else() {
    let counts = outcomes(|| {
        let thread = thread::spawn(thread::Options::default(), || panic!("on purpose"));
        thread.join().is_err()
    });
    assert_eq!(counts.counts.keys().copied().collect::<Vec<_>>(), [true]);
    let _: BTreeMap<bool, usize> = counts.counts;
}

#[test]
fn asking_many_in_turn_with_pauses_is_no_repetition() {
    let timing = in_ideal_time(|| {
        let flags: Vec<_> = (0..5).map(|_| Arc::new(Atomic::new(0_u32))).collect();
        let last = Arc::clone(&flags[4]);
        drop(thread::spawn(thread::Options::default(), move || {
            clock::sleep(Duration::from_secs(1));
            last.store(1);
        }));
        drop(thread::spawn(thread::Options::default(), || clock::sleep(Duration::from_secs(9))));
        while flags.iter().all(|flag| flag.load() == 0) {
            clock::sleep(Duration::from_millis(10));
        }
        clock::now()
    });
    assert!(timing.longest < Duration::from_millis(1020), "{:?}", timing.longest);
}

#[test]
fn a_claim_that_did_not_hold_is_not_undone_by_who_catches_its_panic() {
    let swallowed = catch_unwind(|| {
        claim("it holds").every_schedule(|| {
            let held = catch_unwind(|| engine::ensure(false, || "it does not".to_owned()));
            assert!(held.is_err());
        });
    });
    assert!(swallowed.is_err());
    let held = catch_unwind(|| claim("it holds").every_schedule(|| engine::ensure(true, String::new)));
    assert!(held.is_ok());
}
