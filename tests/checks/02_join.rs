//! 02 · Wait for threads, and for what they return: what the three steps are held to.

use engine::rt::{Event, Op, TaskId, Value};
use engine::{MissedNotification, Standing, Trace, claim, ensure, ensure_eq, section, so_far, standing};
use std::any::Any;
use std::borrow::Cow;
use std::error::Error;
use std::sync::{Arc, Barrier};
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};

use super::contract;

const SECOND: Duration = Duration::from_secs(1);

/// A job as the checks hand it over.
type Job = Box<dyn FnOnce() -> u32 + Send>;
/// What `run_all_catching` gives for a job.
type Caught = Result<u32, String>;

fn sleeper(seconds: u32) -> Job {
    Box::new(move || {
        thread::sleep(SECOND * seconds);
        seconds
    })
}

fn sleepers(seconds: &[u32]) -> Vec<Job> {
    seconds.iter().map(|&seconds| sleeper(seconds)).collect()
}

fn panicking(message: &'static str) -> Job {
    Box::new(move || panic!("{message}"))
}

/// Jobs that end only when all of them have begun.
fn meeting(jobs: u32) -> Vec<Job> {
    let barrier = Arc::new(Barrier::new(jobs as usize));
    let job = |number| -> Job {
        let barrier = Arc::clone(&barrier);
        Box::new(move || {
            barrier.wait();
            number
        })
    };
    (0..jobs).map(job).collect()
}

fn is_join(event: &Event) -> bool {
    matches!(event.op, Op::Join(_) | Op::ScopeEnd)
}

fn is_spawn(event: &Event) -> bool {
    matches!(event.op, Op::Spawn(_))
}

fn has(trace: &Trace, wanted: impl Fn(&Event) -> bool) -> bool {
    trace.events().iter().any(wanted)
}

/// Whether the thread of the check began to wait for a thread before it had started all.
fn is_taking_turns(trace: &Trace) -> bool {
    let joined = trace.events().iter().position(is_join);
    joined.is_some_and(|join| trace.events()[join..].iter().any(is_spawn))
}

const TURNS: &str = "Each thread is waited for before the next one is started, so they take turns. Start all of them, and \
    then wait. (`map` alone starts none: it is lazy. `collect` the handles first.)";

/// What is behind several jobs of which only the first was started.
fn stuck_with_the_first(trace: &Trace) -> Option<String> {
    (trace.threads_started() == 1 && trace.threads_left() == 1).then(|| TURNS.to_owned())
}

/// Whether the calling thread went on with what it saw of something, and another thread changed that afterwards.
fn looked_too_early(trace: &Trace) -> bool {
    let events = trace.events();
    let is_own_look = |event: &Event| {
        event.task == TaskId::BODY && matches!(event.op, Op::Load(_) | Op::Lock(_) | Op::Update { .. })
    };
    let changes = |event: &Event| matches!(event.op, Op::Update { .. } | Op::Store(_) | Op::Unlock(_));
    (0..events.len()).filter(|at| is_own_look(&events[*at])).any(|look| {
        let mut later = events[look + 1..].iter().filter(|event| event.object == events[look].object);
        let looked_again = later.clone().any(is_own_look);
        !looked_again && later.any(|event| event.task != TaskId::BODY && changes(event))
    })
}

/// Whether it was seen that something did not hold: the thread of the check did not wait for ever.
fn was_seen(trace: &Trace) -> bool {
    has(trace, |event| event.op == Op::Panic && event.task == TaskId::BODY)
}

fn waits_for_ever(trace: &Trace) -> bool {
    matches!(standing(trace, TaskId::BODY), Standing::Waits(_))
}

/// What is behind threads that wait for ever.
fn of_a_wait(trace: &Trace) -> Option<String> {
    let text = if !waits_for_ever(trace) || trace.circle() > 0 {
        return None;
    } else if let Some(missed) = trace.missed_notification() {
        missed.sentence()
    } else if trace.first_panic().is_some() {
        "A thread that panics skips the rest of its closure: whoever counts on a message, a notification or an arrival from there \
         waits for ever."
    } else {
        return None;
    };
    Some(text.to_owned())
}

/// What is behind jobs that are not run as they should be, as far as the run shows it.
fn misconception(trace: &Trace) -> Option<String> {
    let text = if trace.panic_says("chunk size") {
        "With fewer numbers than threads, dividing gives parts of length 0: round up, and let a part hold one at least."
    } else if trace.threads_started() == 0 && the_answer_panicked(trace) {
        // The panic says what is wrong: there may have been nothing to do.
        return None;
    } else if trace.threads_started() == 0 {
        "No thread was started: the calling thread does everything itself."
    } else if is_taking_turns(trace) {
        TURNS
    } else if waits_for_ever(trace) {
        return of_a_wait(trace);
    } else if trace.lost_update().is_some() && trace.lock_acquisitions() == 0 {
        "Lost update: loading and storing are two steps, and another thread can store in between."
    } else if trace.slept_with_lock().is_some() && !trace.slept_together_with_locks() {
        "A lock is held while a job runs, so the others wait for it."
    } else if the_answer_panicked(trace) && trace.body_panicked_for_other_owners() {
        "A thread that has left its result still owns its `Arc` for a moment. Only `join`, or the end of a scope, tells that \
         it has dropped it."
    } else if was_seen(trace) && (looked_too_early(trace) || trace.threads_left() > 0 && !has(trace, is_join))
    {
        "A result was asked for before its thread had left one. Looking, yielding or sleeping for a while is not waiting: \
         `join`, the end of a scope, and receiving a message are."
    } else {
        return None;
    };
    Some(text.to_owned())
}

/// Whether the thread of the check panicked in the code of the answer: not because something did not hold.
fn the_answer_panicked(trace: &Trace) -> bool {
    let of_the_check = |event: &Event| event.place.file().replace('\\', "/").contains("tests/checks/");
    has(trace, |event| event.op == Op::Panic && event.task == TaskId::BODY && !of_the_check(event))
}

/// What is behind a panic of a job that reached the caller.
fn panic_misconception(trace: &Trace) -> Option<String> {
    the_answer_panicked(trace).then(|| {
        "The panic of a job reached the caller: `unwrap` and `expect` panic on the `Err` that `join` returns, and on a \
         payload that is of another type than the one asked for. Turn every `Err` into the job's result."
            .to_owned()
    })
}

fn same_elements<T: Ord + Clone>(left: &[T], right: &[T]) -> bool {
    let sorted = |items: &[T]| {
        let mut items = items.to_vec();
        items.sort();
        items
    };
    sorted(left) == sorted(right)
}

/// Asks for `expected`, and says so when only the order is another.
fn ensure_in_order<T: Ord + Clone + std::fmt::Debug>(results: &[T], expected: &[T]) {
    ensure(results == expected || !same_elements(results, expected), || {
        let order = if results.iter().rev().eq(expected) {
            "in reverse order"
        } else {
            "in another order than the jobs, such as that in which they finished"
        };
        format!("the results are {order}: {results:?} in place of {expected:?}")
    });
    ensure_eq(results, expected, "the result");
}

fn in_order(run: impl Fn(Vec<Job>) -> Vec<u32> + Send + Sync + 'static) {
    claim("three results stand in the order of the jobs, in every schedule")
        .misconception(misconception)
        .every_schedule(move || {
            let jobs: Vec<Job> = (0..3).map(ok).collect();
            ensure_in_order(&run(jobs), &[0, 1, 2]);
        });
}

pub fn step1_results_stand_in_the_order_of_the_jobs() {
    in_order(contract::run_all);
    claim("jobs that are done in another order still leave their results in the order of the jobs")
        .misconception(misconception)
        .in_ideal_time(|| ensure_in_order(&contract::run_all(sleepers(&[3, 1, 2])), &[3, 1, 2]));
}

pub fn step1_every_job_is_started_before_any_is_waited_for() {
    claim("three jobs that wait for each other meet: all of them are under way at once")
        .misconception(stuck_with_the_first)
        .misconception(misconception)
        .every_schedule(|| ensure_in_order(&contract::run_all(meeting(3)), &[0, 1, 2]));
}

pub fn step1_together_they_take_as_long_as_the_longest() {
    for seconds in [vec![3, 1, 2], vec![3; 10]] {
        let longest = SECOND * *seconds.iter().max().unwrap_or(&0);
        claim(format!("jobs of {seconds:?} s take {longest:?} together"))
            .misconception(misconception)
            .takes(longest, move || drop(contract::run_all(sleepers(&seconds))));
    }
}

/// So many jobs that no limit is likely to be above it.
const MANY: u32 = 521;

/// Many jobs of 3 s take 3 s, and leave their results in order.
fn many(run: impl Fn(Vec<Job>) -> Vec<Caught> + Send + Sync + 'static) {
    claim(format!("{MANY} jobs of 3 s take 3 s together"))
        .misconception(|trace| {
            (trace.elapsed() > 3 * SECOND).then(|| {
                "Some jobs begin only when others have ended: there is no limit to how many run at once."
                    .to_owned()
            })
        })
        .misconception(misconception)
        .once(move || {
            let job = |number| -> Job {
                Box::new(move || {
                    thread::sleep(3 * SECOND);
                    number
                })
            };
            let results = run((0..MANY).map(job).collect());
            let took = so_far().elapsed();
            ensure(took == 3 * SECOND, || format!("they took {took:?}"));
            ensure_eq(results.len(), MANY as usize, "the number of results");
            for (number, result) in (0..).zip(results) {
                let expected = Ok(number);
                ensure(result == expected, || {
                    format!("in place {number} stands {result:?}, and should stand {expected:?}")
                });
            }
        });
}

/// Two threads run jobs at the same time, and then one runs one more.
fn do_not_mix(run: impl Fn(Vec<Job>) -> Vec<Caught> + Send + Sync + 'static) {
    claim("two threads run jobs at the same time, and then one runs one more: each gets its own results, and waits for no others")
        .misconception(of_another_call)
        .misconception(of_a_wait)
        .in_ideal_time(move || {
            let timed = |seconds: &[u32]| {
                let clock = Instant::now();
                (run(sleepers(seconds)), clock.elapsed())
            };
            let expected = |seconds: &[u32]| {
                let longest = seconds.iter().copied().max().unwrap_or_default();
                (seconds.iter().copied().map(Ok).collect::<Vec<Caught>>(), SECOND * longest)
            };
            ensure_eq(timed(&[3, 1]), expected(&[3, 1]), "with nobody else, what the jobs 3 and 1 gave and took");
            let (own, of_other) = thread::scope(|scope| {
                let other = scope.spawn(|| timed(&[2, 4]));
                (timed(&[3, 1]), other.join().unwrap())
            });
            ensure_eq(own, expected(&[3, 1]), "of two calls, what the jobs 3 and 1 gave and took");
            ensure_eq(of_other, expected(&[2, 4]), "of two calls, what the jobs 2 and 4 gave and took");
            ensure_eq(timed(&[5]), expected(&[5]), "after two calls, what the job 5 gave and took");
        });
}

/// What is behind two calls that get in each other's way.
fn of_another_call(trace: &Trace) -> Option<String> {
    let is_notified =
        waits_for_ever(trace) && trace.missed_notification() == Some(MissedNotification::WokeAnother);
    (is_notified || [" two calls, ", " three calls, "].iter().any(|words| trace.panic_says(words))).then(|| {
        "What belongs to one call reaches another one: each call needs variables of its own, and nothing that is `static`."
            .to_owned()
    })
}

fn run_all(jobs: Vec<Job>) -> Vec<Caught> {
    contract::run_all(jobs).into_iter().map(Ok).collect()
}

pub fn step1_many_jobs_and_several_calls_are_no_other_matter() {
    many(run_all);
    do_not_mix(run_all);
}

pub fn step2_many_jobs_and_several_calls_are_no_other_matter() {
    many(contract::run_all_catching);
    do_not_mix(contract::run_all_catching);
}

/// Each of the jobs, one or several, is done once and on a thread of its own.
fn own_threads<R>(run: R)
where
    R: Fn(Vec<fn() -> ThreadId>) -> Vec<ThreadId> + Copy + Send + Sync + 'static,
{
    for jobs in [1, 2, 4] {
        claim(format!(
            "jobs: {jobs}. Each is done once, on a thread of its own, and none on the calling one"
        ))
        .misconception(misconception)
        .every_schedule(move || {
            let job: fn() -> ThreadId = || section("job", || thread::current().id());
            let mut threads = run(vec![job; jobs]);
            threads.push(thread::current().id());
            let shared = (1..threads.len()).any(|at| threads[..at].contains(&threads[at]));
            ensure(!shared, || {
                let caller = threads.pop().expect("the caller is among them");
                format!("they were done on these threads: {threads:?}; the calling one is {caller:?}")
            });
            ensure_eq(so_far().times_entered("job"), jobs, "the number of jobs done");
        });
    }
}

pub fn step1_each_job_has_a_thread_of_its_own() {
    own_threads(contract::run_all);
}

pub fn step2_each_job_has_a_thread_of_its_own() {
    own_threads(|jobs| contract::run_all_catching(jobs).into_iter().map(|caught| caught.unwrap()).collect());
}

pub fn step1_one_job_and_no_job_are_fine() {
    claim("one job gives one result").misconception(of_a_wait).every_schedule(|| {
        let results = contract::run_all(vec![|| String::from("done")]);
        ensure_eq(results, ["done"], "the result");
    });
    claim("no jobs give no results").every_schedule(|| {
        let results = contract::run_all(Vec::<Job>::new());
        ensure(results.is_empty(), || format!("there were {} results", results.len()));
    });
}

fn catches(title: &str, jobs: fn() -> Vec<Job>, expected: Vec<Caught>) {
    claim(format!("{title}, in every schedule"))
        .misconception(panic_misconception)
        .misconception(misconception)
        .every_schedule(move || ensure_in_order(&contract::run_all_catching(jobs()), &expected));
}

fn ok(number: u32) -> Job {
    Box::new(move || number)
}

pub fn step2_a_panic_is_an_err_in_its_place() {
    catches(
        "of three jobs the second panics, and the others give their results",
        || vec![ok(1), panicking("no such file"), ok(3)],
        vec![Ok(1), Err("no such file".to_owned()), Ok(3)],
    );
    catches("jobs that do not panic give their results", || vec![ok(1), ok(2)], vec![Ok(1), Ok(2)]);
    catches("no jobs give no results", Vec::new, Vec::new());
}

pub fn step2_every_panic_is_caught() {
    catches(
        "of three jobs the first and the last panic, and each error says which",
        || vec![panicking("first"), ok(2), panicking("last")],
        vec![Err("first".to_owned()), Ok(2), Err("last".to_owned())],
    );
}

pub fn step2_the_message_is_kept_whatever_it_is_made_of() {
    catches(
        "a `&str` that a job panics with is its error",
        || vec![Box::new(|| panic!("disk full"))],
        vec![Err("disk full".to_owned())],
    );
    catches(
        "a `String` that a job panics with is its error",
        || vec![Box::new(|| std::panic::panic_any(format!("page {} is missing", 7)))],
        vec![Err("page 7 is missing".to_owned())],
    );
    catches(
        "a job that panics with anything else is an \"unknown panic\"",
        || vec![Box::new(|| std::panic::panic_any(7_u32))],
        vec![Err("unknown panic".to_owned())],
    );
}

pub fn step2_any_number_of_panics_is_caught() {
    const JOBS: u32 = 211;
    claim(format!("every second of {JOBS} jobs panics: each error says what its own job panicked with"))
        .misconception(panic_misconception)
        .misconception(misconception)
        .once(|| {
            let job = |number: u32| -> Job {
                if number.is_multiple_of(2) { ok(number) } else { Box::new(move || panic!("job {number}")) }
            };
            let results = contract::run_all_catching((0..JOBS).map(job).collect());
            for (number, result) in (0..).zip(&results) {
                let expected = if number % 2 == 0 { Ok(number) } else { Err(format!("job {number}")) };
                ensure(*result == expected, || {
                    format!("the result of job {number} is {result:?}, and should be {expected:?}")
                });
            }
            ensure_eq(results.len(), JOBS as usize, "the number of results");
        });
}

/// Panics with a payload of whatever type.
fn panicking_with<P: Send + 'static>(payload: P) -> Job {
    Box::new(move || std::panic::panic_any(payload))
}

pub fn step2_a_message_is_kept_whole_and_nothing_else_is_one() {
    const TEXTS: [&str; 5] = ["", "two\nlines\n", "  spaces  ", "unknown panic", "“größer” than \u{1f980}"];
    claim("whatever the text is that a job panics with, empty or of several lines, it is the error")
        .misconception(panic_misconception)
        .misconception(of_a_wait)
        .once(|| {
            let long = "a long story. ".repeat(1000);
            let strs = TEXTS.map(panicking_with).into_iter();
            let strings = TEXTS.map(|text| panicking_with(text.to_owned())).into_iter();
            let results = contract::run_all_catching(
                strs.chain(strings).chain([panicking_with(long.clone())]).collect(),
            );
            let texts = TEXTS.iter().chain(&TEXTS).map(|text| (*text).to_owned()).chain([long]);
            for (result, text) in results.iter().zip(texts) {
                let start = |text: &str| text.chars().take(40).collect::<String>();
                let is_another =
                    |error: &str| !["", "unknown panic"].contains(&error) && TEXTS.contains(&error);
                ensure(*result == Err(text.clone()), || match result {
                    Ok(number) => format!("a job that panicked gave {number}"),
                    Err(error) if is_another(error) => {
                        format!(
                            "in place of {:?} stands {error:?}, with which another job panicked",
                            start(&text)
                        )
                    }
                    Err(error) => {
                        let (error_size, size) = (error.len(), text.len());
                        format!(
                            "the error was {:?} ({error_size} bytes), and should be {:?} ({size} bytes): nothing of it is cut off \
                             or replaced",
                            start(error),
                            start(&text)
                        )
                    }
                });
            }
            ensure_eq(results.len(), 11, "the number of results");
        });
    claim("whatever else a job panics with is an \"unknown panic\": only a `&str` and a `String` are text here")
        .misconception(panic_misconception)
        .misconception(of_a_wait)
        .once(|| {
            let text: Cow<'static, str> = Cow::Borrowed("text");
            let boxed: Box<str> = "text".into();
            let (shared, of_letters): (Arc<str>, Vec<char>) = ("text".into(), vec!['t']);
            let (types, jobs): (Vec<&str>, Vec<Job>) = [
                of_type(-1_i32),
                of_type(2_u64),
                of_type(0.5_f64),
                of_type('c'),
                of_type(()),
                of_type(text),
                of_type(boxed),
                of_type(shared),
                of_type(of_letters),
                of_type(Some("text")),
                of_type(Box::new("text".to_owned())),
                of_type(std::fmt::Error),
                of_type("text".parse::<u32>()),
                of_type("text".parse::<u32>().unwrap_err()),
                of_type::<Box<dyn Error + Send + Sync>>("text".into()),
                of_type::<Box<dyn Error + Send>>(Box::new(std::fmt::Error)),
                of_type::<Box<dyn Any + Send>>(Box::new("text")),
                of_type::<Box<dyn Any + Send>>(Box::new("text".to_owned())),
            ]
            .into_iter()
            .unzip();
            let results = contract::run_all_catching(jobs);
            for (result, of_type) in results.iter().zip(&types) {
                ensure(*result == Err("unknown panic".to_owned()), || {
                    format!(
                        "for a payload of type {of_type} the result was {result:?}: anything but a `&str` and a `String` is an \
                         \"unknown panic\", even if it could be shown"
                    )
                });
            }
            ensure_eq(results.len(), types.len(), "the number of results");
        });
}

/// The name of the payload's type, and a job that panics with it.
fn of_type<P: Send + 'static>(payload: P) -> (&'static str, Job) {
    (std::any::type_name::<P>(), panicking_with(payload))
}

pub fn step2_the_others_run_to_their_end() {
    claim("one job panics at once; two of 3 and 2 s run on, and together they take 3 s")
        .misconception(panic_misconception)
        .misconception(misconception)
        .takes(3 * SECOND, || {
            let jobs = vec![panicking("at once"), sleeper(3), sleeper(2)];
            let expected: [Caught; 3] = [Err("at once".to_owned()), Ok(3), Ok(2)];
            ensure_in_order(&contract::run_all_catching(jobs), &expected);
        });
}

pub fn step2_the_jobs_run_at_once() {
    claim("three jobs that wait for each other meet: all of them are under way at once")
        .misconception(stuck_with_the_first)
        .misconception(misconception)
        .every_schedule(|| {
            let expected: [Caught; 3] = [Ok(0), Ok(1), Ok(2)];
            ensure_in_order(&contract::run_all_catching(meeting(3)), &expected);
        });
}

fn counted(threads: usize) -> String {
    format!("{threads} thread{}", if threads == 1 { "" } else { "s" })
}

fn adds_up(numbers: Vec<u64>, threads: usize) {
    let sum: u64 = numbers.iter().sum();
    claim(format!("the sum of {numbers:?} is {sum}, with at most {}", counted(threads)))
        .misconception(misconception)
        .every_schedule(move || {
            let result = contract::parallel_sum(&numbers, threads);
            let left_out = (0..numbers.len()).find(|&first| numbers[..first].iter().sum::<u64>() == result);
            let unlost = so_far().lost_update().is_none();
            let tells_apart = numbers.is_sorted_by(|number, next| number < next);
            ensure(result == sum || left_out.is_none() || !unlost || !tells_apart, || {
                let first = left_out.unwrap_or_default();
                format!(
                    "the result was {result}: that is the sum of the first {first}, so the rest is in no part"
                )
            });
            ensure_eq(result, sum, "the result");
        });
}

pub fn step3_the_sum_is_that_of_every_number() {
    for (count, threads) in [(8, 2), (7, 3), (10, 4), (9, 1)] {
        adds_up((1..=count).collect(), threads);
    }
    adds_up(vec![5, 0, u64::MAX - 12, 7], 2);
    adds_up(vec![(1 << 60) + 1, 5, (1 << 53) + 1], 2);
    // Equal numbers, parts, beginnings of parts and sums of parts, and a 0 in the middle of a part.
    adds_up(vec![3, 0, 3, 3, 0, 3], 2);
    adds_up(vec![2, 6, 3, 2, 4, 5], 2);
    for threads in 1..=3 {
        adds_up(vec![5; 6], threads);
    }
}

pub fn step3_two_sums_at_once_are_two() {
    claim("three threads ask for a sum at the same time, and then one asks again: each gets its own")
        .misconception(of_another_call)
        .misconception(of_a_wait)
        .in_ideal_time(|| {
            let sum = |numbers: &[u64]| contract::parallel_sum(numbers, 2);
            ensure_eq(sum(&[1, 2]), 3, "with nobody else, the sum of 1 and 2");
            let sums = thread::scope(|scope| {
                let others = [scope.spawn(|| sum(&[10, 20])), scope.spawn(|| sum(&[100, 200]))];
                let own = sum(&[1, 2]);
                let [first, second] = others.map(|other| other.join().unwrap());
                [own, first, second]
            });
            ensure_eq(sums, [3, 30, 300], "of three calls, the sums of 1 and 2, 10 and 20, 100 and 200");
            ensure_eq(sum(&[4]), 4, "after three calls, the sum of 4");
        });
}

pub fn step3_many_threads_are_started_before_any_is_waited_for() {
    claim("1000 numbers are added up by 300 threads at most, all started before one is waited for")
        .misconception(|trace| {
            is_taking_turns(trace).then(|| {
                "Some threads are waited for before the last is started. Start all of them, however many, and then wait."
                    .to_owned()
            })
        })
        .once(|| {
            let sum = contract::parallel_sum(&(0..1000).collect::<Vec<_>>(), 300);
            ensure_eq(sum, 499_500, "the sum");
            let trace = so_far();
            let started = trace.threads_started();
            ensure(started <= 300, || format!("threads started: {started}"));
            // Threads that start others may do as they like here: another check is about these.
            let own = || trace.events().iter().filter(|event| event.task == TaskId::BODY);
            let before = own().take_while(|event| !is_join(event)).filter(|event| is_spawn(event)).count();
            let all = own().filter(|event| is_spawn(event)).count();
            ensure(before == all, || {
                format!("the calling thread started {all} threads, and waited when it had started {before}")
            });
        });
}

pub fn step3_a_million_numbers_add_up() {
    claim("the numbers from 0 to 999999 add up to 499999500000").once(|| {
        let numbers: Vec<u64> = (0..1_000_000).collect();
        ensure_eq(contract::parallel_sum(&numbers, 7), 499_999_500_000, "the result");
    });
}

pub fn step3_no_number_and_more_threads_than_numbers_are_fine() {
    adds_up(Vec::new(), 1);
    adds_up(Vec::new(), 3);
    adds_up(vec![7], 3);
    adds_up(vec![1, 2, 3], 4);
}

pub fn step3_no_more_threads_than_allowed() {
    for (count, threads) in [(10, 1), (10, 2), (10, 3), (10, 4), (11, 5), (3, 8), (38, 37), (300, 130)] {
        claim(format!("{count} numbers are shared out among at most {}", counted(threads))).once(move || {
            contract::parallel_sum(&(0..count).collect::<Vec<_>>(), threads);
            let started = so_far().threads_started();
            ensure(started <= threads, || format!("threads started: {started}"));
        });
    }
}

pub fn step3_the_work_is_shared_out() {
    claim("1000 numbers for 4 threads are added up by several of them, without a lock")
        .misconception(misconception)
        .once(|| {
            contract::parallel_sum(&(0..1000).collect::<Vec<_>>(), 4);
            let trace = so_far();
            let (started, locks) = (trace.threads_started(), trace.lock_acquisitions());
            ensure(started > 1, || format!("threads started: {started}"));
            ensure(locks == 0, || {
                format!("a lock was taken {locks} times: each thread can keep a sum of its own")
            });
        });
    claim("40 numbers for 50 threads are added up by several of them").misconception(misconception).once(
        || {
            contract::parallel_sum(&(0..40).collect::<Vec<_>>(), 50);
            let started = so_far().threads_started();
            ensure(started > 1, || format!("threads started: {started}"));
        },
    );
    claim("no thread that adds up waits for a flag that another one has set").every_schedule(|| {
        contract::parallel_sum(&[1, 2], 2);
        ensure(!waited_for_a_flag(&so_far()), || {
            "a thread tried in vain to set a flag that was set, until it was not: that is a lock, and each thread can keep a sum \
             of its own"
                .to_owned()
        });
    });
}

/// Whether a started thread found a flag set, and set it later.
fn waited_for_a_flag(trace: &Trace) -> bool {
    let events = trace.events();
    let set = Some(Value::Truth(true));
    let in_vain = |event: &Event| {
        event.task != TaskId::BODY
            && (event.op == Op::CompareFailed(set) || event.op == Op::Update { old: set, new: set })
    };
    (0..events.len()).filter(|at| in_vain(&events[*at])).any(|at| {
        let is_set = |event: &Event| matches!(event.op, Op::Update { old, new } if old != set && new == set);
        let same = |event: &Event| event.task == events[at].task && event.object == events[at].object;
        events[at..].iter().any(|event| same(event) && is_set(event))
    })
}

pub fn step3_every_thread_is_started_before_any_is_waited_for() {
    let expected = "all threads of `parallel_sum` are started before one is waited for";
    let sum = || {
        contract::parallel_sum(&(0..40).collect::<Vec<_>>(), 4);
        let trace = so_far();
        (trace.threads_started(), trace.most_threads_at_once())
    };
    // A sound answer has a schedule in which no thread has ended before the last is started.
    let together = claim(expected).misconception(misconception).outcomes(sum);
    if together.counts.keys().all(|(started, at_once)| at_once < started || *started < 2) {
        claim(expected).misconception(misconception).once(move || {
            let (started, at_once) = sum();
            ensure(false, || {
                format!("threads started: {started}; running at the same time, in any schedule: {at_once}")
            });
        });
    }
}

pub fn step3_the_numbers_are_borrowed_and_not_copied() {
    claim("threads of `parallel_sum` borrow the numbers").once(|| {
        let numbers = vec![1; 100_000];
        let before = engine::allocated();
        contract::parallel_sum(&numbers, 4);
        let (copied, size) = (engine::allocated() - before, size_of_val(&numbers[..]));
        ensure(copied < size / 2, || {
            format!(
                "the numbers take {size} bytes, and {copied} bytes were allocated to add them up: they were copied. A \
                 scoped thread may use a part of the slice as it is."
            )
        });
    });
}
