//! Whole programs, written on the engine's floor: how they can end, and what they can print.

use engine::rt::lock::{self, Lock, Taken};
use engine::rt::{exit, output, thread};
use engine::{Coverage, End, Tried, try_program};
use std::sync::Arc;

fn started(body: impl FnOnce() + 'static) -> thread::Handle<()> {
    thread::spawn(thread::Options::default(), body)
}

fn ends(tried: &Tried) -> Vec<(End, usize)> {
    tried.outcomes.iter().map(|outcome| (outcome.end.clone(), outcome.schedules)).collect()
}

fn printed(text: &str) -> End {
    End::Output(text.to_owned(), 0)
}

#[test]
fn the_order_in_which_threads_print_is_observed() {
    let tried = try_program(|| {
        let threads = ["a", "b"].map(|text| started(move || output::print(format_args!("{text}"))));
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        0
    });
    assert_eq!(ends(&tried), [(printed("ab"), 1), (printed("ba"), 1)]);
    assert_eq!(tried.coverage, Some(Coverage::Whole { schedules: 2 }));
}

#[test]
fn what_a_thread_prints_that_nobody_waits_for_may_come_too_late() {
    let tried = try_program(|| {
        started(|| output::print(format_args!("late")));
        0
    });
    assert_eq!(ends(&tried), [(printed(""), 1), (printed("late"), 1)]);
}

#[test]
fn a_deadlock_does_not_end_the_search() {
    let tried = try_program(|| {
        let locks = Arc::new((Lock::new(), Lock::new()));
        let both = |first: &Lock, second: &Lock| {
            let locks = [first.id(|_| ()), second.id(|_| ())];
            let taken = locks.map(|id| lock::acquire(id, None, &|| None));
            assert_eq!(taken, [Taken::Yes; 2]);
            locks.iter().rev().for_each(|id| lock::release(*id, None));
        };
        let theirs = Arc::clone(&locks);
        let other = started(move || both(&theirs.1, &theirs.0));
        both(&locks.0, &locks.1);
        other.join().unwrap();
        3
    });
    assert_eq!(ends(&tried), [(End::Deadlock, 1), (End::Output(String::new(), 3), 2)]);
    assert!(tried.outcomes[0].message.contains("wait for each other"));
}

#[test]
fn any_thread_may_end_the_program() {
    let tried = try_program(|| {
        started(|| exit::exit(7));
        output::print(format_args!("main"));
        1
    });
    let (early, between, late) =
        (End::Output(String::new(), 7), End::Output("main".into(), 7), End::Output("main".into(), 1));
    assert_eq!(ends(&tried), [(early, 1), (late, 1), (between, 1)]);
}

#[test]
fn a_panic_that_nobody_sees_is_an_end_and_one_that_is_seen_is_none() {
    let unseen = try_program(|| {
        started(|| panic!("unseen"));
        0
    });
    assert!(ends(&unseen).iter().any(|(end, _)| matches!(end, End::Panic(what, _) if what == "unseen")));
    let seen = try_program(|| u8::from(started(|| panic!("seen")).join().is_ok()));
    assert_eq!(ends(&seen), [(printed(""), 1)]);
}
