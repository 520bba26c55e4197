//! 06 · Producers and consumers: what the four steps are held to.

use engine::rt::{Access, Event, Op, TaskId};
use engine::{Caller, Schedule, Spec, Trace, claim, ensure, ensure_eq, fail, replay, section, so_far};
use std::collections::BTreeMap;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::{Duration, Instant};

use super::contract::{self, BoundedQueue};

const SECOND: Duration = Duration::from_secs(1);
const HOUR: Duration = Duration::from_secs(3600);
/// Longer than any limit that nobody asked for.
const AGES: Duration = Duration::from_secs(8_640_003);
/// In which it shows who asks again and again.
const A_WHILE: Duration = Duration::from_secs(10);

fn count(trace: &Trace, is_it: fn(Op) -> bool) -> usize {
    trace.events().iter().filter(|event| is_it(event.op)).count()
}

/// What is behind a channel's end that never comes, or comes too early.
fn end_of_a_channel(trace: &Trace, messages: usize) -> Option<String> {
    let received = most_received(trace);
    let asked = count(trace, |op| matches!(op, Op::Length(_)));
    let text = if trace.waiting_to_send() > 0 && count(trace, |op| op == Op::TimedOut) > 0 {
        "The consumer left when no message had come for a while, and the producer was still at work: a slow producer is not \
         one that is done. Wait without a limit, until the channel is closed."
    } else if trace.waiting_to_send() > 0 && received == 0 {
        "The channel is filled before anybody drains it: the sender waits for room, and nobody is receiving yet. Start \
         the consumers first."
    } else if trace.waiting_to_send() > 0 {
        "A sender waits for room, and nobody receives: the receiver has left, has not begun, or waits for the sender. \
         Receive while the others send, until the channel is closed."
    } else if asked > 0 && (trace.waiting_to_receive() > 0 || panicked_at_the_end(trace)) {
        "Between asking whether the channel is empty and receiving, another consumer takes the last message. Checking \
         and taking must be one step."
    } else if trace.waiting_to_receive() > 0 && received > messages {
        "One last message ends one consumer. Each consumer needs an end message of its own."
    } else if trace.waiting_to_receive() > 0 {
        "A sender is still alive, so the consumer waits for what it might send. The consumer's loop ends when the last \
         sender is dropped."
    } else if left_at_empty(trace) && count(trace, |op| matches!(op, Op::Send(_))) == 0 {
        "What cannot be sent or received at once is given up: `try_send` and `try_recv` do not wait. That there is no room, \
         or no message, at the moment is not the end: use `send` and `recv`."
    } else if left_too_early(trace) {
        "Empty is not done: the channel is empty for the moment, and the producer has not finished. Wait for the next \
         message, or for the end."
    } else if count(trace, |op| op == Op::SendRefused) > 0 {
        "A message for which there is no room at the moment is given up. Wait until there is room."
    } else {
        return None;
    };
    Some(text.to_owned())
}

/// The most messages that were received from one channel.
fn most_received(trace: &Trace) -> usize {
    let mut received: BTreeMap<_, usize> = BTreeMap::new();
    let receives = trace.events().iter().filter(|event| matches!(event.op, Op::Receive(_)));
    receives.for_each(|event| *received.entry(event.object).or_default() += 1);
    received.into_values().max().unwrap_or(0)
}

/// Whether the last that a thread learned of a channel is that it was empty.
fn left_at_empty(trace: &Trace) -> bool {
    last_found_empty(trace).next().is_some()
}

/// Whether a thread still sent, or tried to, after the last that another one learned of the channel: it was empty.
fn left_too_early(trace: &Trace) -> bool {
    let sends = |event: &Event| matches!(event.op, Op::Send(_) | Op::SendRefused);
    last_found_empty(trace).any(|at| {
        let channel = trace.events()[at].object;
        trace.events()[at..].iter().any(|event| sends(event) && event.object == channel)
    })
}

/// Where threads learned that a channel was empty, and nothing later.
fn last_found_empty(trace: &Trace) -> impl Iterator<Item = usize> {
    let asks = |(_, event): &(usize, &Event)| {
        matches!(event.op, Op::Receive(_) | Op::Empty | Op::Closed | Op::Length(_))
    };
    let mut last: BTreeMap<TaskId, (usize, Op)> = BTreeMap::new();
    last.extend(
        trace.events().iter().enumerate().filter(asks).map(|(at, event)| (event.task, (at, event.op))),
    );
    let empty = |(at, op)| matches!(op, Op::Empty | Op::Length(_)).then_some(at);
    last.into_values().filter_map(empty)
}

/// Whether a receiver took it for granted that there is a message.
fn panicked_at_the_end(trace: &Trace) -> bool {
    trace.panic_says("RecvError")
}

fn left_before_the_end(trace: &Trace) -> Option<String> {
    (trace.waiting_to_send() > 0 && left_at_empty(trace)).then(|| {
        "The consumer left while the producer was still at work: an empty channel is not a closed one. Wait for the next \
         message, or for the channel to close."
            .to_owned()
    })
}

fn items(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("item {number}")).collect()
}

/// The consumer sees `number` items, all of them and in order.
fn all_arrive(number: usize, capacity: usize, make: Duration, handle: Duration) {
    claim(format!("the consumer sees {number} items in order, with capacity {capacity}, and ends by itself"))
        .misconception(left_before_the_end)
        .misconception(move |trace| end_of_a_channel(trace, number))
        .every_schedule(move || {
            ensure_eq(contract::relay(items(number), capacity, make, handle), items(number), "what it saw");
        });
}

pub fn step1_every_item_arrives_in_order() {
    for capacity in [0, 1, 2] {
        all_arrive(3, capacity, Duration::ZERO, Duration::ZERO);
    }
    all_arrive(2, 1, SECOND, SECOND);
    all_arrive(2, 0, SECOND, SECOND);
}

pub fn step1_no_items_and_one_item_are_fine() {
    for capacity in [0, 1] {
        all_arrive(0, capacity, SECOND, SECOND);
        all_arrive(1, capacity, SECOND, SECOND);
    }
    claim("one item is made by one thread, and handled by another").once(|| {
        drop(contract::relay(items(1), 1, SECOND, HOUR));
        let trace = so_far();
        let who = |length: Duration| trace.events().iter().find(|event| event.op == Op::Sleep(length));
        if let (Some(made), Some(handled)) = (who(SECOND), who(HOUR)) {
            ensure(made.task != handled.task, || format!("{} did both", trace.name(made.task)));
        }
    });
}

/// Whether `body` fails even in one run, in which nothing disturbs it.
fn fails_alone(body: impl Fn() + Send + Sync + 'static) -> bool {
    replay(&Schedule::straight(), body).is_err()
}

fn taken_for_the_end(other_texts_are_lost_too: bool) -> Option<String> {
    (!other_texts_are_lost_too).then(|| {
        "An item was mistaken for an end mark, an empty item or a duplicate. Any text may be an item, and two equal items are \
         two: what says \"the end\" must be something that no item can be."
            .to_owned()
    })
}

pub fn step1_any_text_may_be_an_item() {
    // What an answer may have chosen to mean the end.
    let marks = [
        "",
        " ",
        "\n",
        "\0",
        ".",
        "-",
        "end",
        "End",
        "END",
        "the end",
        "end of items",
        "done",
        "DONE",
        "stop",
        "STOP",
        "quit",
        "exit",
        "close",
        "none",
        "None",
        "null",
        "nil",
        "eof",
        "EOF",
        "\u{4}",
        "sentinel",
        "SENTINEL",
        "poison",
        "__END__",
        "__STOP__",
        "last",
        "item",
        "",
        "end",
    ];
    let number = marks.len();
    let others_are_lost = fails_alone(move || {
        let seen = contract::relay(items(number), 2, Duration::ZERO, Duration::ZERO);
        ensure(seen == items(number), || "items were lost".to_owned());
    });
    claim("whatever text the items are, empty and equal ones included, the consumer sees them all")
        .misconception(move |_| taken_for_the_end(others_are_lost))
        .in_ideal_time(move || {
            let items: Vec<String> = marks.iter().map(|text| (*text).to_owned()).collect();
            let seen = contract::relay(items.clone(), 2, Duration::ZERO, Duration::ZERO);
            ensure_eq(seen, items, "what it saw");
        });
}

/// What is behind a relay that takes another time than it should.
fn other_time(trace: &Trace, expected: Duration) -> Option<String> {
    let text = if trace.elapsed() < expected {
        "Each item takes its time: the producer sleeps before it sends an item, the consumer after it has received one."
    } else {
        "Producer and consumer must work at the same time: while one item is handled, the next one is made. Neither waits \
         for the other to be done with everything."
    };
    end_of_a_channel(trace, usize::MAX).or_else(|| Some(text.to_owned()))
}

fn relay_takes(number: usize, make: Duration, handle: Duration, total: Duration) {
    claim(format!("{number} items, {make:?} to make and {handle:?} to handle, take {total:?}"))
        .misconception(move |trace| other_time(trace, total))
        .takes(total, move || {
            drop(contract::relay(items(number), 3, make, handle));
        });
}

pub fn step1_making_and_handling_overlap() {
    relay_takes(10, 2 * SECOND, 3 * SECOND, 32 * SECOND);
    relay_takes(10, 3 * SECOND, 2 * SECOND, 32 * SECOND);
}

pub fn step1_each_item_is_made_and_each_is_handled() {
    relay_takes(5, 2 * SECOND, Duration::ZERO, 10 * SECOND);
    relay_takes(5, Duration::ZERO, 3 * SECOND, 15 * SECOND);
    relay_takes(1, 2 * SECOND, 3 * SECOND, 5 * SECOND);
    let odd = Duration::from_nanos(1_500_700);
    relay_takes(1, odd, odd, 2 * odd);
}

/// How often a sleep of this length has begun up to and including `time`.
fn begun(trace: &Trace, length: Duration, time: Duration) -> usize {
    trace.events().iter().filter(|event| event.op == Op::Sleep(length) && event.at <= time).count()
}

/// The producer makes an item in 1 s, the consumer handles it in an hour: the producer soon waits.
fn at_most_ahead(capacity: usize) {
    const ITEMS: usize = 8;
    claim(format!(
        "of {ITEMS} items the producer is at most {} ahead: the channel holds {capacity}, and it has 1 in hand",
        capacity + 1
    ))
    .misconception(|trace| {
        let all_at_once = begun(trace, SECOND, HOUR) == ITEMS;
        all_at_once.then(|| {
            "Nothing makes the producer wait, so what it makes piles up. That is what the channel's bound is for."
                .to_owned()
        })
    })
    .in_ideal_time(move || {
        drop(contract::relay(items(ITEMS), capacity, SECOND, HOUR));
        let trace = so_far();
        for time in trace.moments() {
            let (made, received) = (begun(&trace, SECOND, time), begun(&trace, HOUR, time));
            ensure(made <= received + capacity + 1, || {
                format!(
                    "after {time:?} the producer had begun its item {made}, and the consumer had received {received}"
                )
            });
        }
    });
}

pub fn step1_the_producer_is_never_more_than_capacity_ahead() {
    at_most_ahead(0);
    at_most_ahead(1);
    at_most_ahead(3);
}

pub fn step1_there_is_room_for_as_many_as_asked_for() {
    const CAPACITY: usize = 5000;
    const ITEMS: usize = CAPACITY + 10;
    const MADE_IN: Duration = Duration::from_millis(500);
    claim(format!(
        "of {ITEMS} items the consumer has received one, and handles it for an hour: the producer makes {} meanwhile, for \
         {CAPACITY} have room in the channel",
        CAPACITY + 1
    ))
    .misconception(|trace| {
        trace.panic_says("had begun only").then(|| {
            "The channel has less room than asked for: `capacity` is its bound, whatever number that is.".to_owned()
        })
    })
    .misconception(|trace| end_of_a_channel(trace, ITEMS))
    .once(|| {
        let seen = contract::relay(items(ITEMS), CAPACITY, MADE_IN, HOUR);
        ensure(seen == items(ITEMS), || "the consumer saw other items, or in another order".to_owned());
        let made = begun(&so_far(), MADE_IN, HOUR - SECOND);
        ensure(made > CAPACITY, || format!("in the first hour the producer had begun only {made}"));
    });
}

/// Calls `work` with two lists of numbers on two threads at once, and once more.
fn calls_do_not_mix(what: &str, call: fn(Vec<u32>) -> Vec<u32>) {
    let one_fails = fails_alone(move || {
        let mut back = call(vec![10, 20, 30]);
        back.sort_unstable();
        ensure_eq(back, [10, 20, 30], "what it gave");
    });
    claim(format!("two threads call `{what}` at the same time, and then one calls it again: each gets its own back"))
        .misconception(move |trace| {
            let text = "What belongs to one call reaches another one: each call needs a channel, and a list, of its own, and \
                        nothing that is `static`.";
            let mixed = trace.panic_says("what the ") || trace.waiting_to_receive() > 0;
            (mixed && !one_fails).then(|| text.to_owned())
        })
        .in_ideal_time(move || {
            let sorted = |numbers: Vec<u32>| {
                let mut back = call(numbers);
                back.sort_unstable();
                back
            };
            let (first, second) = thread::scope(|scope| {
                let other = scope.spawn(|| sorted(vec![10, 20, 30]));
                let own = sorted(vec![1, 2]);
                (own, other.join().unwrap())
            });
            ensure_eq(first, [1, 2], "what the call with 1 and 2 gave");
            ensure_eq(second, [10, 20, 30], "what the call with 10, 20 and 30 gave");
            ensure_eq(sorted(vec![4]), [4], "what the call with 4 gave");
        });
}

pub fn step1_two_relays_at_once_are_two() {
    calls_do_not_mix("relay", |numbers| {
        let items = numbers.iter().map(u32::to_string).collect();
        let seen = contract::relay(items, 1, SECOND, SECOND);
        seen.iter().filter_map(|item| item.parse().ok()).collect()
    });
}

const WORK: &str = "work";

/// What is behind jobs that are not shared as they should be.
fn shared_badly(trace: &Trace, jobs: usize) -> Option<String> {
    end_of_a_channel(trace, jobs).or_else(|| {
        let text = if trace.slept_with_lock().is_some() {
            "A lock is held while a job is done, so the jobs are done one at a time. In `while let Ok(job) = \
             lock.lock().unwrap().recv()` the guard lives to the end of the loop's body: take the job first, in a `let`."
        } else if trace.threads_started() == 1 && trace.most_at_once(WORK) < 2 {
            "Only one thread was started for the jobs, so no two of them can be under way at once."
        } else if trace.most_threads_at_once() < 2 {
            "A worker is waited for before the next one is started, so only one works at a time."
        } else {
            return taken_too_early(trace);
        };
        Some(text.to_owned())
    })
}

/// What is behind results that were taken while workers were at work.
fn taken_too_early(trace: &Trace) -> Option<String> {
    let own: Vec<Op> =
        trace.events().iter().filter(|event| event.task == TaskId::BODY).map(|event| event.op).collect();
    let panicked = own.iter().position(|op| *op == Op::Panic);
    let before = panicked.and_then(|at| own[..at].iter().rfind(|op| **op != Op::OwnersChanged));
    let text = if before == Some(&Op::OwnersAsked) {
        "The `Arc` still has several owners: a worker that has sent its last message may not have dropped its own yet. Wait \
         until the workers have ended."
    } else if trace.panic_says("list of results")
        && own.iter().any(|op| matches!(op, Op::Yield | Op::Sleep(_)))
    {
        "Nobody waited for the workers before the results were taken: looking, yielding or sleeping for a while is not \
         waiting; `join` is."
    } else {
        return None;
    };
    Some(text.to_owned())
}

/// `jobs` jobs on `workers` workers: each done once, by at most `workers` at once, and all workers end.
fn all_done(jobs: usize, workers: usize) {
    claim(format!("{jobs} jobs on {workers} workers: each is done once, and all workers end"))
        .misconception(move |trace| shared_badly(trace, jobs))
        .every_schedule(move || {
            let work = |job: usize| section(WORK, || job * 10);
            let mut results = contract::fan_out((1..=jobs).collect(), workers, &work);
            results.sort_unstable();
            ensure_eq(
                results,
                (1..=jobs).map(|job| job * 10).collect::<Vec<_>>(),
                "the sorted list of results",
            );
            let trace = so_far();
            ensure_eq(trace.times_entered(WORK), jobs, "the number of calls of `work`");
            ensure_eq(trace.threads_left(), 0, "the number of workers left");
        });
}

pub fn step2_each_job_is_done_once_and_all_workers_end() {
    all_done(2, 2);
    all_done(3, 2);
    all_done(4, 3);
}

pub fn step2_no_job_one_worker_and_more_workers_than_jobs_are_fine() {
    all_done(0, 2);
    all_done(3, 1);
    all_done(1, 3);
}

pub fn step2_jobs_may_borrow() {
    claim("jobs and results may borrow from what the caller owns").once(|| {
        let mut results = contract::fan_out(vec!["item 1", "item 2", "item 3"], 2, &|word| word);
        results.sort_unstable();
        ensure_eq(results, ["item 1", "item 2", "item 3"], "the sorted list of results");
    });
}

fn too_many(jobs: usize) -> impl Fn(&Trace) -> Option<String> {
    move |trace| {
        let text = "A thread for each job is no limit: `workers` threads take one job after another.";
        (trace.threads_started() >= jobs).then(|| text.to_owned())
    }
}

pub fn step2_at_most_workers_jobs_are_under_way() {
    for (jobs, workers) in [(3, 1), (4, 2)] {
        claim(format!("of {jobs} jobs on {workers} workers, at most {workers} are under way at once"))
            .misconception(too_many(jobs))
            .every_schedule(move || {
                contract::fan_out((0..jobs).collect(), workers, &|_| section(WORK, thread::yield_now));
                let most = so_far().most_at_once(WORK);
                ensure(most <= workers, || format!("{most} were"));
            });
    }
}

pub fn step2_all_workers_work_at_once() {
    claim("6 jobs of 1 s on 3 workers take 2 s")
        .misconception(|trace| shared_badly(trace, 6))
        .takes(2 * SECOND, || {
            drop(contract::fan_out(vec![SECOND; 6], 3, &|length| section(WORK, || thread::sleep(length))))
        });
    claim("3 jobs that wait for each other, on 3 workers, are under way together")
        .misconception(|trace| shared_badly(trace, 3))
        .every_schedule(|| {
            let all = Barrier::new(3);
            contract::fan_out(vec![(); 3], 3, &|()| all.wait().is_leader());
        });
}

/// The first time from which on a worker had nothing to do while a job waited: the time, how many jobs were under
/// way, and how many waited.
fn idle(trace: &Trace, jobs: usize, workers: usize) -> Option<(Duration, usize, usize)> {
    let marks = trace.events().iter().filter(|event| matches!(event.op, Op::Enter(WORK) | Op::Leave(WORK)));
    let marks: Vec<_> = marks.collect();
    let until = |time: Duration, op: Op| marks.iter().filter(|mark| mark.at <= time && mark.op == op).count();
    trace.moments().into_iter().find_map(|time| {
        let (begun, ended) = (until(time, Op::Enter(WORK)), until(time, Op::Leave(WORK)));
        let (under_way, waiting) = (begun - ended, jobs - begun);
        (under_way < workers && waiting > 0).then_some((time, under_way, waiting))
    })
}

/// Whether a thread that does jobs sleeps in between.
fn rests(trace: &Trace) -> Option<String> {
    let marks = |task: TaskId, until: usize| {
        let mut own = trace.events()[..until].iter().filter(|event| event.task == task);
        own.rfind(|event| matches!(event.op, Op::Enter(WORK) | Op::Leave(WORK))).map(|event| event.op)
    };
    let works = |task: TaskId| marks(task, trace.events().len()).is_some();
    let rests = |(at, event): (usize, &Event)| {
        matches!(event.op, Op::Sleep(_))
            && works(event.task)
            && marks(event.task, at) != Some(Op::Enter(WORK))
    };
    trace.events().iter().enumerate().any(rests).then(|| {
        "A worker sleeps while it has no job: whoever is free takes the next one at once.".to_owned()
    })
}

/// Jobs of so many seconds each: at no time is a worker idle while a job waits.
fn nobody_idles(seconds: &'static [u64], workers: usize) {
    let jobs = seconds.len();
    claim(format!("{jobs} jobs of {seconds:?} s on {workers} workers: none is idle while a job waits"))
        .misconception(move |trace| {
            let idle = trace.panic_says("were busy");
            shared_badly(trace, jobs).or_else(|| rests(trace)).or_else(|| {
                idle.then_some(
                    "A job waits for a certain worker, or for the end of a round, while another worker is free. No job may be \
                     dealt out before it is known how long they take: whoever is free takes the next one."
                        .to_owned(),
                )
            })
        })
        .in_ideal_time(move || {
            let work = |seconds| section(WORK, || thread::sleep(Duration::from_secs(seconds)));
            contract::fan_out(seconds.to_vec(), workers, &work);
            if let Some((time, busy, waiting)) = idle(&so_far(), jobs, workers) {
                fail_inside(format!("after {time:?}, {busy} of {workers} workers were busy, while {waiting} jobs waited"));
            }
        });
}

fn fail_inside(happened: String) {
    ensure(false, || happened);
}

pub fn step2_no_worker_is_idle_while_a_job_waits() {
    nobody_idles(&[4, 1, 1, 1, 1], 2);
    nobody_idles(&[1, 1, 4, 1, 1, 1, 1], 2);
    nobody_idles(&[5, 5, 1, 1, 1, 1, 1], 3);
}

pub fn step2_many_jobs_and_many_workers_are_no_other_matter() {
    const JOBS: usize = 300;
    for workers in [37, 2] {
        claim(format!(
            "{JOBS} jobs on {workers} workers, one of 1000 s and the others of 1 s: none is idle while a job waits"
        ))
        .misconception(move |trace| shared_badly(trace, JOBS))
        .misconception(rests)
        .misconception(move |trace| {
            let most = trace.most_at_once(WORK);
            let text = if !trace.panic_says("were busy") {
                return None;
            } else if most < workers {
                format!("Never more than {most} jobs were under way at once, and there are to be {workers} workers.")
            } else {
                "A worker took a job while it had another one: it waits for the end of that one, though another worker is \
                 free. Whoever is free takes one job, however many are left."
                    .to_owned()
            };
            Some(text)
        })
        .once(move || {
            let work = |job: usize| {
                let length = if job == 0 { 1000 * SECOND } else { SECOND };
                section(WORK, || thread::sleep(length));
                job
            };
            let mut results = contract::fan_out((0..JOBS).collect(), workers, &work);
            results.sort_unstable();
            ensure(results.iter().copied().eq(0..JOBS), || format!("the sorted results were {results:?}"));
            if let Some((time, busy, waiting)) = idle(&so_far(), JOBS, workers) {
                let jobs = if waiting == 1 { "job" } else { "jobs" };
                fail_inside(format!(
                    "after {time:?}, {busy} of {workers} workers were busy, while {waiting} {jobs} waited"
                ));
            }
        });
    }
}

pub fn step2_all_workers_stay_until_the_last_job() {
    claim("4 jobs on 2 workers: two that are done at once, and then two that wait for each other")
        .misconception(|trace| shared_badly(trace, 4))
        .misconception(|trace| {
            let left = trace.events().iter().any(|event| event.task != TaskId::BODY && event.op == Op::Finish);
            left.then(|| {
                "A worker left before the last job was taken, so there were too few for the rest. All of them stay until no job \
                 will come any more."
                    .to_owned()
            })
        })
        .every_schedule(|| {
            let both = Barrier::new(2);
            contract::fan_out(vec![false, false, true, true], 2, &|meets| meets && both.wait().is_leader());
        });
}

pub fn step2_two_calls_at_once_are_two() {
    calls_do_not_mix("fan_out", |numbers| {
        contract::fan_out(numbers, 2, &|number| {
            thread::sleep(SECOND);
            number
        })
    });
}

pub fn step2_a_job_may_fan_out_in_its_turn() {
    let alone = || drop(contract::fan_out(vec![SECOND; 6], 3, &thread::sleep));
    let alone_in_time = replay(&Schedule::straight(), alone).is_ok_and(|run| run.elapsed == 2 * SECOND);
    claim("2 jobs on 2 workers, each of which has 3 jobs of 1 s done by 3 workers: all that takes 1 s")
        .misconception(move |trace| {
            let text = "A call within a job of another call has workers of its own, like any other: so many of its jobs are under \
                        way at once.";
            (alone_in_time && trace.elapsed() > SECOND).then(|| text.to_owned())
        })
        .takes(SECOND, || {
            let inner = |number: usize| {
                thread::sleep(SECOND);
                number
            };
            let outer = |number: usize| contract::fan_out((number..number + 3).collect(), 3, &inner);
            let mut results = contract::fan_out(vec![10, 20], 2, &outer).concat();
            results.sort_unstable();
            ensure_eq(results, [10, 11, 12, 20, 21, 22], "the sorted list of results");
        });
}

/// What is behind a thread that waits for ever at the queue.
fn never_woken(trace: &Trace) -> Option<String> {
    let text = if trace.circle() > 1 {
        "The locks are taken in two orders: one call holds the first and wants the second, another holds the second and \
         wants the first."
    } else if trace.waiting_to_be_notified() == 0 {
        return None;
    } else if gave_up_waiting(trace).is_some() {
        return gave_up_waiting(trace);
    } else if nothing_came(trace) {
        "A thread looked, found nothing that it could go on with, and waits; and nothing was changed since. An item is lost, \
         or what it looks at is wrong, or is not all that it depends on."
    } else if count(trace, |op| matches!(op, Op::Notify(_))) == 0 {
        "Nobody is notified. Whoever changes what others wait for must notify them."
    } else if woken_in_vain(trace) {
        "Threads that wait for different things share a condition variable, and one of them is woken: it may be one that \
         cannot go on, and the others sleep on. Wake all, or give each reason to wait a condition variable of its own."
    } else {
        "A thread waits for what has come. Either it is a lost wake-up: the thread was not told, and each change must be \
         followed by a notification for each thread that can go on. Or a number is wrong that it looks at."
    };
    Some(text.to_owned())
}

/// Whether one thread alone waits, and no other one has done anything since it looked.
fn nothing_came(trace: &Trace) -> bool {
    let events = trace.events();
    let Some(wait) = events.iter().rposition(|event| event.op == Op::Wait) else { return false };
    let task = events[wait].task;
    let is_look = |event: &Event| event.task == task && matches!(event.op, Op::Lock(_));
    let looked = events[..wait].iter().rposition(is_look).unwrap_or(wait);
    let others = events[looked..].iter().filter(|event| event.task != task);
    trace.waiting_to_be_notified() == 1
        && is_last_wait(trace, &events[wait])
        && !others
            .into_iter()
            .any(|event| !matches!(event.op, Op::Wake | Op::Sleep(_) | Op::Finish | Op::Join(_)))
}

/// Whether one thread was woken in place of another that still waits on the same condition variable: it waited again,
/// at another line than the other one.
fn woken_in_vain(trace: &Trace) -> bool {
    let waits = |event: &&Event| event.op == Op::Wait;
    let asleep: Vec<&Event> =
        trace.events().iter().filter(waits).filter(|wait| is_last_wait(trace, wait)).collect();
    trace.events().iter().filter(|event| event.op == Op::Woken).any(|woken| {
        asleep.iter().any(|wait| wait.object == woken.object && wait.task != woken.task)
            && trace.events().iter().any(|other| {
                other.op == Op::Wait
                    && other.task == woken.task
                    && asleep.iter().any(|wait| wait.place.line() != other.place.line())
            })
    })
}

/// Whether nothing ended this wait.
fn is_last_wait(trace: &Trace, wait: &Event) -> bool {
    let last = trace
        .events()
        .iter()
        .rfind(|event| event.task == wait.task && matches!(event.op, Op::Wait | Op::Woken));
    last.is_some_and(|last| std::ptr::eq(last, wait))
}

/// What is behind a thread that was woken and found nothing to do.
fn not_looked_again(trace: &Trace) -> Option<String> {
    if gave_up_waiting(trace).is_some() {
        return gave_up_waiting(trace);
    }
    (went_on(trace) && trace.waiting_to_be_notified() == 0).then(|| {
        let text = if let_go_between(trace) {
            "The lock is given up between finding an item, or room, and acting on it, and another thread comes between: do \
             both under one lock."
        } else {
            "A thread that was woken went on, though another thread had got there first, or the queue was closed. Look again \
             each time (`while`, not `if`), and at all that it depends on."
        };
        text.to_owned()
    })
}

/// Whether a thread beside the body gave a lock up and took it again at once.
fn let_go_between(trace: &Trace) -> bool {
    let mut last: BTreeMap<TaskId, &Event> = BTreeMap::new();
    trace.events().iter().filter(|event| event.task != TaskId::BODY).any(|event| {
        let before = last.insert(event.task, event);
        let given_up = before.filter(|before| matches!(before.op, Op::Unlock(_)));
        matches!(event.op, Op::Lock(_)) && given_up.is_some_and(|before| before.object == event.object)
    })
}

/// Whether a thread went on after a wake-up at a line at which no thread ever waited twice in a row: as without a loop.
fn went_on(trace: &Trace) -> bool {
    let events = trace.events();
    let is_wait = |event: &Event| matches!(event.op, Op::Wait | Op::Woken);
    let again = |wait: &Event| {
        let own: Vec<&Event> =
            events.iter().filter(|event| event.task == wait.task && is_wait(event)).collect();
        own.windows(3).any(|three| {
            three.iter().all(|event| event.object == wait.object)
                && three[0].op == Op::Wait
                && three[2].op == Op::Wait
        })
    };
    let woken = events.iter().any(|event| event.op == Op::Woken);
    woken && !events.iter().filter(|event| event.op == Op::Wait).any(again)
}

/// A queue with room for `capacity`, in which the items from 1 to `held` are.
fn filled(capacity: usize, held: u32) -> BoundedQueue<u32> {
    let queue = BoundedQueue::new(capacity);
    for item in 1..=held {
        ensure_eq(queue.put(item), Ok(()), "what `put` returned while there was room");
    }
    queue
}

pub fn step3_items_come_out_first_in_first_out() {
    claim("3 items are got in the order in which they were put").misconception(never_woken).once(|| {
        let queue = filled(4, 3);
        ensure_eq([queue.get(), queue.get(), queue.get()], [Some(1), Some(2), Some(3)], "what was got");
    });
    claim("3 items pass through a queue with room for 1, from one thread to another, in order")
        .misconception(never_woken)
        .every_schedule(|| {
            let queue = BoundedQueue::new(1);
            thread::scope(|scope| {
                scope.spawn(|| (1..=3).try_for_each(|item| queue.put(item)));
                let got = [queue.get(), queue.get(), queue.get()];
                ensure_eq(got, [Some(1), Some(2), Some(3)], "what was got");
            });
        });
}

fn off_by_one(trace: &Trace) -> Option<String> {
    (trace.waiting_to_be_notified() > 0 && trace.threads_started() == 0).then(|| {
        "A queue with room for 3 takes 3 items: it is full when it holds 3, not earlier. So it is with any number.".to_owned()
    })
}

pub fn step3_as_many_items_as_its_capacity_fit_in() {
    claim("a queue with room for 3 takes 3 items at once")
        .misconception(off_by_one)
        .once(|| drop(filled(3, 3)));
    claim("a queue with room for 1 takes 1 item at once")
        .misconception(off_by_one)
        .once(|| drop(filled(1, 1)));
    claim("a queue with room for 65536 takes 3 items at once")
        .misconception(off_by_one)
        .once(|| drop(filled(65_536, 3)));
    claim("a queue with room for 300 takes 300 items at once, and they come out in order")
        .misconception(off_by_one)
        .once(|| {
            let queue = filled(300, 300);
            ensure_eq(queue.len(), 300, "`len` after that");
            // Whoever has lost items does not wait for them here.
            let got: Vec<_> = (0..300).take_while(|_| queue.len() > 0).filter_map(|_| queue.get()).collect();
            let wrong = (1..=300).zip(&got).find(|(item, got)| item != *got);
            ensure(got.len() == 300, || format!("only {} items were got", got.len()));
            if let Some((item, got)) = wrong {
                fail_inside(format!("the item {got} came out where the item {item} was next"));
            }
        });
}

pub fn step3_len_tells_how_many_are_in_it() {
    claim("`len` is the number of items put and not yet got").once(|| {
        let queue = filled(4, 3);
        ensure_eq(queue.len(), 3, "`len` after 3 puts");
        let _ = queue.get();
        ensure_eq(queue.len(), 2, "`len` after a get");
        let _ = (queue.get(), queue.get());
        ensure_eq(queue.len(), 0, "`len` after as many gets as puts");
        let _ = queue.put(4);
        ensure_eq(queue.len(), 1, "`len` after one more put");
        queue.close();
        ensure_eq(queue.len(), 1, "`len` after `close`");
    });
}

/// How often threads beside the body did something within the hour after the beginning, or asked in vain.
fn busy_meanwhile(trace: &Trace) -> usize {
    let within = |at: Duration| !at.is_zero() && at < HOUR;
    let events = trace.events().iter();
    let meanwhile = events.filter(|event| event.task != TaskId::BODY && within(event.at)).count();
    meanwhile.max(trace.asked_in_vain() as usize)
}

fn asks_again(trace: &Trace) -> Option<String> {
    (busy_meanwhile(trace) > 0 || trace.lock_acquisitions() > 1000)
        .then(|| "Asking again and again is busy waiting: it wastes a core, or adds a delay.".to_owned())
}

fn nobody_was_busy() {
    let times = busy_meanwhile(&so_far());
    ensure(times == 0, || format!("while it waited, it asked again and again: {times} times at least"));
}

/// The thread beside the body returned at once: `text` says what it should have waited for.
fn does_not_wait(text: &'static str) -> impl Fn(&Trace) -> Option<String> {
    move |trace| {
        let returned =
            |event: &Event| event.task != TaskId::BODY && event.op == Op::Finish && event.at < HOUR;
        trace.events().iter().any(returned).then(|| text.to_owned())
    }
}

pub fn step3_put_waits_while_the_queue_is_full() {
    claim("with room for 2, the third `put` waits for an hour, until an item is got, and does nothing meanwhile")
        .misconception(passed_a_lock)
        .misconception(asks_again)
        .misconception(never_woken)
        .misconception(does_not_wait(
            "The third `put` did not wait: a queue with room for 2 is full when it holds 2 items, and then `put` must wait.",
        ))
        .takes(HOUR, || {
            let queue = filled(2, 2);
            thread::scope(|scope| {
                let third = scope.spawn(|| queue.put(3));
                thread::sleep(HOUR);
                nobody_was_busy();
                let held = section("len", || queue.len());
                ensure_eq(queue.get(), Some(1), "what was got");
                ensure_eq(third.join().unwrap(), Ok(()), "what the third `put` returned");
                ensure_eq(held, 2, "`len` while the third `put` waited");
            });
        });
}

pub fn step3_get_waits_while_the_queue_is_empty() {
    claim("`get` waits for an hour, until an item is put, and does nothing meanwhile")
        .misconception(asks_again)
        .misconception(never_woken)
        .misconception(does_not_wait("`get` did not wait: it must wait while the queue is empty."))
        .takes(HOUR, || {
            let queue = BoundedQueue::new(2);
            thread::scope(|scope| {
                let getter = scope.spawn(|| queue.get());
                thread::sleep(HOUR);
                nobody_was_busy();
                ensure_eq(queue.put(1), Ok(()), "what `put` returned");
                ensure_eq(getter.join().unwrap(), Some(1), "what was got");
            });
        });
}

pub fn step3_it_never_holds_more_than_its_capacity() {
    claim("with room for 1 and 2 threads that put, there is never more than 1 item in the queue")
        .misconception(not_looked_again)
        .misconception(never_woken)
        .every_schedule(|| {
            let queue = filled(1, 1);
            thread::scope(|scope| {
                scope.spawn(|| queue.put(2));
                scope.spawn(|| queue.put(3));
                let _ = queue.get();
                let held = queue.len();
                ensure(held <= 1, || format!("{held} items were in it"));
                let _ = (queue.get(), queue.get());
            });
        });
}

pub fn step3_each_item_is_got_once() {
    claim("2 items are put, and 2 threads that wait get one each")
        .misconception(not_looked_again)
        .misconception(never_woken)
        .every_schedule(|| {
            let queue = BoundedQueue::new(2);
            let mut got = thread::scope(|scope| {
                let getters = [scope.spawn(|| queue.get()), scope.spawn(|| queue.get())];
                let _ = (queue.put(1), queue.put(2));
                getters.map(|getter| getter.join().unwrap())
            });
            got.sort_unstable();
            ensure_eq(got, [Some(1), Some(2)], "what they got");
        });
}

/// What a call returned is another check's business.
fn ignore<T>(_: T) {}

/// So many threads wait at once.
const MANY: u32 = 37;
/// As many as a byte cannot count.
const VERY_MANY: u32 = 256;

pub fn step3_all_who_wait_go_on_when_all_can() {
    claim(format!(
        "{MANY} threads wait in `get`, and {MANY} items are put before any of them has its turn: all get one"
    ))
    .misconception(off_by_one)
    .misconception(never_woken)
    .once(|| {
        let queue = BoundedQueue::new(MANY as usize);
        thread::scope(|scope| {
            let getters: Vec<_> = (0..MANY).map(|_| scope.spawn(|| queue.get())).collect();
            thread::sleep(SECOND);
            (0..MANY).for_each(|item| ignore(queue.put(item)));
            let mut got: Vec<_> = getters.into_iter().map(|getter| getter.join().unwrap()).collect();
            got.sort_unstable();
            ensure_eq(got, (0..MANY).map(Some).collect::<Vec<_>>(), "what they got");
        });
    });
    claim(format!("{MANY} threads wait in `put`, and {MANY} items are got before any of them has its turn: all put theirs"))
        .misconception(off_by_one)
        .misconception(never_woken)
        .once(|| {
            let queue = filled(MANY as usize, MANY);
            thread::scope(|scope| {
                let putters: Vec<_> = (0..MANY).map(|_| scope.spawn(|| queue.put(0))).collect();
                thread::sleep(SECOND);
                (0..MANY).for_each(|_| ignore(queue.get()));
                let put = putters.into_iter().filter_map(|putter| putter.join().unwrap().ok()).count();
                ensure_eq(put, MANY as usize, "the number of items that were put");
                ensure_eq(queue.len(), MANY as usize, "`len` after that");
            });
        });
}

/// What a thread enters that went on before its queue was closed.
const WENT_ON: &str = "went on";
/// What is entered when a queue is closed, and nobody has closed it.
const CLOSED_BY_ITSELF: &str = "closed by itself";

/// What is behind a thread that was woken often, and then went on, or did not.
fn went_on_at_last(trace: &Trace) -> Option<String> {
    let text = if trace.times_entered(CLOSED_BY_ITSELF) > 0 {
        "The queue is closed, and nobody has called `close`: nothing else closes a queue, however empty or full it is."
    } else if trace.times_entered(WENT_ON) > 0 && count(trace, |op| op == Op::Woken) > 1 {
        "A thread that was woken many times in vain went on without what it waits for. Look again each time, however often that \
         is."
    } else if trace.panic_says("until the queue was closed") {
        "What a thread waited for had come, and it waited on. Either it is a lost wake-up: the thread was not told, and each \
         change must be followed by a notification for each thread that can go on. Or a number is wrong that it looks at."
    } else {
        return None;
    };
    Some(text.to_owned())
}

/// Calls `waits` on a thread, and then, many times, `in_vain`, which wakes it for what is gone again. A queue that keeps
/// the turns of those who wait may let `in_vain` wait: closing it ends that.
fn kept_waiting(
    queue: &BoundedQueue<u32>,
    waits: impl FnOnce(&BoundedQueue<u32>) -> Result<(), &'static str> + Send,
    in_vain: impl Fn(&BoundedQueue<u32>),
    at_last: impl FnOnce(&BoundedQueue<u32>),
) {
    const TIMES: usize = 130;
    let begin = Instant::now();
    let not_yet_closed = || begin.elapsed() < HOUR;
    thread::scope(|scope| {
        let waiting = scope.spawn(|| {
            let got_it = waits(queue);
            if not_yet_closed() {
                section(WENT_ON, || {});
            }
            got_it.map_err(|what| {
                if not_yet_closed() {
                    format!("{what}, and the queue was not closed")
                } else {
                    format!("{what} after an hour: it waited until the queue was closed")
                }
            })
        });
        scope.spawn(|| {
            thread::sleep(HOUR);
            queue.close();
        });
        for _ in 0..TIMES {
            thread::sleep(SECOND);
            if waiting.is_finished() {
                break;
            }
            in_vain(queue);
        }
        thread::sleep(SECOND);
        if !waiting.is_finished() {
            at_last(queue);
        } else if queue.put(3).is_err() && not_yet_closed() {
            section(CLOSED_BY_ITSELF, || {});
        }
        let got_it = waiting.join().unwrap();
        ensure(got_it.is_ok(), || got_it.unwrap_err());
    });
}

pub fn step3_however_often_it_is_woken_it_looks_again() {
    claim("130 times an item is put and got again at once, beside a thread that waits in `get`: it gets one in the end")
        .misconception(went_on_at_last)
        .misconception(never_woken)
        .once(|| {
            let gets = |queue: &BoundedQueue<u32>| {
                queue.get().map(drop).ok_or("`get` returned `None`")
            };
            let in_vain = |queue: &BoundedQueue<u32>| ignore((queue.put(1), queue.get()));
            kept_waiting(&BoundedQueue::new(2), gets, in_vain, |queue| ignore(queue.put(2)));
        });
    claim("130 times an item is got and put again at once, beside a thread that waits in `put`: there is never one too many")
        .misconception(went_on_at_last)
        .misconception(never_woken)
        .once(|| {
            let puts = |queue: &BoundedQueue<u32>| queue.put(2).map_err(|_| "`put` gave its item back");
            let in_vain = |queue: &BoundedQueue<u32>| {
                let _ = (queue.get(), queue.put(1));
                thread::sleep(SECOND);
                let held = queue.len();
                ensure(held <= 1, || format!("{held} items were in a queue with room for 1"));
            };
            kept_waiting(&filled(1, 1), puts, in_vain, |queue| ignore(queue.get()));
        });
}

/// What is behind a queue that has to do with another one.
fn shared_with_another(one_fails: bool) -> impl Fn(&Trace) -> Option<String> {
    move |trace| if one_fails { None } else { shared(trace) }
}

fn shared(trace: &Trace) -> Option<String> {
    Some(
        "Two queues share what their threads wait on, or a lock: what happens at one wakes, or keeps waiting, a thread at the \
         other. Each queue needs its own, and nothing that is `static`."
            .to_owned(),
    )
    .filter(|_| trace.waiting_to_be_notified() > 1 || trace.locks_held() > 0)
}

/// A thread waits at a queue with `held` items and room for 1, and another one ends that.
fn at_another(
    held: u32,
    waits: fn(&BoundedQueue<u32>),
    goes_on: fn(&BoundedQueue<u32>),
) -> impl Fn(&Trace) -> Option<String> {
    shared_with_another(fails_alone(move || {
        let queue = filled(1, held);
        thread::scope(|scope| {
            scope.spawn(|| waits(&queue));
            thread::sleep(SECOND);
            goes_on(&queue);
        });
    }))
}

pub fn step3_two_queues_have_nothing_to_do_with_each_other() {
    claim("two queues, and a thread waits in `get` at each: an item for the second is got at the second")
        .misconception(at_another(0, |queue| ignore(queue.get()), |queue| ignore(queue.put(1))))
        .misconception(never_woken)
        .every_schedule(|| {
            let (one, other) = (BoundedQueue::new(1), BoundedQueue::new(1));
            thread::scope(|scope| {
                scope.spawn(|| one.get());
                let goes_on = scope.spawn(|| other.get());
                let _ = other.put(2);
                ensure_eq(goes_on.join().unwrap(), Some(2), "what was got");
                let _ = one.put(1);
            });
        });
    claim("two queues, and a thread waits in `put` at each: when there is room in the second, the second takes the item")
        .misconception(at_another(1, |queue| ignore(queue.put(2)), |queue| ignore(queue.get())))
        .misconception(never_woken)
        .every_schedule(|| {
            let (one, other) = (filled(1, 1), filled(1, 1));
            thread::scope(|scope| {
                scope.spawn(|| one.put(2));
                let goes_on = scope.spawn(|| other.put(2));
                let _ = other.get();
                ensure_eq(goes_on.join().unwrap(), Ok(()), "what `put` returned");
                let _ = one.get();
            });
        });
}

/// What is behind a wait that ended after a long time, for no reason.
fn gave_up_waiting(trace: &Trace) -> Option<String> {
    (count(trace, |op| op == Op::TimedOut) > 0).then(|| {
        "It waits with a time limit that nobody asked for: it is woken for nothing, or gives up. `wait` has none.".to_owned()
    })
}

pub fn step3_a_hundred_days_are_waited_as_well() {
    claim("one thread waits in `get`, and one in `put`, each for a hundred days: they do nothing meanwhile, and then go on")
        .misconception(gave_up_waiting)
        .misconception(never_woken)
        .once(|| {
            let (empty, full) = (BoundedQueue::new(1), filled(1, 1));
            thread::scope(|scope| {
                let getter = scope.spawn(|| empty.get());
                let putter = scope.spawn(|| full.put(2));
                // Who asks again and again does so no longer than this.
                thread::sleep(A_WHILE);
                nobody_was_busy();
                thread::sleep(AGES - A_WHILE);
                let ended = getter.is_finished() || putter.is_finished();
                ensure(!ended, || "a thread went on before it could".to_owned());
                let events = so_far();
                let meanwhile = |event: &&Event| event.task != TaskId::BODY && !event.at.is_zero() && event.at < AGES;
                let woken = events.events().iter().filter(meanwhile).count();
                ensure(woken == 0, || format!("in the hundred days they did something, in {woken} operations"));
                let _ = (empty.put(1), full.get());
                ensure_eq(getter.join().unwrap(), Some(1), "what was got");
                ensure_eq(putter.join().unwrap(), Ok(()), "what `put` returned");
            });
        });
}

/// Closes the queue, in a section that the trace knows.
fn close<T: Send + 'static>(queue: &BoundedQueue<T>) {
    section("close", || queue.close());
}

/// The notifications that `close` made: on which condition variable, and how many it woke.
fn told_by_close(trace: &Trace) -> Vec<&Event> {
    let mut closing = None;
    let mut told = Vec::new();
    for event in trace.events() {
        match event.op {
            Op::Enter("close") | Op::Call("close()") => closing = Some(event.task),
            Op::Leave("close") | Op::Return(_) if closing == Some(event.task) => closing = None,
            Op::Notify(_) if closing == Some(event.task) => told.push(event),
            _ => {}
        }
    }
    told
}

/// What is behind a thread in `put` or `get` that `close` woke, and that waits again.
fn woken_by_close_in_vain(trace: &Trace) -> Option<String> {
    let told = told_by_close(trace);
    let events = trace.events();
    let waits_on = |at: usize| {
        let wait = &events[at];
        let telling =
            told.iter().rfind(|told| told.object == wait.object && position(trace, told) < Some(at))?;
        let telling = position(trace, telling)?;
        let woken = |event: &Event| event.task == wait.task && event.op == Op::Woken;
        let is_asleep = is_last_wait(trace, wait) && open_call(trace, wait.task) != Some("join()");
        (is_asleep && events[telling..at].iter().any(woken)).then_some(telling)
    };
    let mut waits = (0..events.len()).filter(|at| events[*at].op == Op::Wait);
    let telling = waits.find_map(waits_on).filter(|_| trace.waiting_to_be_notified() > 0)?;
    let text = "A thread that `close` woke looked, and waits again: what it looks at each time must include whether the queue is \
                closed.";
    closed_after(trace, telling).or_else(|| Some(text.to_owned()))
}

/// What is behind a `close` that changed something after its last notification of this kind.
fn closed_after(trace: &Trace, telling: usize) -> Option<String> {
    let events = trace.events();
    let changes = |event: &&Event| {
        event.access == Access::Changed || matches!(event.op, Op::Store(_) | Op::Update { .. })
    };
    let own = events[telling..].iter().filter(|event| event.task == events[telling].task);
    let mut until_its_end = own.take_while(|event| !matches!(event.op, Op::Leave("close") | Op::Return(_)));
    until_its_end.find(changes).map(|_| {
        "`close` notified, and closed the queue only then: a thread that looks in between finds it open, and waits for what was \
         already said. First change it, and then notify."
            .to_owned()
    })
}

/// The call of a small program from which a thread has not returned.
fn open_call(trace: &Trace, task: TaskId) -> Option<&'static str> {
    let own = trace.events().iter().filter(|event| event.task == task);
    own.fold(None, |open, event| match event.op {
        Op::Call(call) => Some(call),
        Op::Return(_) => None,
        _ => open,
    })
}

fn close_wakes_all(trace: &Trace) -> Option<String> {
    let told = told_by_close(trace);
    let asleep = trace.events().iter().find(|event| event.op == Op::Wait && is_last_wait(trace, event));
    let asleep = asleep.filter(|_| trace.waiting_to_be_notified() > 0)?;
    let its_own: Vec<&&Event> = told.iter().filter(|event| event.object == asleep.object).collect();
    let waited_later = |told: &&&Event| position(trace, told) < position(trace, asleep);
    let text = if told.is_empty() {
        "`close` tells nobody: a thread that waits sleeps on, and never sees that the queue is closed."
    } else if its_own.is_empty() {
        "`close` ends the wait of all threads, those in `put` and those in `get`, but it does not notify the condition \
         variable that some of them wait on."
    } else if let Some(text) = woken_by_close_in_vain(trace) {
        return Some(text);
    } else if let Some(text) = its_own.last().and_then(|told| closed_after(trace, position(trace, told)?)) {
        return Some(text);
    } else if its_own.iter().all(waited_later) {
        "Lost wake-up: `close` notified after the thread had looked but before it waited. Change what it looks at under \
         the lock that it waits with."
    } else if its_own.iter().all(|event| matches!(event.op, Op::Notify(0 | 1))) {
        "`close` ends the wait of all threads, so it must wake all of them, those in `put` and those in `get`: one \
         notification wakes one."
    } else {
        return None;
    };
    Some(text.to_owned())
}

fn position(trace: &Trace, event: &Event) -> Option<usize> {
    trace.events().iter().position(|other| std::ptr::eq(other, event))
}

pub fn step3_close_ends_every_get_that_waits() {
    claim("2 threads wait in `get`; after `close` both return `None`")
        .misconception(close_wakes_all)
        .every_schedule(|| {
            let queue = BoundedQueue::<u32>::new(1);
            thread::scope(|scope| {
                let getters = [scope.spawn(|| queue.get()), scope.spawn(|| queue.get())];
                close(&queue);
                ensure_eq(getters.map(|getter| getter.join().unwrap()), [None, None], "what they got");
            });
        });
}

pub fn step3_close_gives_every_put_that_waits_its_item_back() {
    claim("2 threads wait in `put`; after `close` both have their item back")
        .misconception(close_wakes_all)
        .misconception(not_looked_again)
        .every_schedule(|| {
            let queue = filled(1, 1);
            thread::scope(|scope| {
                let putters = [2, 3].map(|item| {
                    scope.spawn({
                        let queue = &queue;
                        move || queue.put(item)
                    })
                });
                close(&queue);
                let back = putters.map(|putter| putter.join().unwrap());
                ensure_eq(back, [Err(2), Err(3)], "what `put` returned");
            });
            ensure_eq(queue.len(), 1, "`len` after that");
        });
}

pub fn step3_close_ends_every_wait_of_however_many() {
    claim(format!("{VERY_MANY} threads wait in `get`; after `close` all return `None`"))
        .misconception(close_wakes_all)
        .once(|| {
            let queue = BoundedQueue::<u32>::new(1);
            thread::scope(|scope| {
                let getters: Vec<_> = (0..VERY_MANY).map(|_| scope.spawn(|| queue.get())).collect();
                thread::sleep(SECOND);
                close(&queue);
                let ended = getters.into_iter().filter_map(|getter| getter.join().ok());
                ensure_eq(ended.flatten().count(), 0, "the number of items that were got");
            });
        });
    claim(format!("{VERY_MANY} threads wait in `put`; after `close` all have their item back"))
        .misconception(close_wakes_all)
        .once(|| {
            let queue = filled(1, 1);
            thread::scope(|scope| {
                let putters: Vec<_> = (0..VERY_MANY).map(|_| scope.spawn(|| queue.put(2))).collect();
                thread::sleep(SECOND);
                close(&queue);
                let back = putters.into_iter().filter_map(|putter| putter.join().ok()?.err()).count();
                ensure_eq(back, VERY_MANY as usize, "the number of items that came back");
            });
        });
}

fn closed_already(trace: &Trace) -> Option<String> {
    (trace.waiting_to_be_notified() > 0).then(|| {
        "Whoever finds the queue closed must not begin to wait: nobody will make room, or put an item, any more."
            .to_owned()
    })
}

pub fn step3_nothing_is_put_after_close() {
    claim("after `close`, `put` gives the item back, with room and without")
        .misconception(closed_already)
        .once(|| {
            for held in [0, 1, 2] {
                let queue = filled(2, held);
                queue.close();
                ensure_eq(queue.put(9), Err(9), "what `put` returned after `close`");
                ensure_eq(queue.len(), held as usize, "`len` after that");
            }
        });
}

pub fn step3_what_was_put_before_close_can_be_got() {
    claim("2 items are put, and the queue is closed: they are got, and then `get` returns `None`")
        .misconception(closed_already)
        .once(|| {
            let queue = filled(3, 2);
            queue.close();
            queue.close();
            let got = [queue.get(), queue.get(), queue.get(), queue.get()];
            ensure_eq(got, [Some(1), Some(2), None, None], "what was got");
        });
    claim("100 items are put, and the queue is closed: they are got in order, and `len` counts them down")
        .misconception(closed_already)
        .once(|| {
            let queue = filled(100, 100);
            queue.close();
            for item in 1..=100 {
                ensure_eq(queue.len(), 101 - item as usize, "`len` after `close`");
                ensure_eq(queue.get(), Some(item), "what was got");
            }
            ensure_eq((queue.len(), queue.get()), (0, None), "`len` and what was got in the end");
        });
}

pub fn step3_no_item_is_lost_when_close_comes_in_between() {
    claim("what `put` took is got, and what it gave back is not, whenever `close` comes")
        .misconception(close_wakes_all)
        .misconception(never_woken)
        .every_schedule(|| {
            let queue = BoundedQueue::new(1);
            thread::scope(|scope| {
                let putter = scope.spawn(|| [1, 2].map(|item| queue.put(item)));
                let getter = scope.spawn(|| std::iter::from_fn(|| queue.get()).collect::<Vec<u32>>());
                close(&queue);
                let put = putter.join().unwrap().into_iter().filter_map(|put| put.is_ok().then_some(()));
                let (put, got) = (put.count(), getter.join().unwrap());
                ensure(put == got.len(), || format!("{put} items were put, and {got:?} were got"));
            });
        });
}

pub fn step3_only_locks_and_condition_variables_are_behind_it() {
    let run = claim("the queue works").once(|| {
        let queue = filled(2, 2);
        thread::scope(|scope| {
            scope.spawn(|| queue.put(3));
            let _ = (queue.get(), queue.get(), queue.get());
        });
    });
    if count(&run.trace, |op| matches!(op, Op::Send(_) | Op::Receive(_))) > 0 {
        fail("the queue is made from `Mutex` and `Condvar` alone", "a channel is behind it");
    }
}

/// What is behind a `join` that returns too early.
fn join_too_early(trace: &Trace) -> Option<String> {
    let text = if trace.waiting_to_be_notified() > 0 {
        return never_woken(trace);
    } else if gave_up_waiting(trace).is_some() {
        return gave_up_waiting(trace);
    } else if count(trace, |op| op == Op::Woken) > 0 {
        "`join` was woken, and went on: one item is done, and another one is not. Either it did not look again, or what it \
         looks at does not count each item once."
    } else if !trace.panic_says("`join` returned") {
        return None;
    } else if looked_often(trace) {
        "`join` looked a number of times and then returned: however often it looks, the items may take longer. Wait on a \
         condition variable until none is unfinished."
    } else {
        "`join` returned while items were unfinished. That an item was got does not mean that it is done: `join` waits for \
         as many calls of `task_done` as items were put, including items that nobody has got yet."
    };
    Some(text.to_owned())
}

/// Whether the body asked many times, as in a loop with a fixed number of looks.
fn looked_often(trace: &Trace) -> bool {
    let looks = |event: &&Event| {
        event.task == TaskId::BODY && matches!(event.op, Op::Lock(_) | Op::Load(_) | Op::Yield)
    };
    trace.events().iter().filter(looks).count() > 15
}

pub fn step4_join_returns_at_once_when_nothing_is_unfinished() {
    claim("`join` returns at once on a new queue, and when each item was reported done")
        .misconception(join_too_early)
        .takes(Duration::ZERO, || {
            let queue = BoundedQueue::new(4);
            queue.join();
            for item in 1..=2 {
                let _ = (queue.put(item), queue.get());
                queue.task_done();
            }
            queue.join();
        });
}

/// Asks that `join` returns when this much time has passed since the beginning, and not before.
fn join_returns_after(queue: &BoundedQueue<u32>, expected: Duration) {
    queue.join();
    let took = so_far().elapsed();
    ensure(took == expected, || {
        format!("`join` returned after {took:?}, and should return after {expected:?}")
    });
}

pub fn step4_join_waits_for_the_last_task_done() {
    claim("2 items are got at once, and reported done after 1 s and after an hour: `join` takes an hour")
        .misconception(join_too_early)
        .in_ideal_time(|| {
            let queue = filled(4, 2);
            thread::scope(|scope| {
                scope.spawn(|| {
                    let _ = (queue.get(), queue.get());
                    thread::sleep(SECOND);
                    queue.task_done();
                    thread::sleep(HOUR - SECOND);
                    queue.task_done();
                });
                join_returns_after(&queue, HOUR);
            });
        });
}

pub fn step4_join_waits_for_items_that_nobody_has_got() {
    claim("1 item is put, and got and reported done after an hour: `join` takes an hour, and does nothing meanwhile")
        .misconception(asks_again)
        .misconception(join_too_early)
        .takes(HOUR, || {
            let queue = filled(4, 1);
            thread::scope(|scope| {
                let joiner = scope.spawn(|| queue.join());
                thread::sleep(HOUR);
                ensure(!joiner.is_finished(), || "`join` returned before the item was got".to_owned());
                nobody_was_busy();
                let _ = queue.get();
                queue.task_done();
            });
        });
}

pub fn step4_join_waits_for_a_hundred_days_as_well() {
    claim(format!("1 item is reported done after a hundred days: {VERY_MANY} threads join, and go on then"))
        .misconception(gave_up_waiting)
        .misconception(join_too_early)
        .once(|| {
            let queue = filled(4, 1);
            thread::scope(|scope| {
                let joiners: Vec<_> = (0..VERY_MANY).map(|_| scope.spawn(|| queue.join())).collect();
                thread::sleep(A_WHILE);
                nobody_was_busy();
                thread::sleep(AGES - A_WHILE);
                let ended = joiners.iter().any(|joiner| joiner.is_finished());
                ensure(!ended, || "`join` returned before the item was reported done".to_owned());
                let _ = queue.get();
                queue.task_done();
            });
        });
}

fn each_item_counts(trace: &Trace) -> Option<String> {
    (trace.panic_says("`join` returned when") || trace.panic_says("overflow")).then(|| {
        "Each item that is put is one more that is unfinished, however many there are: nothing that counts them may be too \
         small for that."
            .to_owned()
    })
}

pub fn step4_many_items_are_waited_for() {
    claim("300 items are put and reported done, one each second, and there is always one more until the last: `join` takes 300 s")
        .misconception(|trace| {
            let early = trace.panic_says("`join` returned after") && trace.waiting_to_be_notified() == 0;
            early.then(|| {
                "`join` returned while items were unfinished: however often it is woken, it must look again whether all are done."
                    .to_owned()
            })
        })
        .misconception(join_too_early)
        .once(|| {
            let queue = filled(4, 2);
            thread::scope(|scope| {
                scope.spawn(|| {
                    for item in 1..=300 {
                        thread::sleep(SECOND);
                        let _ = queue.get();
                        if item <= 298 {
                            let _ = queue.put(item);
                        }
                        queue.task_done();
                    }
                });
                join_returns_after(&queue, 300 * SECOND);
            });
        });
    const ITEMS: u32 = 65_536;
    const DONE: usize = 300;
    claim(format!("{ITEMS} items are put, and {DONE} of them reported done: `join` does not return"))
        .misconception(gave_up_waiting)
        .misconception(each_item_counts)
        .once(|| {
            let queue = Arc::new(BoundedQueue::new(ITEMS as usize));
            let on_a_thread = |call: fn(&BoundedQueue<u32>)| {
                let queue = Arc::clone(&queue);
                thread::spawn(move || call(&queue))
            };
            let putter = on_a_thread(|queue| (0..ITEMS).for_each(|item| ignore(queue.put(item))));
            thread::sleep(SECOND);
            // How many items have room is step 3's business.
            if !putter.is_finished() {
                return;
            }
            let joiner = on_a_thread(BoundedQueue::join);
            for done in [0, DONE] {
                deal_with(&queue, done);
                thread::sleep(SECOND);
                let waits = !joiner.is_finished();
                ensure(waits, || format!("`join` returned when {done} of {ITEMS} items were reported done"));
            }
        });
}

pub fn step4_who_joins_may_wait_more_than_once() {
    claim("while a thread joins, an item is done, another one put, and done as well: then at the latest it goes on")
        .misconception(|trace| {
            (trace.waiting_to_be_notified() > 0 && count(trace, |op| op == Op::Woken) > 0).then(|| {
                "Lost wake-up: a thread that joins was woken, found a new item unfinished and waited again, and was not told when \
                 that was done. Who waits again must be told again."
                    .to_owned()
            })
        })
        .misconception(never_woken)
        .every_schedule(|| {
            let queue = filled(2, 1);
            thread::scope(|scope| {
                scope.spawn(|| queue.join());
                deal_with(&queue, 1);
                let _ = queue.put(2);
                deal_with(&queue, 1);
            });
        });
}

pub fn step4_two_queues_have_nothing_to_do_with_each_other() {
    claim("two queues, and a thread joins each: when the item of the second is done, who joins the second goes on")
        .misconception(at_another(1, BoundedQueue::join, |queue| deal_with(queue, 1)))
        .misconception(never_woken)
        .every_schedule(|| {
            let (one, other) = (filled(1, 1), filled(1, 1));
            thread::scope(|scope| {
                scope.spawn(|| one.join());
                let goes_on = scope.spawn(|| other.join());
                deal_with(&other, 1);
                goes_on.join().unwrap();
                // Nothing is unfinished there now.
                other.join();
                deal_with(&one, 1);
            });
        });
}

/// A worker that deals with `items` items, and with no more.
fn deal_with(queue: &BoundedQueue<u32>, items: usize) {
    for _ in 0..items {
        // What `get` returns is step 3's business.
        if queue.get().is_none() {
            return;
        }
        section("dealt with", || ());
        queue.task_done();
    }
}

pub fn step4_every_item_is_dealt_with_when_join_returns() {
    for workers in [1, 2] {
        claim(format!("2 items are dealt with by {workers} workers: then `join` returns, and not before"))
            .misconception(join_too_early)
            .every_schedule(move || {
                let queue = filled(4, 2);
                thread::scope(|scope| {
                    (0..workers).for_each(|_| drop(scope.spawn(|| deal_with(&queue, 2 / workers))));
                    queue.join();
                    let done = so_far().times_entered("dealt with");
                    ensure(done == 2, || {
                        format!("`join` returned when {done} of 2 items had been dealt with")
                    });
                });
            });
    }
}

pub fn step4_every_thread_that_joins_goes_on() {
    claim("3 threads join, and all go on when the item is done").misconception(never_woken).every_schedule(
        || {
            let queue = filled(4, 1);
            thread::scope(|scope| {
                scope.spawn(|| queue.join());
                scope.spawn(|| queue.join());
                deal_with(&queue, 1);
                queue.join();
            });
        },
    );
}

pub fn step4_items_put_meanwhile_count_as_well() {
    claim("while `join` waits, the worker puts one more item, and reports both: `join` waits for both")
        .misconception(|trace| {
            let woken = count(trace, |op| op == Op::Woken) > 0 && trace.waiting_to_be_notified() == 0;
            woken.then(|| {
                "`join` returned when the item that it found was done: an item that is put while it waits must count too."
                    .to_owned()
            })
        })
        .misconception(join_too_early)
        .in_ideal_time(|| {
            let queue = filled(4, 1);
            thread::scope(|scope| {
                scope.spawn(|| {
                    thread::sleep(SECOND);
                    let _ = (queue.get(), queue.put(2));
                    queue.task_done();
                    thread::sleep(SECOND);
                    let _ = queue.get();
                    queue.task_done();
                });
                join_returns_after(&queue, 2 * SECOND);
            });
        });
}

pub fn step4_a_worker_that_waits_for_items_does_not_keep_join_waiting() {
    claim("one item, two workers, who then wait for more: `join` returns when the item is done")
        .misconception(never_woken)
        .every_schedule(|| {
            let queue = Arc::new(filled(4, 1));
            for _ in 0..2 {
                let queue = Arc::clone(&queue);
                thread::spawn(move || deal_with(&queue, 2));
            }
            queue.join();
        });
}

pub fn step4_an_item_that_was_given_back_is_not_waited_for() {
    claim("after `close`, `put` gives an item back, and `join` does not wait for it")
        .misconception(|trace| {
            let text = "An item that `put` gave back was not put: count it only when it is in the queue.";
            (trace.waiting_to_be_notified() > 0).then(|| text.to_owned())
        })
        .once(|| {
            let queue = BoundedQueue::new(4);
            queue.close();
            // What `put` returns then is step 3's business.
            if queue.put(1).is_err() {
                queue.join();
            }
        });
}

fn close_ends_no_join() -> String {
    "`close` does not end what was begun: an item that was put counts as unfinished until it is reported done.".to_owned()
}

/// What is behind a `join` that does not end when it should: at one second, the queue is closed.
fn ended_by_close(trace: &Trace) -> Option<String> {
    if trace.panic_says("`join` returned after 1s") {
        Some(close_ends_no_join())
    } else {
        join_too_early(trace)
    }
}

pub fn step4_close_does_not_end_join() {
    for held in [1, 2] {
        claim(format!(
            "of {held} items one was got when the queue is closed; the last is reported done after an hour: `join` takes an hour"
        ))
        .misconception(ended_by_close)
        .in_ideal_time(move || {
            let queue = filled(4, held);
            let _ = queue.get();
            thread::scope(|scope| {
                scope.spawn(|| {
                    thread::sleep(SECOND);
                    queue.close();
                    thread::sleep(HOUR - SECOND);
                    queue.task_done();
                    (1..held).for_each(|_| {
                        let _ = queue.get();
                        queue.task_done();
                    });
                });
                join_returns_after(&queue, HOUR);
            });
        });
    }
}

/// The contract of a `BoundedQueue`, as a sequential program.
#[derive(Clone)]
struct Queue {
    capacity: usize,
    /// So many items are in it when the threads begin.
    held: usize,
    /// What programs are made of.
    calls: &'static [QueueCall],
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum QueueCall {
    Put,
    Get,
    Close,
    Len,
    /// Reports an item that the caller has got, if there is one.
    TaskDone,
    Join,
}

#[derive(Clone, PartialEq, Debug)]
enum QueueAnswer {
    Done,
    /// The item that came out, or came back.
    Item(u32),
    None,
    Length(usize),
    NothingToReport,
}

/// What is to be known of a queue.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Inside {
    items: Vec<u32>,
    closed: bool,
    unfinished: usize,
    /// How many items each thread got and has not reported done.
    owed: [usize; 3],
}

/// Lets `change` change a copy of the state.
fn with(state: &Inside, change: impl FnOnce(&mut Inside)) -> Inside {
    let mut state = state.clone();
    change(&mut state);
    state
}

impl Spec for Queue {
    type Object = BoundedQueue<u32>;
    /// How many items it got and has not reported done.
    type Held<'a> = usize;
    type State = Inside;
    type Call = QueueCall;
    type Answer = QueueAnswer;

    fn calls(&self) -> Vec<QueueCall> {
        self.calls.to_vec()
    }

    fn fits(&self, before: &[QueueCall], next: QueueCall) -> bool {
        let count = |which: QueueCall| before.iter().filter(|call| **call == which).count();
        match next {
            QueueCall::TaskDone => count(QueueCall::Get) > count(QueueCall::TaskDone),
            QueueCall::Close | QueueCall::Len => before.last() != Some(&next),
            _ => true,
        }
    }

    fn before(&self) -> Vec<QueueCall> {
        vec![QueueCall::Put; self.held]
    }

    fn after(&self) -> Vec<QueueCall> {
        vec![QueueCall::Len]
    }

    fn object(&self) -> BoundedQueue<u32> {
        BoundedQueue::new(self.capacity)
    }

    fn call(&self, queue: &BoundedQueue<u32>, owed: &mut usize, call: QueueCall, by: Caller) -> QueueAnswer {
        match call {
            QueueCall::Put => queue.put(by.number).map_or_else(QueueAnswer::Item, |()| QueueAnswer::Done),
            QueueCall::Get => {
                let got = queue.get();
                *owed += usize::from(got.is_some());
                got.map_or(QueueAnswer::None, QueueAnswer::Item)
            }
            QueueCall::Close => {
                queue.close();
                QueueAnswer::Done
            }
            QueueCall::Len => QueueAnswer::Length(queue.len()),
            QueueCall::TaskDone if *owed == 0 => QueueAnswer::NothingToReport,
            QueueCall::TaskDone => {
                *owed -= 1;
                queue.task_done();
                QueueAnswer::Done
            }
            QueueCall::Join => {
                queue.join();
                QueueAnswer::Done
            }
        }
    }

    fn start(&self) -> Inside {
        Inside { items: Vec::new(), closed: false, unfinished: 0, owed: [0; 3] }
    }

    fn step(&self, state: &Inside, call: QueueCall, by: Caller) -> Vec<(Inside, QueueAnswer)> {
        match call {
            QueueCall::Put if state.closed => vec![(state.clone(), QueueAnswer::Item(by.number))],
            QueueCall::Put if state.items.len() == self.capacity => Vec::new(),
            QueueCall::Put => {
                let put = |state: &mut Inside| {
                    state.items.push(by.number);
                    state.unfinished += 1;
                };
                vec![(with(state, put), QueueAnswer::Done)]
            }
            QueueCall::Get => match state.items.first() {
                Some(item) => {
                    let get = |state: &mut Inside| {
                        state.items.remove(0);
                        state.owed[by.client] += 1;
                    };
                    vec![(with(state, get), QueueAnswer::Item(*item))]
                }
                None if state.closed => vec![(state.clone(), QueueAnswer::None)],
                None => Vec::new(),
            },
            QueueCall::Close => vec![(with(state, |state| state.closed = true), QueueAnswer::Done)],
            QueueCall::Len => vec![(state.clone(), QueueAnswer::Length(state.items.len()))],
            QueueCall::TaskDone if state.owed[by.client] == 0 => {
                vec![(state.clone(), QueueAnswer::NothingToReport)]
            }
            QueueCall::TaskDone => {
                let report = |state: &mut Inside| {
                    state.unfinished -= 1;
                    state.owed[by.client] -= 1;
                };
                vec![(with(state, report), QueueAnswer::Done)]
            }
            QueueCall::Join if state.unfinished == 0 => vec![(state.clone(), QueueAnswer::Done)],
            QueueCall::Join => Vec::new(),
        }
    }

    fn made(&self) -> String {
        format!("let queue = BoundedQueue::new({});", self.capacity)
    }

    fn line(&self, call: QueueCall, by: Caller) -> String {
        match call {
            QueueCall::Put => format!("put({})", by.number),
            QueueCall::Get => "get()".to_owned(),
            QueueCall::Close => "close()".to_owned(),
            QueueCall::Len => "len()".to_owned(),
            QueueCall::TaskDone => "task_done()".to_owned(),
            QueueCall::Join => "join()".to_owned(),
        }
    }

    fn answer(&self, answer: &QueueAnswer) -> String {
        match answer {
            QueueAnswer::Done => String::new(),
            QueueAnswer::Item(item) => format!("the item {item}"),
            QueueAnswer::None => "`None`".to_owned(),
            QueueAnswer::Length(length) => length.to_string(),
            QueueAnswer::NothingToReport => "with nothing to report".to_owned(),
        }
    }

    fn could_go_on(&self, call: QueueCall) -> String {
        match call {
            QueueCall::Put => "there is room, or the queue is closed",
            QueueCall::Get => "there is an item, or the queue is closed",
            QueueCall::Join => "every item that was put is reported done",
            _ => "it never has to wait",
        }
        .to_owned()
    }
}

/// What is behind a `join` that ended too early beside a `put` whose item had been got.
fn counted_too_late(trace: &Trace) -> Option<String> {
    let events = trace.events();
    let overflow = trace.panic_says("overflow");
    let returned = |events: &[Event], call: &Event| {
        events.iter().position(|event| event.task == call.task && matches!(event.op, Op::Return(_)))
    };
    let is_call = |event: &Event, name: &str| matches!(event.op, Op::Call(text) if text.starts_with(name));
    let beside_put = |(at, put): (usize, &Event)| {
        let until = returned(&events[at..], put).map_or(events.len(), |back| at + back);
        let ended = |name: &str| {
            let calls = events[..until].iter().enumerate().filter(|(_, event)| is_call(event, name));
            calls
                .filter_map(|(from, call)| Some(from + returned(&events[from..until], call)?))
                .any(|end| end > at)
        };
        ended("get") && ended("join")
    };
    let is_put = |(_, event): &(usize, &Event)| is_call(event, "put");
    (overflow || events.iter().enumerate().filter(is_put).any(beside_put)).then(|| {
        "An item must be counted before it can be got: else it is got, and even reported done, while `join` knows nothing of it."
            .to_owned()
    })
}

/// What the calls that returned say of the queue.
#[derive(Default)]
struct Known {
    items: usize,
    /// The most items that were in it.
    most: usize,
    unfinished: usize,
    closed: bool,
}

fn known(events: &[Event]) -> Known {
    let mut known = Known::default();
    let mut calls = BTreeMap::new();
    for event in events {
        match event.op {
            Op::Call(call) => drop(calls.insert(event.task, call)),
            Op::Return(answer) => match calls.remove(&event.task) {
                Some(put) if put.starts_with("put(") && answer.is_empty() => {
                    known.items += 1;
                    known.most = known.most.max(known.items);
                    known.unfinished += 1;
                }
                Some("get()") if answer.starts_with("the item") => {
                    known.items = known.items.saturating_sub(1)
                }
                Some("task_done()") if answer.is_empty() => {
                    known.unfinished = known.unfinished.saturating_sub(1)
                }
                Some("close()") => known.closed = true,
                _ => {}
            },
            _ => {}
        }
    }
    known
}

/// What is behind a thread that waits for ever, if one of those who wait could go on.
fn could_go_on(trace: &Trace) -> Option<String> {
    let Known { items, most, unfinished, closed } = known(trace.events());
    let could = |task: TaskId| match open_call(trace, task) {
        Some("get()") => items > 0 || closed,
        Some("join()") => unfinished == 0,
        Some(_) => items < most || closed,
        None => false,
    };
    trace.all_threads().any(could).then(|| never_woken(trace)).flatten()
}

/// What is behind a `join` that `close` woke, and that returned while items were unfinished.
fn join_ended_by_close(trace: &Trace) -> Option<String> {
    let events = trace.events();
    let told = told_by_close(trace);
    let ended = |at: usize| {
        let woken = &events[at];
        let told_it = events[..at]
            .iter()
            .rfind(|event| matches!(event.op, Op::Notify(_)) && event.object == woken.object);
        let by_close = told_it.is_some_and(|it| told.iter().any(|told| std::ptr::eq(*told, it)));
        let mut own = (at..events.len()).filter(|later| events[*later].task == woken.task);
        let back = own.find(|later| matches!(events[*later].op, Op::Wait | Op::Return(_)));
        let returned = back.filter(|back| events[*back].op == Op::Return(""));
        let call =
            events[..at].iter().rfind(|event| event.task == woken.task && matches!(event.op, Op::Call(_)));
        let joins = call.is_some_and(|call| call.op == Op::Call("join()"));
        by_close && joins && returned.is_some_and(|back| known(&events[..back]).unfinished > 0)
    };
    let mut woken = (0..events.len()).filter(|at| events[*at].op == Op::Woken);
    woken.any(ended).then(close_ends_no_join)
}

/// What is behind a lock that was busy, and that its thread did not take.
fn passed_a_lock(trace: &Trace) -> Option<String> {
    let events = trace.events();
    let passed = |at: usize| {
        let busy = &events[at];
        let next = events[at + 1..].iter().find(|event| event.task == busy.task);
        busy.op == Op::LockBusy && next.is_none_or(|next| next.object != busy.object && next.op != Op::Yield)
    };
    (0..events.len()).any(passed).then(|| {
        "A thread found the lock taken, and went on without it: what the lock protects, it does not know then. `try_lock` does \
         not wait; use `lock`."
            .to_owned()
    })
}

const IN_AND_OUT: &[QueueCall] = &[QueueCall::Put, QueueCall::Get, QueueCall::Close, QueueCall::Len];
const TO_THE_END: &[QueueCall] =
    &[QueueCall::Put, QueueCall::Get, QueueCall::Close, QueueCall::TaskDone, QueueCall::Join];

/// What is behind a `join` that waits beside a `put` which gave its item back, and nothing that was got.
fn waits_for_what_came_back(trace: &Trace) -> Option<String> {
    let has = |is_it: fn(Op) -> bool| count(trace, is_it) > 0;
    let joins = count(trace, |op| op == Op::Call("join()"));
    let came_back = has(|op| matches!(op, Op::Call(text) if text.starts_with("put(")))
        && has(|op| matches!(op, Op::Return(text) if text.starts_with("the item")));
    let got = has(|op| op == Op::Call("get()"));
    (joins > 0 && came_back && !got && trace.waiting_to_be_notified() > 0).then(|| {
        "An item that `put` gave back was not put: count it only when it is in the queue.".to_owned()
    })
}

/// Holds all small programs of these calls to the contract, where those of the calls `earlier` follow it.
fn small_programs(calls: &'static [QueueCall], earlier: &'static [QueueCall]) {
    let queues =
        |calls| [(1, 0), (1, 1), (2, 0), (2, 2)].map(|(capacity, held)| Queue { capacity, held, calls });
    let earlier = if earlier.is_empty() { Vec::new() } else { queues(earlier).to_vec() };
    claim("whatever threads call, each gets what the contract says, and waits only where it has to")
        .misconception(waits_for_what_came_back)
        .misconception(gave_up_waiting)
        .misconception(passed_a_lock)
        .misconception(woken_by_close_in_vain)
        .misconception(join_ended_by_close)
        .misconception(could_go_on)
        .misconception(counted_too_late)
        .misconception(not_looked_again)
        .follows_given(&queues(calls), &earlier);
}

pub fn step3_small_programs_do_what_the_contract_says() {
    small_programs(IN_AND_OUT, &[]);
}

pub fn step4_small_programs_do_what_the_contract_says() {
    small_programs(TO_THE_END, IN_AND_OUT);
}
