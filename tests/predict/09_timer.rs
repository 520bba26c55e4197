//! 09 · Timer: what to predict.

use engine::predict::{Hidden, Question, Round};
use engine::program;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use super::answer::Timer;

fn nap(seconds: u64) {
    thread::sleep(Duration::from_secs(seconds));
}

fn in_the_background(delay: u64, job: u64, own_work: u64) {
    let timer = thread::spawn(move || {
        nap(delay);
        nap(job);
    });
    nap(own_work);
    timer.join().unwrap();
}

pub fn q1_a_job_in_the_background(round: Round) -> Question {
    let (delay, job, work) = round.pick(&[(3, 1, 5), (3, 4, 5), (6, 1, 2)]);
    Question::lasts(
        format!(
            "A job of {job} s is due in {delay} s, on a thread of its own. Main has {work} s of work, and then waits \
             for the job."
        ),
        program!(in_the_background(delay, job, work)),
    )
    .because("Waiting and working go on at the same time: it takes as long as the longer of the two.")
}

fn cancelled_by_a_flag() -> &'static str {
    let cancelled = AtomicBool::new(false);
    let done = AtomicBool::new(false);
    let says_cancelled = thread::scope(|scope| {
        scope.spawn(|| {
            if !cancelled.load(Ordering::SeqCst) {
                done.store(true, Ordering::SeqCst);
            }
        });
        cancelled.store(true, Ordering::SeqCst);
        !done.load(Ordering::SeqCst)
    });
    match (says_cancelled, done.into_inner()) {
        (true, true) => "both",
        (true, false) => "cancelled",
        (false, true) => "done",
        (false, false) => "neither",
    }
}

pub fn q2_cancelled_and_done(_: Round) -> Question {
    Question::outcomes(
        "The time is up: a thread looks whether it was cancelled, and if not, does the job. Main cancels, and says \
         that it did unless the job is done by then. What can come of it?",
        program!(cancelled_by_a_flag()),
        &["cancelled", "done", "both", "neither"],
    )
    .because(
        "The thread can look before main cancels, and do the job after main has looked: then it is cancelled, and done \
         all the same. One step must decide who wins.",
    )
}

fn cancel_that_joins() {
    let cancelled = Arc::new(AtomicBool::new(false));
    let theirs = Arc::clone(&cancelled);
    let timer = thread::spawn(move || {
        nap(9);
        theirs.load(Ordering::SeqCst)
    });
    nap(2);
    cancelled.store(true, Ordering::SeqCst);
    timer.join().unwrap();
}

pub fn q3_who_waits_for_a_thread_that_sleeps(round: Round) -> Question {
    let at = round.pick(&[5, 1]);
    Question::waiting(
        format!("A timer of 9 s is cancelled after 2 s, and joined. How do the threads stand after {at} s?"),
        program!(cancel_that_joins()),
        Duration::from_secs(at),
    )
    .because("A thread that sleeps can't be told anything: it looks at the flag when it wakes, and main waits for that.")
}

fn ticks(period: u64, job: u64) {
    let ticker = thread::spawn(move || {
        for _ in 0..2 {
            nap(period);
            nap(job);
        }
    });
    ticker.join().unwrap();
}

pub fn q4_when_a_slow_job_ticks(round: Round) -> Question {
    let (period, job) = round.pick(&[(2, 1), (1, 3)]);
    Question::times(
        format!(
            "A ticker sleeps for its period of {period} s, does a job of {job} s, and so on. Fill in when each of these \
             rows happens."
        ),
        program!(ticks(period, job)),
        Hidden::TimesFrom(3),
    )
    .because("The time of the job adds to each period, so the ticks fall behind. A ticker that keeps time sleeps less.")
}

fn set_one_after_another(delays: [u64; 3]) -> Vec<&'static str> {
    let rung = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for (name, delay) in ["A", "B", "C"].into_iter().zip(delays) {
            let rung = &rung;
            scope.spawn(move || {
                nap(delay);
                rung.lock().unwrap().push(name);
            });
            nap(1);
        }
    });
    rung.into_inner().unwrap()
}

pub fn q5_which_timer_rings_first(round: Round) -> Question {
    Question::order(
        "Timers A, B and C are set one second after another, to ring after so many seconds. In which order do they?",
        program!(set_one_after_another(round.pick(&[[6, 4, 1], [2, 3, 3], [4, 1, 5]]))),
    )
    .because("What counts is when each is due: its start and its delay together.")
}

fn yours() {
    Timer::start(Duration::from_secs(3), || nap(1));
    nap(5);
}

pub fn q6_step1_your_timer(_: Round) -> Question {
    Question::lasts(
        "Your timer has a job of 1 s done in 3 s. Main has 5 s of work, and does not wait for anything. How long does \
         main take?",
        program!(yours()),
    )
    .because("`start` returns at once, so only main's own work counts.")
}
