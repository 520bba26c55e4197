//! 01 · Start threads: what the four steps are held to.

use engine::rt::{Event, Op, TaskId};
use engine::{MissedNotification, Standing, Trace, claim, ensure, ensure_eq, section, so_far, standing};
use std::thread;
use std::time::{Duration, Instant};

use super::contract::{self, Fibonacci};

const SECOND: Duration = Duration::from_secs(1);
const HOUR: Duration = Duration::from_secs(3600);

fn seconds(naps: &[u32]) -> Vec<Duration> {
    naps.iter().map(|&nap| SECOND * nap).collect()
}

fn count(trace: &Trace, wanted: impl Fn(Op) -> bool) -> usize {
    trace.events().iter().filter(|event| wanted(event.op)).count()
}

fn waits_for_threads(op: Op) -> bool {
    matches!(op, Op::Join(_) | Op::ScopeEnd)
}

/// What is behind threads that do not run as they should, as far as the run shows it.
fn misconception(trace: &Trace) -> Option<String> {
    if a_thread_panicked_by_itself(trace) || trace.circle() > 0 {
        // It says itself what is wrong.
        return None;
    }
    if waits_for_ever(trace) {
        return trace.missed_notification().map(|missed| missed.sentence().to_owned());
    }
    let of_the_answer = the_answer_panicked(trace);
    if of_the_answer && trace.threads_started() == 0 {
        // So does a panic of the answer itself.
        return None;
    }
    let text = if trace.threads_started() == 0 {
        "No thread was started up to here: all of it happened on the calling thread."
    } else if trace.threads_started() > 1 && trace.most_threads_at_once() < 2 {
        "Each thread is waited for before the next one is started, so they take turns. Start all of them, and \
         then wait. (`map` alone starts none: it is lazy. `collect` the handles first.)"
    } else if trace.slept_with_lock().is_some() && !trace.slept_together_with_locks() {
        "A lock is held by a thread that sleeps, so the others wait for it."
    } else if trace.stopped_trying_to_lock() {
        "A thread stopped trying to take a lock that was busy, and went on without it. `lock` waits for as long as it takes."
    } else if of_the_answer && trace.body_panicked_for_other_owners() {
        "A thread that has done its work still owns its `Arc` for a moment. Only `join` tells that it has dropped it."
    } else if trace.threads_left() > 0 && count(trace, waits_for_threads) == 0 {
        "Nobody waited for the threads: looking, yielding or sleeping for a while is not waiting; `join` is."
    } else if trace.threads_left() > 0 {
        "Not every thread was waited for: when one has ended, the others may be anywhere."
    } else {
        return None;
    };
    Some(text.to_owned())
}

fn waits_for_ever(trace: &Trace) -> bool {
    matches!(standing(trace, TaskId::BODY), Standing::Waits(_))
}

/// Whether a thread that the answer started panicked.
fn a_thread_panicked_by_itself(trace: &Trace) -> bool {
    trace.events().iter().any(|event| event.op == Op::Panic && event.task.index() > 0)
}

/// Whether the thread of the check panicked in the code of the answer: not because something did not hold.
fn the_answer_panicked(trace: &Trace) -> bool {
    let of_the_check = |event: &Event| event.place.file().replace('\\', "/").contains("tests/checks/");
    trace
        .events()
        .iter()
        .any(|event| event.op == Op::Panic && event.task == TaskId::BODY && !of_the_check(event))
}

/// What is behind two calls that get in each other's way.
fn of_another_call(trace: &Trace) -> Option<String> {
    let is_notified =
        waits_for_ever(trace) && trace.missed_notification() == Some(MissedNotification::WokeAnother);
    (is_notified || trace.panic_says("what the ")).then(|| {
        "What belongs to one call reaches another one: each call needs variables of its own, and nothing that is `static`."
            .to_owned()
    })
}

fn sleeps(trace: &Trace) -> usize {
    count(trace, |op| matches!(op, Op::Sleep(_)))
}

/// Whether a started thread let time pass in a wait that nobody ended: as good as sleep.
fn waited_alone(event: &Event) -> bool {
    event.task != TaskId::BODY && matches!(event.op, Op::TimedOut | Op::SpuriousWake)
}

/// How long threads slept, or waited for nothing but the time.
fn time_slept(trace: &Trace) -> Duration {
    let events = trace.events();
    let waited = (0..events.len()).filter(|at| waited_alone(&events[*at])).map(|at| {
        let task = events[at].task;
        let before = events[..at].iter().rfind(|event| event.task == task || event.op == Op::Spawn(task));
        events[at].at - before.map_or(Duration::ZERO, |event| event.at)
    });
    trace.total_sleep() + waited.sum::<Duration>()
}

/// How many started threads never called `sleep`, and have ended, said so, or waited until a deadline.
fn went_on_without_sleep(trace: &Trace) -> usize {
    let did = |task: TaskId, wanted: fn(Op) -> bool| {
        trace.events().iter().any(|event| event.task == task && wanted(event.op))
    };
    let slept = |task: &TaskId| did(*task, |op| matches!(op, Op::Sleep(_)));
    let went_on = |task: &TaskId| did(*task, |op| matches!(op, Op::Finish | Op::Send(_) | Op::TimedOut));
    trace.all_threads().skip(1).filter(|task| !slept(task) && went_on(task)).count()
}

/// What is behind naps that take too long and yet are slept by several threads.
fn shared_threads(trace: &Trace) -> Option<String> {
    let shared = trace.threads_started() < sleeps(trace);
    shared.then(|| {
        "Some threads have more than one nap, and begin the next only after the one before.".to_owned()
    })
}

fn sleeps_together(naps: Vec<Duration>, title: &str) {
    let longest = naps.iter().max().copied().unwrap_or_default();
    claim(format!("`all_at_once` takes as long as the longest nap, and says so: {title}"))
        .misconception(misconception)
        .misconception(shared_threads)
        .takes(longest, move || {
            let took = contract::all_at_once(&naps);
            ensure(took == longest, || format!("it returned {took:?}, and should return {longest:?}"));
        });
}

pub fn step1_naps_together_take_as_long_as_the_longest() {
    sleeps_together(vec![3 * SECOND; 9], "9 naps of 3 s take 3 s");
    sleeps_together(seconds(&[1, 3, 2]), "naps of 1, 3 and 2 s take 3 s");
    sleeps_together(Vec::new(), "no naps take no time");
}

pub fn step1_two_thousand_naps_of_3_s_take_3_s() {
    claim("2000 threads, and some more, that nap 3 s each are asleep at the same time")
        .misconception(misconception)
        .once(|| {
            let took = contract::all_at_once(&[3 * SECOND; 2111]);
            ensure_eq(took, 3 * SECOND, "the time it returned");
        });
}

pub fn step1_every_nap_is_slept_through() {
    let only_one = |trace: &Trace| {
        (sleepers(trace) < 3)
            .then(|| "The longest nap decides how long it takes; still, every nap must be slept.".to_owned())
    };
    let claim = claim("`all_at_once` sleeps through each of three naps of 1, 3 and 2 s");
    claim.misconception(only_one).in_ideal_time(|| {
        contract::all_at_once(&seconds(&[1, 3, 2]));
        let slept = time_slept(&so_far());
        ensure(slept >= 6 * SECOND, || format!("the threads slept {slept:?} in all, and should sleep 6s"));
    });
}

pub fn step1_it_returns_after_the_last_has_woken() {
    for naps in [vec![], vec![2], vec![1, 1], vec![1, 2, 1]] {
        claim("when `all_at_once` returns, every nap has been slept through, and is in the time that it returns")
            .misconception(misconception)
            .every_schedule(move || {
                let took = contract::all_at_once(&seconds(&naps));
                let trace = so_far();
                let woken = count(&trace, |op| op == Op::Wake);
                let (over, asleep) = (woken + went_on_without_sleep(&trace), sleeps(&trace) - woken);
                ensure(over >= naps.len() && asleep == 0, || {
                    format!("the naps, in seconds, are {naps:?}; when it returned, naps over: {over}, threads still asleep: {asleep}")
                });
                // Later than asked a thread may always wake, but never earlier.
                let longest = SECOND * naps.iter().max().copied().unwrap_or_default();
                ensure(took >= longest, || {
                    format!("it returned {took:?}, and a nap took {longest:?}: the time counts from before the first thread is started")
                });
            });
    }
}

pub fn step1_a_nap_may_be_of_any_length() {
    for nanoseconds in [1, 1_500, 2_500_001, 3_999_999_999] {
        let nap = Duration::from_nanos(nanoseconds);
        sleeps_together(vec![nap], &format!("a nap of {nap:?} takes {nap:?}"));
    }
}

/// How many threads slept, beside the calling one.
fn sleepers(trace: &Trace) -> usize {
    let slept = |event: &&Event| matches!(event.op, Op::Sleep(_)) || waited_alone(event);
    let asleep = trace.events().iter().filter(slept);
    let mut threads: Vec<TaskId> =
        asleep.map(|event| event.task).filter(|task| *task != TaskId::BODY).collect();
    threads.sort_unstable();
    threads.dedup();
    threads.len()
}

pub fn step1_each_nap_is_slept_by_a_thread_of_its_own() {
    let of_any_length = (0..100).map(|nap| SECOND * (1 + nap % 3)).collect();
    for naps in [vec![SECOND], seconds(&[1, 2]), of_any_length, seconds(&[0, 1, 0])] {
        let count = naps.len();
        let longer_than_none = naps.iter().filter(|nap| !nap.is_zero()).count();
        claim(format!("naps: {count}. Each is slept by a thread of its own, and none by the calling thread"))
            .misconception(misconception)
            .once(move || {
                contract::all_at_once(&naps);
                let trace = so_far();
                let threads = sleepers(&trace);
                let of_caller =
                    |event: &Event| matches!(event.op, Op::Sleep(_)) && event.task == TaskId::BODY;
                let caller =
                    if trace.events().iter().any(of_caller) { ", and the calling thread" } else { "" };
                ensure(threads >= longer_than_none, || {
                    format!("threads that were started and slept: {threads}{caller}")
                });
                let started = trace.threads_started();
                ensure(started >= count, || format!("threads that were started: {started}"));
            });
    }
}

pub fn step1_the_time_it_returns_is_the_time_that_passed() {
    for naps in [vec![2], vec![1, 1], vec![2, 1]] {
        claim("the time that `all_at_once` returns lasts from the first nap's begin to the last one's end")
            .misconception(misconception)
            .every_schedule(move || {
                let clock = Instant::now();
                let took = contract::all_at_once(&seconds(&naps));
                let most = clock.elapsed();
                let trace = so_far();
                let at = |event: &Event| event.at;
                let begin = trace.events().iter().find(|event| matches!(event.op, Op::Sleep(_))).map(at);
                let end = trace.events().iter().rfind(|event| event.op == Op::Wake).map(at);
                let passed = end.unwrap_or_default().saturating_sub(begin.unwrap_or_default());
                // Threads may begin late.
                ensure(took <= most, || format!("it returned {took:?}, and no more than {most:?} had passed"));
                ensure(took >= passed, || {
                    format!(
                        "the naps, in seconds, are {naps:?}; it returned {took:?}, and {passed:?} had passed from the first \
                         begin of a nap to the last waking"
                    )
                });
            });
    }
}

pub fn step1_two_calls_at_once_are_two() {
    claim("two threads nap at the same time: neither call waits for the naps of the other")
        .misconception(of_another_call)
        .misconception(misconception)
        .in_ideal_time(|| {
            let nap = |naps: &[u32]| {
                let clock = Instant::now();
                let told = contract::all_at_once(&seconds(naps));
                (told, clock.elapsed())
            };
            let exactly = |nap: u32| (SECOND * nap, SECOND * nap);
            ensure_eq(
                nap(&[4, 5]),
                exactly(5),
                "the time that it returned and the time that it took, with nobody else,",
            );
            let (own, of_other) = thread::scope(|scope| {
                let other = scope.spawn(|| nap(&[2, 1]));
                (nap(&[4, 5]), other.join().unwrap())
            });
            ensure_eq(own, exactly(5), "what the call with naps of 4 and 5 s returned, and what it took,");
            ensure_eq(
                of_other,
                exactly(2),
                "what the call with naps of 2 and 1 s returned, and what it took,",
            );
        });
}

fn greets(names: &'static [&'static str]) {
    claim(format!("`greetings` of {names:?} stand in the order of the names, in every schedule"))
        .misconception(misconception)
        .every_schedule(move || {
            let expected: Vec<String> = names.iter().map(|name| format!("hello from {name}")).collect();
            let greetings = contract::greetings(names);
            let reversed = greetings.iter().rev().eq(&expected);
            let all_there = expected.iter().all(|greeting| greetings.contains(greeting));
            ensure(reversed || greetings.len() != names.len() || !all_there || greetings == expected, || {
                format!(
                    "they are in another order, such as that in which the threads finished: {greetings:?}"
                )
            });
            ensure_eq(greetings, expected, "the result");
        });
}

pub fn step2_greetings_stand_in_the_order_of_the_names() {
    greets(&["ada", "grace", "edsger"]);
    greets(&["Edsger Dijkstra", "Ada"]);
}

pub fn step2_one_name_and_no_name_are_fine() {
    greets(&["李"]);
    greets(&[]);
}

pub fn step2_for_each_name_there_is_a_thread_that_bears_it() {
    claim("of the threads that `greetings` starts, one bears each name").misconception(misconception).once(
        || {
            let names = ["ada", "grace", "ada"];
            contract::greetings(&names);
            let trace = so_far();
            for name in names {
                let wanted = names.iter().filter(|other| **other == name).count();
                let found = trace.names().filter(|other| *other == Some(name)).count();
                ensure(found == wanted, || {
                    let all: Vec<&str> = trace.names().map(|name| name.unwrap_or("(no name)")).collect();
                    format!("for the names {names:?} these threads were started: {}", all.join(", "))
                });
            }
        },
    );
}

pub fn step2_any_name_gets_its_greeting() {
    claim("names may be empty, long, alike, or a part of one another: each gets its greeting")
        .misconception(misconception)
        .once(|| {
            let long = "Ada ".repeat(100);
            let names = ["ada", "da", "", "Ada", "ada", "from", &long, "hello from ada", " ", "李"];
            let greetings = contract::greetings(&names);
            for (greeting, name) in greetings.iter().zip(names) {
                let expected = format!("hello from {name}");
                ensure(*greeting == expected, || {
                    format!("for the name {name:?} the greeting is {greeting:?}, and should be {expected:?}")
                });
            }
            ensure_eq(greetings.len(), names.len(), "the number of greetings");
        });
}

/// How many threads one had started when it first waited for something, if it started more later.
fn started_before_waiting(trace: &Trace) -> Option<usize> {
    let waits = |op: Op| {
        waits_for_threads(op)
            || matches!(op, Op::Receive(_) | Op::Wait | Op::Barrier | Op::Park | Op::Sleep(_))
    };
    trace.all_threads().find_map(|task| {
        let own = || trace.events().iter().filter(move |event| event.task == task).map(|event| event.op);
        let starts = |op: &Op| matches!(op, Op::Spawn(_));
        let before = own().skip_while(|op| !starts(op)).take_while(|op| !waits(*op)).filter(starts).count();
        (before < own().filter(starts).count()).then_some(before)
    })
}

pub fn step2_any_number_of_threads_is_started_before_one_is_waited_for() {
    claim("211 names: all threads of `greetings` are started before one is waited for").once(|| {
        let names: Vec<String> = (1..=211).map(|number| format!("greeter {number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let greetings = contract::greetings(&names);
        let trace = so_far();
        let before = started_before_waiting(&trace);
        ensure(before.is_none(), || {
            let before = before.unwrap_or_default();
            let started = trace.threads_started();
            format!("{started} threads were started, and some were waited for when there were {before}")
        });
        let expected: Vec<String> = names.iter().map(|name| format!("hello from {name}")).collect();
        ensure_eq(greetings, expected, "the result");
    });
}

pub fn step2_two_calls_at_once_are_two() {
    claim("two threads ask for greetings at the same time: each gets its own, in every schedule")
        .misconception(misconception)
        .misconception(of_another_call)
        .every_schedule(|| {
            ensure_eq(contract::greetings(&["ada"]), ["hello from ada"], "the result with nobody else");
            let (own, of_other) = thread::scope(|scope| {
                let other = scope.spawn(|| contract::greetings(&["grace"]));
                (contract::greetings(&["ada"]), other.join().unwrap())
            });
            ensure_eq(own, ["hello from ada"], "what the call with \"ada\" returned");
            ensure_eq(of_other, ["hello from grace"], "what the call with \"grace\" returned");
        });
}

pub fn step2_each_thread_finds_its_own_name() {
    claim("each of three threads builds its greeting from the name that it finds itself to have").once(|| {
        contract::greetings(&["ada", "grace", "edsger"]);
        let trace = so_far();
        let asked: Vec<&str> = trace.own_names_asked().collect();
        ensure(["ada", "grace", "edsger"].iter().all(|name| asked.contains(name)), || {
            let asked = if asked.is_empty() { "none".to_owned() } else { format!("only {}", asked.len()) };
            format!(
                "{asked} of the three threads asked for its own name: the name was handed over, or another thread built the \
                 greeting"
            )
        });
    });
}

pub fn step2_the_threads_run_at_the_same_time() {
    let expected = "all three threads of `greetings` are started before one is waited for";
    let most = claim(expected).misconception(misconception).outcomes(|| {
        contract::greetings(&["ada", "grace", "edsger"]);
        so_far().most_threads_at_once()
    });
    let most = most.counts.into_keys().max().unwrap_or_default();
    if most < 3 {
        claim(expected).misconception(misconception).once(move || {
            contract::greetings(&["ada", "grace", "edsger"]);
            ensure(false, || format!("in every schedule, at most {most} of them ran at a time"));
        });
    }
}

const TERMS: [u64; 12] = [0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89];

fn finishes(terms: usize) {
    claim(format!("`Fibonacci::start({terms}).finish()` returns {:?}, in every schedule", &TERMS[..terms]))
        .misconception(misconception)
        .every_schedule(move || {
            ensure_eq(Fibonacci::start(terms).finish(), &TERMS[..terms], "the result");
        });
}

pub fn step3_finish_returns_as_many_terms_as_were_asked_for() {
    (0..=3).for_each(finishes);
    finishes(12);
}

pub fn step3_ninety_four_terms_fit() {
    for terms in [92, 93, 94] {
        claim(format!("{terms} terms can be computed: the last of them fits in a u64")).once(move || {
            let numbers = Fibonacci::start(terms).finish();
            ensure_eq(numbers.len(), terms, "the number of terms");
            let is_sum = |at: &usize| numbers[at - 2].checked_add(numbers[at - 1]) == Some(numbers[*at]);
            let wrong = (2..terms).find(|at| !is_sum(at));
            ensure(wrong.is_none(), || {
                let at = wrong.unwrap_or_default();
                format!(
                    "term {} is {}, and the two before it are {} and {}",
                    at + 1,
                    numbers[at],
                    numbers[at - 2],
                    numbers[at - 1]
                )
            });
        });
    }
}

/// Whether a thread that was started has done anything.
fn has_begun(trace: &Trace) -> bool {
    trace.events().iter().any(|event| event.task != TaskId::BODY)
}

pub fn step3_start_does_not_wait() {
    let expected = "`start` returns while its thread may still be computing, or has not even begun";
    let waited = |trace: &Trace| {
        let joined = count(trace, waits_for_threads) > 0;
        joined.then(|| {
            "`start` waits for the thread, so everything might as well run on the calling thread.".to_owned()
        })
    };
    let left = claim(expected).misconception(misconception).outcomes(|| {
        let fibonacci = Fibonacci::start(5);
        let trace = so_far();
        fibonacci.finish();
        (trace.threads_left(), has_begun(&trace))
    });
    let always_ended = left.counts.keys().all(|(left, _)| *left == 0);
    let always_begun = left.counts.keys().all(|(_, begun)| *begun);
    if always_ended || always_begun {
        claim(expected).misconception(waited).misconception(misconception).once(move || {
            let _fibonacci = Fibonacci::start(5);
            let started = so_far().threads_started();
            ensure(false, || {
                if started == 0 {
                    "`start` returned, and had started no thread".to_owned()
                } else if always_ended {
                    "in every schedule, its thread had ended before `start` returned".to_owned()
                } else {
                    "in every schedule, its thread had begun before `start` returned: so long it waited"
                        .to_owned()
                }
            });
        });
    }
}

pub fn step3_two_calls_at_once_are_two() {
    claim("two threads have terms computed at the same time: each gets its own, in every schedule")
        .misconception(of_another_call)
        .misconception(misconception)
        .every_schedule(|| {
            let terms = |terms| Fibonacci::start(terms).finish();
            ensure_eq(terms(3), &TERMS[..3], "the result with nobody else");
            let (own, of_other) = thread::scope(|scope| {
                let other = scope.spawn(|| terms(5));
                (terms(4), other.join().unwrap())
            });
            ensure_eq(own, &TERMS[..4], "what the call with 4 terms returned");
            ensure_eq(of_other, &TERMS[..5], "what the call with 5 terms returned");
        });
}

pub fn step3_each_start_has_a_thread_of_its_own() {
    claim("two that are started one after the other compute on two threads")
        .misconception(misconception)
        .every_schedule(|| {
            let first = Fibonacci::start(3);
            let after_first = so_far().threads_started();
            let second = Fibonacci::start(4);
            let started = so_far().threads_started();
            ensure(0 < after_first && after_first < started, || {
                format!(
                    "the first `start` started {after_first} threads, the second {}",
                    started - after_first
                )
            });
            ensure_eq(second.finish(), &TERMS[..4], "the second result");
            ensure_eq(first.finish(), &TERMS[..3], "the first result");
        });
}

/// Whether time passed while a thread waited for others to end.
fn waited_for_threads(trace: &Trace) -> bool {
    let events = trace.events();
    let waited = |(at, event): (usize, &engine::rt::Event)| {
        let before = events[..at].iter().rfind(|other| other.task == event.task);
        waits_for_threads(event.op) && before.is_some_and(|before| before.at < event.at)
    };
    events.iter().enumerate().any(waited)
}

/// What is behind a ticker that does not count as it should.
fn ticker_misconception(trace: &Trace) -> Option<String> {
    let miscounted = trace.panic_says("counted");
    if miscounted && trace.threads_started() > 0 {
        return None;
    }
    let unheard = count(trace, |op| op == Op::Notify(0)) > 0;
    let text = if trace.threads_started() == 0 {
        "No thread was started: nobody counts while the work runs."
    } else if unheard {
        "The ticker is told to stop before it listens: a notification wakes only who waits already. Let it look at a flag \
         under the lock before it waits."
    } else if waited_for_threads(trace) {
        "The ticking thread is waited for, and it sleeps until its next tick."
    } else {
        return None;
    };
    Some(text.to_owned())
}

fn ticks(tick: Duration, work: Duration, expected: u32) {
    claim(format!("of work that takes {work:?}, it returns as soon as that is done; ticks of {tick:?}: {expected}"))
        .misconception(ticker_misconception)
        .takes(work, move || {
            let ticks = contract::ticks_during(tick, || thread::sleep(work));
            ensure(ticks == expected, || {
                format!("it counted {ticks} ticks, and should count {expected}: one for each whole {tick:?} of the {work:?}")
            });
        });
}

pub fn step4_ticks_are_counted_while_the_work_runs() {
    ticks(SECOND, SECOND * 7 / 2, 3);
    ticks(SECOND * 2 / 5, SECOND, 2);
    ticks(SECOND, SECOND / 2, 0);
    claim("work of 3 s ends at the very moment of its third tick: that one counts or not, the two before do")
        .misconception(ticker_misconception)
        .in_ideal_time(|| {
            let ticks = contract::ticks_during(SECOND, || thread::sleep(3 * SECOND));
            ensure((2..=3).contains(&ticks), || format!("it counted {ticks} ticks"));
        });
}

pub fn step4_each_call_counts_from_nothing() {
    claim("`ticks_during` is called three times, and counts from nothing each time")
        .misconception(ticker_misconception)
        .in_ideal_time(|| {
            let calls =
                [7, 3, 5].map(|halves| contract::ticks_during(SECOND, || thread::sleep(SECOND * halves / 2)));
            ensure_eq(calls, [3, 1, 2], "the list of ticks for 3.5 s, 1.5 s and 2.5 s of work");
        });
}

pub fn step4_two_calls_at_once_are_two() {
    claim("two threads count ticks at the same time: each counts its own")
        .misconception(of_another_call)
        .misconception(ticker_misconception)
        .in_ideal_time(|| {
            let slept = |halves| contract::ticks_during(SECOND, || thread::sleep(SECOND * halves / 2));
            ensure_eq(slept(7), 3, "the number of ticks in 3.5 s");
            let (own, of_other) = thread::scope(|scope| {
                let other = scope.spawn(|| {
                    thread::sleep(SECOND * 9 / 4);
                    slept(5)
                });
                (slept(7), other.join().unwrap())
            });
            ensure_eq(own, 3, "what the call with 3.5 s of work returned");
            ensure_eq(of_other, 2, "what the call with 2.5 s of work returned");
        });
    claim("the work of one call may call `ticks_during` as well: each counts its own")
        .misconception(of_another_call)
        .misconception(ticker_misconception)
        .in_ideal_time(|| {
            let mut inner = 0;
            let outer = contract::ticks_during(SECOND, || {
                thread::sleep(SECOND * 5 / 4);
                inner = contract::ticks_during(SECOND * 2 / 5, || thread::sleep(SECOND));
                thread::sleep(SECOND * 5 / 4);
            });
            ensure_eq(outer, 3, "what the outer call, with 3.5 s of work, returned");
            ensure_eq(inner, 2, "what the inner call, with 1 s of work, returned");
        });
}

pub fn step4_a_tick_may_be_of_any_length() {
    ticks(Duration::from_nanos(1_000_900), Duration::from_nanos(10_001_000), 9);
    ticks(Duration::from_nanos(200), Duration::from_nanos(1_500), 7);
}

pub fn step4_any_number_of_ticks_is_counted() {
    const MILLISECOND: Duration = Duration::from_millis(1);
    claim("work of 2111 milliseconds and a half has 2111 ticks of 1 ms")
        .misconception(ticker_misconception)
        .once(|| {
            let ticks =
                contract::ticks_during(MILLISECOND, || thread::sleep(2111 * MILLISECOND + MILLISECOND / 2));
            ensure(ticks == 2111, || format!("it counted {ticks} ticks"));
        });
}

pub fn step4_it_returns_when_the_work_does() {
    ticks(HOUR, HOUR / 2, 0);
    ticks(HOUR, HOUR * 3 / 2, 1);
    claim("when the work is done at once, `ticks_during` does not wait for a tick")
        .misconception(ticker_misconception)
        .takes(Duration::ZERO, || {
            ensure_eq(contract::ticks_during(HOUR, || {}), 0, "the number of ticks");
        });
}

pub fn step4_no_tick_is_counted_before_it_passed() {
    claim("there are no more ticks than the time that passed has room for, in every schedule")
        .misconception(ticker_misconception)
        .every_schedule(|| {
            let start = Instant::now();
            let ticks = contract::ticks_during(SECOND, || thread::sleep(SECOND * 3 / 2));
            let passed = start.elapsed();
            ensure(SECOND * ticks <= passed, || {
                format!("it counted {ticks} ticks of 1s, and {passed:?} had passed")
            });
        });
}

pub fn step4_the_work_runs_once_and_on_the_calling_thread() {
    claim("`work` runs once, on the calling thread, while another one counts")
        .misconception(ticker_misconception)
        .in_ideal_time(|| {
            let caller = thread::current().id();
            contract::ticks_during(SECOND, || {
                section("work", || {
                    thread::sleep(SECOND * 3 / 2);
                    ensure(thread::current().id() == caller, || "it ran on another thread".to_owned());
                    ensure(so_far().threads_started() > 0, || {
                        "no other thread had been started when the work was almost done".to_owned()
                    });
                });
            });
            ensure_eq(so_far().times_entered("work"), 1, "the number of times that `work` ran");
        });
}
