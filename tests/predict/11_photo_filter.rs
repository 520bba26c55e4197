//! 11 · Photo filter: what to predict. The model's clock does not count computing, so a core is something to take here:
//! whoever computes has one, for a nap's length.

use engine::predict::{Hidden, Question, Round};
use engine::program;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

fn nap(seconds: u64) {
    thread::sleep(Duration::from_secs(seconds));
}

/// What the programs below compute on; it is not shown.
struct Cores {
    idle: Mutex<usize>,
    core: Condvar,
}

impl Cores {
    fn new(count: usize) -> Cores {
        Cores { idle: Mutex::new(count), core: Condvar::new() }
    }

    /// Computes for so long, as soon as a core is idle.
    fn compute(&self, seconds: u64) {
        let mut idle = self.idle.lock().unwrap();
        while *idle == 0 {
            idle = self.core.wait(idle).unwrap();
        }
        *idle -= 1;
        drop(idle);
        nap(seconds);
        *self.idle.lock().unwrap() += 1;
        self.core.notify_one();
    }
}

fn blur_all(photos: usize, threads: usize) {
    let (cores, next) = (Cores::new(2), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while next.fetch_add(1, Ordering::SeqCst) < photos {
                    cores.compute(1);
                }
            });
        }
    });
}

pub fn q1_more_threads_than_cores(round: Round) -> Question {
    let (photos, threads) = round.pick(&[(10, 8), (10, 2), (9, 3)]);
    Question::lasts(
        format!(
            "{photos} photos, each 1 s of computing, {threads} threads, and a machine with 2 cores. How long?"
        ),
        program!(blur_all(photos, threads)),
    )
    .because(
        "At most two photos are worked on at once, however many threads there are: the cores are the limit.",
    )
}

fn three_photos() {
    let cores = Cores::new(2);
    thread::scope(|scope| {
        for second in 0..3 {
            let cores = &cores;
            scope.spawn(move || {
                nap(second);
                cores.compute(9);
            });
        }
    });
}

pub fn q2_who_waits_for_a_core(round: Round) -> Question {
    let at = round.pick(&[2, 1]);
    Question::waiting(
        format!(
            "Each second a thread begins to work on a photo: 9 s of computing, which count as sleeping here. There are 2 \
             cores. How do the threads stand after {at}.5 s?"
        ),
        program!(three_photos()),
        Duration::from_millis(at * 1000 + 500),
    )
    .because("Two threads can compute at once. A third one has a photo then, and no core: more threads get no more done.")
}

fn two_take_a_photo() -> usize {
    let next = AtomicUsize::new(0);
    let take = || {
        let photo = next.load(Ordering::SeqCst);
        next.store(photo + 1, Ordering::SeqCst);
        photo
    };
    let taken = thread::scope(|scope| [scope.spawn(take), scope.spawn(take)].map(|one| one.join().unwrap()));
    BTreeSet::from(taken).len()
}

pub fn q3_how_many_photos_two_threads_take(_: Round) -> Question {
    Question::outcomes(
        "Two threads take a photo each. How many different photos can they have?",
        program!(two_take_a_photo()),
        &["0", "1", "2"],
    )
    .because(
        "Both may load the same number. Then a photo is blurred twice, at the same time, in place. Taking a number must \
         be one step.",
    )
}

pub fn q4_the_same_photo_twice(round: Round) -> Question {
    let orders: [&[usize]; 3] = [&[0, 1, 0, 1], &[1, 1, 0, 0], &[1, 0, 0, 1]];
    Question::cells(
        "The same program, in this order. What does each thread see and store, and what is returned?",
        program!(two_take_a_photo()),
        round.pick(&orders),
        Hidden::ValuesFrom(1),
    )
    .because("A number that was loaded stays what it was, whatever is stored meanwhile.")
}

fn halves(photos: [u64; 6]) {
    let cores = Cores::new(2);
    thread::scope(|scope| {
        for half in photos.chunks(3) {
            let cores = &cores;
            scope.spawn(move || half.iter().for_each(|seconds| cores.compute(*seconds)));
        }
    });
}

pub fn q5_shared_out_beforehand(round: Round) -> Question {
    Question::lasts(
        "Six photos take so many seconds each. Each of two threads gets a half of them beforehand; there are two cores. \
         How long until all are done?",
        program!(halves(round.pick(&[[4, 3, 2, 1, 1, 1], [1, 1, 1, 5, 2, 1], [2, 2, 2, 1, 1, 4]]))),
    )
    .because(
        "The thread with the larger half is still at work when the other has nothing left to do. If each took the next \
         photo when it is free, neither would be idle.",
    )
}

fn in_which_order(photos: [u64; 3]) -> Vec<&'static str> {
    let (cores, done) = (Cores::new(2), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for (name, seconds) in ["cat", "dog", "fox"].into_iter().zip(photos) {
            let (cores, done) = (&cores, &done);
            scope.spawn(move || {
                cores.compute(seconds);
                done.lock().unwrap().push(name);
            });
            nap(1);
        }
    });
    done.into_inner().unwrap()
}

pub fn q6_in_which_order_photos_are_done(round: Round) -> Question {
    Question::order(
        "cat, dog and fox come one second after another, and take so many seconds of computing on 2 cores. Which is done \
         first, which next?",
        program!(in_which_order(round.pick(&[[8, 3, 1], [4, 9, 3], [3, 5, 6]]))),
    )
    .because("The third begins when a core is idle again. Results in the order of the photos must be put there.")
}
