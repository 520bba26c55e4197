//! 09 · Timer: what the three steps are held to.

use engine::rt::{Op, TaskId};
use engine::{Caller, Schedule, Spec, Trace, Waiting, claim, ensure, ensure_eq, replay, section, so_far};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::contract::{Ticker, Timer};

const SECOND: Duration = Duration::from_secs(1);
const LONG: Duration = Duration::from_secs(10);

/// What is behind a call that waits for a time that it should not wait for.
fn slept_on(trace: &Trace) -> Option<String> {
    let sleeps = |event: &&engine::rt::Event| matches!(event.op, Op::Sleep(_)) && trace.line(event).is_some();
    let asleep = trace.events().iter().filter(sleeps).any(|event| event.task != TaskId::BODY);
    let caller_sleeps = trace.events().iter().filter(sleeps).any(|event| event.task == TaskId::BODY);
    let is_busy = |event: &engine::rt::Event| event.op == Op::LockBusy && trace.line(event).is_some();
    let text = if trace.circle() > 1 {
        "Whoever waits for a thread must not hold the lock that this thread needs to go on and end."
    } else if trace.slept_with_lock().is_some() {
        "The thread holds a lock while it sleeps, and whoever needs this lock waits until it wakes up. Let it wait, with a \
         time limit, for a notification or a message."
    } else if cancel_gave_false(trace) && trace.events().iter().any(is_busy) {
        "That a lock is held at the moment does not mean that the job has begun: the thread may just have looked whether it \
         is time. Wait for the lock, with `lock`, and then look."
    } else if caller_sleeps {
        "The call itself sleeps, and so it returns late, or gives up too early. To wait until a thread has ended, `join` it: \
         that takes as long as the thread does, and no longer."
    } else if asleep {
        "A thread that sleeps hears nothing before its time is up. Let it wait, with a time limit, for a notification or a \
         message."
    } else if trace.panic_says("what `stop` gave") {
        "`stop` gives the number of ticks that came. What ends the last wait is `stop` itself, and no tick."
    } else if trace.lost_wakeup().is_some() || told_too_early(trace) {
        "Lost wake-up: the notification came after the thread had looked but before it waited. Change what it looks at \
         under the lock that it waits with."
    } else {
        return None;
    };
    Some(text.to_owned())
}

/// Whether `cancel` gave `false` where it had to give `true`.
fn cancel_gave_false(trace: &Trace) -> bool {
    let calls = || trace.events().iter().filter(|event| event.op == Op::Call("timer.cancel()"));
    let gave = |call: &engine::rt::Event| {
        let own = trace.events().iter().filter(|event| event.task == call.task);
        own.skip_while(|event| !std::ptr::eq(*event, call)).find(|event| matches!(event.op, Op::Return(_)))
    };
    let false_in_a_program =
        calls().any(|call| gave(call).is_some_and(|answer| answer.op == Op::Return("`false`")));
    trace.panic_says("`cancel` gave `false`") || false_in_a_program
}

/// Whether a notification found nobody, and another thread waited for it afterwards.
fn told_too_early(trace: &Trace) -> bool {
    let events = trace.events();
    events.iter().enumerate().filter(|(_, event)| event.op == Op::Notify(0)).any(|(at, told)| {
        let mut later = events[at..].iter();
        later.any(|event| event.op == Op::Wait && event.object == told.object && event.task != told.task)
    })
}

fn times(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

pub fn step1_the_job_is_done_after_its_delay_and_start_does_not_wait() {
    let nobody_waits = |trace: &Trace| {
        let text = "Nobody waits for the delay: the new thread starts the job at once.";
        trace.elapsed().is_zero().then(|| text.to_owned())
    };
    claim("`start` returns at once, and the job is done 10 s later").misconception(nobody_waits).takes(
        LONG,
        || {
            let (done, when_done) = mpsc::channel();
            let start = Instant::now();
            let _timer = Timer::start(LONG, move || done.send(()).unwrap());
            let took = start.elapsed();
            ensure(took.is_zero(), || format!("`start` returned after {took:?}"));
            ensure(when_done.recv().is_ok(), || "the job was dropped, and never done".to_owned());
        },
    );
}

pub fn step1_the_job_is_done_once() {
    claim("a job with a delay of 10 s is not done after 9 s, and is done once after 100 s").in_ideal_time(
        || {
            let _timer = Timer::start(LONG, || section("job", || ()));
            thread::sleep(9 * SECOND);
            let early = so_far().times_entered("job");
            ensure(early == 0, || format!("it was done {} before its time", times(early)));
            thread::sleep(91 * SECOND);
            let done = so_far().times_entered("job");
            ensure(done == 1, || format!("it was done {}", times(done)));
        },
    );
}

/// What is behind a job, or a tick, that comes before its time.
fn woken_early(trace: &Trace) -> Option<String> {
    if trace.panic_says("in place of tick") {
        return None;
    }
    let woken = trace
        .events()
        .iter()
        .any(|event| event.task != TaskId::BODY && matches!(event.op, Op::Woken | Op::Park | Op::Unpark(_)));
    woken.then(|| {
        "A wait may end for no reason, and that is not the end of the time. Look at the clock, and wait again for what is left."
            .to_owned()
    })
}

pub fn step1_the_job_is_not_done_before_its_time() {
    claim("a job is not done before its delay has passed").misconception(woken_early).every_schedule(|| {
        let (done, when_done) = mpsc::channel();
        let start = Instant::now();
        let _timer = Timer::start(SECOND, move || done.send(start.elapsed()).unwrap());
        let passed = when_done.recv().expect("the job is done");
        ensure(passed >= SECOND, || {
            format!("it was done after {passed:?}, and should be done after {SECOND:?}")
        });
    });
}

/// What is behind a subtraction of times that cannot be.
fn late(trace: &Trace) -> Option<String> {
    trace.panic_says("subtracting durations").then(|| {
        "A thread may be late, between any two of its steps: the time may be over when it asks for what is left, and less than \
         nothing is left then. `saturating_sub` makes nothing of it."
            .to_owned()
    })
}

pub fn step1_a_job_is_done_however_late_its_thread_is() {
    claim("time passes while the thread of a timer of 1 s is on its way: its job is done, late or not")
        .misconception(late)
        .every_schedule(|| {
            let (done, when_done) = mpsc::channel();
            let _timer = Timer::start(SECOND, move || done.send(()).unwrap());
            thread::sleep(2 * SECOND);
            ensure(when_done.recv().is_ok(), || "the job was dropped, and never done".to_owned());
        });
}

pub fn step1_timers_do_not_wait_for_each_other() {
    claim("timers of 3, 1 and 2 s, started together, are due after 1, 2 and 3 s").takes(3 * SECOND, || {
        let (done, all_done) = mpsc::channel();
        let timers = [3, 1, 2].map(|seconds| {
            let done = done.clone();
            Timer::start(seconds * SECOND, move || done.send(seconds).unwrap())
        });
        drop(done);
        let order: Vec<u32> = all_done.iter().collect();
        ensure_eq(order, [1, 2, 3], "the order of the jobs");
        drop(timers);
    });
}

fn waits_for_another() -> String {
    let text = "The jobs of all timers share a thread or a lock, a `static` say, so one waits for the other. A job must wait \
                for nothing but its own time.";
    text.to_owned()
}

/// So many timers, or tickers, at once.
const MANY: usize = 40;

/// Whether a timer is exact where there is no other.
fn is_alone_in_time() -> bool {
    replay(&Schedule::straight(), || done_at_its_time(SECOND)).is_ok()
}

pub fn step1_many_timers_wait_and_many_jobs_are_under_way_at_once() {
    let in_time = is_alone_in_time();
    claim(format!("{MANY} timers of 1 s are started together, and each job takes 5 s: all begin after 1 s"))
        .misconception(move |trace| (in_time && !trace.panic_says("jobs were done")).then(waits_for_another))
        .once(|| {
            let (tell, begun) = mpsc::channel();
            let start = Instant::now();
            for _ in 0..MANY {
                let tell = tell.clone();
                let begins = move || {
                    let _ = tell.send(start.elapsed());
                    thread::sleep(5 * SECOND);
                };
                drop(Timer::start(SECOND, begins));
            }
            let took = start.elapsed();
            ensure(took.is_zero(), || format!("`start` returned after {took:?}"));
            drop(tell);
            let begun: Vec<Duration> = begun.iter().collect();
            ensure(begun.len() == MANY, || format!("{} of {MANY} jobs were done", begun.len()));
            let other = begun.iter().find(|passed| **passed != SECOND);
            ensure(other.is_none(), || format!("one began after {:?}", other.copied().unwrap_or_default()));
        });
}

pub fn step1_a_job_may_start_a_timer() {
    let in_time = is_alone_in_time();
    claim("a job that is done after 1 s starts a timer of 2 s: `start` returns at once there too, and that job is done after 3 s")
        .misconception(move |trace| {
            let text = "`start` waits where it is called from a job. Wherever it is called, the new job has a thread of its own.";
            (in_time && trace.panic_says("`start` returned")).then(|| text.to_owned())
        })
        .in_ideal_time(|| {
            let (tell, done) = mpsc::channel();
            let start = Instant::now();
            drop(Timer::start(SECOND, move || {
                let inner = tell.clone();
                drop(Timer::start(2 * SECOND, move || inner.send(("done", start.elapsed())).unwrap()));
                tell.send(("returned", start.elapsed())).unwrap();
            }));
            let came: Vec<_> = done.iter().collect();
            let returned = came.iter().find(|(what, _)| *what == "returned").map(|(_, passed)| *passed);
            let passed = returned.unwrap_or_default();
            ensure(returned == Some(SECOND), || {
                format!("`start` returned when {passed:?} had passed, and was called after 1 s")
            });
            ensure_eq(came, [("returned", SECOND), ("done", 3 * SECOND)], "what came, and when,");
        });
}

pub fn step1_a_job_that_takes_long_delays_no_other() {
    claim("the job of one timer takes from the 1st to the 6th second, and another timer is due after 2 s: it is done then")
        .misconception(|trace| (trace.elapsed() >= 6 * SECOND).then(waits_for_another))
        .in_ideal_time(|| {
            let (done, when_done) = mpsc::channel();
            let start = Instant::now();
            let _long = Timer::start(SECOND, || thread::sleep(5 * SECOND));
            let _other = Timer::start(2 * SECOND, move || done.send(start.elapsed()).unwrap());
            let passed = when_done.recv().expect("the job is done");
            ensure(passed == 2 * SECOND, || format!("the other job was done after {passed:?}"));
        });
}

pub fn step1_a_timer_that_is_dropped_is_not_cancelled() {
    let dropped = |trace: &Trace| {
        let hung_up = trace.events().iter().any(|event| event.task != TaskId::BODY && event.op == Op::Closed);
        let text = if hung_up {
            "A channel whose sender is dropped ends the wait: that is neither the time nor a message."
        } else if trace.panic_says("the job was dropped") {
            "Dropping a timer does not cancel its job: only `cancel` does that."
        } else {
            return None;
        };
        Some(text.to_owned())
    };
    claim("a timer of 10 s is dropped, and its job is done after 10 s all the same")
        .misconception(dropped)
        .takes(LONG, || {
            let (done, when_done) = mpsc::channel();
            drop(Timer::start(LONG, move || done.send(()).unwrap()));
            ensure(when_done.recv().is_ok(), || "the job was dropped, and never done".to_owned());
        });
    claim("a panic drops a timer of 10 s, and its job is done after 10 s all the same")
        .misconception(dropped)
        .takes(LONG, || {
            let (done, when_done) = mpsc::channel();
            while_panicking(|| Timer::start(LONG, move || done.send(()).unwrap()));
            ensure(when_done.recv().is_ok(), || "the job was dropped, and never done".to_owned());
        });
}

pub fn step1_dropping_a_timer_waits_for_nothing() {
    claim("a job begins after 1 s and takes 10 s; its timer is dropped after 2 s, at once")
        .misconception(|trace| {
            let text = "Dropping a timer waits for its job, though it is to wait for nothing. Let go of the thread: it does the job \
                        alone.";
            (trace.elapsed() > 2 * SECOND).then(|| text.to_owned())
        })
        .in_ideal_time(|| {
            let start = Instant::now();
            let timer = Timer::start(SECOND, || thread::sleep(LONG));
            thread::sleep(2 * SECOND);
            drop(timer);
            let passed = start.elapsed();
            ensure(passed == 2 * SECOND, || format!("it was dropped when {passed:?} had passed"));
        });
}

/// Makes something, which a panic drops.
fn while_panicking<T>(make: impl FnOnce() -> T) {
    let unwound = panic::catch_unwind(AssertUnwindSafe(|| {
        let _dropped = make();
        panic!("on purpose");
    }));
    ensure(unwound.is_err(), || "the panic was lost".to_owned());
}

/// The delays for which a timer is asked to be exact.
const DELAYS: [Duration; 10] = [
    Duration::ZERO,
    Duration::from_nanos(1),
    Duration::from_nanos(2),
    Duration::from_nanos(999),
    Duration::from_micros(700),
    Duration::from_micros(1500),
    Duration::from_millis(999),
    Duration::from_millis(1500),
    Duration::from_nanos(2_345_678_901),
    Duration::from_millis(10_010),
];

pub fn step1_the_job_is_done_exactly_at_its_time() {
    for delay in DELAYS {
        claim(format!("a job with a delay of {delay:?} is done then, not before its time and not too late"))
            .misconception(move |trace| other_time(trace, delay))
            .in_ideal_time(move || done_at_its_time(delay));
    }
}

fn done_at_its_time(delay: Duration) {
    let (done, when_done) = mpsc::channel();
    let start = Instant::now();
    let _timer = Timer::start(delay, move || done.send(start.elapsed()).unwrap());
    let passed = when_done.recv().expect("the job is done");
    ensure(passed >= delay, || format!("it was done after {passed:?}, before its time"));
    // Where a thread only yields until it is time, virtual time passes in such steps.
    let only_yields =
        so_far().events().iter().any(|event| event.task != TaskId::BODY && event.op == Op::Yield);
    let step = Duration::from_millis(u64::from(only_yields));
    ensure(passed <= delay + step, || format!("it was done after {passed:?}, too late"));
}

/// 36 hours, and 1000 days with some nanoseconds.
const LONG_TIMES: [(&str, Duration); 2] = [
    ("36 h", Duration::from_secs(36 * 3600)),
    ("1000 days and 7 ns", Duration::from_nanos(86_400_000_000_000_007)),
];

/// How often the answer looks at the clock in half of `LONG`, before its time has come.
fn looks_in_five_seconds(start: impl Fn() + Send + Sync + 'static) -> usize {
    let five_seconds = move || {
        start();
        thread::sleep(LONG / 2);
    };
    let is_look = |event: &&engine::rt::Event| {
        event.task != TaskId::BODY && matches!(event.op, Op::Wake | Op::TimedOut | Op::Yield)
    };
    replay(&Schedule::straight(), five_seconds)
        .map_or(0, |run| run.trace.events().iter().filter(is_look).count())
}

/// The long times to try. Who looks at the clock now and then would look too often in the longest.
fn long_times(start: impl Fn() + Send + Sync + 'static) -> Vec<(String, Duration)> {
    const MOST_LOOKS: usize = 6000;
    match looks_in_five_seconds(start) {
        0 => LONG_TIMES.map(|(named, time)| (named.to_owned(), time)).to_vec(),
        looks => {
            let most = LONG.as_secs() / 2 * (MOST_LOOKS / looks.min(MOST_LOOKS)) as u64;
            let tried = [600, 70].into_iter().find(|seconds| *seconds <= most);
            tried.map(|seconds| (format!("{seconds} s"), Duration::from_secs(seconds))).into_iter().collect()
        }
    }
}

pub fn step1_a_delay_may_be_as_long_as_it_likes() {
    for (named, delay) in long_times(|| std::mem::forget(Timer::start(LONG, || ()))) {
        claim(format!("a job with a delay of {named} is done then, not before its time and not too late"))
            .misconception(move |trace| other_time(trace, delay))
            .once(move || done_at_its_time(delay));
    }
}

/// What is behind a job that comes early or late.
fn other_time(trace: &Trace, delay: Duration) -> Option<String> {
    let beside = || trace.events().iter().filter(|event| event.task != TaskId::BODY);
    let is_look = |event: &&engine::rt::Event| matches!(event.op, Op::Wake | Op::TimedOut);
    let again = |look: &engine::rt::Event| {
        let same =
            |other: &&engine::rt::Event| other.task == look.task && trace.line(other) == trace.line(look);
        beside().filter(is_look).filter(same).count() > 1
    };
    let sleeps_late = beside().any(|event| matches!(event.op, Op::Sleep(_)) && event.at >= delay);
    let text = if trace.elapsed() < delay && trace.panic_says("before its time") {
        "The delay was cut, or something else was taken for its end. A `Duration` is exact: wait for all of it."
    } else if trace.elapsed() > delay && sleeps_late {
        "The time has come, and the thread sleeps once more before it does the job."
    } else if trace.elapsed() > delay && beside().filter(is_look).any(again) {
        "It looks now and then whether it is time, and the time comes between two looks. Wait for what is left, and no longer."
    } else {
        return None;
    };
    Some(text.to_owned())
}

fn on_the_calling_thread(trace: &Trace) -> Option<String> {
    let text = if trace.panic_says("was dropped") {
        "The job was thrown away. Even with no delay it must be done, on another thread."
    } else {
        "The job is done on the calling thread. Even with no delay, the job must run on another thread."
    };
    (trace.threads_started() == 0).then(|| text.to_owned())
}

pub fn step1_without_a_delay_the_job_is_done_on_another_thread_too() {
    for delay in [Duration::ZERO, Duration::from_nanos(1), Duration::from_micros(999)] {
        claim(format!("with a delay of {delay:?}, `start` returns while the job waits for the caller"))
            .misconception(on_the_calling_thread)
            .in_ideal_time(move || {
                let (go, signal) = mpsc::channel();
                let (done, when_done) = mpsc::channel();
                let timer = Timer::start(delay, move || done.send(signal.recv().is_ok()).unwrap());
                go.send(()).unwrap_or_default();
                ensure(when_done.recv() == Ok(true), || "the job was dropped, and never done".to_owned());
                drop(timer);
            });
    }
}

fn both_or_neither(trace: &Trace) -> Option<String> {
    if trace.panic_says("was never done") && trace.ignored_compare().is_some() {
        let text = "A compare-and-exchange that fails has decided nothing: a weak one may fail for no reason. Try it again.";
        return Some(text.to_owned());
    }
    let task = |wanted: fn(Op) -> bool| trace.events().iter().any(|event| wanted(event.op));
    let sent = |event: &engine::rt::Event| event.task == TaskId::BODY && matches!(event.op, Op::Send(_));
    let looked = |op| matches!(op, Op::Lock(_) | Op::ReadLock(_) | Op::WriteLock(_) | Op::Load(_));
    let only_sent = task(|op| matches!(op, Op::TimedOut)) && !task(looked) && trace.events().iter().any(sent);
    if trace.panic_says("`true`, and the job was done") && only_sent {
        let text = "That a message could be sent does not mean that it is received: the thread had decided already. Who \
                    wins must be decided in one step that only one of the two can make.";
        return Some(text.to_owned());
    }
    trace.panic_says("`cancel` gave").then(decided_in_two_steps)
}

fn decided_in_two_steps() -> String {
    let text = "Looking and then acting are two steps, and the other thread comes between them. Who wins must be decided in \
                one step that only one of the two can make.";
    text.to_owned()
}

pub fn step2_either_it_is_cancelled_or_the_job_is_done() {
    claim("either `cancel` gives `true`, or the job is done: never both and never neither")
        .misconception(both_or_neither)
        .every_schedule(|| {
            let (done, when_done) = mpsc::channel();
            let timer = Timer::start(SECOND, move || done.send(()).unwrap());
            let cancelled = timer.cancel();
            // The job was done, or was dropped undone.
            let ran = when_done.recv().is_ok();
            ensure(!(cancelled && ran), || "`cancel` gave `true`, and the job was done".to_owned());
            ensure(cancelled || ran, || "`cancel` gave `false`, and the job was never done".to_owned());
        });
}

pub fn step2_cancel_does_not_wait_for_the_delay() {
    claim("a timer of 10 s is cancelled after 1 s, and `cancel` gives `true` at once")
        .misconception(slept_on)
        .takes(SECOND, || {
            let timer = Timer::start(LONG, || ());
            thread::sleep(SECOND);
            ensure(timer.cancel(), || "`cancel` gave `false`, though the job had not begun".to_owned());
        });
    claim("a timer of 10 s is cancelled at once, and `cancel` gives `true` at once")
        .misconception(slept_on)
        .takes(Duration::ZERO, || {
            let cancelled = Timer::start(LONG, || ()).cancel();
            ensure(cancelled, || "`cancel` gave `false`, though the job had not begun".to_owned());
        });
}

pub fn step2_a_timer_of_any_delay_can_be_cancelled() {
    const FIFTY_YEARS: Duration = Duration::from_secs(50 * 365 * 24 * 60 * 60);
    claim("a timer of fifty years is cancelled after 10 s, and `cancel` gives `true`").once(|| {
        let timer = Timer::start(FIFTY_YEARS, || ());
        thread::sleep(LONG);
        let cancelled = outlived(|| timer.cancel(), "cancel");
        ensure(cancelled, || "`cancel` gave `false`, though the job had not begun".to_owned());
    });
}

/// What a call gives that must not panic, whatever has become of its thread.
fn outlived<T>(call: impl FnOnce() -> T, name: &str) -> T {
    let outcome = panic::catch_unwind(AssertUnwindSafe(call));
    ensure(outcome.is_ok(), || format!("`{name}` panicked as well"));
    outcome.unwrap_or_else(|_| unreachable!("it was asked"))
}

pub fn step2_a_job_that_panicked_has_begun() {
    claim("the job panics after 1 s: `cancel` after 2 s gives `false`")
        .misconception(|trace| {
            let text = "The job runs while a lock is held, and its panic poisons the lock for `cancel`. Take the job out, give \
                        the lock back, and then do the job.";
            let joined = trace.events().iter().any(|event| matches!(event.op, Op::Join(_)));
            let other = "The thread of a job that panicked has panicked, and so `join` gives an error. The job has begun then.";
            let own = trace.events().iter().filter(|event| event.task == TaskId::BODY && event.op == Op::Panic);
            // That of `cancel`, and that of the check.
            (own.count() > 1).then(|| if joined { other } else { text }.to_owned())
        })
        .in_ideal_time(|| {
            let timer = Timer::start(SECOND, || panic!("on purpose"));
            thread::sleep(2 * SECOND);
            let cancelled = outlived(|| timer.cancel(), "cancel");
            ensure(!cancelled, || "`cancel` gave `true`, though the job had begun".to_owned());
        });
}

pub fn step2_a_cancelled_job_is_never_done() {
    claim("a timer of 10 s is cancelled after 9 s, and its job is not done in 100 s").in_ideal_time(|| {
        let timer = Timer::start(LONG, || section("job", || ()));
        thread::sleep(9 * SECOND);
        ensure(timer.cancel(), || "`cancel` gave `false`, though the job had not begun".to_owned());
        thread::sleep(91 * SECOND);
        let done = so_far().times_entered("job");
        ensure(done == 0, || "`cancel` gave `true`, and the job was done".to_owned());
    });
}

pub fn step2_a_job_that_has_begun_cannot_be_cancelled() {
    // Once while the job is under way, from the first to the third second, and once after it.
    for seconds in [2, 5] {
        claim(format!("the job begins after 1 s and takes 2 s: `cancel` after {seconds} s gives `false`"))
            .misconception(|trace| {
                let text = "That others still own a value does not mean that the job has not begun: a thread keeps its `Arc` \
                            while the job runs.";
                let asked = trace.events().iter().any(|event| event.op == Op::OwnersAsked);
                asked.then(|| text.to_owned())
            })
            .in_ideal_time(move || {
                let timer = Timer::start(SECOND, || section("job", || thread::sleep(2 * SECOND)));
                thread::sleep(seconds * SECOND);
                ensure(!timer.cancel(), || "`cancel` gave `true`, though the job had begun".to_owned());
            });
    }
}

/// What is behind a call that waits for a job which is none of its business.
fn held_by_another_job(trace: &Trace) -> Option<String> {
    // The other job is over then.
    if !trace.panic_says(", 9s), and should be") {
        return slept_on(trace);
    }
    let text = "A lock, or a thread, belongs to all timers and tickers and is busy while a job runs: who calls off another one \
                waits for that job. Each needs its own, and no lock is held while a job runs.";
    Some(text.to_owned())
}

pub fn step2_cancel_does_not_wait_for_the_job_of_another_timer() {
    claim("the job of one timer takes from the 1st to the 9th second; another timer, of 10 s, is cancelled after 2 s, at once")
        .misconception(held_by_another_job)
        .in_ideal_time(|| {
            let start = Instant::now();
            let other = Timer::start(LONG, || ());
            drop(Timer::start(SECOND, || thread::sleep(8 * SECOND)));
            // That `start` and dropping wait for nothing is step 1's business.
            thread::sleep((2 * SECOND).saturating_sub(start.elapsed()));
            if start.elapsed() != 2 * SECOND {
                return;
            }
            ensure_eq((other.cancel(), start.elapsed()), (true, 2 * SECOND), "what `cancel` gave, and when,");
        });
}

/// A ticker whose calls `so_far` can see. Each lets others go first in its midst, so its owner gets turns.
fn seen_ticker(period: Duration) -> Ticker {
    Ticker::start(period, |_| section("tick", thread::yield_now))
}

/// How many calls have begun, and how many of them are not over.
fn calls() -> (usize, usize) {
    let trace = so_far();
    let begun = trace.times_entered("tick");
    (begun, begun - trace.events().iter().filter(|event| event.op == Op::Leave("tick")).count())
}

/// Asks that no call is under way, and that none comes from now on; how many there were.
fn no_more_calls(after: &str) -> usize {
    let (begun, under_way) = calls();
    ensure(under_way == 0, || format!("a call of the job was under way after {after}"));
    thread::sleep(3 * SECOND);
    let more = calls().0 - begun;
    ensure(more == 0, || format!("after {after} the job was called {}", times(more)));
    begun
}

fn told_and_left(trace: &Trace) -> Option<String> {
    let joined = trace.events().iter().any(|event| matches!(event.op, Op::Join(_)));
    (!joined).then(|| {
        "Telling a thread to end, or looking for a while whether it has, is not waiting until it has: it may be just about \
         to call the job. `join` waits."
            .to_owned()
    })
}

pub fn step3_a_tick_comes_at_each_period() {
    claim("with a period of 2 s, ticks 1, 2 and 3 come after 2, 4 and 6 s, and `stop` after 7 s gives 3")
        .misconception(slept_on)
        .takes(7 * SECOND, || {
            let (tell, ticks) = mpsc::channel();
            let start = Instant::now();
            let ticker = Ticker::start(2 * SECOND, move |tick| tell.send((tick, start.elapsed())).unwrap());
            let took = start.elapsed();
            ensure(took.is_zero(), || format!("`start` returned after {took:?}"));
            thread::sleep(7 * SECOND);
            let seen: Vec<_> = ticks.try_iter().collect();
            ensure_eq(seen, [1, 2, 3].map(|tick| (tick, 2 * tick * SECOND)), "what came, and when,");
            ensure_eq(ticker.stop(), 3, "what `stop` gave");
        });
}

pub fn step3_ticks_are_exact_for_any_period() {
    let periods = [
        Duration::from_nanos(2),
        Duration::from_micros(700),
        Duration::from_micros(1500),
        Duration::from_millis(1500),
        Duration::from_nanos(2_345_678_901),
    ];
    for period in periods {
        claim(format!(
            "with a period of {period:?}, ticks 1, 2 and 3 come when 1, 2 and 3 of them have passed"
        ))
        .in_ideal_time(move || ticks_exactly(period));
    }
}

fn ticks_exactly(period: Duration) {
    let (tell, ticks) = mpsc::channel();
    let start = Instant::now();
    let ticker = Ticker::start(period, move |tick| tell.send((tick, start.elapsed())).unwrap());
    thread::sleep(period * 7 / 2);
    let seen: Vec<_> = ticks.try_iter().collect();
    ensure_eq(seen, [1, 2, 3].map(|tick| (tick, tick * period)), "what came, and when,");
    drop(ticker);
}

pub fn step3_a_period_may_be_nothing() {
    claim("with no period at all, and a job that takes 1 s, ticks 1 to 4 come after 0, 1, 2 and 3 s").once(
        || {
            let (tell, ticks) = mpsc::channel();
            let start = Instant::now();
            let ticker = Ticker::start(Duration::ZERO, move |tick| {
                let _ = tell.send((tick, start.elapsed()));
                thread::sleep(SECOND);
            });
            thread::sleep(SECOND * 7 / 2);
            let seen: Vec<_> = ticks.try_iter().collect();
            ensure_eq(seen, [1, 2, 3, 4].map(|tick| (tick, (tick - 1) * SECOND)), "what came, and when,");
            // Where a lock is held while the job runs, there is no moment at which to stop it.
            std::mem::forget(ticker);
        },
    );
    stopped_without_a_period();
}

/// Whether a ticker holds a lock while its job runs.
fn ticks_under_a_lock() -> bool {
    let tick_once = || {
        let ticker = seen_ticker(SECOND);
        thread::sleep(SECOND * 3 / 2);
        ticker.stop()
    };
    let Ok(run) = replay(&Schedule::straight(), tick_once) else { return true };
    let events = run.trace.events();
    let tick = events.iter().position(|event| event.op == Op::Enter("tick")).unwrap_or_default();
    let count = |is_it: fn(Op) -> bool| {
        events[..tick].iter().filter(|event| event.task == events[tick].task && is_it(event.op)).count()
    };
    let taken = count(|op| matches!(op, Op::Lock(_) | Op::ReadLock(_) | Op::WriteLock(_)));
    taken > count(|op| matches!(op, Op::Unlock(_) | Op::ReadUnlock | Op::WriteUnlock(_)))
}

fn stopped_without_a_period() {
    // Where a lock is held while the job runs, who waits for it may never get it.
    if ticks_under_a_lock() {
        return;
    }
    let at_once =
        "with no period at all, and a job that takes 1 s, `stop` after 500 ms returns after 1 s and gives 1";
    claim(at_once)
        .misconception(|trace| {
            let text = "With no period at all there is nothing to wait for, but there is still a look to be had: whether the end has \
                        come must be asked before each tick.";
            trace.panic_says("`stop` had not returned").then(|| text.to_owned())
        })
        .once(|| {
            let stopping = thread::spawn(|| {
                let ticker = Ticker::start(Duration::ZERO, |_| section("tick", || thread::sleep(SECOND)));
                thread::sleep(SECOND / 2);
                ticker.stop()
            });
            thread::sleep(SECOND * 7 / 2);
            ensure(stopping.is_finished(), || {
                format!("`stop` had not returned after 3.5 s, and the job had been called {}", times(calls().0))
            });
            ensure_eq(stopping.join().ok(), Some(1), "what `stop` gave");
        });
}

pub fn step3_stop_does_not_wait_for_another_job() {
    claim(
        "the job of one ticker takes from the 1st to the 9th second; another ticker, with a period of 10 s, is stopped after 2 s, \
         at once",
    )
    .misconception(held_by_another_job)
    .in_ideal_time(|| {
        let start = Instant::now();
        let stopped = Ticker::start(LONG, |_| ());
        let other = Ticker::start(SECOND, |_| thread::sleep(8 * SECOND));
        thread::sleep(2 * SECOND);
        ensure_eq((stopped.stop(), start.elapsed()), (0, 2 * SECOND), "what `stop` gave, and when,");
        drop(other);
    });
}

pub fn step3_a_period_may_be_as_long_as_it_likes() {
    for (named, period) in long_times(|| std::mem::forget(Ticker::start(LONG, |_| ()))) {
        claim(format!("with a period of {named}, ticks 1 to 3 come when 1 to 3 of them have passed"))
            .once(move || ticks_exactly(period));
    }
}

pub fn step3_a_ticker_goes_on_until_it_is_stopped() {
    claim("with a period of 1.5 ms, ticks 1 to 9000 come in 13.501 s, and `stop` gives 9000").once(|| {
        const MANY_TICKS: u32 = 9_000;
        let period = Duration::from_micros(1500);
        let (tell, ticks) = mpsc::channel();
        let ticker = Ticker::start(period, move |tick| tell.send(tick).unwrap());
        thread::sleep(period * MANY_TICKS + Duration::from_millis(1));
        let seen: Vec<u32> = ticks.try_iter().collect();
        let odd = seen.iter().zip(1..).find(|(tick, wanted)| **tick != *wanted);
        ensure(odd.is_none(), || {
            odd.map_or_else(String::new, |(tick, wanted)| {
                format!("in place of tick {wanted} came tick {tick}")
            })
        });
        ensure(seen.len() == MANY_TICKS as usize, || format!("{} ticks came", seen.len()));
        ensure_eq(ticker.stop(), MANY_TICKS, "what `stop` gave");
    });
}

/// Starts so many tickers, stops the first of them after 1.5 s, and asks what they did.
fn tick_together(number: usize) {
    let (tell, ticks) = mpsc::channel();
    let start = Instant::now();
    let mut tickers: Vec<Ticker> = (0..number)
        .map(|_| {
            let tell = tell.clone();
            Ticker::start(SECOND, move |tick| {
                let _ = tell.send((tick, start.elapsed()));
                thread::sleep(SECOND / 10);
            })
        })
        .collect();
    thread::sleep(SECOND * 3 / 2);
    let seen: Vec<_> = ticks.try_iter().collect();
    let odd = seen.iter().find(|seen| **seen != (1, SECOND));
    ensure(odd.is_none(), || {
        odd.map_or_else(String::new, |(tick, passed)| format!("there came tick {tick} after {passed:?}"))
    });
    ensure(seen.len() == number, || format!("only {} ticks came in the first 1.5 s", seen.len()));
    ensure_eq(tickers.remove(0).stop(), 1, "what `stop` gave");
    thread::sleep(2 * SECOND);
    let gave: Vec<u32> = tickers.into_iter().map(Ticker::stop).collect();
    let odd = gave.iter().find(|gave| **gave != 3);
    ensure(odd.is_none(), || format!("`stop` gave {} for another", odd.copied().unwrap_or_default()));
}

pub fn step3_tickers_do_not_disturb_each_other() {
    // Alone, a ticker has nobody to share anything with.
    let one_fails = replay(&Schedule::straight(), || tick_together(1)).is_err();
    claim(format!(
        "{MANY} tickers with a period of 1 s, whose jobs take 100 ms: tick 1 of each comes after 1 s; one is stopped after \
         1.5 s, and after 3.5 s the others have ticked 3 times"
    ))
    .misconception(move |_| {
        let text = "The tickers share a thread, a lock or a flag, a `static` say, so one waits for another or ends with it. Each \
                    needs its own.";
        (!one_fails).then(|| text.to_owned())
    })
    .once(|| tick_together(MANY));
}

pub fn step3_no_tick_comes_before_its_time() {
    claim("tick 1 comes after 1 s or later, tick 2 after 2 s or later")
        .misconception(woken_early)
        .every_schedule(|| {
            let (tell, ticks) = mpsc::channel();
            let start = Instant::now();
            let ticker = Ticker::start(SECOND, move |tick| {
                let _ = tell.send((tick, start.elapsed()));
            });
            for wanted in 1..=2 {
                let (tick, passed) = ticks.recv().expect("a ticker ticks until it is stopped");
                ensure(tick == wanted, || format!("in place of tick {wanted} came tick {tick}"));
                ensure(passed >= tick * SECOND, || format!("tick {tick} came after {passed:?}"));
            }
            drop(ticker);
        });
}

pub fn step3_ticks_come_however_late_their_thread_is() {
    claim("time passes while the thread of a ticker with a period of 1 s is on its way: ticks come, late or not")
        .misconception(late)
        .every_schedule(|| {
            let (tell, ticks) = mpsc::channel();
            let ticker = Ticker::start(SECOND, move |tick| {
                let _ = tell.send(tick);
            });
            thread::sleep(SECOND * 3 / 2);
            let came = ticks.recv().is_ok();
            // Dropping one whose thread has panicked may panic as well, and hide that.
            std::mem::forget(ticker);
            ensure(came, || "no tick came".to_owned());
        });
}

pub fn step3_stop_does_not_wait_for_the_next_tick() {
    for after in [0, 1] {
        claim(format!("a ticker with a period of 10 s is stopped after {after} s, at once"))
            .misconception(slept_on)
            .takes(after * SECOND, move || {
                let ticker = seen_ticker(LONG);
                thread::sleep(after * SECOND);
                ensure_eq(ticker.stop(), 0, "what `stop` gave");
            });
    }
    stopped_while_the_job_parks();
}

/// Stops a ticker while its job is parked.
fn stopped_while_the_job_parks() {
    claim("a tick after 10 s parks its thread until it is unparked after 11 s; `stop` is called meanwhile, and returns then")
        .misconception(|trace| {
            let parked = trace.events().iter().filter(|event| event.task != TaskId::BODY && event.op == Op::Park);
            // That of the job, and that in which the ticker waited on.
            (parked.count() > 1 && trace.elapsed() > LONG + SECOND).then(|| {
                "The job used up the `unpark` of `stop`: whoever parks, and a job may do so, takes what was meant for another park. \
                 Look whether the end has come before each park, and not only after it."
                    .to_owned()
            })
        })
        .misconception(slept_on)
        .takes(LONG + SECOND, || {
            let (tell, ticking) = mpsc::channel();
            let go = Arc::new(AtomicU32::new(0));
            let may_go = Arc::clone(&go);
            let ticker = Ticker::start(LONG, move |_| {
                let _ = tell.send(thread::current());
                while may_go.load(Ordering::SeqCst) == 0 {
                    thread::park();
                }
            });
            let ticking = ticking.recv().expect("a ticker ticks until it is stopped");
            let release = thread::spawn(move || {
                thread::sleep(SECOND);
                go.store(1, Ordering::SeqCst);
                ticking.unpark();
            });
            ensure_eq(ticker.stop(), 1, "what `stop` gave");
            release.join().unwrap();
        });
}

pub fn step3_no_tick_comes_after_stop() {
    claim("`stop` gives the number of calls; when it has returned, none is under way, and none comes")
        .misconception(told_and_left)
        .misconception(counted_early)
        .every_schedule(|| {
            let said = seen_ticker(SECOND).stop() as usize;
            let begun = no_more_calls("`stop`");
            ensure(said == begun, || format!("`stop` gave {said}, and the job was called {}", times(begun)));
        });
}

/// What is behind a number that `stop` gave, where the thread had been waited for.
fn counted_early(trace: &Trace) -> Option<String> {
    let own = || trace.events().iter().filter(|event| event.task == TaskId::BODY);
    let joined = own().position(|event| matches!(event.op, Op::Join(_)))?;
    let read = own().position(|event| matches!(event.op, Op::Load(_)))?;
    (trace.panic_says("`stop` gave") && read < joined).then(|| {
        "The number was read before the thread had ended, and a tick came in between. Read it after the join.".to_owned()
    })
}

fn let_go(trace: &Trace) -> Option<String> {
    let text = "To drop a `JoinHandle` is to let go of the thread, which goes on. The ticker needs a `Drop` that ends it.";
    let woken =
        trace.events().iter().any(|event| matches!(event.op, Op::Notify(_) | Op::Unpark(_) | Op::Store(_)));
    if woken { told_and_left(trace) } else { Some(text.to_owned()) }
}

pub fn step3_dropping_a_ticker_stops_it() {
    claim("a ticker with a period of 1 s stops ticking when it is dropped, after 2.5 s")
        .misconception(let_go)
        .in_ideal_time(|| {
            let ticker = seen_ticker(SECOND);
            thread::sleep(SECOND * 5 / 2);
            drop(ticker);
            ensure_eq(no_more_calls("the ticker was dropped"), 2, "the number of calls");
        });
    claim("a ticker with a period of 10 s is dropped after 1 s, at once").misconception(slept_on).takes(
        SECOND,
        || {
            let ticker = seen_ticker(LONG);
            thread::sleep(SECOND);
            drop(ticker);
        },
    );
}

/// Whether who drops a ticker asks again and again whether its thread has ended. While a panic unwinds, the model lets
/// others go on only when somebody waits.
fn is_dropped_by_asking() -> bool {
    let drop_it = || drop(seen_ticker(SECOND));
    replay(&Schedule::straight(), drop_it).is_ok_and(|run| run.trace.asked_in_vain() > 0)
}

pub fn step3_a_panic_that_drops_a_ticker_stops_it() {
    if is_dropped_by_asking() {
        return;
    }
    claim("a ticker with a period of 1 s stops ticking when a panic drops it, after 2.5 s")
        .misconception(|_| {
            let text = "A ticker is dropped by a panic of its owner as well. It must end then too, whether the thread is panicking \
                        or not.";
            Some(text.to_owned())
        })
        .in_ideal_time(|| {
            while_panicking(|| {
                let ticker = seen_ticker(SECOND);
                thread::sleep(SECOND * 5 / 2);
                ticker
            });
            ensure_eq(no_more_calls("the ticker was dropped"), 2, "the number of calls");
        });
}

pub fn step3_no_tick_comes_after_a_ticker_is_dropped() {
    claim("when a ticker has been dropped, no call of its job is under way, and none comes")
        .misconception(let_go)
        .every_schedule(|| {
            drop(seen_ticker(SECOND));
            no_more_calls("the ticker was dropped");
        });
}

/// The contract of timers and tickers, as a sequential program. In ideal time it knows when each call is made.
#[derive(Clone)]
struct Clock {
    /// What programs are made of.
    calls: &'static [Call],
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Call {
    /// Starts a timer with this delay.
    Start(Duration),
    Cancel,
    DropTimer,
    /// Starts a ticker with this period.
    Tick(Duration),
    Stop,
    DropTicker,
    /// How often the jobs of the caller's timers and tickers were called.
    Look,
}

#[derive(Clone, PartialEq, Debug)]
enum Answer {
    Done,
    Cancelled(bool),
    Stopped(u32),
    Called(u32),
}

/// A timer or a ticker, and what is known of the calls of its job.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Job {
    /// When the job is due, if that is known, and whether it was certainly done.
    Timer { due: Option<Duration>, done: bool },
    /// Since when it ticks, if that is known, and how many ticks certainly came.
    Ticker { since: Option<Duration>, period: Duration, ticks: u32 },
}

/// Calls beyond this number are not counted.
const MOST_CALLED: u32 = 3;

impl Job {
    /// How often it may have been called by now.
    fn called_by(self, now: Option<Duration>) -> Vec<u32> {
        match self {
            Job::Timer { done: true, .. } => vec![1],
            Job::Timer { due, .. } => match due.zip(now) {
                Some((due, now)) if now < due => vec![0],
                Some((due, now)) if now > due => vec![1],
                _ => vec![0, 1],
            },
            Job::Ticker { since, period, ticks } => match since.zip(now) {
                Some((since, now)) => {
                    let passed = now.saturating_sub(since).as_nanos();
                    let most = (passed / period.as_nanos()) as u32;
                    // At the very moment, the tick may come before or after.
                    let at_the_moment = passed.is_multiple_of(period.as_nanos());
                    let fewest = most.saturating_sub(u32::from(at_the_moment)).max(ticks);
                    (fewest.min(MOST_CALLED)..=most.min(MOST_CALLED)).collect()
                }
                None => (ticks..=MOST_CALLED).collect(),
            },
        }
    }

    /// The same when so many calls were seen.
    fn seen(self, called: u32) -> Job {
        match self {
            Job::Timer { due, done } => Job::Timer { due, done: done || called > 0 },
            Job::Ticker { since, period, .. } => Job::Ticker { since, period, ticks: called },
        }
    }
}

/// What was started, each by a thread, and the calls of what has ended, by thread.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Started {
    jobs: Vec<(usize, Job)>,
    called: [u32; 3],
}

impl Started {
    fn with(&self, client: usize, job: Job) -> Started {
        let mut next = self.clone();
        next.jobs.push((client, job));
        next
    }

    /// What the thread started last, and its place.
    fn last_of(&self, client: usize) -> (usize, Job) {
        let at = self.jobs.iter().rposition(|(of, _)| *of == client).expect("it has started something");
        (at, self.jobs[at].1)
    }

    /// The same when a job has ended, after so many calls.
    fn ended(&self, at: usize, called: u32) -> Started {
        let mut next = self.clone();
        let (client, _) = next.jobs.remove(at);
        next.called[client] += called;
        next
    }

    /// What the thread may see of the calls of its jobs, and what is known then.
    fn looks(&self, client: usize, now: Option<Duration>) -> Vec<(Started, u32)> {
        let mut looks = vec![(self.clone(), self.called[client])];
        let own = |(_, (of, _)): &(usize, &(usize, Job))| *of == client;
        for (at, (_, job)) in self.jobs.iter().enumerate().filter(own) {
            let with_one_more = |(started, count): (Started, u32)| {
                job.called_by(now).into_iter().map(move |called| {
                    let mut started = started.clone();
                    started.jobs[at].1 = job.seen(called);
                    (started, count + called)
                })
            };
            looks = looks.into_iter().flat_map(with_one_more).collect();
        }
        looks
    }
}

/// How often the jobs of each thread were called.
type Counts = [Arc<AtomicU32>; 3];

fn count(of: &AtomicU32) {
    of.fetch_add(1, Ordering::SeqCst);
}

impl Spec for Clock {
    type Object = Counts;
    type Held<'a> = (Vec<Timer>, Vec<Ticker>);
    type State = Started;
    type Call = Call;
    type Answer = Answer;

    /// A thread may look now and then, if it is never late.
    fn waiting(&self) -> Waiting {
        Waiting::InTime
    }

    fn calls(&self) -> Vec<Call> {
        self.calls.to_vec()
    }

    fn fits(&self, before: &[Call], next: Call) -> bool {
        let last = before.iter().rev().find(|call| **call != Call::Look);
        match next {
            Call::Start(_) => !matches!(last, Some(Call::Start(_) | Call::Tick(_))),
            Call::Tick(_) => !matches!(last, Some(Call::Start(_) | Call::Tick(_))),
            Call::Cancel | Call::DropTimer => matches!(last, Some(Call::Start(_))),
            Call::Stop | Call::DropTicker => matches!(last, Some(Call::Tick(_))),
            Call::Look => !before.is_empty() && !before.contains(&Call::Look),
        }
    }

    fn after(&self) -> Vec<Call> {
        vec![Call::Look]
    }

    fn object(&self) -> Counts {
        Counts::default()
    }

    fn call(&self, counts: &Counts, held: &mut Self::Held<'_>, call: Call, by: Caller) -> Answer {
        let (timers, tickers) = held;
        let job = Arc::clone(&counts[by.client]);
        match call {
            Call::Start(delay) => timers.push(Timer::start(delay, move || count(&job))),
            Call::Tick(period) => tickers.push(Ticker::start(period, move |_| count(&job))),
            Call::Cancel => return Answer::Cancelled(timers.pop().is_some_and(Timer::cancel)),
            Call::Stop => return Answer::Stopped(tickers.pop().map_or(0, Ticker::stop).min(MOST_CALLED)),
            Call::DropTimer => drop(timers.pop()),
            Call::DropTicker => drop(tickers.pop()),
            Call::Look => {
                let called = counts[by.client].load(Ordering::SeqCst).min(MOST_CALLED);
                return Answer::Called(called);
            }
        }
        Answer::Done
    }

    fn start(&self) -> Started {
        Started { jobs: Vec::new(), called: [0; 3] }
    }

    fn step(&self, state: &Started, call: Call, by: Caller) -> Vec<(Started, Answer)> {
        let client = by.client;
        match call {
            Call::Start(delay) => {
                let timer = Job::Timer { due: by.at.map(|at| at + delay), done: false };
                vec![(state.with(client, timer), Answer::Done)]
            }
            Call::Tick(period) => {
                let ticker = Job::Ticker { since: by.at, period, ticks: 0 };
                vec![(state.with(client, ticker), Answer::Done)]
            }
            // It goes on without it.
            Call::DropTimer => vec![(state.clone(), Answer::Done)],
            Call::Cancel => {
                let (at, timer) = state.last_of(client);
                let too_late = timer.called_by(by.at).contains(&1);
                let in_time = timer.called_by(by.at).contains(&0);
                let cancelled = in_time.then(|| (state.ended(at, 0), Answer::Cancelled(true)));
                let begun = too_late.then(|| (state.clone(), Answer::Cancelled(false)));
                cancelled.into_iter().chain(begun).collect()
            }
            Call::Stop | Call::DropTicker => {
                let (at, ticker) = state.last_of(client);
                let stopped = |called: u32| {
                    let answer = if call == Call::Stop { Answer::Stopped(called) } else { Answer::Done };
                    (state.ended(at, called), answer)
                };
                ticker.called_by(by.at).into_iter().map(stopped).collect()
            }
            Call::Look => {
                let looks = state.looks(client, by.at).into_iter();
                looks.map(|(next, count)| (next, Answer::Called(count.min(MOST_CALLED)))).collect()
            }
        }
    }

    fn made(&self) -> String {
        "let calls = [0, 0, 0];".to_owned()
    }

    fn line(&self, call: Call, by: Caller) -> String {
        let job = format!("calls[{}] += 1", by.client);
        match call {
            Call::Start(delay) => format!("Timer::start({delay:?}, || {job})"),
            Call::Cancel => "timer.cancel()".to_owned(),
            Call::DropTimer => "drop(timer)".to_owned(),
            Call::Tick(period) => format!("Ticker::start({period:?}, || {job})"),
            Call::Stop => "ticker.stop()".to_owned(),
            Call::DropTicker => "drop(ticker)".to_owned(),
            Call::Look => format!("calls[{}]", by.client),
        }
    }

    fn answer(&self, answer: &Answer) -> String {
        match answer {
            Answer::Done => String::new(),
            Answer::Cancelled(cancelled) => format!("`{cancelled}`"),
            Answer::Stopped(ticks) => ticks.to_string(),
            Answer::Called(calls) => calls.to_string(),
        }
    }

    fn could_go_on(&self, _: Call) -> String {
        "it should return at once".to_owned()
    }
}

const SHORT: Duration = SECOND;
const HALF: Duration = Duration::from_millis(1500);
const STEP_1: &[Call] =
    &[Call::Start(Duration::ZERO), Call::Start(SHORT), Call::Start(HALF), Call::DropTimer, Call::Look];
const STEP_2: &[Call] = &[Call::Start(SHORT), Call::Start(HALF), Call::DropTimer, Call::Cancel, Call::Look];
const STEP_3: &[Call] = &[Call::Tick(SHORT), Call::Tick(HALF), Call::Stop, Call::DropTicker, Call::Look];

/// What is behind a program that the contract does not explain, by the call after which its job was called or not.
fn misjudged(trace: &Trace) -> Option<String> {
    let events = trace.events();
    let after = |name: &'static str| {
        let call = events.iter().position(|event| event.op == Op::Call(name))?;
        let task = events[call].task;
        let own = events.iter().enumerate().skip(call).filter(move |(_, event)| event.task == task);
        let returned = own.clone().find(|(_, event)| matches!(event.op, Op::Return(_)))?;
        let mut looked = own.filter_map(|(_, event)| match event.op {
            Op::Return(answer) => answer.parse::<u32>().ok(),
            _ => None,
        });
        let called_later = events[returned.0..].iter().any(|event| matches!(event.op, Op::Update { .. }));
        Some((returned.1.op, called_later, looked.next_back()))
    };
    let starts =
        |event: &&engine::rt::Event| matches!(event.op, Op::Call(name) if name.starts_with("Timer::start"));
    if let Some((Op::Return("`true`"), _, Some(1..))) = after("timer.cancel()") {
        // With several timers, another one may have been called off.
        return (events.iter().filter(starts).count() == 1).then(decided_in_two_steps);
    }
    let dropping = events.iter().skip_while(|event| event.op != Op::Call("drop(timer)"));
    if dropping
        .take_while(|event| !matches!(event.op, Op::Return(_)))
        .any(|event| matches!(event.op, Op::Join(_)))
    {
        let text = "Dropping a timer waits for its thread, and so for the delay. Let go of the thread: it does the job alone.";
        return Some(text.to_owned());
    }
    if let Some((_, false, Some(0))) = after("drop(timer)") {
        let text = "Dropping a timer does not cancel its job: only `cancel` does that.";
        return Some(text.to_owned());
    }
    let stopped = after("ticker.stop()");
    if let Some((Op::Return(gave), false, Some(called))) = stopped
        && gave.parse::<u32>().is_ok_and(|gave| gave != called)
    {
        let text =
            "`stop` gives how often the job was called: no more, however much time has passed, and no less.";
        return Some(text.to_owned());
    }
    let stopped = stopped.or_else(|| after("drop(ticker)"));
    if stopped.is_some_and(|(_, called_later, _)| called_later) {
        return let_go(trace);
    }
    let calls_off = ["timer.cancel()", "ticker.stop()", "drop(ticker)"];
    let called_off =
        events.iter().any(|event| matches!(event.op, Op::Call(name) if calls_off.contains(&name)));
    if called_off { slept_on(trace) } else { None }
}

/// Holds all small programs of these calls to the contract, where those of the calls `earlier` follow it.
fn small_programs(calls: &'static [Call], earlier: &'static [Call]) {
    let earlier = if earlier.is_empty() { Vec::new() } else { vec![Clock { calls: earlier }] };
    claim("whatever is started, called off, stopped and dropped, each job is called when it should be, and only then")
        .misconception(misjudged)
        .follows_given(&[Clock { calls }], &earlier);
}

pub fn step1_small_programs_do_what_the_contract_says() {
    small_programs(STEP_1, &[]);
}

pub fn step2_small_programs_do_what_the_contract_says() {
    small_programs(STEP_2, STEP_1);
}

pub fn step3_small_programs_do_what_the_contract_says() {
    small_programs(STEP_3, &[]);
}
