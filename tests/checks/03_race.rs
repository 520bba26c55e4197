//! 03 · Race condition: what the four steps are held to.

use engine::rt::{Event, ObjectId, Op, TaskId};
use engine::{
    Run, Trace, TurnProblem, claim, dice, ensure, ensure_eq, fail, in_each_order, in_turns, section, so_far,
};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

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
    let text = if trace.panic_says("what the ") {
        "What belongs to one call reaches another one: each call needs variables of its own, and nothing that is `static`."
    } else if trace.panic_says("at the same time as another one") {
        "One call waits for another one: each call needs workers, locks and notifications of its own, and nothing that is `static`."
    } else {
        return None;
    };
    Some(text.to_owned())
}

/// What is behind a wrong `run_exact` with several workers and tasks, as far as its run shows it.
fn misconception(trace: &Trace) -> Option<String> {
    of_any_run(trace).or_else(|| of_several_workers(trace))
}

fn of_several_workers(trace: &Trace) -> Option<String> {
    let at_work = sleepers(trace).len();
    let text = if trace.threads_started() == 0 && at_work == 0 {
        "Nothing is done: no thread was started, and nobody paused. The count must come from the tasks."
    } else if at_work > 1 && trace.most_threads_at_once() < 2 && trace.threads_started() < 2 {
        return None;
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
    let is_read_early = trace.threads_left() > 0 && trace.first_panic().is_some();
    let text = if trace.slept_with_lock().is_some() && !trace.slept_together_with_locks() {
        "A lock is held while its task pauses, so the tasks run one at a time. Take it only to add."
    } else if trace.stopped_trying_to_lock() {
        "A thread stopped trying to take a lock that was busy, and went on without it. A lock may be busy at any number of \
         tries: `lock` waits for as long as it takes."
    } else if trace.ignored_compare().is_some() {
        "A failed compare-and-exchange writes nothing. It must be tried again with the value that it found."
    } else if let Some(lost) = of_a_lost_update(trace) {
        lost
    } else if let Some(missed) = trace.missed_notification() {
        missed.sentence()
    } else if is_read_early && scope_ended {
        "A scope waits until the closures of its threads have returned, and no longer: what a thread does after that, such \
         as dropping its thread-locals, comes too late."
    } else if is_read_early {
        "The counter is read while workers are still running: join them, or let a scope do it. Looking, yielding or sleeping \
         for a while is not waiting."
    } else {
        return None;
    };
    Some(text.to_owned())
}

fn of_a_lost_update(trace: &Trace) -> Option<&'static str> {
    let lost = trace.lost_update()?;
    let locks_at = |event: usize| locks_held(&trace.events()[..event], lost.by);
    let (at_look, at_write) = (locks_at(lost.looked), locks_at(lost.event));
    let of_one_section: Vec<_> =
        at_look.iter().filter(|(lock, taken)| at_write.get(lock) == Some(taken)).collect();
    let is_read = |taken: usize| matches!(trace.events()[taken].op, Op::ReadLock(_));
    let is_of_a_lock = trace.events()[lost.looked].object == trace.events()[lost.event].object
        && at_look.keys().any(|lock| *lock == trace.events()[lost.looked].object);
    Some(if is_of_a_lock || (of_one_section.is_empty() && !at_look.is_empty()) {
        "Reading and writing under two separate locks lets the other thread in between: it must be one locked section."
    } else if of_one_section.is_empty() {
        "Lost update: loading and storing are two steps, and another thread can store in between. Adding must be one step."
    } else if of_one_section.iter().all(|(_, taken)| is_read(**taken)) {
        "A lock that is taken for reading lets several threads in at once, and what they read and write there is no one step. \
         Only one that is taken for writing keeps all others out."
    } else if trace.locks_taken() > 1 {
        "Each thread has a lock of its own. A lock excludes only those who take the same one."
    } else {
        "The other thread writes without the lock. A lock excludes only those who take it."
    })
}

/// The locks that a thread holds after these events, and with which of them it took each.
fn locks_held(events: &[Event], task: TaskId) -> BTreeMap<Option<ObjectId>, usize> {
    let mut held = BTreeMap::new();
    for (at, event) in events.iter().enumerate().filter(|(_, event)| event.task == task) {
        match event.op {
            Op::Lock(_) | Op::ReadLock(_) | Op::WriteLock(_) => drop(held.insert(event.object, at)),
            Op::Unlock(_) | Op::ReadUnlock | Op::WriteUnlock(_) => drop(held.remove(&event.object)),
            _ => {}
        }
    }
    held
}
/// The threads that slept, or waited otherwise for a time to pass.
fn sleepers(trace: &Trace) -> BTreeSet<TaskId> {
    let slept = trace.events().iter().filter(|event| matches!(event.op, Op::Wake | Op::TimedOut));
    slept.map(|event| event.task).collect()
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
    done_and_no_more(2, 1);
    done_and_no_more(3, 0);
}

/// Asks that so few tasks are done, and no other, whatever is returned.
fn done_and_no_more(workers: usize, tasks: u32) {
    claim(format!(
        "on {workers} workers, with {tasks} to do: `pause` is called twice for each task, and for nothing else"
    ))
    .misconception(of_any_run)
    .every_schedule(move || {
        let asked = AtomicU32::new(0);
        contract::run_exact(workers, tasks, &|| {
            asked.fetch_add(1, Ordering::SeqCst);
            Duration::ZERO
        });
        let asked = asked.into_inner();
        ensure(asked == 2 * tasks, || {
            format!("`pause` was called {asked} times, and should be called {} times", 2 * tasks)
        });
    });
}

/// Two for each of six tasks, if one worker does them: shorter and longer than the one before, as long, none, some too
/// short for who counts milliseconds, and one of more than a day.
const PAUSES: [Duration; 12] = {
    let nanos = Duration::from_nanos;
    [
        nanos(2_000_001_001),
        SECOND,
        Duration::ZERO,
        nanos(700_000),
        nanos(3_000_000_000),
        nanos(3_000_000_000),
        nanos(100_000_000_000_000),
        Duration::ZERO,
        nanos(1_001),
        nanos(5_000_000),
        nanos(7_000_000_000),
        nanos(90_000_000_001),
    ]
};

/// The pauses that each thread was given, in the order in which it asked.
fn pauses_given(trace: &Trace) -> BTreeMap<TaskId, Vec<Duration>> {
    let mut given: BTreeMap<TaskId, Vec<Duration>> = BTreeMap::new();
    let asked = trace.events().iter().filter(|event| event.op == Op::Enter("pause"));
    for (event, pause) in asked.zip(PAUSES) {
        given.entry(event.task).or_default().push(pause);
    }
    given
}

/// How long a thread slept, and whether that were its pauses, one after the other. It may sleep in any way, and be woken
/// in between; what it waits for when no pause is left is not asked.
fn slept_for(pauses: &[Duration], trace: &Trace, task: TaskId) -> (Duration, bool) {
    let mut given = pauses.iter().copied();
    let (mut left, mut of_this, mut slept) = (VecDeque::new(), Duration::ZERO, Duration::ZERO);
    let (mut before, mut is_each) = (Duration::ZERO, true);
    for event in trace.events().iter().filter(|event| event.task == task) {
        let waited = event.at - std::mem::replace(&mut before, event.at);
        let rests = match event.op {
            Op::Wake => true,
            Op::TimedOut | Op::SpuriousWake => !left.is_empty(),
            _ => false,
        };
        if event.op == Op::Enter("pause") {
            left.extend(given.next().filter(|pause| !pause.is_zero()));
        } else if rests {
            slept += waited;
            of_this += waited;
        }
        if left.front().is_some_and(|pause| *pause <= of_this) {
            is_each &= left.pop_front() == Some(std::mem::take(&mut of_this));
        }
    }
    (slept, is_each && left.is_empty() && of_this.is_zero())
}

pub fn step4_every_task_sleeps_through_both_pauses() {
    sleeps_through_all_pauses(3, misconception);
    sleeps_through_all_pauses(1, of_any_run);
}

fn sleeps_through_all_pauses(workers: usize, misconception: fn(&Trace) -> Option<String>) {
    claim(format!(
        "each of 6 tasks calls `pause` twice, and sleeps that long each time, on one of {workers} workers"
    ))
    .misconception(misconception)
    .in_ideal_time(move || {
        contract::run_exact(workers, 6, &|| {
            section("pause", || PAUSES[(so_far().times_entered("pause") - 1).min(11)])
        });
        let trace = so_far();
        let asked = trace.times_entered("pause");
        ensure(asked == 12, || format!("`pause` was called {asked} times, and should be called 12 times"));
        let given = pauses_given(&trace);
        let sleeps = |(task, pauses): (&TaskId, &Vec<Duration>)| slept_for(pauses, &trace, *task);
        let slept: Duration = given.iter().map(|thread| sleeps(thread).0).sum();
        let expected = PAUSES.iter().sum();
        ensure(slept == expected, || {
            format!("the pauses came to {expected:?} in all, and the threads slept {slept:?}")
        });
        for thread in &given {
            ensure(sleeps(thread).1, || {
                format!(
                    "the pauses of a thread were {:?}, and it slept as long in all, but not so: each pause is slept by itself",
                    thread.1
                )
            });
        }
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
    for (workers, tasks, rounds) in [(2, 2, 1), (4, 4, 1), (5, 3, 1), (4, 9, 3), (1_237, 1_300, 2)] {
        in_rounds(workers, tasks, rounds);
    }
}

/// Asks that so many workers do so many tasks, as many at once as they are.
fn in_rounds(workers: usize, tasks: u32, rounds: u32) {
    let at_once = workers.min(tasks as usize);
    claim(format!(
        "{tasks} tasks with two pauses of 1 s, on {workers} workers, take {} s, and nothing is lost",
        2 * rounds
    ))
    .misconception(move |trace| {
        let most = trace.most_threads_at_once();
        (most + 1 < at_once || (most < at_once && !sleepers(trace).contains(&TaskId::BODY))).then(|| {
            format!("There were never more than {most} threads at a time, where {at_once} tasks are to be under way.")
        })
    })
    .misconception(of_any_run)
    .once(move || {
        let counter = contract::run_exact(workers, tasks, &|| SECOND);
        ensure_eq(counter, tasks, "the result");
        let took = so_far().elapsed();
        ensure(took == 2 * rounds * SECOND, || format!("it took {took:?}"));
    });
}

pub fn step4_each_task_is_done_on_one_of_the_workers() {
    for (workers, tasks) in [(1, 4), (2, 7), (5, 40)] {
        claim(format!("threads that do {tasks} tasks with {workers} workers: {workers} at most"))
            .misconception(of_any_run)
            .once(move || {
                contract::run_exact(workers, tasks, &|| section("pause", || SECOND));
                let threads = threads_that_paused(&so_far());
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
            let trace = so_far();
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
    claim("two threads call `run_exact` at the same time: each gets the number of its own tasks, in the time that these take")
        .misconception(of_any_run)
        .misconception(of_another_call)
        .in_ideal_time(|| {
            let timed = |tasks| {
                let begin = Instant::now();
                (contract::run_exact(2, tasks, &|| SECOND), begin.elapsed())
            };
            let (alone, took) = timed(4);
            ensure_eq(alone, 4, "the result of one call alone");
            ensure(took == 4 * SECOND, || format!("4 tasks on 2 workers took {took:?}, and should take 4s"));
            let ((own, took), (of_other, other_took)) = thread::scope(|scope| {
                let other = scope.spawn(|| timed(8));
                (timed(4), other.join().unwrap())
            });
            ensure_eq(own, 4, "what the call with 4 tasks returned");
            ensure_eq(of_other, 8, "what the call with 8 tasks returned");
            ensure(took <= 4 * SECOND && other_took <= 8 * SECOND, || {
                format!("at the same time as another one, the call with 4 tasks took {took:?} and that with 8 {other_took:?}")
            });
        });
}

pub fn step4_any_number_of_tasks_is_counted() {
    claim("70000 tasks are counted: as many as no 16 bits hold").once(|| {
        let counter = contract::run_exact(2, 70_000, &|| Duration::ZERO);
        ensure_eq(counter, 70_000, "the result");
    });
}
