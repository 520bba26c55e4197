//! 05 · Semaphore: what to predict.

use engine::predict::{Hidden, Question, Round};
use engine::program;
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

use super::answer;

fn nap(seconds: u64) {
    thread::sleep(Duration::from_secs(seconds));
}

/// What the programs below go through; it is not shown.
struct Seats {
    free: Mutex<usize>,
    seat: Condvar,
}

struct Seat<'a>(&'a Seats);

impl Seats {
    fn new(count: usize) -> Seats {
        Seats { free: Mutex::new(count), seat: Condvar::new() }
    }

    fn take(&self) -> Seat<'_> {
        let mut free = self.free.lock().unwrap();
        while *free == 0 {
            free = self.seat.wait(free).unwrap();
        }
        *free -= 1;
        Seat(self)
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        *self.0.free.lock().unwrap() += 1;
        self.0.seat.notify_one();
    }
}

fn guests(count: usize, seats: usize) {
    let seats = Seats::new(seats);
    thread::scope(|scope| {
        for _ in 0..count {
            scope.spawn(|| {
                let _seat = seats.take();
                nap(3);
            });
        }
    });
}

pub fn q1_guests_and_seats(round: Round) -> Question {
    let (count, seats) = round.pick(&[(9, 3), (9, 2), (10, 4)]);
    Question::lasts(
        format!("{count} guests come at once. There are {seats} seats, and each guest stays for 3 s."),
        program!(guests(count, seats)),
    )
    .because("They come in waves, as many as there are seats. A last wave that is not full takes as long as the others.")
}

fn one_comes_each_second() {
    let seats = Seats::new(2);
    thread::scope(|scope| {
        for second in 0..4 {
            let seats = &seats;
            scope.spawn(move || {
                nap(second);
                let _seat = seats.take();
                nap(9);
            });
        }
    });
}

pub fn q2_who_waits_for_a_seat(round: Round) -> Question {
    let at = round.pick(&[2, 3, 1]);
    Question::waiting(
        format!("Two seats. Each second another guest comes, and stays for 9 s. How do they stand after {at}.5 s?"),
        program!(one_comes_each_second()),
        Duration::from_millis(at * 1000 + 500),
    )
    .because(
        "Two are inside and nap; whoever came later waits to be told of a free seat, and costs no core anything. Who \
         has not come yet sleeps, too.",
    )
}

fn leaving(stays: [u64; 3]) -> Vec<&'static str> {
    let (seats, left) = (Seats::new(2), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for ((second, name), stay) in (0..).zip(["A", "B", "C"]).zip(stays) {
            let (seats, left) = (&seats, &left);
            scope.spawn(move || {
                nap(second);
                let _seat = seats.take();
                nap(stay);
                left.lock().unwrap().push(name);
            });
        }
    });
    left.into_inner().unwrap()
}

pub fn q3_in_which_order_they_leave(round: Round) -> Question {
    Question::order(
        "Two seats. A comes at once, B after 1 s, C after 2 s. They stay for so many seconds once they are inside. Who \
         leaves first, who next?",
        program!(leaving(round.pick(&[[7, 3, 2], [3, 9, 2], [4, 5, 8]]))),
    )
    .because("C gets a seat when the first of the others leaves. Only then does its own stay begin.")
}

fn look_then_take() -> i32 {
    let free = AtomicI32::new(1);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                if free.load(Ordering::SeqCst) > 0 {
                    free.fetch_sub(1, Ordering::SeqCst);
                }
            });
        }
    });
    free.into_inner()
}

pub fn q4_what_is_left_of_one_seat(_: Round) -> Question {
    Question::outcomes(
        "One seat is free. Two threads look whether there is one, and then take it. What can the number be afterwards?",
        program!(look_then_take()),
        &["1", "0", "-1"],
    )
    .because(
        "Looking and taking are each one step, and the pair is two: both can look before either takes. Then two are \
         inside, and one seat too few is left.",
    )
}

pub fn q5_two_look_at_one_seat(round: Round) -> Question {
    let orders: [&[usize]; 2] = [&[0, 1, 0, 1], &[0, 0, 1]];
    Question::cells(
        "The same program. The threads take their turns like this.",
        program!(look_then_take()),
        round.pick(&orders),
        Hidden::ValuesFrom(1),
    )
    .because(
        "What a thread has seen does not change when the number does. It acts on what it saw, old or not.",
    )
}

fn told_too_early() {
    let free = Mutex::new(0);
    let back = Condvar::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            let seen = *free.lock().unwrap();
            if seen == 0 {
                let _woken = back.wait(free.lock().unwrap()).unwrap();
            }
        });
        *free.lock().unwrap() += 1;
        back.notify_one();
    });
}

pub fn q6_a_wake_up_that_is_lost(_: Round) -> Question {
    Question::standstill(
        "A thread looks, finds nothing, and waits. Main gives one back and notifies. After these moves nothing goes on.",
        program!(told_too_early()),
    )
    .because(
        "The notification came between looking and waiting, when nobody waited, and notifications are not kept. The \
         lock must be held from looking to waiting.",
    )
}

fn yours(tasks: usize, permits: usize) {
    answer::run_limited(tasks, permits, &|_| nap(3));
}

pub fn q7_step1_step4_your_own_waves(round: Round) -> Question {
    let (tasks, permits) = round.pick(&[(9, 3), (9, 2), (7, 5)]);
    Question::lasts(
        format!("Your `run_limited` does {tasks} tasks of 3 s with {permits} permits. How long does it take?"),
        program!(yours(tasks, permits)),
    )
    .also(&["run_limited"])
    .because("As many as there are permits work at once. If yours takes longer, a thread waits for a permit that is free.")
}
