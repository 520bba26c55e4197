//! 05 · Semaphore: what the four steps are held to.

use engine::rt::{Access, Event, ObjectId, Op, TaskId, Value};
use engine::{
    Caller, LostWakeup, Schedule, Spec, Trace, allocated, claim, ensure, ensure_eq, replay, section, so_far,
};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Barrier, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::contract::{self, Permit, Semaphore};

const SECOND: Duration = Duration::from_secs(1);
const LONG: Duration = Duration::from_secs(10);
/// Longer than any limit that nobody asked for.
const AGES: Duration = Duration::new(8_640_003, 1);

/// What is behind a semaphore that hands out too many or too few permits.
fn miscounted(trace: &Trace) -> Option<String> {
    let text = if trace.went_on_without_looking().is_some() || panicked_when_woken(trace) {
        "A thread that was woken went on without looking again, though another had been faster. Look again each time \
         (`while`, not `if`)."
    } else if trace.lost_update().is_some() && trace.lock_acquisitions() == 0 {
        "Lost update: the number of free permits is loaded and stored in two steps, and another thread comes between \
         them. Looking and taking must be one step."
    } else if looked_and_took_apart(trace) {
        "Another thread comes between looking and taking, because the lock is given back in between. They must be one \
         locked step."
    } else {
        return None;
    };
    Some(text.to_owned())
}

/// Whether a thread subtracted from nothing just after it had been woken.
fn panicked_when_woken(trace: &Trace) -> bool {
    let events = trace.events();
    let Some(panic) = events.iter().position(|event| event.op == Op::Panic) else { return false };
    let mut own = events[..panic].iter().rev().filter(|event| event.task == events[panic].task);
    // Between the wake-up and the panic it takes its lock, and gives it back.
    trace.panic_says("overflow") && own.by_ref().take(3).any(|event| event.op == Op::Woken)
}

/// Whether a thread found a permit under a lock, gave the lock back, and then took another number than it had found.
fn looked_and_took_apart(trace: &Trace) -> bool {
    let mut found: Vec<(TaskId, Option<ObjectId>, u64)> = Vec::new();
    for event in trace.events() {
        let before = found.iter().rposition(|(task, lock, _)| (*task, *lock) == (event.task, event.object));
        match (event.op, before) {
            (Op::Unlock(Some(Value::Unsigned(free))), _) if event.access == Access::Looked && free > 0 => {
                found.push((event.task, event.object, free));
            }
            (Op::Lock(Some(Value::Unsigned(0))), Some(_)) => return true,
            (Op::Unlock(_), Some(before)) => drop(found.remove(before)),
            _ => {}
        }
    }
    false
}

/// What is behind a thread that waits for ever.
fn forgotten(trace: &Trace) -> Option<String> {
    if trace.slept_with_lock().is_some() {
        let text =
            "A thread sleeps while it holds the lock, and nobody can give a permit back without that lock.";
        return Some(text.to_owned());
    }
    if not_its_turn(trace) {
        let text = "Lost wake-up: a thread was woken, found that it was not its turn, and waits on; the one whose turn it is was \
                    told nothing, or has left. Where each waits for its turn, tell all, and whoever leaves must leave the line.";
        return Some(text.to_owned());
    }
    if told_before_the_wait(trace) {
        let text = "Lost wake-up: the notification came after the thread had looked but before it waited. Change what it looks \
                    at under the lock that it waits with.";
        return Some(text.to_owned());
    }
    let lost = trace.lost_wakeup()?;
    if lost != LostWakeup::TooEarly && conditions(trace) > 1 {
        let text = "Lost wake-up: a permit came back, and the news of it did not reach the condition variable on which this \
                    thread waits. Whoever can use a permit must be told of it, whichever call it waits in.";
        return Some(text.to_owned());
    }
    let text = match lost {
        LostWakeup::NobodyNotifies => {
            "Lost wake-up: giving a permit back tells nobody. A thread that waits must be notified."
        }
        LostWakeup::TooEarly if told_before_the_lock(trace) => {
            "Lost wake-up: the notification came before the permit was back. The woken thread finds none, waits again, and \
             nobody tells it of the permit. Give back first, then notify."
        }
        _ if gave_back_and_told_nobody(trace) => {
            "Lost wake-up: a permit came back and nobody was notified. Each permit given back is for one more of the \
             threads that wait."
        }
        _ => {
            "Lost wake-up: a thread waits, and nobody tells it any more. Look for a permit before each wait; and \
             whoever changes what threads wait for must notify those that can go on now."
        }
    };
    Some(text.to_owned())
}

/// Whether a notification found nobody because a thread that waits now had looked, with a lock in hand, and did not wait yet.
fn told_before_the_wait(trace: &Trace) -> bool {
    let events = trace.events();
    let was_on_its_way = |(at, told): (usize, &Event)| {
        let wait = events[at..].iter().position(|event| event.op == Op::Wait && event.object == told.object);
        let Some(wait) = wait.map(|wait| at + wait) else { return false };
        let own = |event: &&Event| event.task == events[wait].task;
        let before =
            events[..at].iter().filter(own).rfind(|event| matches!(event.op, Op::Lock(_) | Op::Unlock(_)));
        let later = &events[wait + 1..];
        told.task != events[wait].task
            && before.is_some_and(|event| matches!(event.op, Op::Lock(_)))
            && !events[at..wait].iter().filter(own).any(|event| matches!(event.op, Op::Unlock(_)))
            && !later.iter().filter(own).any(|event| matches!(event.op, Op::Woken | Op::SpuriousWake))
    };
    events.iter().enumerate().filter(|(_, event)| event.op == Op::Notify(0)).any(was_on_its_way)
}

/// Whether a thread notified with no lock in hand, and then gave a permit back and notified nobody.
fn told_before_the_lock(trace: &Trace) -> bool {
    let events = trace.events();
    let mut told = events.iter().enumerate().filter(|(_, event)| matches!(event.op, Op::Notify(_)));
    let early = |(at, told): (usize, &Event)| {
        let own = |event: &&Event| event.task == told.task && matches!(event.op, Op::Lock(_) | Op::Unlock(_));
        let has_lock = events[..at].iter().rfind(own).is_some_and(|event| matches!(event.op, Op::Lock(_)));
        !has_lock && events[at..].iter().find(own).is_some_and(|event| matches!(event.op, Op::Lock(_)))
    };
    told.any(early)
}

/// Whether a thread made the number of free permits larger, and notified nobody meanwhile and before its next such step.
fn gave_back_and_told_nobody(trace: &Trace) -> bool {
    let events = trace.events();
    (0..events.len()).any(|at| {
        let own = |event: &&Event| event.task == events[at].task;
        let locked = events[..at].iter().enumerate().rev().find(|(_, event)| {
            own(event) && matches!(event.op, Op::Lock(_)) && event.object == events[at].object
        });
        let begin = match (events[at].op, locked) {
            (Op::Unlock(Some(Value::Unsigned(now))), Some((begin, event)))
                if matches!(event.op, Op::Lock(Some(Value::Unsigned(then))) if now > then) =>
            {
                begin
            }
            (Op::Update { old: Some(Value::Unsigned(then)), new: Some(Value::Unsigned(now)) }, _) if now > then => {
                at
            }
            _ => return false,
        };
        let steps = events[at + 1..].iter().filter(own);
        let until_next = steps.take_while(|event| !matches!(event.op, Op::Lock(_) | Op::Update { .. }));
        let mut meanwhile = events[begin..at].iter().filter(own).chain(until_next);
        !meanwhile.any(|event| matches!(event.op, Op::Notify(_) | Op::Unpark(_)))
    })
}

/// Whether all that the last notification woke waited again at once, though nobody else did anything meanwhile.
fn not_its_turn(trace: &Trace) -> bool {
    let events = trace.events();
    let Some(told) = events.iter().rposition(|event| matches!(event.op, Op::Notify(_))) else { return false };
    if !matches!(events[told].op, Op::Notify(1..)) || trace.waiting_to_be_notified() == 0 {
        return false;
    }
    // Whoever took a lock since then has gone on waiting.
    let by = events[told].task;
    let count = |is_it: fn(Op) -> bool| {
        events[told..].iter().filter(|event| event.task != by && is_it(event.op)).count()
    };
    let looked = count(|op| matches!(op, Op::Lock(_)));
    let others =
        count(|op| matches!(op, Op::TimedOut | Op::Update { .. } | Op::Store(_) | Op::Panic | Op::Finish));
    // What comes back later is news that nobody was told.
    let own = events[told..].iter().filter(|event| event.task == by);
    let mut later =
        own.skip_while(|event| !matches!(event.op, Op::Lock(_) | Op::Update { .. } | Op::Store(_)));
    let gives = |event: &Event| {
        event.access == Access::Changed || matches!(event.op, Op::Update { .. } | Op::Store(_))
    };
    if later.any(gives) {
        return false;
    }
    looked > 0 && looked == count(|op| op == Op::Wait) && others == 0
}

/// On how many condition variables threads waited or were notified.
fn conditions(trace: &Trace) -> usize {
    let waits = trace.events().iter().filter(|event| matches!(event.op, Op::Wait | Op::Notify(_)));
    waits.map(|event| event.object).collect::<BTreeSet<_>>().len()
}

/// Takes a permit and is inside for a moment, in which others may try to be.
fn go_in(semaphore: &Semaphore) {
    let _permit = semaphore.acquire();
    section("inside", thread::yield_now);
}

/// Whether more permits are free than there are.
fn one_too_many(trace: &Trace) -> bool {
    let panic = trace.first_panic().unwrap_or_default();
    let Some((free, all)) =
        panic.split_once(" permits are free").and_then(|(counts, _)| counts.split_once(" of "))
    else {
        return false;
    };
    free.parse::<usize>().ok() > all.parse::<usize>().ok()
}

/// What is behind permits that come out of nothing.
fn made(trace: &Trace) -> Option<String> {
    one_too_many(trace).then(|| {
        "A permit came back that nobody had taken: whenever a `Permit` is dropped, it gives one back, and so does one that \
         was made and never handed out. (`then_some(Permit { .. })` makes one in any case, `then(|| ..)` only when it is needed.)"
            .to_owned()
    })
}

/// How many there are, for people.
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn all_are_free(semaphore: &Semaphore, permits: usize) {
    let free = semaphore.available();
    ensure(free == permits, || format!("{free} of {permits} permits are free when nobody holds one"));
}

/// Lets `threads` threads go in: at most `permits` are inside at once, all get in, and all permits come back.
fn visit(permits: usize, threads: usize) {
    claim(format!("at most {permits} of {threads} threads hold a permit at once, and all permits come back"))
        .misconception(miscounted)
        .misconception(forgotten)
        .every_schedule(move || {
            let semaphore = Semaphore::new(permits);
            thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(|| go_in(&semaphore)))));
            let most = so_far().most_at_once("inside");
            ensure(most <= permits, || {
                format!("{most} threads held a permit at once, with {}", counted(permits, "permit"))
            });
            all_are_free(&semaphore, permits);
        });
}

pub fn step1_no_more_permits_are_taken_than_there_are() {
    visit(1, 2);
}

pub fn step1_as_many_permits_can_be_taken_as_there_are() {
    claim("of 3 permits, 3 can be taken, and dropping one gives it back").once(|| {
        let semaphore = Semaphore::new(3);
        let mut taken = Vec::new();
        for left in [2, 1, 0] {
            taken.push(semaphore.acquire());
            ensure_eq(semaphore.available(), left, "the number of free permits after one more was taken");
        }
        for free in [1, 2, 3] {
            taken.pop();
            ensure_eq(semaphore.available(), free, "the number of free permits after one more was dropped");
        }
    });
}

pub fn step1_three_hundred_permits_are_as_many() {
    claim("of 300 permits, 300 can be taken").once(|| {
        let semaphore = Semaphore::new(300);
        let taken: Vec<_> = (0..300).map(|_| semaphore.acquire()).collect();
        ensure_eq(semaphore.available(), 0, "the number of free permits after all were taken");
        drop(taken);
        all_are_free(&semaphore, 300);
    });
    many_get_in(Waits::On);
}

/// Whether permits are counted where one thread takes and drops them, in one call after the other.
fn counts_at_home(waits: Waits) -> bool {
    let body = move || {
        let semaphore = Semaphore::new(3);
        let mut taken = vec![waits.take(&semaphore), waits.take(&semaphore)];
        let mut free = vec![semaphore.available()];
        while let Some(permit) = taken.pop() {
            drop(permit);
            free.push(semaphore.available());
        }
        free
    };
    replay(&Schedule::straight(), body).is_ok_and(|run| run.value == [1, 2, 3])
}

/// A thread takes a permit, another one drops it: it goes back, and lets in who waits.
fn dropped_by_another(waits: Waits) {
    let counts = counts_at_home(waits);
    claim(format!("a permit is taken by {} and dropped by another thread: it goes back", waits.shown()))
        .misconception(move |_| {
            let text = "A permit belongs to no thread: whoever drops it gives it back, also when another one has taken it.";
            counts.then(|| text.to_owned())
        })
        .once(move || {
            let semaphore = Semaphore::new(2);
            let take = || waits.take(&semaphore);
            let (here, there) = thread::scope(|scope| (take(), scope.spawn(take).join().unwrap()));
            ensure(here.is_some() && there.is_some(), || "it gave `None` while a permit was free".to_owned());
            ensure_eq(semaphore.available(), 0, "the number of free permits after both were taken");
            thread::scope(|scope| {
                let waiting = scope.spawn(|| drop(take()));
                thread::sleep(SECOND);
                drop(there);
                thread::sleep(SECOND);
                ensure(waiting.is_finished(), || "a thread still waits for the permit that was dropped".to_owned());
                scope.spawn(move || drop(here));
            });
            all_are_free(&semaphore, 2);
        });
}

pub fn step1_a_permit_goes_back_whoever_drops_it() {
    dropped_by_another(Waits::On);
}

const LOST_IN_A_PANIC: &str =
    "A panic runs no line that follows it, only destructors: dropping the permit must give it back, always.";

pub fn step1_a_panic_gives_its_permit_back() {
    let counts = counts_at_home(Waits::On);
    let lost = move |_: &Trace| counts.then(|| LOST_IN_A_PANIC.to_owned());
    claim("a thread that panics gives its permit back").misconception(lost).every_schedule(|| {
        let semaphore = Semaphore::new(1);
        thread::scope(|scope| {
            let broken = scope.spawn(|| {
                let _permit = semaphore.acquire();
                panic!("on purpose, with a permit in hand");
            });
            ensure(broken.join().is_err(), || "the panic did not reach `join`".to_owned());
        });
        all_are_free(&semaphore, 1);
        drop(semaphore.acquire());
    });
}

pub fn step1_no_thread_waits_for_ever_for_a_free_permit() {
    claim("a permit is given back, and the thread that waits for it gets it")
        .misconception(forgotten)
        .misconception(miscounted)
        .every_schedule(|| {
            let semaphore = Semaphore::new(1);
            let permit = semaphore.acquire();
            thread::scope(|scope| {
                scope.spawn(|| drop(semaphore.acquire()));
                drop(permit);
            });
            all_are_free(&semaphore, 1);
        });
}

fn busy(trace: &Trace) -> Option<String> {
    // Nothing else in such a check takes a thousand operations.
    let asked = trace.events().len() > 1000 || trace.panic_says("asked again and again");
    asked.then(|| {
        "Asking again and again is busy waiting: it keeps a core busy, wakes it for nothing, or adds a delay. Wait once, until \
         a notification comes or all of the patience is over."
            .to_owned()
    })
}

/// Asks that the threads that waited from the beginning until now did nothing in that time.
fn nobody_was_busy() {
    /// In these a thread has looked, and gone to sleep.
    const FEW: usize = 60;
    let trace = so_far();
    let begun =
        trace.events().iter().filter(|event| event.task != TaskId::BODY && event.at.is_zero()).count();
    ensure(begun <= FEW, || {
        format!("before it waited, a thread asked again and again, in {begun} operations")
    });
    let (now, main) = (trace.elapsed(), TaskId::BODY);
    let meanwhile = trace
        .events()
        .iter()
        .filter(|event| event.task != main && !event.at.is_zero() && event.at < now)
        .count();
    let in_vain = trace.asked_in_vain() as usize;
    ensure(meanwhile == 0 && in_vain == 0, || {
        format!(
            "while it waited, a thread asked again and again, in {} operations or more",
            meanwhile.max(in_vain)
        )
    });
}

/// Asks that a thread has not given up, while its patience is not over.
fn still_waits(waiting: &thread::ScopedJoinHandle<'_, ()>) {
    ensure(!waiting.is_finished(), || "it gave up before its patience was over".to_owned());
}

pub fn step1_a_waiting_thread_does_nothing_and_then_goes_on_at_once() {
    claim("a thread that waits 10 s for a permit does nothing meanwhile, and then goes on at once")
        .misconception(forgotten)
        .misconception(busy)
        .takes(LONG, || {
            let semaphore = Semaphore::new(1);
            let permit = semaphore.acquire();
            thread::scope(|scope| {
                scope.spawn(|| drop(semaphore.acquire()));
                thread::sleep(LONG);
                nobody_was_busy();
                drop(permit);
            });
        });
    claim("a thread that waits a hundred days for a permit does nothing meanwhile either")
        .misconception(|_| {
            Some("It is woken by a time limit that nobody asked for. `wait` has none.".to_owned())
        })
        .once(|| {
            let semaphore = Semaphore::new(1);
            let permit = semaphore.acquire();
            thread::scope(|scope| {
                scope.spawn(|| drop(semaphore.acquire()));
                thread::sleep(AGES);
                nobody_was_busy();
                drop(permit);
            });
        });
}

fn went_in_at_last(trace: &Trace) -> Option<String> {
    (trace.most_at_once("inside") > 1).then(|| {
        "A thread that was woken many times in vain went in without a permit. Look again each time, however often that is."
            .to_owned()
    })
}

/// Gives the only permit back and takes it again at once, many times, while a thread waits for it.
fn woken_in_vain(waits: Waits) {
    const TIMES: usize = 130;
    claim(format!(
        "the only permit is given back and taken again at once, {TIMES} times, beside {}: one at a time holds it",
        waits.shown()
    ))
    .misconception(went_in_at_last)
    .misconception(forgotten)
    .once(move || {
        let semaphore = Semaphore::new(1);
        let permit = semaphore.acquire();
        thread::scope(|scope| {
            let waiting = scope.spawn(|| {
                let permit = waits.take(&semaphore);
                section("inside", thread::yield_now);
                permit.is_some()
            });
            thread::sleep(SECOND);
            let mut permit = permit;
            for _ in 0..TIMES {
                drop(permit);
                permit = semaphore.acquire();
                section("inside", || thread::sleep(SECOND));
                let most = so_far().most_at_once("inside");
                ensure(most == 1, || format!("{most} threads held the only permit at once"));
            }
            drop(permit);
            ensure(waiting.join().unwrap(), || "it gave up before its patience was over".to_owned());
        });
        all_are_free(&semaphore, 1);
    });
}

pub fn step1_however_often_it_is_woken_it_looks_again() {
    woken_in_vain(Waits::On);
}

/// What is behind a semaphore that has to do with another one.
fn shared_with_another(trace: &Trace) -> Option<String> {
    let waits = trace.events().iter().filter(|event| event.op == Op::Wait);
    let waits: BTreeSet<_> = waits.map(|event| (event.object, event.task)).collect();
    let objects: BTreeSet<_> = waits.iter().map(|(object, _)| *object).collect();
    if waits.len() > objects.len() || trace.slept_with_lock().is_some() {
        let text = "Threads that wait at two semaphores share what they wait on: the news of one semaphore's permit wakes a \
                    thread that waits at the other. Each semaphore needs its own, and nothing that is `static`.";
        return Some(text.to_owned());
    }
    forgotten(trace)
}

pub fn step1_two_semaphores_have_nothing_to_do_with_each_other() {
    claim(
        "two semaphores, and a thread waits at each: a permit of the second lets in who waits at the second",
    )
    .misconception(shared_with_another)
    .every_schedule(|| {
        let (one, other) = (Semaphore::new(1), Semaphore::new(1));
        let (permit, of_other) = (one.acquire(), other.acquire());
        thread::scope(|scope| {
            scope.spawn(|| drop(one.acquire()));
            let goes_on = scope.spawn(|| drop(other.acquire()));
            drop(of_other);
            goes_on.join().unwrap();
            drop(permit);
        });
        all_are_free(&one, 1);
        all_are_free(&other, 1);
    });
}

pub fn step2_a_free_permit_is_taken_and_goes_back() {
    claim("`try_acquire` takes a permit while one is free").once(|| {
        let semaphore = Semaphore::new(2);
        let (first, second) = (semaphore.try_acquire(), semaphore.try_acquire());
        ensure(first.is_some() && second.is_some(), || "it gave `None` while a permit was free".to_owned());
        ensure_eq(semaphore.available(), 0, "the number of free permits after both were taken");
        ensure(semaphore.try_acquire().is_none(), || "it gave a third permit of 2".to_owned());
        ensure_eq(semaphore.available(), 0, "the number of free permits after a call that gave `None`");
        drop(second);
        ensure_eq(semaphore.available(), 1, "the number of free permits after one was dropped");
        ensure(semaphore.try_acquire().is_some(), || {
            "it gave `None` after a permit was given back".to_owned()
        });
        drop(first);
        all_are_free(&semaphore, 2);
        ensure(Semaphore::new(0).try_acquire().is_none(), || {
            "it gave a permit where there are none".to_owned()
        });
    });
    one_of_very_many_is_taken();
}

fn gave_up_for_nothing(trace: &Trace) -> Option<String> {
    let text = if trace.ignored_compare().is_some() {
        "A failed compare-and-exchange says that another thread was faster, not that no permit is left. Look again."
    } else if trace.events().iter().any(|event| event.op == Op::LockBusy) {
        "A lock that is busy for a moment does not mean that no permit is free. Take the lock, and look."
    } else {
        return miscounted(trace);
    };
    Some(text.to_owned())
}

/// However many permits there are, one that is free is taken.
fn one_of_very_many_is_taken() {
    // More than fit into 16, and into 32 bits.
    const MANY: usize = 70_000;
    const MOST: usize = usize::MAX >> 3;
    let one_of = |permits: usize| {
        let semaphore = Semaphore::new(permits);
        let permit = semaphore.try_acquire();
        (permit.is_some(), semaphore.available())
    };
    // Who keeps something for each permit, a bit at least, or sends it, has no room or no time for the most.
    let made = replay(&Schedule::straight(), || {
        let before = allocated();
        drop(Semaphore::new(MANY));
        allocated() - before
    });
    let keeps_each = made.is_ok_and(|run| run.value >= MANY / 8 || run.trace.events().len() >= MANY);
    for permits in if keeps_each { vec![MANY] } else { vec![MANY, MOST] } {
        claim(format!("of {permits} permits, one is taken")).once(move || {
            let (taken, left) = one_of(permits);
            ensure(taken, || format!("it gave `None`, though {permits} permits were free"));
            ensure_eq(left, permits - 1, "the number of free permits after one was taken");
        });
    }
}

pub fn step2_none_only_when_none_is_free() {
    claim("2 permits are free, and 2 threads that try at the same time get one each")
        .misconception(gave_up_for_nothing)
        .every_schedule(|| {
            let semaphore = Semaphore::new(2);
            let try_it = || semaphore.try_acquire().is_some();
            let got = thread::scope(|scope| {
                [scope.spawn(try_it), scope.spawn(try_it)].map(|it| it.join().unwrap())
            });
            ensure(got == [true, true], || {
                "a thread got `None`, though a permit was free all the time".to_owned()
            });
            all_are_free(&semaphore, 2);
        });
}

pub fn step2_however_many_are_faster_a_free_permit_is_found() {
    const THREADS: usize = 12;
    const TIMES: usize = 6;
    claim(format!("{THREADS} permits are free, and {THREADS} threads take one and drop it, {TIMES} times: none finds none"))
        .misconception(|trace| {
            trace.events().iter().any(|event| matches!(event.op, Op::CompareFailed(_))).then(|| {
                "It stopped trying. A failed compare-and-exchange says that another thread was faster, at any number of tries, and \
                 not that no permit is left."
                    .to_owned()
            })
        })
        .misconception(gave_up_for_nothing)
        .in_ideal_time(|| {
            let semaphore = Semaphore::new(THREADS);
            let found = || (0..TIMES).all(|_| semaphore.try_acquire().is_some());
            thread::scope(|scope| {
                for them in (0..THREADS).map(|_| scope.spawn(found)).collect::<Vec<_>>() {
                    ensure(them.join().unwrap(), || {
                        "a thread got `None`, though a permit was free all the time".to_owned()
                    });
                }
            });
        });
}

pub fn step2_one_permit_is_taken_by_one_thread() {
    claim("of 2 threads that try for 1 permit, one gets it: neither both nor none")
        .misconception(gave_up_for_nothing)
        .every_schedule(|| {
            let semaphore = Semaphore::new(1);
            let kept = Mutex::new(Vec::new());
            thread::scope(|scope| {
                let try_it = || {
                    let permit = semaphore.try_acquire();
                    kept.lock().unwrap().extend(permit);
                };
                scope.spawn(try_it);
                scope.spawn(try_it);
            });
            let got = kept.into_inner().unwrap().len();
            ensure(got == 1, || format!("{got} threads hold the one permit"));
            all_are_free(&semaphore, 1);
        });
}

fn waited(trace: &Trace) -> Option<String> {
    let came_back = |event: &Event| event.op == Op::Leave(TRY) && event.task == TaskId::BODY;
    if trace.events().iter().any(came_back) {
        return forgotten(trace);
    }
    let last = trace.events().iter().rfind(|event| event.task == TaskId::BODY);
    let text = if trace.first_panic().is_some() {
        return None;
    } else if trace.locks_held() > 0 && last.is_none_or(|event| event.op != Op::Wait) {
        "It waits for a lock: a thread that waits for a permit must not hold a lock that `try_acquire` needs."
    } else {
        "It waits. It must return `None` at once when no permit is free."
    };
    Some(text.to_owned())
}

const TRY: &str = "try_acquire";

pub fn step2_it_never_waits() {
    claim("`try_acquire` returns while another thread holds the permit, and a third waits for it")
        .misconception(waited)
        .every_schedule(|| {
            let semaphore = Semaphore::new(1);
            let permit = semaphore.acquire();
            thread::scope(|scope| {
                scope.spawn(|| drop(semaphore.acquire()));
                let got = section(TRY, || semaphore.try_acquire()).is_some();
                ensure(!got, || "it gave a permit that another thread holds".to_owned());
                drop(permit);
            });
        });
    claim("`try_acquire` takes no time").misconception(waited).takes(Duration::ZERO, || {
        let semaphore = Semaphore::new(1);
        let _permit = semaphore.acquire();
        drop(semaphore.try_acquire());
    });
}

pub fn step3_a_free_permit_is_taken_at_once() {
    claim("a permit that is free is taken, with a patience of 0 s and of 5 s").every_schedule(|| {
        for patience in [Duration::ZERO, 5 * SECOND] {
            let semaphore = Semaphore::new(2);
            let (first, second) = (semaphore.acquire_timeout(patience), semaphore.acquire_timeout(patience));
            ensure(first.is_some() && second.is_some(), || {
                format!(
                    "it gave `None` with a patience of {patience:?}, though a permit was free all the time"
                )
            });
            ensure_eq(semaphore.available(), 0, "the number of free permits after both were taken");
            drop((first, second));
            all_are_free(&semaphore, 2);
        }
    });
    claim("a permit that is free is taken at once").takes(Duration::ZERO, || {
        drop(Semaphore::new(1).acquire_timeout(5 * SECOND));
    });
}

pub fn step3_a_permit_goes_back_whoever_drops_it() {
    dropped_by_another(Waits::For(LONG));
}

/// What is behind a permit that is free and not taken.
fn not_taken(trace: &Trace) -> Option<String> {
    trace.events().iter().any(|event| event.op == Op::LockBusy).then(|| {
        "A lock that is busy for a moment does not mean that no permit is free. Take the lock, and look: `patience` is for \
         waiting until a permit comes."
            .to_owned()
    })
}

pub fn step3_who_asks_at_the_same_time_gets_a_free_permit_too() {
    for patience in [Duration::ZERO, LONG] {
        claim(format!(
            "2 permits are free, and 2 threads that ask at the same time, with a patience of {patience:?}, get one each"
        ))
        .misconception(not_taken)
        .misconception(gave_up_for_nothing)
        .every_schedule(move || {
            let semaphore = Semaphore::new(2);
            let ask = || semaphore.acquire_timeout(patience).is_some();
            let got = thread::scope(|scope| [scope.spawn(ask), scope.spawn(ask)].map(|it| it.join().unwrap()));
            ensure(got == [true, true], || {
                "a thread got `None`, though a permit was free all the time".to_owned()
            });
            all_are_free(&semaphore, 2);
        });
    }
}

pub fn step3_it_gives_up_after_its_patience() {
    for patience in [Duration::ZERO, 3 * SECOND] {
        claim(format!("no permit comes free: it gives up after its patience of {patience:?}"))
            .misconception(made)
            .takes(patience, move || {
                let semaphore = Semaphore::new(1);
                let permit = semaphore.acquire();
                let got = semaphore.acquire_timeout(patience).is_some();
                ensure(!got, || "it gave a permit that another one holds".to_owned());
                drop(permit);
                all_are_free(&semaphore, 1);
            });
    }
    claim(
        "no permit comes free, and another thread waits without limit: it gives up after its patience of 3 s",
    )
    .misconception(forgotten)
    .in_ideal_time(|| {
        let semaphore = Semaphore::new(1);
        let permit = semaphore.acquire();
        thread::scope(|scope| {
            scope.spawn(|| drop(semaphore.acquire()));
            thread::sleep(SECOND);
            let waiting = scope.spawn(|| {
                let start = Instant::now();
                let got = semaphore.acquire_timeout(3 * SECOND).is_some();
                let took = start.elapsed();
                // After 11 s the permit is free.
                ensure(!got || took >= LONG, || "it gave a permit that another one holds".to_owned());
                took
            });
            thread::sleep(LONG);
            let gave_up = waiting.is_finished();
            drop(permit);
            ensure(gave_up, || "it was still waiting after 10 s".to_owned());
            ensure_eq(waiting.join().unwrap(), 3 * SECOND, "the time until it gave up");
        });
    });
}

/// What is behind a patience that was made shorter.
fn cut_short(trace: &Trace) -> Option<String> {
    let text = if ["it returned after", "it gave up"].iter().any(|words| trace.panic_says(words)) {
        "It waited for another time than its patience, which may be of any length: as it is given, down to its nanoseconds."
    } else {
        return None;
    };
    Some(text.to_owned())
}

pub fn step3_a_patience_may_be_of_any_length() {
    const A_LITTLE: Duration = Duration::from_micros(1500);
    // Who asks again and again would do so for very long below.
    claim("a thread with a patience of 10 s does nothing while it waits")
        .misconception(cut_short)
        .misconception(busy)
        .once(|| {
            let semaphore = Semaphore::new(1);
            let _permit = semaphore.acquire();
            thread::scope(|scope| {
                let waiting = scope.spawn(|| drop(semaphore.acquire_timeout(LONG)));
                thread::sleep(LONG - SECOND);
                still_waits(&waiting);
                nobody_was_busy();
            });
        });
    for patience in [A_LITTLE, AGES] {
        claim(format!("no permit comes free: it gives up after its patience of {patience:?}"))
            .misconception(cut_short)
            .once(move || {
                let semaphore = Semaphore::new(1);
                let _permit = semaphore.acquire();
                let begin = Instant::now();
                let got = semaphore.acquire_timeout(patience).is_some();
                ensure(!got, || "it gave a permit that another one holds".to_owned());
                let took = begin.elapsed();
                ensure(took == patience, || format!("it returned after {took:?}"));
            });
    }
    claim("a permit is free, or comes back a second before a hundred days are over: it is taken")
        .misconception(cut_short)
        .misconception(forgotten)
        .once(|| {
            let semaphore = Semaphore::new(1);
            let permit = semaphore.acquire_timeout(AGES);
            ensure(permit.is_some(), || "it gave `None`, though a permit was free".to_owned());
            thread::scope(|scope| {
                let waiting = scope.spawn(|| semaphore.acquire_timeout(AGES).is_some());
                thread::sleep(AGES - SECOND);
                drop(permit);
                let got = waiting.join().unwrap();
                ensure(got, || "it gave up, though a permit came back in time".to_owned());
            });
        });
}

fn gave_up_too_early(trace: &Trace) -> Option<String> {
    let events = trace.events();
    let woken = events.iter().position(|event| event.op == Op::Woken)?;
    if !trace.panic_says("it gave up before") {
        return None;
    }
    if events[woken..].iter().any(|event| event.op == Op::TimedOut && event.task == events[woken].task) {
        return Some(
            "After it was woken it waited again, but not for all that was left of its patience.".to_owned(),
        );
    }
    Some(
        "It gave up when it was woken and found no permit, though its patience was not over. Another may be faster, and a \
         wait may end for no reason: wait again, for what is left of the patience."
            .to_owned(),
    )
}

pub fn step3_a_permit_given_back_in_time_is_taken() {
    claim("with a patience of 10 s, a permit given back after 1 s is taken at once")
        .misconception(forgotten)
        .takes(SECOND, || {
            let semaphore = Semaphore::new(1);
            let permit = semaphore.acquire();
            thread::scope(|scope| {
                let waiting = scope.spawn(|| semaphore.acquire_timeout(LONG).is_some());
                thread::sleep(SECOND);
                drop(permit);
                let got = waiting.join().unwrap();
                ensure(got, || "it gave up, though a permit came back in time".to_owned());
            });
            all_are_free(&semaphore, 1);
        });
}

/// Gives the permit back in each of the first `times` seconds, takes it again, and gives it back for good after 9 s.
fn taken_again(times: u32) {
    claim(format!(
        "a permit is given back and taken again at once, times: {times}, and given back for good after 9 s: a thread with a \
         patience of 10 s gets it"
    ))
    .misconception(gave_up_too_early)
    .in_ideal_time(move || {
        let semaphore = Semaphore::new(1);
        let permit = semaphore.acquire();
        thread::scope(|scope| {
            let waiting = scope.spawn(|| semaphore.acquire_timeout(LONG).is_some());
            let mut permit = permit;
            for _ in 0..times {
                thread::sleep(SECOND);
                drop(permit);
                permit = semaphore.acquire();
            }
            thread::sleep((9 - times) * SECOND);
            drop(permit);
            ensure(waiting.join().unwrap(), || "it gave up before its patience was over".to_owned());
        });
    });
}

pub fn step3_a_permit_that_is_taken_again_is_waited_for_again() {
    taken_again(1);
    taken_again(3);
    woken_in_vain(Waits::For(AGES));
}

pub fn step3_while_it_waits_it_does_nothing() {
    claim("a thread with a patience of 20 s waits 10 s for a permit, does nothing meanwhile, and goes on at once")
        .misconception(forgotten)
        .misconception(gave_up_too_early)
        .misconception(cut_short)
        .misconception(busy)
        .takes(LONG, || {
            let semaphore = Semaphore::new(1);
            let permit = semaphore.acquire();
            thread::scope(|scope| {
                let waiting = scope.spawn(|| drop(semaphore.acquire_timeout(2 * LONG)));
                thread::sleep(LONG);
                still_waits(&waiting);
                nobody_was_busy();
                drop(permit);
            });
        });
    claim("a thread with a patience of two hundred days waits a hundred for a permit, and does nothing meanwhile either")
        .misconception(woken_for_nothing)
        .misconception(cut_short)
        .misconception(busy)
        .once(|| {
            let semaphore = Semaphore::new(1);
            let permit = semaphore.acquire();
            thread::scope(|scope| {
                let waiting = scope.spawn(|| drop(semaphore.acquire_timeout(2 * AGES)));
                thread::sleep(AGES);
                still_waits(&waiting);
                nobody_was_busy();
                drop(permit);
            });
        });
}

/// How a thread waits for a permit.
#[derive(Clone, Copy, Debug)]
enum Waits {
    /// As long as it takes: `acquire`.
    On,
    /// With this patience.
    For(Duration),
}

impl Waits {
    fn take(self, semaphore: &Semaphore) -> Option<Permit<'_>> {
        match self {
            Waits::On => Some(semaphore.acquire()),
            Waits::For(patience) => semaphore.acquire_timeout(patience),
        }
    }

    /// For people.
    fn shown(self) -> String {
        match self {
            Waits::On => "one without a limit".to_owned(),
            Waits::For(patience) => format!("one with a patience of {patience:?}"),
        }
    }
}

/// As many permits as there are threads that wait come back before any of these has its turn.
fn many_get_in(waits: Waits) {
    const WAITING: usize = 37;
    claim(format!(
        "{WAITING} permits come back for {WAITING} threads that wait, each as {}: all get in",
        waits.shown()
    ))
    .misconception(forgotten)
    .misconception(not_told)
    .once(move || {
        let semaphore = Semaphore::new(WAITING);
        let taken: Vec<_> = (0..WAITING).map(|_| semaphore.acquire()).collect();
        let all = Barrier::new(WAITING);
        thread::scope(|scope| {
            for _ in 0..WAITING {
                scope.spawn(|| {
                    let _permit = waits.take(&semaphore);
                    all.wait();
                });
            }
            thread::sleep(SECOND);
            drop(taken);
        });
        ensure_eq(so_far().elapsed(), SECOND, "the time until all had got in");
        all_are_free(&semaphore, WAITING);
    });
}

/// As many permits as there are `waiting` threads come back at once. Each thread keeps what it has got until all have
/// got theirs.
fn all_get_in(waiting: &'static [Waits]) {
    let body = move || {
        let semaphore = Semaphore::new(waiting.len());
        let taken: Vec<_> = waiting.iter().map(|_| semaphore.acquire()).collect();
        let all = Barrier::new(waiting.len());
        thread::scope(|scope| {
            let (semaphore, all) = (&semaphore, &all);
            for waits in waiting {
                scope.spawn(move || {
                    let _permit = waits.take(semaphore);
                    all.wait();
                });
            }
            drop(taken);
        });
        all_are_free(&semaphore, waiting.len());
    };
    claim(format!("{} permits come back for {}: all get in", waiting.len(), listed(waiting)))
        .misconception(forgotten)
        .misconception(not_told)
        .takes(Duration::ZERO, body);
}

/// What is behind a subtraction of times that cannot be.
fn late(trace: &Trace) -> Option<String> {
    trace.panic_says("subtracting durations").then(|| {
        "A thread may be late: it is woken, or gets the lock, when its patience is over already, and then less than nothing is \
         left. `saturating_sub` makes nothing of it."
            .to_owned()
    })
}

/// What is behind a wait that ends again and again.
fn woken_for_nothing(trace: &Trace) -> Option<String> {
    const OFTEN: usize = 30;
    let ended = trace.events().iter().filter(|event| event.op == Op::TimedOut).count();
    (ended > OFTEN).then(|| {
        "A thread that waits is woken again and again, by a time limit that nobody asked for, only to find nothing. Wait once, \
         until a notification comes or all of the patience is over."
            .to_owned()
    })
}

fn not_told(trace: &Trace) -> Option<String> {
    let events = trace.events();
    let mut timed_out = events.iter().enumerate().filter(|(_, event)| event.op == Op::TimedOut);
    // A call that a specification judges may have found none in the end, and be right.
    let judged = events.iter().any(|event| matches!(event.op, Op::Call(_)));
    let got_it = |(at, timed_out): (usize, &Event)| {
        let mut later = events[at..].iter().filter(|event| event.task == timed_out.task);
        later
            .find(|event| matches!(event.op, Op::Return(_)))
            .map_or(!judged, |back| back.op == Op::Return(A_PERMIT))
    };
    timed_out.any(got_it).then(|| {
        "Lost wake-up: a permit was free, and the thread that waited for one was told nothing until its patience was over. \
         Whoever can use a permit must be told of it, whichever call it waits in."
            .to_owned()
    })
}

const A_PERMIT: &str = "a permit";

/// Who waits, for people.
fn listed(waiting: &[Waits]) -> String {
    waiting.iter().map(|waits| waits.shown()).collect::<Vec<_>>().join(", ")
}

pub fn step3_who_waits_with_patience_and_who_without_are_told_alike() {
    const PATIENT: Waits = Waits::For(LONG);
    all_get_in(&[PATIENT, PATIENT]);
    all_get_in(&[Waits::On, PATIENT]);
    all_get_in(&[Waits::On, PATIENT, PATIENT]);
    all_get_in(&[Waits::On, Waits::On, PATIENT]);
    many_get_in(PATIENT);
}

fn told_who_has_left(trace: &Trace) -> Option<String> {
    let gave_up = trace.times_entered(GAVE_UP) > 0;
    let told = trace.events().iter().any(|event| {
        matches!(event.op, Op::Notify(_) | Op::Unpark(_) | Op::Send(_) | Op::SendRefused | Op::Update { .. })
    });
    // Who is only a little late has got what it waited for.
    let late = trace.elapsed() > PASSED_ON && trace.elapsed() < PASSED_ON + SECOND;
    (gave_up && told && !late && counts_at_home(Waits::On)).then(|| {
        "A thread whose patience was over has left, and what came for it afterwards, a wake-up or the permit itself, was lost: \
         it was meant for the next one that waits, or the permit is to be free."
            .to_owned()
    })
}

const GAVE_UP: &str = "gave up";

/// When the permit comes back.
const PASSED_ON: Duration = Duration::from_secs(3);

/// Threads begin to wait in this order. Those with a patience of a second have left when the one permit comes back: the
/// others get it, one after the other.
fn passed_on(waiting: &'static [Waits]) {
    claim(format!("the permit comes back after 3 s for {}, in this order", listed(waiting)))
        .misconception(made)
        .misconception(forgotten)
        .misconception(told_who_has_left)
        .takes(PASSED_ON, move || {
            let semaphore = Semaphore::new(1);
            let permit = semaphore.acquire();
            thread::scope(|scope| {
                let semaphore = &semaphore;
                for waits in waiting {
                    scope.spawn(move || match waits.take(semaphore) {
                        Some(permit) => drop(permit),
                        None => section(GAVE_UP, || ()),
                    });
                    thread::sleep(SECOND / 10);
                }
                let begun = SECOND / 10 * waiting.len() as u32;
                thread::sleep(PASSED_ON - begun);
                drop(permit);
            });
            all_are_free(&semaphore, 1);
        });
}

pub fn step3_who_gives_up_leaves_the_wake_up_to_the_next() {
    const LEAVES: Waits = Waits::For(SECOND);
    const STAYS: Waits = Waits::For(LONG);
    passed_on(&[LEAVES]);
    passed_on(&[LEAVES, Waits::On]);
    passed_on(&[LEAVES, STAYS]);
    passed_on(&[Waits::On, LEAVES, STAYS, LEAVES, Waits::On]);
}

fn began_again(trace: &Trace) -> Option<String> {
    if !trace.panic_says("it returned after") {
        return forgotten(trace);
    }
    if !waited_again(trace, VAIN_PATIENCE) {
        return cut_short(trace);
    }
    Some(

        "Each time it is woken in vain, it waits its whole patience again. Wait only for what is left: the deadline is set \
         once, before the first wait."
            .to_owned(),
    )
}

/// How long a thread has patience that is woken in vain meanwhile.
const VAIN_PATIENCE: Duration = Duration::from_secs(3);

/// Whether a thread that had been woken waited for just so long again, until its time was over.
fn waited_again(trace: &Trace, patience: Duration) -> bool {
    let events = trace.events();
    let began_again = |(at, over): (usize, &Event)| {
        let own =
            |event: &&Event| event.task == over.task && matches!(event.op, Op::Woken | Op::SpuriousWake);
        let woken = events[..at].iter().rfind(own);
        woken.is_some_and(|woken| !woken.at.is_zero() && over.at - woken.at == patience)
    };
    events.iter().enumerate().filter(|(_, event)| event.op == Op::TimedOut).any(began_again)
}

pub fn step3_being_woken_does_not_begin_the_patience_again() {
    claim("with a patience of 3 s, and a permit given back and taken again after 2 s, it returns within 3 s")
        .misconception(began_again)
        .in_ideal_time(|| {
            let semaphore = Semaphore::new(1);
            let permit = semaphore.acquire();
            thread::scope(|scope| {
                let waiting = scope.spawn(|| {
                    let start = Instant::now();
                    drop(semaphore.acquire_timeout(VAIN_PATIENCE));
                    start.elapsed()
                });
                thread::sleep(2 * SECOND);
                drop(permit);
                let taken_again = semaphore.acquire();
                thread::sleep(10 * SECOND);
                let took = waiting.join().unwrap();
                ensure(took <= VAIN_PATIENCE, || format!("it returned after {took:?}"));
                drop(taken_again);
            });
        });
}

fn kept_from_another(trace: &Trace) -> Option<String> {
    // Which thread gave up, and whether it had been woken at all.
    let events = trace.events();
    let left = events.iter().find(|event| event.op == Op::Enter(GAVE_UP)).map(|event| event.task);
    let woken = |event: &Event| event.op == Op::Woken && Some(event.task) == left;
    if !events.iter().any(woken) {
        return forgotten(trace);
    }
    Some(
        "A thread that was woken for the permit gave up and left without it, and the other was not woken. Look for a \
         permit first, and at the clock only when there is none."
            .to_owned(),
    )
}

pub fn step3_giving_up_keeps_no_permit_from_anybody() {
    claim("whether it gets a permit or gives up: when what it returned has been dropped, the permit is free")
        .misconception(made)
        .misconception(late)
        .misconception(|trace| {
            let lost = trace.times_entered(GAVE_UP) > 0 && trace.panic_says("free when nobody holds one");
            lost.then(|| {
                "It returned `None`, and a permit that was taken for it was not given back.".to_owned()
            })
        })
        .every_schedule(|| {
            let semaphore = Semaphore::new(1);
            let permit = semaphore.acquire();
            thread::scope(|scope| {
                scope.spawn(|| match semaphore.acquire_timeout(SECOND) {
                    Some(permit) => drop(permit),
                    None => section(GAVE_UP, || ()),
                });
                drop(permit);
                // Time passes, and patience runs out, while the thread is on its way.
                thread::sleep(2 * SECOND);
            });
            all_are_free(&semaphore, 1);
        });
    claim("one thread has patience, another waits for ever: when the permit comes back, nobody is left waiting, nothing lost")
        .misconception(made)
        .misconception(late)
        .misconception(kept_from_another)
        .every_schedule(|| {
            let semaphore = Semaphore::new(1);
            let permit = semaphore.acquire();
            thread::scope(|scope| {
                scope.spawn(|| match semaphore.acquire_timeout(SECOND) {
                    Some(permit) => drop(permit),
                    None => section(GAVE_UP, || ()),
                });
                scope.spawn(|| drop(semaphore.acquire()));
                drop(permit);
                thread::sleep(2 * SECOND);
            });
            all_are_free(&semaphore, 1);
        });
}

/// What is behind a thread that nobody tells because the books are wrong.
fn told_too_few(trace: &Trace) -> Option<String> {
    let waits = trace.waiting_to_be_notified() > 0 && !not_its_turn(trace);
    let text = if waits && trace.events().iter().any(|event| event.op == Op::TimedOut) {
        "Lost wake-up: a thread waits and is not told, after another one had waited in vain. Where those who wait are counted, \
         one whose patience is over must be taken off once, not by itself and by who gives a permit back as well."
    } else {
        return forgotten(trace);
    };
    Some(text.to_owned())
}

pub fn step3_who_comes_when_another_gives_up_is_told() {
    claim("the permit comes back just when a thread's patience is over, and is taken by a third: who waits for it then, gets it")
        .misconception(made)
        .misconception(told_too_few)
        .every_schedule(|| {
            let semaphore = Semaphore::new(1);
            let permit = semaphore.acquire();
            thread::scope(|scope| {
                scope.spawn(|| drop(semaphore.acquire_timeout(SECOND)));
                thread::sleep(SECOND);
                drop(permit);
                let permit = semaphore.acquire();
                scope.spawn(|| drop(semaphore.acquire()));
                thread::sleep(SECOND);
                drop(permit);
            });
            all_are_free(&semaphore, 1);
        });
}

const INSIDE: &str = "work";

/// What is behind a `run_limited` that lets in too many or too few.
fn unlimited(trace: &Trace) -> Option<String> {
    let text = if trace.threads_started() == 0 {
        "No thread was started: the tasks are done one after another by the calling thread."
    } else if trace.most_threads_at_once() < 2 && trace.threads_started() > 1 {
        "Each thread is waited for before the next one is started, so they never work at the same time."
    } else {
        return None;
    };
    Some(text.to_owned())
}

/// What is behind a `run_limited` that lets in more than `permits`.
fn too_many(permits: usize) -> impl Fn(&Trace) -> Option<String> {
    move |trace| {
        if trace.most_at_once(INSIDE) <= permits {
            return None;
        }
        let text = match touched(trace) {
            Touched::Nothing => {
                "No permit was asked for: each task must acquire one, and hold it until `work` has returned."
            }
            Touched::EachItsOwn => {
                "Each thread asked a semaphore of its own: it is a limit only for those who share it."
            }
            Touched::TheSame => {
                "A permit counts only while it is held, and must be held until `work` has returned. (`let _ =` drops it at \
                 once.) And there must be no more permits than asked for."
            }
        };
        Some(text.to_owned())
    }
}

/// Which locks and atomics the threads of the tasks used.
enum Touched {
    Nothing,
    EachItsOwn,
    TheSame,
}

fn touched(trace: &Trace) -> Touched {
    let is_use =
        |op| matches!(op, Op::Lock(_) | Op::Load(_) | Op::Store(_) | Op::Update { .. } | Op::Receive(_));
    let used: BTreeSet<_> = trace
        .events()
        .iter()
        .filter(|event| event.task != TaskId::BODY && is_use(event.op))
        .map(|event| (event.object, event.task))
        .collect();
    let objects: BTreeSet<_> = used.iter().map(|(object, _)| *object).collect();
    match used.len() {
        0 => Touched::Nothing,
        uses if uses == objects.len() => Touched::EachItsOwn,
        _ => Touched::TheSame,
    }
}

fn at_most(tasks: usize, permits: usize) {
    claim(format!(
        "{} with {}: each is done once, and no more than {permits} at a time are inside `work`",
        counted(tasks, "task"),
        counted(permits, "permit")
    ))
    .misconception(too_many(permits))
    .every_schedule(move || {
        const NAMES: [&str; 4] = ["task 0", "task 1", "task 2", "task 3"];
        contract::run_limited(tasks, permits, &|task| {
            section(INSIDE, || section(NAMES[task], thread::yield_now));
        });
        let trace = so_far();
        let most = trace.most_at_once(INSIDE);
        ensure(most <= permits, || {
            format!("{most} threads were inside `work` at once, with {}", counted(permits, "permit"))
        });
        for (task, name) in NAMES.iter().enumerate().take(tasks) {
            let times = trace.times_entered(name);
            ensure(times > 0 || trace.threads_left() > 0, || {
                format!(
                    "`work({task})` was never done: no thread was left to do it when `run_limited` returned"
                )
            });
            ensure(times == 1, || {
                format!("`work({task})` was done {times} times when `run_limited` returned")
            });
        }
        ensure_eq(trace.times_entered(INSIDE), tasks, "the number of calls of `work`");
    });
}

pub fn step4_at_most_permits_threads_are_inside() {
    at_most(2, 1);
    at_most(3, 2);
}

pub fn step4_few_tasks_and_many_permits_are_fine() {
    at_most(0, 2);
    at_most(1, 1);
    at_most(2, 3);
}

pub fn step4_nine_tasks_of_3_s_take_9_s_or_15_s() {
    for (permits, seconds) in [(3, 9), (2, 15), (9, 3), (1, 27)] {
        claim(format!("9 tasks of 3 s with {} take {seconds} s", counted(permits, "permit")))
            .misconception(too_many_or_few(permits))
            .takes(seconds * SECOND, move || {
                contract::run_limited(9, permits, &|_| section(INSIDE, || thread::sleep(3 * SECOND)));
            });
    }
}

fn too_many_or_few(permits: usize) -> impl Fn(&Trace) -> Option<String> {
    move |trace| {
        let most = trace.most_at_once(INSIDE);
        if most > permits {
            return too_many(permits)(trace);
        }
        if most == permits && trace.waiting_to_be_notified() > 0 {
            return forgotten(trace);
        }
        let few =
            (most < permits).then(|| format!("Never more than {most} inside at once; {permits} may be."));
        unlimited(trace).or(few)
    }
}

pub fn step4_a_slow_task_holds_up_no_other() {
    // Whichever task goes in first stays until the two others are done, one after the other.
    claim("3 tasks, 2 permits: while one works on and on, the two others are done on the other permit")
        .misconception(unlimited)
        .misconception(|_| {
            Some("A task that ends must let the next one in at once. (Where tasks go in groups, a group waits for its slowest.)".into())
        })
        .in_ideal_time(|| {
            let (entered, third) = (Mutex::new(0), Barrier::new(2));
            contract::run_limited(3, 2, &|_| {
                let place = {
                    let mut entered = entered.lock().unwrap();
                    *entered += 1;
                    *entered
                };
                // The first and the third to go in wait for each other.
                if place != 2 {
                    third.wait();
                }
            });
        });
}

/// How often `work` was called, the first `failing` times in vain, and whether `run_limited` returned. It may pass a panic on.
fn some_panic(tasks: usize, permits: usize, failing: usize) -> (usize, bool) {
    let entered = Mutex::new(0);
    let all = AssertUnwindSafe(|| {
        contract::run_limited(tasks, permits, &|_| {
            let place = {
                let mut entered = entered.lock().unwrap();
                *entered += 1;
                *entered
            };
            thread::sleep(SECOND);
            assert!(place > failing, "on purpose, with a permit in hand");
        });
    });
    let returned = catch_unwind(all).is_ok();
    (entered.into_inner().unwrap(), returned)
}

pub fn step4_a_task_that_panics_keeps_nobody_waiting() {
    for (tasks, permits) in [(3, 1), (5, 2)] {
        let straight =
            |failing| replay(&Schedule::straight(), move || some_panic(tasks, permits, failing)).is_ok();
        let panics_are_to_blame = straight(0) && !straight(permits);
        claim(format!(
            "{tasks} tasks, {}: those that go in first panic, and no other waits for ever",
            counted(permits, "permit")
        ))
        .misconception(move |_| {
            let text = "A task that panics must let the next one in, as one that returns does. A panic runs no line that follows \
                        `work`, only destructors: give back there what the task holds.";
            panics_are_to_blame.then(|| text.to_owned())
        })
        .misconception(forgotten)
        .in_ideal_time(move || {
            let (entered, returned) = some_panic(tasks, permits, permits);
            ensure(!returned || entered == tasks, || {
                format!("it returned, and `work` had been called {entered} times, for {tasks} tasks")
            });
        });
    }
}

pub fn step4_many_tasks_and_many_permits_are_no_other_matter() {
    const TASKS: usize = 300;
    const PERMITS: usize = 130;
    const A_MINUTE: Duration = Duration::from_secs(60);
    claim(format!("{TASKS} tasks, {PERMITS} permits: the first to go in works for a minute, and all others are done meanwhile"))
        .misconception(too_many(PERMITS))
        .misconception(|trace| {
            let most = trace.most_at_once(INSIDE);
            let text = if most < PERMITS {
                format!("Never more than {most} inside at once; {PERMITS} may be, whatever number that is.")
            } else if trace.elapsed() > A_MINUTE {
                "A task that ends must let the next one in at once. (Where tasks go in groups, a group waits for its slowest.)"
                    .to_owned()
            } else {
                return None;
            };
            Some(text)
        })
        .once(|| {
            let done = Mutex::new(Vec::new());
            contract::run_limited(TASKS, PERMITS, &|task| {
                let place = {
                    let mut done = done.lock().unwrap();
                    done.push(task);
                    done.len()
                };
                section(INSIDE, || thread::sleep(if place == 1 { A_MINUTE } else { 3 * SECOND }));
            });
            let trace = so_far();
            let mut done = done.into_inner().unwrap();
            done.sort_unstable();
            ensure(done.iter().copied().eq(0..TASKS), || format!("`work` was called with {done:?}"));
            ensure_eq(trace.most_at_once(INSIDE), PERMITS, "the most threads inside `work` at once");
            ensure_eq(trace.elapsed(), A_MINUTE, "the time until all were done");
        });
}

pub fn step4_each_call_has_permits_of_its_own() {
    fn takes(tasks: usize, permits: usize) -> Duration {
        let begin = Instant::now();
        contract::run_limited(tasks, permits, &|_| thread::sleep(3 * SECOND));
        begin.elapsed()
    }
    let alone = |tasks, permits, seconds| {
        let run = replay(&Schedule::straight(), move || takes(tasks, permits));
        run.is_ok_and(|run| run.value == seconds * SECOND)
    };
    let each_alone = alone(6, 3, 6) && alone(6, 2, 9) && alone(4, 2, 6);
    claim("6 tasks of 3 s with 3 permits, then 6 with 2, and then 4 with 2 on each of two threads at once: 6 s, 9 s and 6 s")
        .misconception(move |_| {
            let text = "The permits of one call are used by another: each call needs a semaphore of its own, and nothing that is \
                        `static`.";
            each_alone.then(|| text.to_owned())
        })
        .misconception(forgotten)
        .once(|| {
            ensure_eq(takes(6, 3), 6 * SECOND, "the time of the first call, with 3 permits,");
            ensure_eq(takes(6, 2), 9 * SECOND, "the time of the second call, with 2 permits,");
            let both = thread::scope(|scope| {
                let other = scope.spawn(|| takes(4, 2));
                [takes(4, 2), other.join().unwrap()]
            });
            ensure_eq(both, [6 * SECOND; 2], "the times of two calls at once");
        });
}

pub fn step4_each_task_has_a_thread_of_its_own() {
    for (tasks, permits) in [(4, 2), (4, 1), (1, 1), (1, 4), (4, 4)] {
        of_their_own(tasks, permits);
    }
}

fn of_their_own(tasks: usize, permits: usize) {
    claim(format!(
        "{} with {}, each on a thread of its own",
        counted(tasks, "task"),
        counted(permits, "permit")
    ))
    .misconception(unlimited)
    .in_ideal_time(move || {
        let threads = Mutex::new(vec![thread::current().id()]);
        contract::run_limited(tasks, permits, &|_| {
            thread::sleep(SECOND);
            threads.lock().unwrap().push(thread::current().id());
        });
        let mut threads = threads.into_inner().unwrap();
        let caller = threads.remove(0);
        let others = threads
            .iter()
            .enumerate()
            .filter(|(at, id)| **id != caller && !threads[..*at].contains(id))
            .count();
        ensure(others == tasks, || {
            format!("`work` was called on {}, for {}", counted(others, "new thread"), counted(tasks, "task"))
        });
    });
}

/// The contract of a semaphore, as a sequential program.
#[derive(Clone)]
struct Permits {
    /// How many there are.
    all: usize,
    /// How many of them the main thread holds when the others begin.
    taken: usize,
    /// What programs are made of.
    calls: &'static [Call],
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Call {
    Acquire,
    TryAcquire,
    AcquireTimeout,
    /// Gives back the permit that the caller has held longest, if it holds one.
    Drop,
    /// Panics with that permit in hand.
    Panic,
    Available,
}

#[derive(Clone, PartialEq, Debug)]
enum Answer {
    Permit,
    None,
    Dropped,
    Free(usize),
}

/// What is to be known of a semaphore.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Held {
    free: usize,
    by: [usize; 3],
}

impl Held {
    fn with_one_more(&self, client: usize) -> Held {
        let mut held = self.clone();
        held.free -= 1;
        held.by[client] += 1;
        held
    }

    fn with_one_back(&self, client: usize) -> Held {
        let mut held = self.clone();
        held.free += 1;
        held.by[client] -= 1;
        held
    }
}

const PATIENCE: Duration = Duration::from_millis(1500);

/// Panics, and the panic drops the permit.
fn panic_with(permit: Permit<'_>) {
    let broken = catch_unwind(AssertUnwindSafe(move || {
        let _permit = permit;
        panic!("on purpose, with a permit in hand");
    }));
    assert!(broken.is_err(), "a panic that is caught is an error");
}

impl Spec for Permits {
    type Object = Semaphore;
    type Held<'a> = Vec<contract::Permit<'a>>;
    type State = Held;
    type Call = Call;
    type Answer = Answer;

    fn calls(&self) -> Vec<Call> {
        self.calls.to_vec()
    }

    fn fits(&self, before: &[Call], next: Call) -> bool {
        let count = |which: &[Call]| before.iter().filter(|call| which.contains(call)).count();
        match next {
            Call::Drop | Call::Panic => {
                before.len() - count(&[Call::Available]) > 2 * count(&[Call::Drop, Call::Panic])
            }
            _ => true,
        }
    }

    fn before(&self) -> Vec<Call> {
        vec![Call::Acquire; self.taken]
    }

    fn after(&self) -> Vec<Call> {
        vec![Call::Available]
    }

    fn object(&self) -> Semaphore {
        Semaphore::new(self.all)
    }

    fn call<'a>(&self, object: &'a Semaphore, held: &mut Self::Held<'a>, call: Call, _: Caller) -> Answer {
        let permit = match call {
            Call::Acquire => Some(object.acquire()),
            Call::TryAcquire => object.try_acquire(),
            Call::AcquireTimeout => object.acquire_timeout(PATIENCE),
            Call::Drop | Call::Panic if held.is_empty() => None,
            Call::Drop => {
                drop(held.remove(0));
                return Answer::Dropped;
            }
            Call::Panic => {
                panic_with(held.remove(0));
                return Answer::Dropped;
            }
            Call::Available => return Answer::Free(object.available()),
        };
        let answer = if permit.is_some() { Answer::Permit } else { Answer::None };
        held.extend(permit);
        answer
    }

    fn start(&self) -> Held {
        Held { free: self.all, by: [0; 3] }
    }

    fn step(&self, state: &Held, call: Call, by: Caller) -> Vec<(Held, Answer)> {
        match call {
            Call::Available => vec![(state.clone(), Answer::Free(state.free))],
            Call::Drop | Call::Panic if state.by[by.client] == 0 => vec![(state.clone(), Answer::None)],
            Call::Drop | Call::Panic => vec![(state.with_one_back(by.client), Answer::Dropped)],
            _ if state.free > 0 => vec![(state.with_one_more(by.client), Answer::Permit)],
            Call::TryAcquire => vec![(state.clone(), Answer::None)],
            // They wait.
            Call::Acquire | Call::AcquireTimeout => Vec::new(),
        }
    }

    fn patience(&self, call: Call) -> Option<(Duration, Answer)> {
        (call == Call::AcquireTimeout).then_some((PATIENCE, Answer::None))
    }

    fn made(&self) -> String {
        format!("let semaphore = Semaphore::new({});", self.all)
    }

    fn line(&self, call: Call, _: Caller) -> String {
        match call {
            Call::Acquire => "acquire()",
            Call::TryAcquire => "try_acquire()",
            Call::AcquireTimeout => "acquire_timeout(1.5 s)",
            Call::Drop => "drop(permit)",
            Call::Panic => "panic!() with the permit",
            Call::Available => "available()",
        }
        .to_owned()
    }

    fn answer(&self, answer: &Answer) -> String {
        match answer {
            Answer::Permit => A_PERMIT.to_owned(),
            Answer::None => "none".to_owned(),
            Answer::Dropped => String::new(),
            Answer::Free(free) => free.to_string(),
        }
    }

    fn could_go_on(&self, call: Call) -> String {
        match call {
            Call::Acquire | Call::AcquireTimeout => "a permit is free",
            _ => "it never has to wait",
        }
        .to_owned()
    }
}

const STEP_1: &[Call] = &[Call::Acquire, Call::Drop, Call::Panic, Call::Available];
const STEP_2: &[Call] = &[Call::Acquire, Call::TryAcquire, Call::Drop];
// Without `available`: a free permit may be meant for the first in line, and the next one gives up beside it.
const STEP_3: &[Call] = &[Call::Acquire, Call::AcquireTimeout, Call::Drop];

/// Holds all small programs of these calls to the contract, where those of the calls `earlier` follow it.
fn small_programs(calls: &'static [Call], earlier: &'static [Call]) {
    let semaphores =
        |calls| [(1, 0), (1, 1), (2, 2), (0, 0)].map(|(all, taken)| Permits { all, taken, calls });
    let earlier = if earlier.is_empty() { Vec::new() } else { semaphores(earlier).to_vec() };
    claim("whatever threads call, each gets what the contract says, and waits only where it has to")
        .misconception(late)
        .misconception(woken_for_nothing)
        .misconception(miscounted)
        .misconception(forgotten)
        .misconception(not_told)
        .follows_given(&semaphores(calls), &earlier);
}

pub fn step1_small_programs_do_what_the_contract_says() {
    small_programs(STEP_1, &[]);
}

pub fn step2_small_programs_do_what_the_contract_says() {
    small_programs(STEP_2, STEP_1);
}

pub fn step3_small_programs_do_what_the_contract_says() {
    small_programs(STEP_3, STEP_1);
}
