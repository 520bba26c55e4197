//! 03 · Race condition: what the four steps are held to.

use engine::rt::{Event, Op, TaskId};
use engine::{
    Run, Trace, TurnProblem, claim, dice, ensure, ensure_eq, fail, in_each_order, in_turns, section,
};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use super::contract::{self, Trend, Turn};

const SECOND: Duration = Duration::from_secs(1);

/// The notebook's pauses: 1 or 2 seconds.
fn one_or_two_seconds() -> Duration {
    SECOND * (1 + dice(2))
}

/// The final counter of the given race, on the model.
fn racy_counter(workers: usize, tasks: u32) -> u32 {
    let run =
        claim("the given race ends").once(move || contract::run_racy(workers, tasks, &one_or_two_seconds));
    run.value
}

fn the_trend_is_the_one_that_a_run_shows(tasks: u32) {
    let (twenty, forty) = (racy_counter(20, tasks), racy_counter(40, tasks));
    let claimed = claim("`with_forty_workers` returns").once(|| match contract::with_forty_workers() {
        Trend::Rises => "rises",
        Trend::Falls => "falls",
        Trend::StaysTheSame => "stays the same",
    });
    let shown = match forty.cmp(&twenty) {
        std::cmp::Ordering::Greater => "rises",
        std::cmp::Ordering::Less => "falls",
        std::cmp::Ordering::Equal => "stays the same",
    };
    if claimed.value != shown {
        fail(
            "the answer is what a run of the given code shows",
            format!(
                "you say that the counter {}; on the model, {tasks} tasks leave {twenty} with 20 workers and {forty} with \
                 40.\nEach round of pauses, all workers load nearly the same value, and their stores overwrite each \
                 other: what matters is the number of rounds, not the number of tasks",
                claimed.value
            ),
        );
    }
}

pub fn step1_the_trend_is_the_one_that_500_tasks_show() {
    the_trend_is_the_one_that_a_run_shows(500);
}

pub fn step1_the_trend_is_the_one_that_300_tasks_show() {
    the_trend_is_the_one_that_a_run_shows(300);
}

/// `threads` threads that each do `adds` of the given racy tasks, without pauses.
fn race(threads: usize, adds: u32) -> u32 {
    let counter = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| (0..adds).for_each(|_| contract::racy_task(&counter, &|| Duration::ZERO)));
        }
    });
    counter.load(Ordering::SeqCst)
}

/// The student's turns: 0 for thread A, 1 for thread B.
fn turns() -> Vec<usize> {
    let run = claim("`losing_schedule` returns").once(|| {
        let number = |turn| match turn {
            Turn::A => 0,
            Turn::B => 1,
        };
        contract::losing_schedule().into_iter().map(number).collect()
    });
    run.value
}

pub fn step2_each_thread_has_four_of_the_eight_turns() {
    let turns = turns();
    let of_a = turns.iter().filter(|turn| **turn == 0).count();
    let of_b = turns.len() - of_a;
    if (of_a, of_b) != (4, 4) {
        fail(
            "A and B each make four moves: load, store, load, store",
            format!("your order gives A {of_a} turns and B {of_b}"),
        );
    }
}

pub fn step2_the_order_leaves_two() {
    claim("two threads add 1 twice each, with the given code, and leave the counter at 2")
        .to_reach(|| race(2, 2) == 2);
    let asked = "replayed on the given code, the order leaves the counter at 2";
    match in_turns(&turns(), || race(2, 2)) {
        Ok(run) if run.value == 2 => {}
        Ok(run) => fail(asked, format!("it leaves {}\n\n{}", run.value, engine::story(&run.trace))),
        Err(TurnProblem::NoTurnLeft(at)) => {
            fail(asked, format!("turn {} goes to a thread that has ended", at + 1))
        }
        Err(TurnProblem::TurnsMissing(after)) => {
            fail(asked, format!("after {after} turns, moves are left over"))
        }
        Err(TurnProblem::Panicked(message)) => fail(asked, message),
    }
}

/// Every order of the moves of `threads` threads with `moves` moves each.
fn orders(threads: usize, moves: u32) -> Vec<Vec<usize>> {
    fn extend(left: &mut [u32], order: &mut Vec<usize>, orders: &mut Vec<Vec<usize>>) {
        if left.iter().all(|left| *left == 0) {
            orders.push(order.clone());
        }
        for thread in 0..left.len() {
            if left[thread] > 0 {
                left[thread] -= 1;
                order.push(thread);
                extend(left, order, orders);
                order.pop();
                left[thread] += 1;
            }
        }
    }
    let mut orders = Vec::new();
    extend(&mut vec![moves; threads], &mut Vec::new(), &mut orders);
    orders
}

/// Every value that the given code can end with, found by replaying every order.
fn possible(threads: usize, adds: u32) -> Vec<u32> {
    let runs = in_each_order(orders(threads, 2 * adds), move || race(threads, adds));
    let end = |run| match run {
        Ok(Run { value, .. }) => value,
        Err(problem) => fail("the given code adds 1 by one load and one store", format!("{problem:?}")),
    };
    let mut ends: Vec<u32> = runs.into_iter().map(end).collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

fn claimed(threads: u32, adds: u32) -> (u32, u32) {
    let run = claim("`possible_outcomes` returns")
        .once(move || contract::possible_outcomes(threads, adds).into_inner());
    run.value
}

fn the_range_is(threads: u32, adds: u32, least: u32, most: u32, why: &str) {
    let claimed = claimed(threads, adds);
    if claimed != (least, most) {
        fail(
            format!("`possible_outcomes({threads}, {adds})` names every value that the counter can end with"),
            format!("it should be {least}..={most}{why}; yours is {}..={}", claimed.0, claimed.1),
        );
    }
}

pub fn step3_the_range_is_what_every_order_shows() {
    for (threads, adds) in
        [(0, 0), (0, 2), (1, 0), (1, 1), (1, 3), (2, 0), (2, 1), (2, 2), (2, 3), (3, 1), (4, 1)]
    {
        let ends = possible(threads as usize, adds);
        let (least, most) = (ends[0], ends[ends.len() - 1]);
        ensure_eq(ends.len() as u32, most - least + 1, "the number of outcomes of the given code");
        the_range_is(threads, adds, least, most, " (every order of the given moves was tried)");
    }
}

pub fn step3_the_range_holds_for_the_largest_numbers() {
    let why = ": a product that fits in a `u32` needs each of its 32 bits";
    the_range_is(65_535, 65_535, 2, 4_294_836_225, why);
    the_range_is(65_537, 65_535, 2, u32::MAX, why);
    the_range_is(u32::MAX, 1, 1, u32::MAX, why);
    the_range_is(1, u32::MAX, u32::MAX, u32::MAX, why);
    the_range_is(u32::MAX, 0, 0, 0, "");
    the_range_is(0, u32::MAX, 0, 0, "");
}

pub fn step3_the_range_holds_for_large_numbers() {
    // A thread can store 1 only before its own last add, if it has another one: so 2 is the least as soon as
    // each thread adds twice.
    let why = ": a thread may store, over all that was added since, one more than what it loaded long ago";
    the_range_is(1000, 1000, 2, 1_000_000, why);
    the_range_is(1000, 1, 1, 1000, "");
    the_range_is(1, 1000, 1000, 1000, "");
    the_range_is(0, 1000, 0, 0, "");
    the_range_is(1000, 0, 0, 0, "");
}

/// How many threads called `pause` in a section of this name.
fn threads_that_paused(trace: &Trace) -> usize {
    let paused = trace.events().iter().filter(|event| event.op == Op::Enter("pause"));
    let mut threads: Vec<TaskId> = paused.map(|event| event.task).collect();
    threads.sort_unstable();
    threads.dedup();
    threads.len()
}

/// What is behind two calls that get in each other's way.
fn of_another_call(trace: &Trace) -> Option<String> {
    trace.panic_says("what the ").then(|| {
        "What belongs to one call reaches another one: each call needs variables of its own, and nothing that is `static`."
            .to_owned()
    })
}

/// What is behind a wrong `run_exact` with several workers and tasks, as far as its run shows it.
fn misconception(trace: &Trace) -> Option<String> {
    of_any_run(trace).or_else(|| of_several_workers(trace))
}

fn of_several_workers(trace: &Trace) -> Option<String> {
    let text = if trace.threads_started() == 0 && trace.total_sleep().is_zero() {
        "Nothing is done: no thread was started, and nobody paused. The count must come from the tasks."
    } else if trace.threads_started() < 2 {
        "All tasks run on one thread: nothing is lost, and nothing happens at the same time."
    } else if trace.most_threads_at_once() < 2 {
        "A worker is waited for before the next one is started: they never run at the same time."
    } else {
        return None;
    };
    Some(text.to_owned())
}

/// What is behind a wrong `run_exact`, with however many workers.
fn of_any_run(trace: &Trace) -> Option<String> {
    let scope_ended = trace.events().iter().any(|event| event.op == Op::ScopeEnd);
    let text = if trace.slept_with_lock().is_some() && !trace.slept_together_with_locks() {
        "A lock is held while its task pauses, so the tasks run one at a time. Take it only to add."
    } else if trace.stopped_trying_to_lock() {
        "A thread stopped trying to take a lock that was busy, and went on without it. A lock may be busy at any number of \
         tries: `lock` waits for as long as it takes."
    } else if trace.ignored_compare().is_some() {
        "A failed compare-and-exchange writes nothing. It must be tried again with the value that it found."
    } else if trace.lost_update().is_some() && trace.locks_taken() > 1 {
        "Each thread has a lock of its own. A lock excludes only those who take the same one."
    } else if trace.lost_update().is_some() && trace.lock_acquisitions() > 0 {
        "Reading and writing under two separate locks lets the other thread in between: it must be one locked section."
    } else if trace.lost_update().is_some() {
        "Lost update: loading and storing are two steps, and another thread can store in between. Adding must be one step."
    } else if trace.threads_left() > 0 && scope_ended {
        "A scope waits until the closures of its threads have returned, and no longer: what a thread does after that, such \
         as dropping its thread-locals, comes too late."
    } else if trace.threads_left() > 0 {
        "The counter is read while workers are still running: join them, or let a scope do it. Looking, yielding or sleeping \
         for a while is not waiting."
    } else {
        return None;
    };
    Some(text.to_owned())
}

/// Asks for the exact count of `tasks` on `workers` threads, with a pause that takes `pause`.
fn exact(workers: usize, tasks: u32, pause: Duration) {
    claim(format!("{tasks} tasks on {workers} workers each add 1: `run_exact` returns {tasks}"))
        .misconception(
            move |trace| {
                if workers > 1 && tasks > 1 { misconception(trace) } else { of_any_run(trace) }
            },
        )
        .every_schedule(move || {
            let counter = contract::run_exact(workers, tasks, &|| pause);
            ensure_eq(counter, tasks, "the result");
        });
}

pub fn step4_no_update_is_lost() {
    exact(2, 2, Duration::ZERO);
    exact(3, 4, Duration::ZERO);
}

pub fn step4_no_update_is_lost_while_tasks_pause() {
    exact(2, 2, SECOND);
    exact(3, 3, SECOND);
}

pub fn step4_one_worker_more_workers_than_tasks_and_no_task_are_fine() {
    exact(1, 3, Duration::ZERO);
    exact(5, 2, Duration::ZERO);
    exact(3, 0, SECOND);
    exact(1, 1, SECOND);
}

/// So little that who counts whole milliseconds leaves it out.
const ODD: Duration = Duration::from_nanos(1_001);

pub fn step4_every_task_sleeps_through_both_pauses() {
    claim("each of 6 tasks calls `pause` twice, and sleeps that long each time")
        .misconception(misconception)
        .in_ideal_time(|| {
            let given = AtomicU32::new(0);
            contract::run_exact(3, 6, &|| {
                section("pause", || SECOND * (1 + given.fetch_add(1, Ordering::SeqCst)) + ODD)
            });
            let asked = engine::so_far().times_entered("pause");
            ensure(asked == 12, || {
                format!("`pause` was called {asked} times, and should be called 12 times")
            });
            let (slept, expected) = (engine::so_far().total_sleep(), SECOND * (1..=12).sum() + 12 * ODD);
            ensure(slept == expected, || {
                format!("the pauses came to {expected:?} in all, and the threads slept {slept:?}")
            });
            let trace = engine::so_far();
            let times = trace.events().iter().filter(|event| matches!(event.op, Op::Sleep(_))).count();
            ensure(times >= 12, || {
                format!("there were 12 pauses, and {times} sleeps: each pause is slept by itself")
            });
        });
}

pub fn step4_workers_work_at_the_same_time() {
    claim(
        "500 tasks with two pauses of 1 s, on 20 workers, are done in 25 rounds of 2 s, and nothing is lost",
    )
    .misconception(misconception)
    .takes(50 * SECOND, || {
        let counter = contract::run_exact(20, 500, &|| SECOND);
        ensure_eq(counter, 500, "the result");
    });
}

pub fn step4_any_number_of_workers_work_at_the_same_time() {
    claim("600 tasks with two pauses of 1 s, on 300 workers, are done in 2 rounds of 2 s, and nothing is lost")
        .misconception(|trace| {
            (trace.most_threads_at_once() < 300).then(|| {
                let most = trace.most_threads_at_once();
                format!("There were never more than {most} threads at a time: `workers` says how many, and nothing else.")
            })
        })
        .once(|| {
            let counter = contract::run_exact(300, 600, &|| SECOND);
            ensure_eq(counter, 600, "the result");
            let took = engine::so_far().elapsed();
            ensure(took == 4 * SECOND, || format!("it took {took:?}, and should take 4s"));
        });
}

pub fn step4_each_task_is_done_on_one_of_the_workers() {
    for (workers, tasks) in [(1, 4), (2, 7), (5, 40)] {
        claim(format!("threads that do {tasks} tasks with {workers} workers: {workers} at most"))
            .misconception(of_any_run)
            .once(move || {
                contract::run_exact(workers, tasks, &|| section("pause", || SECOND));
                let threads = threads_that_paused(&engine::so_far());
                ensure(threads <= workers, || {
                    format!(
                        "the tasks were done on {threads} threads: a worker that has done a task goes on to another one, \
                         and no thread is started for it"
                    )
                });
            });
    }
}

pub fn step4_no_worker_waits_for_a_slower_one() {
    const LONG: Duration = Duration::from_secs(1000);
    claim("one of 20 tasks pauses for 1000 s, and the other worker goes on with its tasks meanwhile")
        .misconception(of_any_run)
        .in_ideal_time(|| {
            let given = AtomicU32::new(0);
            contract::run_exact(2, 20, &|| {
                section("pause", || if given.fetch_add(1, Ordering::SeqCst) == 0 { LONG } else { SECOND })
            });
            let trace = engine::so_far();
            let early = |event: &&Event| event.op == Op::Enter("pause") && event.at < LONG;
            let meanwhile = trace.events().iter().filter(early).count().saturating_sub(1);
            // Twenty, if each worker had half of the tasks from the beginning.
            ensure(meanwhile >= 10, || {
                format!(
                    "meanwhile there were {meanwhile} other pauses, and 10 or more should be: `workers` tasks are under way \
                     at once, and a worker that is done does not wait until the others are"
                )
            });
        });
}

pub fn step4_two_calls_at_once_are_two() {
    claim("two threads call `run_exact` at the same time: each gets the number of its own tasks")
        .misconception(of_any_run)
        .misconception(of_another_call)
        .in_ideal_time(|| {
            ensure_eq(contract::run_exact(2, 4, &|| SECOND), 4, "the result of one call alone");
            let (own, of_other) = thread::scope(|scope| {
                let other = scope.spawn(|| contract::run_exact(2, 7, &|| SECOND));
                (contract::run_exact(2, 4, &|| SECOND), other.join().unwrap())
            });
            ensure_eq(own, 4, "what the call with 4 tasks returned");
            ensure_eq(of_other, 7, "what the call with 7 tasks returned");
        });
}

pub fn step4_any_number_of_tasks_is_counted() {
    claim("70000 tasks are counted: as many as no 16 bits hold").once(|| {
        let counter = contract::run_exact(2, 70_000, &|| Duration::ZERO);
        ensure_eq(counter, 70_000, "the result");
    });
}
