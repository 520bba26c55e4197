//! 07 · Thread pool: what the five steps are held to.
//!
//! The steps lean on one another, and a mistake should show in its own step. So the pools of steps 1 to 4 are never
//! dropped, and where steps 3 and 4 ask for speed they ask for that of the answer's own `submit`.
//!
//! Every schedule is tried where a wake-up can be lost or two threads can meet: with as few of them as that takes.

use engine::rt::thread::Options;
use engine::rt::{Op, TaskId};
use engine::{Caller, Claim, Schedule, Spec, Trace, Waiting, ensure, ensure_eq, replay, section, so_far};
use std::cell::RefCell;
use std::mem::ManuallyDrop;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Barrier, Condvar, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use super::contract::{self, JobPanicked, Pending, ThreadPool};

const SECOND: Duration = Duration::from_secs(1);

/// A claim about a pool, in whose run threads may ask without end.
fn claim(expected: impl Into<String>) -> Claim {
    engine::claim(expected).misconception(asked_without_end)
}

/// A claim of a later step, which builds on `submit` and `wait`.
fn later_claim(expected: impl Into<String>) -> Claim {
    claim(expected).misconception(|_| {
        let text = "`submit` and `wait` alone do not yet do what step 1 asks for, and this builds on them: see the checks of \
                    step 1 first.";
        (!step_1_works()).then(|| text.to_owned())
    })
}

/// As many operations at one time as no answer needs that waits until it is told.
const MANY_OPERATIONS: usize = 100_000;

fn asked_without_end(trace: &Trace) -> Option<String> {
    let last = trace.events().last()?.at;
    let asks = |event: &engine::rt::Event| {
        let is_a_look = matches!(
            event.op,
            Op::Lock(_)
                | Op::Unlock(_)
                | Op::LockBusy
                | Op::Load(_)
                | Op::Yield
                | Op::Empty
                | Op::Length(_)
                | Op::OwnersAsked
                | Op::OwnersChanged
        );
        event.at == last && is_a_look
    };
    let text = "Threads that have nothing to do ask again and again, and do not wait until they are told. While a thread can go \
                on, the virtual clock stands still, so this has no end: let them wait for a channel or a condition variable.";
    let in_a_row = trace.events().iter().rev().take(MANY_OPERATIONS).take_while(|event| asks(event)).count();
    (in_a_row == MANY_OPERATIONS).then(|| text.to_owned())
}

/// Whether jobs run at once as they should, on workers that have just been started and on idle ones.
fn step_1_works() -> bool {
    let works = || {
        let pool = pool(4);
        for _ in 0..2 {
            let start = Instant::now();
            let nap = |number: u32| {
                submit(&pool, move || {
                    thread::sleep(SECOND);
                    number
                })
            };
            let pending: Vec<_> = (0..24).map(nap).collect();
            let results: Vec<u32> = pending.into_iter().map(value).collect();
            ensure_eq(results, (0..24).collect::<Vec<u32>>(), "the list of results");
            ensure_eq(start.elapsed(), 6 * SECOND, "the time");
            thread::sleep(100 * SECOND);
            meet(&pool, 4);
            thread::sleep(100 * SECOND);
        }
    };
    replay(&Schedule::straight(), works).is_ok()
}

/// A pool that is not dropped at the end of a body: that is step 5.
fn pool(workers: usize) -> ManuallyDrop<ThreadPool> {
    ManuallyDrop::new(ThreadPool::new(workers))
}

/// What a job does, in a section that the trace knows.
fn job<T>(work: impl FnOnce() -> T) -> T {
    section("job", work)
}

/// Hands in a job, in a section that the trace knows.
fn submit<T: Send + 'static>(
    pool: &ThreadPool,
    work: impl FnOnce() -> T + Send + Clone + 'static,
) -> Pending<T> {
    section("submit", || pool.submit(move || job(work)))
}

/// The result of a job that does not panic.
fn value<T: 'static>(pending: Pending<T>) -> T {
    match pending.wait() {
        Ok(value) => value,
        Err(JobPanicked(message)) => panic!("a job that did not panic gave JobPanicked({message:?})"),
    }
}

/// How often a section was left.
fn left(trace: &Trace, name: &'static str) -> usize {
    trace.events().iter().filter(|event| event.op == Op::Leave(name)).count()
}

/// How many different threads did a job.
fn threads_with_a_job(trace: &Trace) -> usize {
    let jobs = trace.events().iter().filter(|event| event.op == Op::Enter("job"));
    let mut threads: Vec<_> = jobs.map(|event| event.task).collect();
    threads.sort_unstable();
    threads.dedup();
    threads.len()
}

/// Whether a job was begun by a thread that held a lock.
fn a_job_has_a_lock(trace: &Trace) -> bool {
    let holds_one = |(at, begin): (usize, &engine::rt::Event)| {
        let before = trace.events()[..at].iter().filter(|event| event.task == begin.task);
        let held = before.fold(0_i32, |held, event| match event.op {
            Op::Lock(_) | Op::ReadLock(_) | Op::WriteLock(_) => held + 1,
            Op::Unlock(_) | Op::ReadUnlock | Op::WriteUnlock(_) => held - 1,
            _ => held,
        });
        held > 0
    };
    trace.events().iter().enumerate().filter(|(_, event)| event.op == Op::Enter("job")).any(holds_one)
}

/// Whether handing in a job takes time, or never came to an end.
fn submit_waits(trace: &Trace, workers: usize) -> bool {
    let mut entered = None;
    let jobs = trace.times_entered("submit");
    for event in trace.events() {
        match event.op {
            Op::Enter("submit") => entered = Some(event),
            // Where any thread may be held back, it took time although it did not wait.
            Op::Leave("submit") if entered.take().is_some_and(|enter| enter.at < event.at) => {
                return handing_in_takes_time(jobs, workers);
            }
            // It came to an end of its own.
            Op::Panic if entered.is_some_and(|enter| enter.task == event.task) => entered = None,
            _ => {}
        }
    }
    entered.is_some()
}

fn handing_in_takes_time(jobs: usize, workers: usize) -> bool {
    let hand_in = move || {
        let (pool, start) = (pool(workers), Instant::now());
        let _pending: Vec<_> = (0..jobs).map(|_| submit(&pool, || thread::sleep(SECOND))).collect();
        start.elapsed()
    };
    replay(&Schedule::straight(), hand_in).is_ok_and(|run| !run.value.is_zero())
}

/// The last of these that the thread of an event did before it.
fn last_before(trace: &Trace, at: usize, these: impl Fn(Op) -> bool) -> Option<Op> {
    let task = trace.events()[at].task;
    trace.events()[..at].iter().rfind(|event| event.task == task && these(event.op)).map(|event| event.op)
}

/// Whether a thread panicked after a job that it had done.
fn a_worker_panicked(trace: &Trace) -> bool {
    let job = |op| matches!(op, Op::Enter("job") | Op::Leave("job"));
    trace.events().iter().enumerate().any(|(at, event)| {
        event.op == Op::Panic
            && event.task != TaskId::BODY
            && last_before(trace, at, job) == Some(Op::Leave("job"))
    })
}

/// Whether a thread began something while it was at something else itself.
fn begun_within(trace: &Trace, outer: &'static str, inner: &'static str) -> bool {
    let marks = |op| op == Op::Enter(outer) || op == Op::Leave(outer);
    trace.events().iter().enumerate().any(|(at, event)| {
        event.op == Op::Enter(inner) && last_before(trace, at, marks) == Some(Op::Enter(outer))
    })
}

/// What is behind a `wait` that panics, or a job that the caller does.
fn on_the_calling_thread(trace: &Trace) -> Option<&'static str> {
    let own: Vec<_> = trace.events().iter().filter(|event| event.task == TaskId::BODY).collect();
    let panicked = own.iter().position(|event| event.op == Op::Panic && of_the_answer(event));
    let begun = own.iter().position(|event| event.op == Op::Enter("job"));
    let section_before = |at: usize| {
        own[..at].iter().rfind(|event| matches!(event.op, Op::Enter("submit") | Op::Leave("submit")))
    };
    if begun.and_then(section_before).is_some_and(|event| event.op == Op::Enter("submit")) {
        return Some("`submit` does the job itself, on the calling thread: put it into the workers' queue.");
    }
    if begun.is_some() {
        return Some(
            "Whoever waits for a result does a job itself meanwhile, on the calling thread. Jobs are done by the workers, and \
             `wait` only waits.",
        );
    }
    if own[..panicked?].iter().rfind(|event| event.op != Op::OwnersChanged)?.op == Op::OwnersAsked {
        return Some(
            "The `Arc` still has several owners: the job has left its result, and not dropped its own `Arc` yet. Take the \
             result out under the lock, whoever else owns it.",
        );
    }
    (looks_in_a_row(&own[..panicked?]) > 8).then_some(
        "`wait` gave up after a number of looks: however many there are, the job may take longer. Wait until the result is \
         there.",
    )
}

/// How often a thread looked at one and the same thing in the end, and did nothing else.
fn looks_in_a_row(own: &[&engine::rt::Event]) -> usize {
    let is_a_look = |event: &&&engine::rt::Event| {
        matches!(
            event.op,
            Op::Lock(_)
                | Op::Unlock(_)
                | Op::Load(_)
                | Op::LockBusy
                | Op::Empty
                | Op::Yield
                | Op::OwnersChanged
        )
    };
    let looks: Vec<_> = own.iter().rev().take_while(is_a_look).collect();
    let object = looks.iter().find_map(|event| event.object);
    looks
        .iter()
        .filter(|event| matches!(event.op, Op::Lock(_) | Op::Load(_) | Op::Empty) && event.object == object)
        .count()
}

/// Whether the answer waited for a limited time, and in vain.
fn timed_out(trace: &Trace) -> bool {
    trace.events().iter().any(|event| event.op == Op::TimedOut && of_the_answer(event))
}

/// Whether a job is called off when its `Pending` is gone before it begins.
fn is_called_off() -> bool {
    let jobs_done = |is_kept: bool| {
        let done = move || {
            let pool = pool(1);
            let _first = submit(&pool, || thread::sleep(SECOND));
            let second = Some(submit(&pool, || ())).filter(|_| is_kept);
            thread::sleep(100 * SECOND);
            drop(second);
            left(&so_far(), "job")
        };
        replay(&Schedule::straight(), done).map_or(0, |run| run.value)
    };
    jobs_done(true) == 2 && jobs_done(false) == 1
}

/// Whether a job waits for a certain worker that is busy, and is done by it later.
fn waits_for_its_worker() -> bool {
    let jobs_done = || {
        let pool = pool(2);
        let _pending =
            [100, 1, 1, 1, 1, 1].map(|seconds| submit(&pool, move || thread::sleep(seconds * SECOND)));
        thread::sleep(50 * SECOND);
        let at_first = left(&so_far(), "job");
        thread::sleep(300 * SECOND);
        (at_first, left(&so_far(), "job"))
    };
    replay(&Schedule::straight(), jobs_done).is_ok_and(|run| run.value.0 < 5 && run.value.1 == 6)
}

/// Why a job waits although a worker should be free for it.
fn not_begun(trace: &Trace, workers: usize) -> Option<String> {
    let started = trace.threads_started();
    let asleep = |task: TaskId| {
        let wait =
            |event: &&engine::rt::Event| event.task == task && matches!(event.op, Op::Wait | Op::Woken);
        let last = trace.events().iter().rfind(wait);
        task != TaskId::BODY && last.is_some_and(|event| event.op == Op::Wait)
    };
    let why = if started < workers {
        format!("only {started} of {workers} workers {} started.", if started == 1 { "was" } else { "were" })
    } else if trace.threads_left() < workers {
        "a worker has ended. Each waits for the next job, however long, until the pool is dropped.".to_owned()
    } else if trace.waiting_to_be_notified() > 0 && trace.all_threads().any(asleep) {
        "no idle worker was woken for it. Notify for each job that is put in.".to_owned()
    } else if is_called_off() {
        let text = "A job was called off because its `Pending` was gone. A job is done whether or not anybody waits for it.";
        return Some(text.to_owned());
    } else if waits_for_its_worker() {
        "the worker did not come to it. One queue for all lets whoever is free take the next job.".to_owned()
    } else {
        return None;
    };
    Some(format!("A job waits although a worker should be free for it: {why}"))
}

/// What is behind a pool of `workers` that does not work, as far as the run shows it.
fn misconception(workers: usize) -> impl Fn(&Trace) -> Option<String> + 'static {
    move |trace| {
        let (submitted, begun) = (left(trace, "submit"), trace.times_entered("job"));
        let threads = threads_with_a_job(trace);
        let text = if let Some(text) = on_the_calling_thread(trace) {
            text
        } else if trace.panic_says("a job that did not panic gave") && timed_out(trace) {
            "`wait` gave up after a time: however long that is, the job may take longer. Wait until the result is there."
        } else if trace.waiting_to_send() > 0 && begun > 0 {
            "A worker waits until somebody comes for its result, and does no other job meanwhile. A result needs room of its \
             own, where it can wait without a thread."
        } else if a_worker_panicked(trace) {
            "A worker panicked, and a thread that panics ends: it does no more jobs. A result that nobody waits for is no \
             reason to panic."
        } else if begun < submitted && trace.threads_started() < workers {
            return not_begun(trace, workers);
        } else if a_job_has_a_lock(trace) {
            "A worker holds a lock while its job runs, so no other worker can take a job: they work one at a time. \
             A guard in the head of a `while let`, an `if let` or a `match` lives to the end of its body."
        } else if threads > workers && threads == begun {
            "A thread is started for each job. A pool starts its threads once, and each does one job after another."
        } else if threads > workers && trace.most_at_once("job") <= workers {
            "Threads end, and others take their places. The same threads do all jobs, however many there are, and however late \
             they come."
        } else if threads > workers {
            "More threads do jobs than the pool has workers."
        } else if submit_waits(trace, workers) {
            "Handing in a job waits for a worker. Put it where it can wait by itself: in a queue without a limit."
        } else if begun < submitted {
            return not_begun(trace, workers);
        } else {
            return None;
        };
        Some(text.to_owned())
    }
}

pub fn step1_wait_returns_what_the_job_returned() {
    claim("`wait` returns what its job returned, whether that is done by then or not")
        .misconception(misconception(1))
        .every_schedule(|| {
            let pool = pool(1);
            ensure_eq(value(submit(&pool, || 1)), 1, "the result");
        });
    claim("each `wait` returns the result of its own job").misconception(misconception(2)).in_ideal_time(
        || {
            let pool = pool(2);
            let number = submit(&pool, || 1);
            let text = submit(&pool, || String::from("two"));
            ensure_eq(value(text), "two", "the result of the second job");
            ensure_eq(value(number), 1, "the result of the first job");
        },
    );
}

pub fn step1_as_many_jobs_run_at_once_as_there_are_workers() {
    claim("2 jobs that wait for each other end on 2 workers, because both run at once")
        .misconception(misconception(2))
        .every_schedule(|| {
            let (pool, both) = (pool(2), Arc::new(Barrier::new(2)));
            let jobs = [(); 2].map(|()| {
                let both = Arc::clone(&both);
                submit(&pool, move || {
                    both.wait();
                })
            });
            jobs.into_iter().for_each(value);
        });
}

/// Asks for the time that jobs of 1 s take.
fn jobs_of_a_second(jobs: u32, workers: usize, seconds: u32) {
    claim(format!("{jobs} jobs of 1 s take {seconds} s on {workers} workers"))
        .misconception(misconception(workers))
        .takes(seconds * SECOND, move || {
            let pool = pool(workers);
            let pending: Vec<_> = (0..jobs).map(|_| submit(&pool, || thread::sleep(SECOND))).collect();
            pending.into_iter().for_each(value);
        });
}

pub fn step1_nine_jobs_of_1_s_take_3_s_on_three_workers() {
    claim("9 jobs of 1 s take 3 s on 3 workers, which are idle before")
        .misconception(misconception(3))
        .in_ideal_time(|| {
            let pool = pool(3);
            thread::sleep(SECOND);
            let start = Instant::now();
            let pending = [(); 9].map(|()| submit(&pool, || thread::sleep(SECOND)));
            pending.into_iter().for_each(value);
            let took = start.elapsed();
            ensure(took == 3 * SECOND, || format!("they took {took:?}"));
        });
}

/// More workers, and more jobs, than anybody would take for a limit.
const WORKERS: usize = 97;
const JOBS: u32 = 300;

pub fn step1_many_jobs_run_at_once_on_many_workers() {
    claim("291 jobs of 1 s take 3 s on 97 workers").misconception(misconception(WORKERS)).once(|| {
        let (pool, start) = (pool(WORKERS), Instant::now());
        let pending: Vec<_> = (0..3 * WORKERS).map(|_| submit(&pool, || thread::sleep(SECOND))).collect();
        pending.into_iter().for_each(value);
        let took = start.elapsed();
        ensure(took == 3 * SECOND, || format!("they took {took:?}"));
    });
}

pub fn step1_one_worker_and_more_workers_than_jobs_are_fine() {
    jobs_of_a_second(3, 1, 3);
    jobs_of_a_second(2, 5, 1);
    jobs_of_a_second(5, 2, 3);
}

pub fn step1_no_more_jobs_run_at_once_than_there_are_workers() {
    claim("at most 3 of 7 jobs run at once on 3 workers").misconception(misconception(3)).in_ideal_time(
        || {
            let pool = pool(3);
            let pending = [(); 7].map(|()| submit(&pool, || thread::sleep(SECOND)));
            pending.into_iter().for_each(value);
            let most = so_far().most_at_once("job");
            ensure(most <= 3, || format!("{most} jobs ran at once"));
        },
    );
    claim("a single worker does one job at a time").misconception(misconception(1)).every_schedule(|| {
        let pool = pool(1);
        let pending = [(); 2].map(|()| submit(&pool, thread::yield_now));
        pending.into_iter().for_each(value);
        let most = so_far().most_at_once("job");
        ensure(most == 1, || format!("{most} jobs ran at once"));
    });
}

/// How many of `expected` messages come.
fn received(messages: &mpsc::Receiver<()>, expected: usize) -> usize {
    (0..expected).take_while(|_| messages.recv().is_ok()).count()
}

pub fn step1_no_job_waits_while_a_worker_is_free() {
    claim(
        "a job that takes until 3 others are done keeps one of 2 workers busy, and the other one does the 3",
    )
    .misconception(misconception(2))
    .in_ideal_time(|| {
        let pool = pool(2);
        let (done, others) = mpsc::channel();
        let long = section("submit", || pool.submit(move || job(|| received(&others, 3))));
        for _ in 0..3 {
            let done = done.clone();
            drop(submit(&pool, move || done.send(()).is_ok()));
        }
        ensure_eq(value(long), 3, "the number of other jobs");
    });
}

pub fn step1_threads_are_used_again() {
    claim("3 workers do 12 jobs, in two batches, on the same 3 threads")
        .misconception(misconception(3))
        .in_ideal_time(|| {
            let pool = pool(3);
            for _ in 0..2 {
                let pending = [(); 6].map(|()| submit(&pool, || thread::sleep(SECOND)));
                pending.into_iter().for_each(value);
            }
            ensure_three_threads();
        });
    claim("3 workers do 900 jobs, have nothing to do for 100 s, and do 6 more: on the same 3 threads")
        .misconception(misconception(3))
        .once(|| {
            let pool = pool(3);
            for jobs in [3 * JOBS, 6] {
                let pending: Vec<_> = (0..jobs).map(|_| submit(&pool, || thread::sleep(SECOND))).collect();
                pending.into_iter().for_each(value);
                thread::sleep(100 * SECOND);
            }
            ensure_three_threads();
        });
    claim(format!("a worker does {MANY_JOBS} jobs, and the last of them begins no deeper on its stack than the first"))
        .misconception(|trace| {
            let text = "The worker takes the next job in a call that has not returned when it takes another one, and its stack grows \
                        with every job. Take jobs in a loop.";
            trace.panic_says("of its stack").then(|| text.to_owned())
        })
        .misconception(misconception(1))
        .once(|| {
            let pool = pool(1);
            let first = value(pool.submit(place_on_the_stack));
            let others: Vec<_> = (1..MANY_JOBS).map(|_| pool.submit(place_on_the_stack)).collect();
            for (thread, place) in others.into_iter().map(value) {
                let deeper = first.1.saturating_sub(place);
                ensure(thread != first.0 || deeper < ROOM_ON_THE_STACK, || {
                    format!("a worker had used {deeper} bytes more of its stack than at its first job")
                });
            }
        });
}

/// More jobs than anybody would take for a limit, at little cost.
const MANY_JOBS: u32 = 2_345;

/// By how much the same thread may be deeper on its stack at another time, in bytes: calls within calls need more for so
/// many jobs.
const ROOM_ON_THE_STACK: usize = 32 << 10;

/// Where a thread is on its stack, which grows downwards.
fn place_on_the_stack() -> (thread::ThreadId, usize) {
    let here = 0_u8;
    (thread::current().id(), std::hint::black_box(&raw const here).addr())
}

fn ensure_three_threads() {
    let threads = threads_with_a_job(&so_far());
    ensure(threads <= 3, || format!("the jobs were done on {threads} threads"));
}

/// More jobs than anybody would make room for.
const WAITING_JOBS: u32 = 12_345;

pub fn step1_submit_never_waits() {
    claim(format!("handing in {WAITING_JOBS} jobs of 1 s takes no time, with a single worker"))
        .misconception(misconception(1))
        .once(|| {
            let (pool, start) = (pool(1), Instant::now());
            let _pending: Vec<_> =
                (0..WAITING_JOBS).map(|_| submit(&pool, || thread::sleep(SECOND))).collect();
            let took = start.elapsed();
            ensure(took.is_zero(), || format!("handing them in took {took:?}"));
        });
    claim("jobs can be handed in while the only worker waits for the thread that does so")
        .misconception(misconception(1))
        .in_ideal_time(|| {
            let pool = pool(1);
            let (go, signal) = mpsc::channel();
            let first = section("submit", || pool.submit(move || job(|| signal.recv().is_ok())));
            let second = submit(&pool, || true);
            ensure(go.send(()).is_ok(), || "the job was dropped before it was done".to_owned());
            ensure(value(first) && value(second), || "a job was dropped before it was done".to_owned());
        });
}

pub fn step1_a_job_is_done_even_if_nobody_waits_for_it() {
    claim("all 3 jobs are done by one worker, though each `Pending` is dropped at once")
        .misconception(misconception(1))
        .in_ideal_time(|| {
            let pool = pool(1);
            let (done, others) = mpsc::channel();
            for _ in 0..3 {
                let done = done.clone();
                drop(submit(&pool, move || done.send(()).is_ok()));
            }
            drop(done);
            let jobs = received(&others, 3);
            ensure(jobs == 3, || format!("{jobs} of 3 jobs were done, and the others were dropped"));
        });
}

pub fn step1_a_result_that_nobody_fetches_keeps_no_worker() {
    claim("2 jobs on one worker: the second is waited for first, and the first one after it")
        .misconception(misconception(1))
        .every_schedule(|| {
            let pool = pool(1);
            let (first, second) = (submit(&pool, || 1), submit(&pool, || 2));
            ensure_eq(value(second), 2, "the result of the second job");
            ensure_eq(value(first), 1, "the result of the first job");
        });
    claim("5 jobs on 2 workers are waited for from the last to the first")
        .misconception(misconception(2))
        .in_ideal_time(|| {
            let pool = pool(2);
            let pending: Vec<_> = (0..5).map(|number| submit(&pool, move || number)).collect();
            let results: Vec<u32> = pending.into_iter().rev().map(value).collect();
            ensure_eq(results, [4, 3, 2, 1, 0], "the list of results");
        });
}

fn done_by_itself(trace: &Trace) -> Option<String> {
    let text = "`submit` does the job itself when a job calls it: put that into the workers' queue as well.";
    begun_within(trace, "submit", "job").then(|| text.to_owned())
}

pub fn step1_a_job_may_hand_in_another() {
    claim(
        "the job of a single worker hands in another one and goes on for 3 s; the other one is done after it",
    )
    .misconception(done_by_itself)
    .misconception(misconception(1))
    .in_ideal_time(|| {
        let pool = Arc::new(pool(1));
        let own = Arc::clone(&pool);
        let first = submit(&pool, move || {
            let start = Instant::now();
            drop(submit(&own, || thread::sleep(SECOND)));
            let took = start.elapsed();
            thread::sleep(3 * SECOND);
            took
        });
        let took = value(first);
        ensure(took.is_zero(), || format!("handing it in took {took:?}"));
        thread::sleep(100 * SECOND);
        let most = so_far().most_at_once("job");
        ensure(most == 1, || format!("{most} jobs ran at once"));
        let done = left(&so_far(), "job");
        ensure(done == 2, || format!("{done} of 2 jobs were done"));
    });
}

pub fn step1_a_job_may_wait_for_another() {
    claim("the job of one of 2 workers hands in another one and waits for it: the other worker does that")
        .misconception(done_by_itself)
        .misconception(misconception(2))
        .in_ideal_time(|| {
            let pool = Arc::new(pool(2));
            let own = Arc::clone(&pool);
            let first = submit(&pool, move || value(submit(&own, || 2)));
            ensure_eq(value(first), 2, "the result");
        });
    for (is_slow_first, order) in [(true, "after"), (false, "before")] {
        claim(format!(
            "the job of one of 3 workers waits for another one that it hands in, {order} a third one that ends only when it has \
             its result"
        ))
        .misconception(done_by_itself)
        .misconception(on_top_of_its_own)
        .misconception(misconception(3))
        .in_ideal_time(move || {
            let pool = Arc::new(pool(3));
            let own = Arc::clone(&pool);
            let both = move || wait_for_the_quick_one(&own, is_slow_first);
            let first = section("submit", || pool.submit(move || job(both)));
            ensure_eq(value(first), (2, true), "the pair of results");
        });
    }
}

/// Hands in two jobs, one of which ends when the result of the other has arrived.
fn wait_for_the_quick_one(pool: &ThreadPool, is_slow_first: bool) -> (u32, bool) {
    let (go, signal) = mpsc::channel();
    let submit_slow = || section("submit", || pool.submit(move || job(|| signal.recv().is_ok())));
    let (quick, slow) = if is_slow_first {
        let slow = submit_slow();
        (submit(pool, || 2), slow)
    } else {
        (submit(pool, || 2), submit_slow())
    };
    let quick = value(quick);
    let _ = go.send(());
    (quick, value(slow))
}

fn on_top_of_its_own(trace: &Trace) -> Option<String> {
    let text = "A worker that waits for a result does another job meanwhile, on top of its own, which can go on only when that \
                one is done. A worker that waits has one job: the other workers do the next.";
    begun_within(trace, "job", "job").then(|| text.to_owned())
}

/// As many jobs as there are workers meet: each needs a worker of its own.
fn meet(pool: &ThreadPool, workers: usize) {
    let all = Arc::new(Barrier::new(workers));
    let meet = |_| {
        let all = Arc::clone(&all);
        submit(pool, move || {
            all.wait();
        })
    };
    let meeting: Vec<_> = (0..workers).map(meet).collect();
    meeting.into_iter().for_each(value);
}

/// When `before` jobs are done, as many jobs as there are workers meet.
fn meet_after(before: usize, workers: usize) -> impl Fn() + Send + Sync + 'static {
    move || {
        let pool = pool(workers);
        let begun: Vec<_> = (0..before).map(|_| submit(&pool, || ())).collect();
        begun.into_iter().for_each(value);
        meet(&pool, workers);
    }
}

pub fn step1_every_worker_is_there_for_the_next_jobs() {
    claim("a job is done; then 2 jobs that wait for each other end on 2 workers")
        .misconception(misconception(2))
        .every_schedule(meet_after(1, 2));
    for before in [1, 2, 4] {
        claim(format!("{before} jobs are done; then 3 jobs that wait for each other end on 3 workers"))
            .misconception(misconception(3))
            .in_ideal_time(meet_after(before, 3));
    }
}

fn told_another(trace: &Trace) -> Option<String> {
    let woken_twice = trace.events().iter().filter(|event| event.op == Op::Woken).any(|woken| {
        let mut later = trace.events().iter().skip_while(|event| !std::ptr::eq(*event, woken));
        later.any(|event| event.op == Op::Wait && event.task == woken.task && event.object == woken.object)
    });
    (trace.waiting_to_be_notified() > 0 && woken_twice).then(|| {
        "A result woke a thread that waits for another one, and the thread it was meant for sleeps on. Wake all, or give \
         each result a condition variable of its own."
            .to_owned()
    })
}

pub fn step1_each_that_waits_is_told() {
    claim("2 threads wait for a job each, on 2 workers, and both go on")
        .misconception(told_another)
        .misconception(misconception(2))
        .every_schedule(|| {
            let pool = pool(2);
            let pending = [1, 2].map(|number| submit(&pool, move || number));
            // Not std's `spawn`: the contract does not say that a `Pending` is `Send`.
            let waiting =
                pending.map(|pending| engine::rt::thread::spawn(Options::default(), move || value(pending)));
            ensure_eq(waiting.map(|it| it.join().unwrap()), [1, 2], "the list of results");
        });
}

/// A job of the first pool goes on until one of the second pool is done. Both are waited for at once.
fn hand_over(first: &ThreadPool, second: &ThreadPool) {
    let (done, other) = mpsc::channel();
    let first = section("submit", || first.submit(move || job(|| other.recv().is_ok())));
    let waiting = engine::rt::thread::spawn(Options::default(), move || value(first));
    thread::sleep(SECOND);
    let second = section("submit", || second.submit(move || job(|| done.send(()).is_ok())));
    ensure(value(second), || "the job of one pool was dropped".to_owned());
    ensure(waiting.join().unwrap(), || "the job of one pool was dropped".to_owned());
}

/// What one pool does right, two of them do wrong.
fn shared_by_all_pools(_: &Trace) -> Option<String> {
    let on_one = || {
        let pool = pool(2);
        thread::sleep(SECOND);
        hand_over(&pool, &pool);
        hand_over(&pool, &pool);
    };
    let one_works = replay(&Schedule::straight(), on_one).is_ok();
    let two_work = replay(&Schedule::straight(), hand_over_both_ways).is_ok();
    (one_works && !two_work).then(|| {
        "With one pool it works, with two it does not: they share something, a `static` say. Each pool needs a queue, locks \
         and condition variables of its own."
            .to_owned()
    })
}

pub fn step1_pools_do_not_disturb_each_other() {
    claim("of 2 pools with a worker each, the job of one waits for the job of the other, and both results arrive")
        .misconception(shared_by_all_pools)
        .misconception(misconception(2))
        .in_ideal_time(hand_over_both_ways);
}

fn hand_over_both_ways() {
    let (one, other) = (pool(1), pool(1));
    // All workers wait for a job by then.
    thread::sleep(SECOND);
    hand_over(&one, &other);
    hand_over(&other, &one);
}

/// The line of the answer at which a worker panicked, while no job ran.
fn own_panic(trace: &Trace) -> Option<u32> {
    let mut panics =
        trace.events().iter().filter(|event| event.op == Op::Panic && event.task != TaskId::BODY);
    panics.find(|event| of_the_answer(event)).map(|event| event.place.line())
}

fn of_the_answer(event: &engine::rt::Event) -> bool {
    let file = event.place.file().replace('\\', "/");
    !file.contains("tests/checks/") && !file.contains("model/")
}

/// What is behind a panic that does harm.
fn after_a_panic(trace: &Trace) -> Option<String> {
    if let Some(line) = own_panic(trace) {
        let text = format!(
            "The worker itself panicked, at line {line}, and a thread that panics ends: the pool has one worker less. Catching \
             a job's panic does not help against an error of its own."
        );
        return Some(text);
    }
    let panicked = trace.events().iter().find(|event| event.op == Op::Panic && event.task != TaskId::BODY)?;
    let ended = trace.events().iter().any(|event| event.op == Op::Finish && event.task == panicked.task);
    let by_wait = trace
        .events()
        .iter()
        .any(|event| event.op == Op::Panic && event.task == TaskId::BODY && of_the_answer(event));
    let text = if ended {
        "A worker whose job panicked ended its thread, so the pool has one worker less. A worker must outlive its jobs, \
         and do the next one."
    } else if by_wait && trace.panic_says("on purpose") {
        "The panic of the job goes on in the thread that waits for it. `wait` does not panic: it returns an `Err` with the \
         message."
    } else if !a_panic_becomes_an_error() {
        "A job that panics never leaves a result by itself: whoever did the job must tell the one who waits."
    } else {
        return None;
    };
    Some(text.to_owned())
}

/// The message of a job that panics.
fn message<T: 'static>(pending: Pending<T>) -> String {
    match pending.wait() {
        Ok(_) => panic!("a job that panicked gave a result"),
        Err(JobPanicked(message)) => message,
    }
}

pub fn step2_the_message_of_the_panic_arrives() {
    let formatted = |trace: &Trace| {
        let text = "A panic with a formatted message carries a `String`, one with a plain text a `&str`: look for both.";
        trace.panic_says("{photo}").then(|| text.to_owned())
    };
    later_claim("`wait` returns `Err(JobPanicked(message))` with the message that the job panicked with")
        .misconception(formatted)
        .once(|| {
            let pool = pool(1);
            let text = pool.submit(|| -> u32 { panic!("the disk is full") });
            ensure_eq(message(text), "the disk is full", "the message of `panic!(\"the disk is full\")`");
            let photo = 7;
            let formatted = pool.submit(move || -> u32 { panic!("no photo {photo}") });
            ensure_eq(message(formatted), "no photo 7", "the message of `panic!(\"no photo {photo}\")`");
        });
    later_claim(
        "the message arrives as it is: empty, with blanks round it, of several lines, of any letters",
    )
    .once(|| {
        let pool = pool(1);
        let empty = pool.submit(|| -> u32 { panic!("") });
        ensure_eq(message(empty), "", "the message of `panic!(\"\")`");
        let blanks = pool.submit(|| -> u32 { panic!(" two\n\nlines \n") });
        ensure_eq(message(blanks), " two\n\nlines \n", "the message of `panic!(\" two\\n\\nlines \\n\")`");
        let signs = pool.submit(|| -> u32 { panic!("Straße nach Łódź, 写真 🦀") });
        ensure_eq(message(signs), "Straße nach Łódź, 写真 🦀", "the message of `panic!(\"Straße …\")`");
        let long = "a long story, écrite à Århus, ".repeat(30);
        let told = long.clone();
        let formatted = pool.submit(move || -> u32 { panic!("{told}") });
        ensure_eq(message(formatted), long, "the message of `panic!(\"{told}\")`");
    });
}

pub fn step2_waiting_for_a_job_that_panics_ends() {
    later_claim("`wait` returns an error when its job panics, whether that has happened by then or not")
        .misconception(after_a_panic)
        .every_schedule(|| {
            let pool = pool(1);
            message(pool.submit(|| -> u32 { panic!("on purpose") }));
        });
}

/// Asks for as many workers as before when so many jobs have panicked.
fn workers_outlive(panics: usize) {
    later_claim(format!(
        "2 jobs of 1 s take as long on 2 workers after {panics} jobs that panicked as before"
    ))
    .misconception(after_a_panic)
    .once(move || {
        let pool = pool(2);
        let two_jobs = || {
            let start = Instant::now();
            [(); 2].map(|()| pool.submit(|| thread::sleep(SECOND))).into_iter().for_each(value);
            start.elapsed()
        };
        // The first two start the pool, so that it is idle before the others, every time.
        let (_, before) = (two_jobs(), two_jobs());
        let bad: Vec<_> = (0..panics).map(|_| pool.submit(|| -> u32 { panic!("on purpose") })).collect();
        bad.into_iter().for_each(|bad| drop(message(bad)));
        let after = two_jobs();
        ensure(before == after, || format!("they took {before:?} before, and {after:?} after"));
    });
}

pub fn step2_the_pool_keeps_all_its_workers() {
    workers_outlive(3);
    workers_outlive(130);
}

/// Whether a result that nobody waits for costs no worker: step 1.
fn workers_outlive_unwanted_results() -> bool {
    let outlived = || {
        let pool = pool(2);
        (0..3).for_each(|_| drop(submit(&pool, || thread::sleep(SECOND))));
        thread::sleep(100 * SECOND);
        meet(&pool, 2);
    };
    replay(&Schedule::straight(), outlived).is_ok()
}

pub fn step2_a_panic_that_nobody_waits_for_costs_no_worker() {
    if !workers_outlive_unwanted_results() {
        return;
    }
    for gone_before in [true, false] {
        let when = if gone_before { "before" } else { "after" };
        later_claim(format!(
            "2 jobs panic, each `Pending` is dropped {when} that; then 2 jobs that wait for each other end on 2 workers"
        ))
        .misconception(after_a_panic)
        .in_ideal_time(move || {
            let pool = pool(2);
            let late = || -> u32 {
                thread::sleep(SECOND);
                panic!("on purpose")
            };
            let bad = [(); 2].map(|()| pool.submit(late));
            if gone_before {
                drop(bad);
                thread::sleep(100 * SECOND);
            } else {
                thread::sleep(100 * SECOND);
                drop(bad);
            }
            meet(&pool, 2);
        });
    }
}

pub fn step2_other_jobs_are_not_disturbed() {
    later_claim("jobs before, beside and after one that panics give their results")
        .misconception(after_a_panic)
        .in_ideal_time(|| {
            let pool = pool(2);
            let before = pool.submit(|| 1);
            let bad = pool.submit(|| -> u32 { panic!("on purpose") });
            let after = pool.submit(|| 3);
            ensure_eq((value(before), value(after)), (1, 3), "the pair of results");
            message(bad);
        });
}

/// What is behind a wrong `map`, as far as its run shows it.
fn map_misconception(trace: &Trace) -> Option<String> {
    let by_the_caller =
        trace.events().iter().any(|event| event.task == TaskId::BODY && event.op == Op::Enter("map"));
    let text = if by_the_caller {
        "No job is handed in for an item: the calling thread does it itself."
    } else if trace.times_entered("map") > 1 && trace.most_at_once("map") < 2 {
        "Each item is waited for before the next is handed in. (An iterator is lazy: `map` of an iterator does nothing until \
         something asks for its next item.)"
    } else if past_the_workers(trace) {
        "The items bypass the pool, and run on threads of their own. They should be jobs of the pool."
    } else {
        return map_in_another_order(trace);
    };
    Some(text.to_owned())
}

/// Whether items of `map` were done by threads that did no job, though each worker did one before.
fn past_the_workers(trace: &Trace) -> bool {
    let who =
        |name| trace.events().iter().filter(move |event| event.op == Op::Enter(name)).map(|event| event.task);
    who("job").next().is_some() && who("map").any(|task| who("job").all(|worker| worker != task))
}

/// What is behind results that are all there.
fn map_in_another_order(trace: &Trace) -> Option<String> {
    let text = "The results do not stand in the order of the items. If they stand in that in which they were ready: each result \
                must be stored at the position of its item.";
    (left(trace, "map") > 1 && trace.panic_says("list of results")).then(|| text.to_owned())
}

pub fn step3_results_are_in_the_order_of_the_items() {
    later_claim("`map` returns results in the order of the items, when the first item takes longest")
        .misconception(map_misconception)
        .in_ideal_time(|| {
            let nap = |seconds| section("map", || thread::sleep(seconds * SECOND));
            let results = pool(3).map(vec![3, 2, 1], move |seconds: u32| {
                nap(seconds);
                10 * seconds
            });
            ensure_eq(results.len(), 3, "the number of results for [3, 2, 1]");
            ensure_eq(results, vec![30, 20, 10], "the list of results for [3, 2, 1]");
        });
    later_claim("`map` returns results in the order of the items")
        .misconception(map_in_another_order)
        .every_schedule(|| {
            let results = pool(2).map(vec![1, 2], |item: u32| section("map", || 10 * item));
            ensure_eq(results.len(), 2, "the number of results for [1, 2]");
            ensure_eq(results, vec![10, 20], "the list of results for [1, 2]");
        });
    later_claim(format!("`map` returns the results of {NUMBERED_ITEMS} items in their order")).once(|| {
        let results = pool(3).map((0..NUMBERED_ITEMS).collect(), |item: u32| item);
        ensure_eq(results.len(), NUMBERED_ITEMS as usize, "the number of results");
        for (position, item) in (0..).zip(results) {
            ensure(item == position, || {
                format!("at position {position} there was the result of item {item}")
            });
        }
    });
}

/// More items than a byte counts.
const NUMBERED_ITEMS: u32 = 789;

/// More items than a program deals with otherwise.
const MANY_ITEMS: u32 = 2_345;

pub fn step3_every_item_is_done_once() {
    for (items, workers) in [(0, 2), (1, 3), (2, 1), (7, 3)] {
        later_claim(format!("`map` calls `f` once for each of {items} items, on {workers} workers"))
            .in_ideal_time(move || {
                let results = pool(workers).map((0..items).collect(), |item: u32| section("map", || item));
                ensure_eq(results, (0..items).collect::<Vec<_>>(), "the result");
                ensure_eq(so_far().times_entered("map"), items as usize, "the number of calls");
            });
    }
    if !workers_outlive_a_panic() {
        return;
    }
    for workers in [1, 3] {
        later_claim(format!("`map` calls `f` with each of 7 items, on {workers} workers, and `f` panics on the first"))
            .misconception(|trace| {
                let text = "One item panicked, and `f` was not called with others. Each item is a job of its own, and a job that \
                            panics costs nobody else anything.";
                trace.panic_says("the number of calls").then(|| text.to_owned())
            })
            .in_ideal_time(move || {
                let pool = Arc::new(pool(workers));
                call_with_a_panic(&pool, &[0, 1, 2, 3, 4, 5, 6], |item| item == 0);
                ensure_eq(so_far().times_entered("map"), 7, "the number of calls");
            });
    }
}

/// Calls `map` on a thread of its own, which need not come back, and gives it time.
fn call_with_a_panic(pool: &Arc<ManuallyDrop<ThreadPool>>, items: &[u32], panics: fn(u32) -> bool) {
    let (theirs, items) = (Arc::clone(pool), items.to_vec());
    let f = move |item: u32| section("map", || assert!(!panics(item), "on purpose"));
    let call = move || theirs.map(items, f);
    engine::rt::thread::spawn(Options::default(), || drop(panic::catch_unwind(AssertUnwindSafe(call))));
    thread::sleep(100 * SECOND);
}

pub fn step3_items_run_at_once_as_jobs_do() {
    later_claim("6 items of 1 s on 3 workers take as long in `map` as 6 jobs that are submitted")
        .misconception(map_misconception)
        .once(|| {
            let pool = pool(3);
            let six_jobs = || {
                let start = Instant::now();
                [(); 6].map(|()| submit(&pool, || thread::sleep(SECOND))).into_iter().for_each(value);
                start.elapsed()
            };
            // The first six start the pool, so that it is idle before the others, every time.
            let (_, as_jobs, start) = (six_jobs(), six_jobs(), Instant::now());
            pool.map(vec![(); 6], |()| section("map", || thread::sleep(SECOND)));
            let as_items = start.elapsed();
            ensure(as_items <= as_jobs, || format!("the jobs took {as_jobs:?}, and `map` took {as_items:?}"));
            let (jobs, items) = (so_far().most_at_once("job"), so_far().most_at_once("map"));
            ensure(items <= jobs, || format!("{jobs} jobs ran at once, and {items} items of `map`"));
        });
}

/// The first time from which on a worker had nothing to do while an item waited.
fn idle(trace: &Trace, items: usize, workers: usize) -> Option<Duration> {
    let (mut begun, mut ended) = (0, 0);
    let mut events = trace.events().iter().peekable();
    while let Some(event) = events.next() {
        match event.op {
            Op::Enter("map") => begun += 1,
            Op::Leave("map") => ended += 1,
            _ => {}
        }
        let is_last_of_its_time = events.peek().is_none_or(|next| next.at > event.at);
        if is_last_of_its_time && begun - ended < workers && begun < items {
            return Some(event.at);
        }
    }
    None
}

fn in_rounds(trace: &Trace) -> Option<String> {
    let text = "An item waits for its round, for its share or for an older item, and a worker that is done early has nothing to do. \
                Hand in all items, each as a job of its own, before you wait for any.";
    trace.panic_says("and a worker had nothing to do").then(|| text.to_owned())
}

/// Items of so many seconds each: at no time is a worker idle while one waits.
fn nobody_idles(seconds: &'static [u32], workers: usize) {
    later_claim(format!(
        "`map` over items of {seconds:?} s on {workers} workers: none is idle while an item waits"
    ))
    .misconception(in_rounds)
    .in_ideal_time(move || map_idles_never(seconds, workers));
}

fn map_idles_never(seconds: &[u32], workers: usize) {
    let work = |seconds: u32| section("map", || thread::sleep(seconds * SECOND));
    pool(workers).map(seconds.to_vec(), work);
    let idle = idle(&so_far(), seconds.len(), workers);
    ensure(idle.is_none(), || {
        format!("after {:?} an item waited, and a worker had nothing to do", idle.unwrap_or_default())
    });
}

pub fn step3_no_item_waits_for_others_however_many_there_are() {
    later_claim(
        "`map` over 2345 items on 5 workers, the 1st, 138th and 2001st of 1000 s and the others of 1 s: none is idle \
         while an item waits",
    )
    .misconception(in_rounds)
    .once(|| {
        let seconds: Vec<u32> =
            (0..MANY_ITEMS).map(|item| if matches!(item, 0 | 137 | 2000) { 1000 } else { 1 }).collect();
        map_idles_never(&seconds, 5);
    });
}

/// Whether two kinds of sections were all entered, those of one kind after all of the other kind.
fn one_after_the_other(trace: &Trace, one: &'static str, other: &'static str) -> bool {
    let at =
        |op: Op| trace.events().iter().enumerate().filter(move |(_, event)| event.op == op).map(|(at, _)| at);
    let ends_before = |first, then| match (at(Op::Leave(first)).max(), at(Op::Enter(then)).min()) {
        (Some(end), Some(begin)) => end < begin,
        _ => false,
    };
    ends_before(one, other) || ends_before(other, one)
}

pub fn step3_two_calls_of_map_run_at_once() {
    later_claim("2 threads call `map` at once, each with 2 items of 1 s, on 4 workers: that takes as long as 4 jobs")
        .misconception(|trace| {
            let text = "One call of `map` waits until the other has returned. Hold no lock while results are waited for: the \
                        pool's queue takes the items of all calls.";
            one_after_the_other(trace, "mine", "theirs").then(|| text.to_owned())
        })
        .once(|| {
            let pool = Arc::new(pool(4));
            let start = Instant::now();
            [(); 4].map(|()| submit(&pool, || thread::sleep(SECOND))).into_iter().for_each(value);
            let (as_jobs, start) = (start.elapsed(), Instant::now());
            let call = |pool: &ThreadPool, whose| {
                pool.map(vec![(); 2], move |()| section(whose, || thread::sleep(SECOND)));
            };
            let theirs = Arc::clone(&pool);
            let other = engine::rt::thread::spawn(Options::default(), move || call(&theirs, "theirs"));
            call(&pool, "mine");
            other.join().unwrap();
            let as_items = start.elapsed();
            ensure(as_items <= as_jobs, || {
                format!("the 4 jobs took {as_jobs:?}, and both calls of `map` together {as_items:?}")
            });
        });
}

pub fn step3_no_item_waits_for_the_slowest_of_a_round() {
    nobody_idles(&[3, 1, 1, 1], 2);
    nobody_idles(&[1, 1, 1, 3, 1, 1], 2);
    nobody_idles(&[1, 5, 1, 1, 1, 1, 1], 3);
}

/// Whether a thread that did an item panicked and ended.
fn an_item_ended_its_thread(trace: &Trace) -> bool {
    let who = |op: Op| trace.events().iter().filter(move |event| event.op == op).map(|event| event.task);
    let ended = |task| who(Op::Panic).any(|it| it == task) && who(Op::Finish).any(|it| it == task);
    who(Op::Enter("map")).any(ended)
}

/// What a pool owes to others holds for items that panic as well. What `map` returns then is up to it.
pub fn step3_an_item_that_panics_costs_no_worker() {
    if !workers_outlive_a_panic() {
        return;
    }
    later_claim("`f` panics on the first two of 3 items; then 2 jobs that wait for each other end on 2 workers")
        .misconception(|trace| {
            let text = "The panic of an item ended the thread of its worker: the pool has one worker less. An item is a job like \
                        those of `submit`, and its panic must be caught as well.";
            an_item_ended_its_thread(trace).then(|| text.to_owned())
        })
        .in_ideal_time(|| {
            let pool = Arc::new(pool(2));
            call_with_a_panic(&pool, &[1, 2, 3], |item| item < 3);
            meet(&pool, 2);
        });
}

/// Whether jobs that a job hands in run at once, and it can wait for them: step 1.
fn jobs_of_a_job_run_at_once() -> bool {
    let meet_in_a_job = || {
        let pool = Arc::new(pool(4));
        let own = Arc::clone(&pool);
        value(submit(&pool, move || meet(&own, 3)));
    };
    replay(&Schedule::straight(), meet_in_a_job).is_ok()
}

pub fn step3_a_job_may_call_map() {
    if !jobs_of_a_job_run_at_once() {
        return;
    }
    later_claim("a job calls `map` with 3 items of 1 s, and the 3 workers that are free do them at once")
        .misconception(|trace| {
            let text = "When a job calls `map`, the worker that does the job calls `f` itself. Hand in the items as jobs there too.";
            begun_within(trace, "job", "map").then(|| text.to_owned())
        })
        .misconception(map_misconception)
        .in_ideal_time(|| {
            let pool = Arc::new(pool(4));
            // All workers have done a job then.
            meet(&pool, 4);
            let own = Arc::clone(&pool);
            let nap = |item: u32| {
                section("map", || thread::sleep(SECOND));
                item
            };
            let results = value(submit(&pool, move || own.map(vec![1, 2, 3], nap)));
            ensure_eq(results, [1, 2, 3], "the list of results");
            let most = so_far().most_at_once("map");
            ensure(most == 3, || format!("{most} items were under way at once"));
        });
}

fn past_the_pool(trace: &Trace) -> Option<String> {
    let text = "The items bypass the pool, and run on other threads. They should be jobs of this pool, and wait as its jobs do.";
    (threads_with_a_job(trace) > 2).then(|| text.to_owned())
}

fn by_whoever_calls(trace: &Trace) -> Option<String> {
    let by_the_caller =
        trace.events().iter().any(|event| event.task == TaskId::BODY && event.op == Op::Enter("item"));
    let text =
        "The calling thread does an item itself. Each item is a job of the pool, even if it is the only one.";
    by_the_caller.then(|| text.to_owned())
}

pub fn step3_items_queue_behind_the_jobs_of_the_pool() {
    for (items, are) in [(4, "4 items"), (1, "a single item")] {
        later_claim(format!(
            "while 2 jobs keep 2 workers busy, `map` is called with {are}: no more jobs run at once than without it"
        ))
        .misconception(by_whoever_calls)
        .misconception(past_the_pool)
        .in_ideal_time(move || {
            let pool = pool(2);
            let six = [(); 6].map(|()| submit(&pool, || thread::sleep(SECOND)));
            six.into_iter().for_each(value);
            let most = so_far().most_at_once("job");
            let busy = [(); 2].map(|()| submit(&pool, || thread::sleep(3 * SECOND)));
            thread::sleep(SECOND);
            pool.map(vec![(); items], |()| section("item", || job(|| thread::sleep(SECOND))));
            busy.into_iter().for_each(value);
            let most_with_items = so_far().most_at_once("job");
            ensure(most_with_items <= most, || {
                format!("{most} were under way at once without `map`, and {most_with_items} with it")
            });
        });
    }
}

/// A result that came out of `as_completed`.
struct Out {
    length: u32,
    /// When its job was done.
    done: Duration,
    /// When it came out.
    at: Duration,
}

/// Hands in jobs of these lengths, and takes their results as completed; when it asked, and what came out.
fn as_completed(workers: usize, lengths: &[u32], before: Duration) -> (Duration, Vec<Out>) {
    let (pool, start) = (pool(workers), Instant::now());
    let submit = |&length: &u32| {
        pool.submit(move || {
            thread::sleep(length * SECOND);
            (length, start.elapsed())
        })
    };
    let pending: Vec<_> = lengths.iter().map(submit).collect();
    thread::sleep(before);
    let asked = start.elapsed();
    let mut out = Vec::new();
    for result in contract::as_completed(pending) {
        let Ok((length, done)) = result else { panic!("a job that did not panic gave an error") };
        out.push(Out { length, done, at: start.elapsed() });
    }
    (asked, out)
}

/// Asks for the order of completion: jobs done when it was asked come first, and each of the others comes out before
/// the next one is done.
fn ensure_order(out: &[Out], asked: Duration) {
    let counts_as_done = |out: &&Out| out.done.max(asked);
    let mut sorted: Vec<&Out> = out.iter().collect();
    sorted.sort_by_key(counts_as_done);
    let lengths =
        |out: &[&Out]| out.iter().map(|out| format!("{} s", out.length)).collect::<Vec<_>>().join(", ");
    let (came, done) = (lengths(&out.iter().collect::<Vec<_>>()), lengths(&sorted));
    ensure(out.iter().is_sorted_by_key(|out| counts_as_done(&out)), || {
        format!("the jobs were done in the order {done}, and their results came out in the order {came}")
    });
    for (result, next) in out.iter().zip(&out[1..]).filter(|(result, next)| result.done < next.done) {
        ensure(result.at < next.done.max(asked + SECOND), || {
            format!(
                "the job of {} s was done after {:?}, and its result came out after {:?}, when the next was done as well",
                result.length, result.done, result.at
            )
        });
    }
}

/// What is behind results that do not come, or do not end.
fn end_misconception(trace: &Trace) -> Option<String> {
    if trace
        .events()
        .iter()
        .any(|event| event.op == Op::Panic && event.task == TaskId::BODY && of_the_answer(event))
    {
        return None;
    }
    if trace.waiting_to_receive() == 0 && trace.waiting_to_be_notified() == 0 {
        return None;
    }
    if trace.panic_says("list of results") {
        let text = "A result must find its way whether its job is done before or after the call, or in its midst: look for \
                    the result and leave the sender under one lock.";
        return Some(text.to_owned());
    }
    let text = "Whoever waits for the next result must learn that there is none left: a channel ends when its last sender is \
                gone. And a result must find its way whether its job is done before or after the call.";
    Some(text.to_owned())
}

/// What is behind results in a wrong order.
fn order_misconception(trace: &Trace) -> Option<String> {
    if left(trace, "as completed") == 0 {
        return end_misconception(trace);
    }
    let panic = trace.first_panic()?;
    let text = if panic.contains("in the order") {
        "Results are taken from one job after another. Only the jobs themselves know which is done next."
    } else if panic.contains("came out after") {
        "A result is kept until others, or all, are there. Give each one out as soon as it comes."
    } else {
        return None;
    };
    Some(text.to_owned())
}

/// Asks for the order in which jobs of these lengths come out, when `as_completed` is called after `before`.
fn completion(claimed: &str, workers: usize, lengths: &'static [u32], before: Duration) {
    later_claim(claimed).misconception(order_misconception).in_ideal_time(move || {
        let (asked, out) = section("as completed", || as_completed(workers, lengths, before));
        ensure_eq(out.len(), lengths.len(), "the number of results");
        ensure_order(&out, asked);
    });
}

pub fn step4_results_come_out_in_the_order_of_completion() {
    let claimed = "jobs of 5, 4, 3, 2 and 1 s on five workers come out as 1, 2, 3, 4, 5";
    completion(claimed, 5, &[5, 4, 3, 2, 1], Duration::ZERO);
    let claimed = "jobs of 4, 1, 2 and 3 s on two workers come out as 1, 2, 4, 3";
    completion(claimed, 2, &[4, 1, 2, 3], Duration::ZERO);
}

pub fn step4_jobs_that_are_done_before_come_out_first() {
    let claimed =
        "a job of 9 s comes out after those of 1 and 2 s, which are done when `as_completed` is called";
    completion(claimed, 3, &[9, 1, 2], 3 * SECOND);
    completion("when all jobs are done, all results come out", 2, &[1, 1, 1], 9 * SECOND);
}

pub fn step4_any_number_of_jobs_may_be_done_before() {
    later_claim("when 300 jobs are done before the call, all 300 results come out")
        .misconception(|trace| {
            let text = "The results that are there already fill a channel that has a limit, and nobody takes any of them before \
                        `as_completed` has returned.";
            (trace.waiting_to_send() > 0).then(|| text.to_owned())
        })
        .misconception(order_misconception)
        .once(|| {
            let (_, out) = section("as completed", || as_completed(3, &[1; JOBS as usize], 200 * SECOND));
            ensure_eq(out.len(), JOBS as usize, "the number of results");
        });
}

/// Jobs of these lengths, handed in to these pools in turn: which came out, and when.
fn come_out(pools: &[&ThreadPool], lengths: &[u32]) -> Vec<(u32, Duration)> {
    let start = Instant::now();
    let submit = |&length: &u32| {
        pools[length as usize % pools.len()].submit(move || {
            thread::sleep(length * SECOND);
            length
        })
    };
    let results = contract::as_completed(lengths.iter().map(submit).collect());
    results.map(|result| (self::result(result), start.elapsed())).collect()
}

/// Whether the results of one pool come out as they are done, when they are all that is asked for.
fn comes_out_right_alone() -> bool {
    let alone =
        || come_out(&[&pool(4)], &[4, 3, 2, 1]) == [1, 2, 3, 4].map(|length| (length, length * SECOND));
    replay(&Schedule::straight(), alone).is_ok_and(|run| run.value)
}

pub fn step4_jobs_of_two_pools_come_out_as_they_are_done() {
    later_claim("jobs of 4, 3, 2 and 1 s, in turn of two pools, come out after 1, 2, 3 and 4 s")
        .misconception(|_| {
            let text = "Whoever waits for the next result hears only of the jobs of one pool. A job of any pool must be heard of \
                        when it is done.";
            comes_out_right_alone().then(|| text.to_owned())
        })
        .in_ideal_time(|| {
            let came = come_out(&[&pool(2), &pool(2)], &[4, 3, 2, 1]);
            let wanted = [1, 2, 3, 4].map(|length| (length, length * SECOND));
            ensure_eq(came, wanted, "the list of jobs, and when they came out,");
        });
}

pub fn step4_two_calls_get_their_own_results() {
    later_claim("`as_completed` is called for jobs of 1 and 3 s and for jobs of 2 and 4 s, and the results are taken in turn")
        .misconception(|_| {
            let text = "Two calls of `as_completed` share something, a `static` or what belongs to the pool. Each call needs a \
                        channel or a condition of its own.";
            comes_out_right_alone().then(|| text.to_owned())
        })
        .in_ideal_time(|| {
            let pool = pool(4);
            let submit = |length: u32| {
                pool.submit(move || {
                    thread::sleep(length * SECOND);
                    length
                })
            };
            let mut odd = contract::as_completed([3, 1].map(submit).into()).map(result);
            let mut even = contract::as_completed([4, 2].map(submit).into()).map(result);
            let came = [odd.next(), even.next(), odd.next(), even.next(), odd.next(), even.next()];
            ensure_eq(came, [Some(1), Some(2), Some(3), Some(4), None, None], "the list of results");
        });
}

pub fn step4_results_that_nobody_takes_harm_nobody() {
    later_claim("one result of 3 jobs is taken, and the others are let go; then 2 jobs that wait for each other end on 2 workers")
        .misconception(misconception(2))
        .in_ideal_time(|| {
            let pool = pool(2);
            let jobs = [1, 2, 3].map(|length| submit(&pool, move || thread::sleep(length * SECOND)));
            let mut results = contract::as_completed(jobs.into());
            ensure(results.next().is_some(), || "no result came out".to_owned());
            drop(results);
            thread::sleep(100 * SECOND);
            meet(&pool, 2);
        });
    for taken in [0, 1] {
        later_claim(format!("{taken} of the results of 6 jobs on one worker is taken, and the others are let go: all 6 jobs are done"))
            .misconception(|trace| {
                let text = "A job is done whether or not anybody waits for it: when the results are dropped, the jobs in the queue \
                            are not called off.";
                trace.panic_says("of 6 jobs were done").then(|| text.to_owned())
            })
            .in_ideal_time(move || {
                let pool = pool(1);
                let pending = [(); 6].map(|()| submit(&pool, || thread::sleep(SECOND)));
                let mut results = contract::as_completed(pending.into());
                let came = results.by_ref().take(taken).count();
                drop(results);
                ensure_eq(came, taken, "the number of results that came out");
                thread::sleep(100 * SECOND);
                let done = left(&so_far(), "job");
                ensure(done == 6, || format!("{done} of 6 jobs were done"));
            });
    }
}

fn picked(trace: &Trace) -> Option<String> {
    let text = "When several results are ready, the first in the list, or the newest, is taken, and not the one that was ready \
                first. Results wait in a queue: the one that was there first comes out first.";
    trace.panic_says("results came out in the order").then(|| text.to_owned())
}

fn slowly(lengths: &'static [u32], taken: usize) {
    later_claim(format!(
        "jobs of {lengths:?} s, of which {taken} are taken as they come: the others come out in the order of completion too"
    ))
    .misconception(picked)
    .in_ideal_time(move || taken_slowly(lengths, taken));
}

/// `as_completed` is called while all jobs are under way. Whoever takes the results takes `taken` of them as they come,
/// and the others when all are done.
fn taken_slowly(lengths: &[u32], taken: usize) {
    let (pool, start) = (pool(lengths.len()), Instant::now());
    let submit = |&length: &u32| {
        pool.submit(move || {
            thread::sleep(length * SECOND);
            (length, start.elapsed())
        })
    };
    let mut results = contract::as_completed(lengths.iter().map(submit).collect()).map(result);
    let mut came: Vec<(u32, Duration)> = results.by_ref().take(taken).collect();
    thread::sleep(100 * SECOND);
    came.extend(results);
    ensure_eq(came.len(), lengths.len(), "the number of results");
    ensure(came.is_sorted_by_key(|(_, done)| *done), || {
        let shown: Vec<String> = came.iter().take(12).map(|(length, _)| format!("{length} s")).collect();
        let and_so_on = if came.len() > 12 { ", and so on" } else { "" };
        format!("their results came out in the order {}{and_so_on}", shown.join(", "))
    });
}

pub fn step4_a_slow_consumer_gets_them_in_the_order_of_completion() {
    slowly(&[3, 2, 1], 0);
    slowly(&[2, 1, 3], 0);
    slowly(&[4, 3, 2, 1], 1);
    slowly(&[2, 5, 3, 1, 4], 2);
    later_claim(
        "jobs of 1 to 96 s, none of which is taken before all are done, come out in the order of completion",
    )
    .misconception(picked)
    .once(|| {
        let lengths: Vec<u32> = (1..WORKERS as u32).map(|job| 40 * job % WORKERS as u32).collect();
        taken_slowly(&lengths, 0);
    });
}

pub fn step4_a_slow_consumer_keeps_no_worker() {
    later_claim("one result of 3 jobs on one worker is taken; the two other jobs are done, though nobody takes their results")
        .misconception(misconception(1))
        .in_ideal_time(|| {
            let pool = pool(1);
            let pending = (0..3).map(|number| submit(&pool, move || number)).collect();
            let mut results = contract::as_completed(pending);
            let first = results.next();
            thread::sleep(100 * SECOND);
            let done = left(&so_far(), "job");
            ensure(first.is_some() && done == 3, || format!("{done} of 3 jobs were done"));
            drop(results);
        });
}

pub fn step4_every_result_comes_out_once() {
    let claims = ["without jobs, nothing comes out", "a single result comes out, once"];
    for (jobs, claimed) in (0..).zip(claims) {
        later_claim(claimed).misconception(end_misconception).every_schedule(move || {
            let pool = pool(jobs.max(1) as usize);
            let pending = (0..jobs).map(|number| pool.submit(move || number)).collect();
            let mut out: Vec<u32> = contract::as_completed(pending).map(result).collect();
            out.sort_unstable();
            ensure_eq(out, (0..jobs).collect::<Vec<u32>>(), "the sorted list of results");
        });
    }
}

fn result<T>(result: Result<T, JobPanicked>) -> T {
    match result {
        Ok(value) => value,
        Err(JobPanicked(message)) => panic!("a job that did not panic gave JobPanicked({message:?})"),
    }
}

/// Whether step 2 is done, as far as this step needs it.
fn a_panic_becomes_an_error() -> bool {
    replay(&Schedule::straight(), || message(pool(1).submit(|| -> u32 { panic!("tried") }))).is_ok()
}

fn ends_with_the_error(trace: &Trace, said: &str) -> Option<String> {
    let text =
        "The results end with the error of a job. Other jobs have results as well, which come out after it.";
    (trace.panic_says(said) && ends_with_an_error()).then(|| text.to_owned())
}

/// Whether results end with the first error, and are all there if no job panics.
fn ends_with_an_error() -> bool {
    let ends = || {
        let pool = pool(3);
        let jobs = [1, 2, 3].map(|length| {
            pool.submit(move || {
                thread::sleep(length * SECOND);
                assert!(length != 1, "on purpose");
            })
        });
        contract::as_completed(jobs.into()).count() == 1
    };
    comes_out_right_alone() && replay(&Schedule::straight(), ends).is_ok_and(|run| run.value)
}

pub fn step4_a_job_that_panicked_comes_out_as_an_error() {
    if !a_panic_becomes_an_error() {
        return;
    }
    for (said, with) in
        [("on purpose", "one of which panics"), ("", "one of which panics with an empty message")]
    {
        later_claim(format!("of 3 jobs, {with}, 2 results and one error come out"))
            .misconception(|trace| ends_with_the_error(trace, "none after the error"))
            .misconception(|trace| {
                let too_few = trace.panic_says("results and errors was 2,");
                let text = "A job that panicked has a result too, an `Err`, and it was left out.";
                too_few.then(|| text.to_owned())
            })
            .misconception(end_misconception)
            .in_ideal_time(move || {
                let pool = pool(2);
                let waited_for = message(self::pool(1).submit(move || -> u32 { panic!("{said}") }));
                let jobs = [1, 2, 3].map(|number| {
                    pool.submit(move || {
                        assert!(number != 2, "{said}");
                        number
                    })
                });
                let out: Vec<_> = contract::as_completed(jobs.into()).collect();
                ensure(out.len() == 3 || out.last().is_none_or(Result::is_ok), || {
                    format!("{} of 3 results came out, and none after the error", out.len())
                });
                let mut good: Vec<u32> =
                    out.iter().filter_map(|result| result.as_ref().ok().copied()).collect();
                good.sort_unstable();
                ensure_eq(good, vec![1, 3], "the sorted list of results");
                ensure_eq(out.len(), 3, "the number of results and errors");
                let mut bad = out.into_iter().filter_map(Result::err);
                let told = bad.next().map(|JobPanicked(message)| message);
                ensure_eq(told, Some(waited_for), "the message of the error");
            });
    }
}

pub fn step4_a_job_that_panicked_comes_out_in_its_turn() {
    if !a_panic_becomes_an_error() {
        return;
    }
    for taken_after in [0, 100] {
        let when = if taken_after == 0 { "as they come" } else { "when all are done" };
        later_claim(format!(
            "jobs of 4, 3, 2 and 1 s, those of 2 and 4 s panic: taken {when}, they come out as 1, 2, 3, 4"
        ))
        .misconception(|trace| ends_with_the_error(trace, "list of results"))
        .misconception(move |trace| {
            let text = "A job that panicked is done as well, and its error has its place in the order.";
            let without = move || come_out_where(|_| false, taken_after) == [Ok(1), Ok(2), Ok(3), Ok(4)];
            let goes_without = || replay(&Schedule::straight(), without).is_ok_and(|run| run.value);
            (trace.panic_says("list of results") && goes_without()).then(|| text.to_owned())
        })
        .in_ideal_time(move || {
            let out = come_out_where(|length| length % 2 == 0, taken_after);
            ensure_eq(out, [Ok(1), Err(()), Ok(3), Err(())], "the list of results");
        });
    }
}

/// What comes out of jobs of 4, 3, 2 and 1 s, some of which panic, for who takes it so many seconds after the call.
fn come_out_where(panics: fn(u32) -> bool, taken_after: u32) -> Vec<Result<u32, ()>> {
    let pool = pool(4);
    let jobs = [4, 3, 2, 1].map(|length: u32| {
        pool.submit(move || {
            thread::sleep(length * SECOND);
            assert!(!panics(length), "on purpose");
            length
        })
    });
    let results = contract::as_completed(jobs.into());
    thread::sleep(taken_after * SECOND);
    results.map(|it| it.map_err(drop)).collect()
}

/// How many messages were sent by whoever drops the pool.
fn ends_sent(trace: &Trace) -> usize {
    let dropping = trace.events().iter().skip_while(|event| event.op != Op::Enter("drop"));
    dropping.filter(|event| event.task == TaskId::BODY && matches!(event.op, Op::Send(_))).count()
}

/// Whether a worker looked before who drops the pool notified, and began to wait after that.
fn missed_the_end(trace: &Trace) -> bool {
    let events = trace.events();
    let Some(dropping) = events.iter().position(|event| event.op == Op::Enter("drop")) else { return false };
    let told = (dropping..events.len())
        .filter(|at| matches!(events[*at].op, Op::Notify(_)) && events[*at].task == TaskId::BODY);
    let last_told: Vec<_> = told.collect();
    trace.all_threads().filter(|task| *task != TaskId::BODY).any(|task| {
        let own = |at: &usize| events[*at].task == task;
        let last =
            |before: usize, is_it: fn(Op) -> bool| (0..before).filter(own).rfind(|at| is_it(events[*at].op));
        let Some(wait) = last(events.len(), |op| matches!(op, Op::Wait | Op::Woken)) else { return false };
        let looked = last(wait, |op| matches!(op, Op::Lock(_)));
        let between = |told: &usize| {
            events[*told].object == events[wait].object && looked < Some(*told) && *told < wait
        };
        events[wait].op == Op::Wait && last_told.iter().any(between)
    })
}

/// What is behind a drop that does not do what it should.
fn drop_misconception(jobs: usize) -> impl Fn(&Trace) -> Option<String> + 'static {
    move |trace| {
        let (dropped, done) = (left(trace, "drop") > 0, left(trace, "job"));
        let ends = ends_sent(trace);
        let own = |is_it: fn(Op) -> bool| {
            trace.events().iter().filter(|event| event.task == TaskId::BODY && is_it(event.op)).count()
        };
        let joined = own(|op| matches!(op, Op::Join(_)));
        if trace.times_entered("drop") == 0 || (!dropped && own(|op| op == Op::Panic) > 0) {
            return None;
        }
        let text = if trace.waiting_to_send() > 0 {
            "A worker waits until somebody comes for its result, and does no other job meanwhile."
        } else if !dropped && missed_the_end(trace) {
            "A worker had looked, and begun to wait only when it was told that there will be no more jobs: it sleeps on. Close \
             the queue under the lock under which the workers look."
        } else if !dropped && ends > 0 && done == jobs {
            "An end that is sent ends one worker, and any worker takes an end: not the one that is waited for. Send one for \
             each of them before you wait for the first."
        } else if !dropped && done == jobs {
            "The workers wait for the next job, and whoever drops the pool waits for the workers. They must learn that there \
             will be none: close the queue before you wait for them."
        } else if !dropped {
            "Whoever drops the pool waits for workers that have jobs left to do and do not do them."
        } else if trace.threads_left() > 0 && joined > 0 {
            "Not all workers were waited for: join each of them."
        } else if trace.threads_left() > 0 && own(|op| matches!(op, Op::Yield | Op::Sleep(_))) > 0 {
            "Nobody waited for the workers: looking, yielding or sleeping for a while is not waiting; `join` is."
        } else if trace.threads_left() > 0 {
            "Nobody waits for the workers. A thread whose handle is dropped is not stopped and not waited for: it goes on alone."
        } else if done >= jobs {
            return None;
        } else {
            "The workers are told to end while jobs are still in the queue. Those are dropped with it."
        };
        Some(text.to_owned())
    }
}

/// Drops a pool of `workers` with `jobs` jobs that take a while; what is left of them.
fn dropped_with(workers: usize, jobs: usize, work: fn()) -> Vec<Pending<()>> {
    let pool = ManuallyDrop::new(ThreadPool::new(workers));
    let pending = (0..jobs).map(|_| submit(&pool, work)).collect();
    section("drop", || drop(ManuallyDrop::into_inner(pool)));
    pending
}

/// Asks that no job is lost when a pool is dropped.
fn all_done(workers: usize, jobs: usize) {
    later_claim(format!("{workers} workers have done all {jobs} jobs when the pool has been dropped"))
        .misconception(drop_misconception(jobs))
        .every_schedule(move || {
            let _pending = dropped_with(workers, jobs, thread::yield_now);
            let done = left(&so_far(), "job");
            ensure(done == jobs, || format!("{done} of {jobs} jobs were done"));
        });
}

pub fn step5_every_job_is_done_when_the_pool_has_been_dropped() {
    all_done(1, 2);
    all_done(2, 1);
}

pub fn step5_jobs_in_the_queue_are_done_first() {
    later_claim("2 workers have done 6 jobs of 1 s when the pool has been dropped")
        .misconception(drop_misconception(6))
        .in_ideal_time(|| {
            let _pending = dropped_with(2, 6, || thread::sleep(SECOND));
            let done = left(&so_far(), "job");
            ensure(done == 6, || format!("{done} of 6 jobs were done"));
        });
}

pub fn step5_jobs_that_nobody_waits_for_are_done_too() {
    if !workers_outlive_unwanted_results() {
        return;
    }
    later_claim("3 workers have done 9 jobs of 1 s, each `Pending` of which was dropped at once, when the pool has been dropped")
        .misconception(drop_misconception(9))
        .in_ideal_time(|| {
            let pool = ManuallyDrop::new(ThreadPool::new(3));
            (0..9).for_each(|_| drop(submit(&pool, || thread::sleep(SECOND))));
            section("drop", || drop(ManuallyDrop::into_inner(pool)));
            all_has_ended(9);
        });
}

/// Whether a thread that did jobs ended before another job was begun.
fn ended_too_early(trace: &Trace) -> bool {
    let last_job = trace.events().iter().rposition(|event| event.op == Op::Enter("job")).unwrap_or(0);
    let before = &trace.events()[..last_job];
    let is_worker = |task| before.iter().any(|event| event.task == task && event.op == Op::Enter("job"));
    before.iter().any(|event| event.op == Op::Finish && is_worker(event.task))
}

pub fn step5_all_workers_go_on_until_the_queue_is_empty() {
    later_claim("3 workers of a pool that is dropped do 9 jobs of 1 s as before: as many at once, in the same time")
        .misconception(|trace| {
            if left(trace, "drop") == 0 {
                return None;
            }
            let text = if begun_within(trace, "drop", "job") {
                "Whoever drops the pool does jobs itself, beside the workers. It has only to wait for them."
            } else if threads_with_a_job(trace) > 3 {
                "More threads do jobs than the pool has workers. The workers do what is left, and whoever drops the pool waits."
            } else if ended_too_early(trace) {
                "A worker has ended while there were jobs in the queue. Each does jobs until the queue is closed and empty."
            } else {
                return None;
            };
            Some(text.to_owned())
        })
        .in_ideal_time(|| {
            let (pool, start) = (ManuallyDrop::new(ThreadPool::new(3)), Instant::now());
            let nine_jobs = || [(); 9].map(|()| submit(&pool, || thread::sleep(SECOND)));
            nine_jobs().into_iter().for_each(value);
            let (before, most_before, start) = (start.elapsed(), so_far().most_at_once("job"), Instant::now());
            let _pending = nine_jobs();
            section("drop", || drop(ManuallyDrop::into_inner(pool)));
            let (took, most) = (start.elapsed(), so_far().most_at_once("job"));
            ensure(most <= most_before, || format!("{most_before} jobs ran at once before, and {most} then"));
            // Whoever asks whether they have ended may ask a little later.
            ensure(took < before + SECOND, || format!("they took {before:?} before, and {took:?} then"));
        });
}

pub fn step5_a_job_may_drop_another_pool() {
    if replay(&Schedule::straight(), hand_over_both_ways).is_err() {
        return;
    }
    later_claim("a job drops a pool of 2 workers with 3 jobs of 1 s: they are done, and its threads have ended")
        .misconception(|trace| {
            let text = "A pool that is dropped by a worker of another pool owes its jobs the same: wait for them, and for the \
                        threads, whoever drops it.";
            let is_short = trace.panic_says("jobs were done") || trace.panic_says("still running");
            (is_short && drops_well()).then(|| text.to_owned())
        })
        .in_ideal_time(|| {
            let outer = pool(1);
            value(outer.submit(|| ()));
            let own = so_far().threads_left().max(1);
            let inner = ManuallyDrop::new(ThreadPool::new(2));
            let _pending = [(); 3].map(|()| submit(&inner, || thread::sleep(SECOND)));
            let drops = outer.submit(move || {
                section("drop", || drop(ManuallyDrop::into_inner(inner)));
                (left(&so_far(), "job"), so_far().threads_left())
            });
            let (done, threads) = value(drops);
            ensure(done == 3, || format!("{done} of 3 jobs were done"));
            // The one that drops it goes on.
            ensure(threads <= own, || format!("{} threads of it were still running", threads - own));
        });
}

pub fn step5_every_thread_has_ended() {
    for (workers, jobs) in [(2, 0), (2, 1)] {
        later_claim(format!(
            "{workers} workers and {jobs} jobs: no thread is left when the pool has been dropped"
        ))
        .misconception(drop_misconception(jobs))
        .every_schedule(move || {
            let _pending = dropped_with(workers, jobs, || {});
            no_thread_is_left();
        });
    }
}

fn no_thread_is_left() {
    let running = so_far().threads_left();
    ensure(running == 0, || match running {
        1 => "1 thread was still running".to_owned(),
        _ => format!("{running} threads were still running"),
    });
}

/// Asks for what a pool owes to its jobs when it has been dropped.
fn all_has_ended(jobs: usize) {
    let done = left(&so_far(), "job");
    let were = if done == 1 { "was" } else { "were" };
    ensure(done == jobs, || format!("{done} of {jobs} jobs {were} done"));
    no_thread_is_left();
}

pub fn step5_many_workers_and_many_jobs_are_waited_for() {
    later_claim("97 workers have done 300 jobs of 1 s to 97 s, and ended, when the pool has been dropped")
        .misconception(drop_misconception(JOBS as usize))
        .once(|| {
            let pool = ManuallyDrop::new(ThreadPool::new(WORKERS));
            let nap = |job: u32| submit(&pool, move || thread::sleep((job % WORKERS as u32 + 1) * SECOND));
            let _pending: Vec<_> = (0..JOBS).map(nap).collect();
            section("drop", || drop(ManuallyDrop::into_inner(pool)));
            all_has_ended(JOBS as usize);
        });
}

/// Whether who drops a pool asks again and again whether the threads have ended. While a panic unwinds, the model lets
/// others go on only when somebody waits.
fn is_dropped_by_asking() -> bool {
    let drop_busy = || dropped_with(2, 3, || thread::sleep(SECOND)).len();
    replay(&Schedule::straight(), drop_busy).is_ok_and(|run| run.trace.asked_in_vain() > 0)
}

/// Whether a pool is dropped as it should be where nobody panics.
fn drops_well() -> bool {
    let drop_busy = || {
        let _pending = dropped_with(2, 3, || thread::sleep(SECOND));
        all_has_ended(3);
    };
    replay(&Schedule::straight(), drop_busy).is_ok()
}

pub fn step5_a_panic_that_drops_the_pool_waits_too() {
    if is_dropped_by_asking() {
        return;
    }
    later_claim("a panic drops a pool of 2 workers with 3 jobs of 1 s: they are done, and no thread is left")
        .misconception(|trace| {
            let text = "A pool is dropped by a panic of its owner as well, and owes its jobs the same then: wait for them, and \
                        for the threads, whether the thread is panicking or not.";
            let own = || trace.events().iter().filter(|event| event.task == TaskId::BODY);
            let unwound = own().skip_while(|event| event.op != Op::Panic);
            let waits = |event: &&engine::rt::Event| {
                let waits = matches!(event.op, Op::Join(_) | Op::Wait | Op::Receive(_) | Op::Closed | Op::Park);
                waits && of_the_answer(event)
            };
            (unwound.filter(waits).count() == 0 && drops_well()).then(|| text.to_owned())
        })
        .in_ideal_time(|| {
            let mut pending = Vec::new();
            let unwound = panic::catch_unwind(AssertUnwindSafe(|| {
                let pool = ThreadPool::new(2);
                pending.extend([(); 3].map(|()| submit(&pool, || thread::sleep(SECOND))));
                panic!("on purpose");
            }));
            ensure(unwound.is_err(), || "the panic was lost".to_owned());
            all_has_ended(3);
        });
}

/// Whether step 2 is done: workers outlive a panic.
fn workers_outlive_a_panic() -> bool {
    let outlived = || {
        let pool = pool(2);
        (0..3).for_each(|_| drop(message(pool.submit(|| -> u32 { panic!("tried") }))));
        let late = || -> u32 {
            thread::sleep(SECOND);
            panic!("tried")
        };
        (0..3).for_each(|_| drop(pool.submit(late)));
        thread::sleep(100 * SECOND);
        meet(&pool, 2);
    };
    replay(&Schedule::straight(), outlived).is_ok()
}

pub fn step5_a_pool_whose_jobs_panicked_is_waited_for_as_well() {
    if !workers_outlive_a_panic() {
        return;
    }
    for (workers, waited_for) in [(1, true), (2, true), (2, false), (3, false)] {
        let seen = if waited_for { "and their errors are seen" } else { "and nobody waits for them" };
        later_claim(format!(
            "{workers} {}: 2 jobs panic, {seen}; when the pool has been dropped, 3 jobs of 1 s are done, and no thread is left",
            if workers == 1 { "worker" } else { "workers" }
        ))
        .misconception(drop_misconception(3))
        .in_ideal_time(move || {
            let pool = ManuallyDrop::new(ThreadPool::new(workers));
            let bad = [(); 2].map(|()| pool.submit(|| -> u32 { panic!("on purpose") }));
            if waited_for {
                bad.into_iter().for_each(|pending| drop(message(pending)));
            }
            let _pending = [(); 3].map(|()| submit(&pool, || thread::sleep(SECOND)));
            section("drop", || drop(ManuallyDrop::into_inner(pool)));
            all_has_ended(3);
        });
    }
}

pub fn step5_results_can_be_waited_for_afterwards() {
    later_claim("the results of 2 jobs can be taken after the pool has been dropped")
        .misconception(drop_misconception(2))
        .every_schedule(|| {
            let pool = ManuallyDrop::new(ThreadPool::new(1));
            let pending = [1, 2].map(|number| submit(&pool, move || number));
            section("drop", || drop(ManuallyDrop::into_inner(pool)));
            ensure_eq(pending.map(value), [1, 2], "the list of results");
        });
    let out = || contract::as_completed([1, 2].map(|number| pool(1).submit(move || number)).into()).count();
    if !replay(&Schedule::straight(), out).is_ok_and(|run| run.value == 2) {
        return;
    }
    later_claim("the results of 2 jobs come out of `as_completed` after the pool has been dropped")
        .misconception(drop_misconception(2))
        .misconception(|trace| {
            let text =
                "The results go with the pool. They belong to those who hold the `Pending`, and stay there.";
            trace.panic_says("list of results").then(|| text.to_owned())
        })
        .in_ideal_time(|| {
            let pool = ManuallyDrop::new(ThreadPool::new(1));
            let pending = [1, 2].map(|number| submit(&pool, move || number));
            section("drop", || drop(ManuallyDrop::into_inner(pool)));
            let mut results: Vec<u32> = contract::as_completed(pending.into()).map(result).collect();
            results.sort_unstable();
            ensure_eq(results, [1, 2], "the sorted list of results");
        });
}

/// The contract of a pool, as a sequential program.
#[derive(Clone)]
struct Pool {
    workers: usize,
    /// What programs are made of.
    calls: &'static [Call],
    /// What the main thread does before the others begin, and when they have ended.
    before: &'static [Call],
    after: &'static [Call],
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Call {
    Submit,
    SubmitPanic,
    /// Hands in a job that goes on until the gate is open, and waits until it has begun.
    Occupy,
    Open,
    /// Waits for the job that the caller handed in first, if there is one.
    Wait,
    /// Hands in a job that goes on until the gate is open.
    SubmitGated,
    /// Two items that are done at once.
    Map,
    /// Takes the results of all jobs that the caller has handed in.
    AsCompleted,
    Next,
    Drop,
    /// How many jobs were done.
    Count,
}

#[derive(Clone, PartialEq, Debug)]
enum Answer {
    Done,
    Value(u32),
    Values(Vec<u32>),
    Panicked(String),
    NothingToWaitFor,
    End,
    Count(u32),
}

/// A job that was handed in and not waited for.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Job {
    number: u32,
    panics: bool,
    /// Whether it is done only when the gate is open.
    stuck: bool,
}

/// What is to be known of a pool.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Jobs {
    open: bool,
    /// So many workers do a job that waits for the gate.
    occupied: usize,
    /// By client.
    pending: [Vec<Job>; 3],
    /// Those whose results come out as completed.
    coming: Vec<Job>,
    /// How many were handed in.
    submitted: u32,
}

impl Jobs {
    /// The last worker is occupied: what was handed in before may be done already, or is stuck. A pool may begin with
    /// the youngest.
    fn with_some_stuck(self) -> Vec<Jobs> {
        let mut all = vec![self];
        for client in 0..3 {
            for at in 0..all[0].pending[client].len() {
                let stuck = all.clone().into_iter().map(|mut jobs| {
                    jobs.pending[client][at].stuck = true;
                    jobs
                });
                all.extend(stuck.collect::<Vec<_>>());
            }
        }
        all
    }
}

/// A pool, and the gate that some of its jobs wait at.
struct Gated {
    /// Borrowed by those who call it, and then dropped by the last.
    pool: RefCell<Option<ManuallyDrop<ThreadPool>>>,
    gate: Arc<(Mutex<bool>, Condvar)>,
    /// How many jobs were done, where that is asked.
    done: Option<Arc<AtomicU32>>,
}

impl Gated {
    fn submit<T: Send + 'static>(&self, job: impl FnOnce() -> T + Send + 'static) -> Pending<T> {
        let pool = self.pool.borrow();
        let pool = pool.as_ref().expect("nobody calls it when it is dropped");
        match self.done.clone() {
            None => pool.submit(job),
            Some(done) => pool.submit(move || {
                let result = job();
                done.fetch_add(1, Ordering::SeqCst);
                result
            }),
        }
    }

    /// Hands in a job that waits at the gate.
    fn submit_gated<T: Send + 'static>(
        &self,
        result: T,
        begins: impl FnOnce() + Send + 'static,
    ) -> Pending<T> {
        let gate = Arc::clone(&self.gate);
        self.submit(move || {
            begins();
            let open = gate.0.lock().unwrap();
            drop(gate.1.wait_while(open, |open| !*open).unwrap());
            result
        })
    }

    /// Hands in a job that waits at the gate; returns when it has begun.
    fn occupy(&self) {
        let (begun, has_begun) = mpsc::channel();
        let pending = self.submit_gated((), move || begun.send(()).unwrap());
        has_begun.recv().expect("the job is done");
        // It may end whether anybody waits for it or not.
        drop(pending);
    }

    fn open(&self) {
        *self.gate.0.lock().unwrap() = true;
        self.gate.1.notify_all();
    }
}

impl Spec for Pool {
    type Object = Gated;
    /// Its jobs, the oldest first, and results that come out as completed.
    type Held<'a> = (Vec<Pending<u32>>, Option<Box<dyn Iterator<Item = Result<u32, JobPanicked>>>>);
    type State = Jobs;
    type Call = Call;
    type Answer = Answer;

    /// The contract does not say how `wait` waits.
    fn waiting(&self) -> Waiting {
        Waiting::AnyHow
    }

    fn calls(&self) -> Vec<Call> {
        self.calls.to_vec()
    }

    fn fits(&self, before: &[Call], next: Call) -> bool {
        let count = |which: Call| before.iter().filter(|call| **call == which).count();
        match next {
            Call::Wait => count(Call::Submit) + count(Call::SubmitPanic) > count(Call::Wait),
            Call::Open => count(Call::Open) == 0,
            Call::AsCompleted => count(Call::SubmitGated) > 0 && count(Call::AsCompleted) == 0,
            Call::Next => count(Call::AsCompleted) > 0,
            _ => true,
        }
    }

    fn before(&self) -> Vec<Call> {
        self.before.to_vec()
    }

    fn after(&self) -> Vec<Call> {
        self.after.to_vec()
    }

    fn object(&self) -> Gated {
        let done = self.after.contains(&Call::Count).then(Arc::default);
        Gated { pool: RefCell::new(Some(pool(self.workers))), gate: Arc::default(), done }
    }

    fn call(&self, gated: &Gated, held: &mut Self::Held<'_>, call: Call, by: Caller) -> Answer {
        let number = by.number;
        let (pending, coming) = held;
        match call {
            Call::Submit => pending.push(gated.submit(move || number)),
            Call::SubmitPanic => pending.push(gated.submit(move || panic!("job {number}"))),
            Call::SubmitGated => pending.push(gated.submit_gated(number, || ())),
            Call::Occupy => gated.occupy(),
            Call::Open => gated.open(),
            Call::Map => {
                let pool = gated.pool.borrow();
                let pool = pool.as_ref().expect("nobody calls it when it is dropped");
                return Answer::Values(pool.map(vec![1, 2], move |item: u32| 10 * number + item));
            }
            Call::AsCompleted => *coming = Some(Box::new(contract::as_completed(std::mem::take(pending)))),
            Call::Next => {
                return match coming.as_mut().and_then(Iterator::next) {
                    None => Answer::End,
                    Some(Ok(value)) => Answer::Value(value),
                    Some(Err(JobPanicked(message))) => Answer::Panicked(message),
                };
            }
            Call::Drop => drop(gated.pool.take().map(ManuallyDrop::into_inner)),
            Call::Count => {
                let done = gated.done.as_ref().expect("it is counted");
                return Answer::Count(done.load(Ordering::SeqCst));
            }
            Call::Wait if pending.is_empty() => return Answer::NothingToWaitFor,
            Call::Wait => match pending.remove(0).wait() {
                Ok(value) => return Answer::Value(value),
                Err(JobPanicked(message)) => return Answer::Panicked(message),
            },
        }
        Answer::Done
    }

    fn start(&self) -> Jobs {
        Jobs { open: false, occupied: 0, pending: Default::default(), coming: Vec::new(), submitted: 0 }
    }

    fn step(&self, state: &Jobs, call: Call, by: Caller) -> Vec<(Jobs, Answer)> {
        let mut next = state.clone();
        let is_full = !state.open && state.occupied == self.workers;
        match call {
            Call::Submit | Call::SubmitPanic | Call::SubmitGated => {
                let panics = call == Call::SubmitPanic;
                let stuck = is_full || (call == Call::SubmitGated && !state.open);
                next.submitted += 1;
                next.pending[by.client].push(Job { number: by.number, panics, stuck });
            }
            Call::Occupy if is_full => return Vec::new(),
            Call::Occupy if state.open => next.submitted += 1,
            Call::Occupy => {
                next.submitted += 1;
                next.occupied += 1;
                if next.occupied == self.workers {
                    return next.with_some_stuck().into_iter().map(|next| (next, Answer::Done)).collect();
                }
            }
            Call::Open => {
                next.open = true;
                let all = next.pending.iter_mut().flatten().chain(&mut next.coming);
                all.for_each(|job| job.stuck = false);
            }
            Call::Map if is_full => return Vec::new(),
            Call::Map => {
                return vec![(next, Answer::Values([1, 2].map(|item| 10 * by.number + item).to_vec()))];
            }
            Call::AsCompleted => next.coming = std::mem::take(&mut next.pending[by.client]),
            Call::Next if state.coming.is_empty() => return vec![(next, Answer::End)],
            Call::Next => {
                let done = (0..state.coming.len()).filter(|at| !state.coming[*at].stuck);
                let comes = |at| {
                    let mut next = state.clone();
                    let job = next.coming.remove(at);
                    (next, Answer::Value(job.number))
                };
                return done.map(comes).collect();
            }
            // The gate is open then.
            Call::Drop => {}
            Call::Count => return vec![(next, Answer::Count(state.submitted))],
            Call::Wait if state.pending[by.client].is_empty() => {
                return vec![(next, Answer::NothingToWaitFor)];
            }
            Call::Wait => {
                let job = next.pending[by.client].remove(0);
                return match job {
                    Job { stuck: true, .. } => Vec::new(),
                    Job { panics: true, number, .. } => {
                        vec![(next, Answer::Panicked(format!("job {number}")))]
                    }
                    Job { number, .. } => vec![(next, Answer::Value(number))],
                };
            }
        }
        vec![(next, Answer::Done)]
    }

    fn made(&self) -> String {
        format!("let pool = ThreadPool::new({});", self.workers)
    }

    fn line(&self, call: Call, by: Caller) -> String {
        let number = by.number;
        match call {
            Call::Submit => format!("submit(|| {number})"),
            Call::SubmitPanic => format!("submit(|| panic!(\"job {number}\"))"),
            Call::Occupy => "submit(|| gate.wait()), until it has begun".to_owned(),
            Call::Open => "gate.open()".to_owned(),
            Call::Wait => "pending.wait()".to_owned(),
            Call::SubmitGated => format!("submit(|| {{ gate.wait(); {number} }})"),
            Call::Map => format!("map([1, 2], |item| {} + item)", 10 * number),
            Call::AsCompleted => "let results = as_completed(pending)".to_owned(),
            Call::Next => "results.next()".to_owned(),
            Call::Drop => "drop(pool)".to_owned(),
            Call::Count => "the number of jobs that were done".to_owned(),
        }
    }

    fn answer(&self, answer: &Answer) -> String {
        match answer {
            Answer::Done => String::new(),
            Answer::Value(value) => format!("Ok({value})"),
            Answer::Panicked(message) => format!("Err(JobPanicked({message:?}))"),
            Answer::NothingToWaitFor => "with nothing to wait for".to_owned(),
            Answer::Values(values) => format!("{values:?}"),
            Answer::End => "`None`".to_owned(),
            Answer::Count(jobs) => jobs.to_string(),
        }
    }

    fn could_go_on(&self, call: Call) -> String {
        match call {
            Call::Wait => "a worker is free to do the job",
            Call::Map => "a worker is free for its items, or they are done",
            Call::Next => "a job is done whose result did not come out, or none is left",
            Call::Occupy => "a worker is free to begin the job",
            _ => "it never has to wait",
        }
        .to_owned()
    }
}

const HAND_IN: &[Call] = &[Call::Submit, Call::Occupy, Call::Open, Call::Wait];

/// Pools on which programs of these calls are tried.
fn pools(calls: &'static [Call]) -> [Pool; 2] {
    [1, 2].map(|workers| Pool { workers, calls, before: &[], after: &[] })
}

/// Holds all small programs on these pools to the contract, where those of the calls `earlier` follow it.
fn small_programs(pools_of: &[Pool], earlier: &[Pool]) {
    claim(
        "whatever is handed in, at most `workers` jobs are under way, and that many, and each result arrives",
    )
    .follows_given(pools_of, earlier);
}

pub fn step1_small_programs_do_what_the_contract_says() {
    small_programs(&pools(HAND_IN), &[]);
}

pub fn step2_small_programs_do_what_the_contract_says() {
    let calls = &[Call::Submit, Call::SubmitPanic, Call::Occupy, Call::Wait];
    small_programs(&pools(calls), &pools(HAND_IN));
}

pub fn step3_small_programs_do_what_the_contract_says() {
    small_programs(&pools(&[Call::Map, Call::Submit, Call::Occupy, Call::Open]), &pools(HAND_IN));
}

pub fn step4_small_programs_do_what_the_contract_says() {
    const BEFORE: [&[Call]; 3] = [
        &[Call::SubmitGated, Call::Submit],
        &[Call::SubmitGated, Call::Submit, Call::AsCompleted],
        &[Call::SubmitGated, Call::AsCompleted],
    ];
    let calls = &[Call::AsCompleted, Call::Next, Call::Open];
    let pools_of = BEFORE.map(|before| Pool { workers: 2, calls, before, after: &[] });
    small_programs(&pools_of, &pools(HAND_IN));
}

pub fn step5_small_programs_do_what_the_contract_says() {
    let after = &[Call::Open, Call::Drop, Call::Count, Call::Wait, Call::Wait];
    let pools_of =
        [1, 2].map(|workers| Pool { workers, calls: &[Call::Submit, Call::Occupy], before: &[], after });
    small_programs(&pools_of, &pools(HAND_IN));
}
