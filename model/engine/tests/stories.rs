//! What a failure tells: the accesses that it depends on, who waits for whom, and what std allows.

use engine::rt::atomic::Atomic;
use engine::rt::condvar::{self, Condvar, Notify, Wakes};
use engine::rt::lock::{self, Lock};
use engine::rt::panics;
use engine::rt::rwlock::{self, RwLock};
use engine::rt::thread::{Options, spawn};
use engine::{claim, ensure, ensure_eq, rendered};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// What the claim that `body` does not break says.
fn story_of(body: impl Fn() + Send + Sync + 'static) -> String {
    let failed = catch_unwind(AssertUnwindSafe(|| claim("it works").every_schedule(body)));
    let told = rendered(&*failed.expect_err("it fails")).expect("a failed claim");
    // The model keeps panics quiet, so this is what a failed test shows.
    println!("{told}");
    told
}

/// Both add 1 to the counter, by `add`.
fn two(add: fn(&Atomic<u32>)) -> u32 {
    let counter = Arc::new(Atomic::new(0_u32));
    let threads = [0, 1].map(|_| {
        let counter = Arc::clone(&counter);
        spawn(Options::default(), move || add(&counter))
    });
    for thread in threads {
        thread.join().unwrap();
    }
    counter.load()
}

fn load_and_store(counter: &Atomic<u32>) {
    let seen = counter.load();
    counter.store(seen + 1);
}

#[test]
fn the_update_that_a_failure_depends_on_is_marked() {
    let story = story_of(|| ensure_eq(two(load_and_store), 2, "the counter"));
    assert!(
        story.starts_with("Expected: It works.\nSeen: Main panicked: the counter was 1, and should be 2"),
        "{story}"
    );
    assert_eq!(story.matches("← overwrites what").count(), 1, "{story}");
}

#[test]
fn two_who_both_looked_first_do_harm_too() {
    let story = story_of(|| {
        let both_looked = |counter: &Atomic<u32>| {
            let seen = counter.load();
            engine::rt::clock::sleep(std::time::Duration::from_secs(1));
            counter.store(seen + 1);
        };
        ensure_eq(two(both_looked), 2, "the counter");
    });
    assert_eq!(story.matches("← overwrites what").count(), 1, "{story}");
}

#[test]
fn an_update_that_does_no_harm_is_not_marked() {
    let story = story_of(|| {
        // An update is lost in some schedules, and nobody minds.
        two(load_and_store);
        let (first, second) = (Arc::new(Atomic::new(0_u32)), Arc::new(Atomic::new(0_u32)));
        let theirs = (Arc::clone(&first), Arc::clone(&second));
        let thread = spawn(Options::default(), move || {
            theirs.0.store(1);
            theirs.1.store(1);
        });
        let seen = (first.load(), second.load());
        thread.join().unwrap();
        ensure(seen != (0, 1), || "the second was seen before the first".to_owned());
    });
    assert!(!story.contains('←'), "{story}");
}

fn lock(id: &Lock) -> engine::rt::ObjectId {
    id.id(|_| {})
}

#[test]
fn a_thread_that_locks_twice_waits_for_itself() {
    let story = story_of(|| {
        let mutex = Lock::new();
        lock::acquire(lock(&mutex), None, &|| None);
        lock::acquire(lock(&mutex), None, &|| None);
    });
    assert!(story.contains("waits for itself, for ever"), "{story}");
    assert!(story.contains("One thread locks twice"), "{story}");
}

#[test]
fn a_reader_behind_a_waiting_writer_is_told() {
    let story = story_of(|| {
        let shared = Arc::new(RwLock::new());
        let theirs = Arc::clone(&shared);
        let id = shared.id(|_| {});
        rwlock::read(id, &|| None);
        let writer = spawn(Options::default(), move || {
            let id = theirs.id(|_| {});
            rwlock::write(id, &|| None);
            rwlock::release_write(id, None);
        });
        rwlock::read(id, &|| None);
        rwlock::release_read(id);
        rwlock::release_read(id);
        writer.join().unwrap();
    });
    assert!(story.contains("for reading") && story.contains("which waits to write"), "{story}");
}

#[test]
fn a_wait_that_ended_for_no_reason_is_told() {
    let story = story_of(|| {
        let (mutex, bell) = (Arc::new(Lock::new()), Arc::new(Condvar::new()));
        let ready = Arc::new(Atomic::new(0_u32));
        let theirs = (Arc::clone(&mutex), Arc::clone(&bell), Arc::clone(&ready));
        let (mutex_id, bell_id) = (lock(&mutex), bell.id());
        lock::acquire(mutex_id, None, &|| None);
        let thread = spawn(Options::default(), move || {
            let id = lock(&theirs.0);
            lock::acquire(id, None, &|| None);
            theirs.2.store(1);
            condvar::notify(theirs.1.id(), Notify::All);
            lock::release(id, None);
        });
        condvar::wait(bell_id, mutex_id, None, Wakes::MaybeSpurious, &|| None);
        ensure_eq(ready.load(), 1, "what was waited for");
        lock::release(mutex_id, None);
        thread.join().unwrap();
    });
    assert!(story.contains("returns from waiting for no reason"), "{story}");
    assert!(story.contains("as std allows"), "{story}");
}

#[test]
fn a_long_story_keeps_to_a_screen() {
    let story = story_of(|| {
        let busy = Arc::new(Atomic::new(0_u32));
        let theirs = Arc::clone(&busy);
        let thread = spawn(Options::default(), move || (0..40).for_each(|_| load_and_store(&theirs)));
        thread.join().unwrap();
        ensure_eq(busy.load(), 39, "the counter");
    });
    assert!(story.contains("operations"), "{story}");
    assert!(story.lines().count() <= 30, "{story}");
}

#[test]
fn a_panic_that_one_thread_catches_and_another_hands_on_keeps_its_line() {
    let line = line!() + 3;
    let story = story_of(|| {
        let thread = spawn(Options::default(), || {
            panics::catch(|| -> () { panic!("no photo {}", 7) }).expect_err("it panics")
        });
        let other = spawn(Options::default(), || drop(panics::catch(|| -> () { panic!("meant") })));
        other.join().unwrap();
        let payload = thread.join().unwrap();
        panics::resume_unwind(payload);
    });
    assert!(story.contains(&format!("Main panicked: no photo 7 (tests/stories.rs:{line})")), "{story}");
}
