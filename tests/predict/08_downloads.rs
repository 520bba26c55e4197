//! 08 · Downloads: what to predict. A request is a nap here: whoever waits for a server does nothing.

use engine::predict::{Hidden, Question, Round};
use engine::program;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

fn request(seconds: u64) {
    thread::sleep(Duration::from_secs(seconds));
}

fn download(photos: usize, workers: usize) {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while next.fetch_add(1, Ordering::SeqCst) < photos {
                    request(1);
                }
            });
        }
    });
}

pub fn q1_photos_and_workers(round: Round) -> Question {
    let (photos, workers) = round.pick(&[(60, 8), (10, 3), (24, 5)]);
    Question::lasts(
        format!("{workers} workers download {photos} photos. Each request takes 1 s. How long do they take in all?"),
        program!(download(photos, workers)),
    )
    .because(
        "Waiting for a server costs no core, so as many requests as there are workers are under way at once. The last \
         round takes as long as the others, full or not.",
    )
}

fn four_attempts(each: u64) -> Result<(), &'static str> {
    let attempt = || {
        request(each);
        Err("status 500")
    };
    let pause = |seconds| thread::sleep(Duration::from_secs(seconds));
    attempt()
        .or_else(|_| {
            pause(1);
            attempt()
        })
        .or_else(|_| {
            pause(2);
            attempt()
        })
        .or_else(|_| {
            pause(4);
            attempt()
        })
}

pub fn q2_attempts_and_pauses(round: Round) -> Question {
    let each = round.pick(&[1, 3, 2]);
    Question::lasts(
        format!("Each attempt takes {each} s and fails. After how many seconds is the error known?"),
        program!(four_attempts(each)),
    )
    .because(
        "Four attempts, and three pauses between them. After the last failure there is nothing to pause for.",
    )
}

fn slow_first_photo() {
    let slow = thread::spawn(|| request(4));
    let quick = thread::spawn(|| request(1));
    let _results = [slow.join(), quick.join()];
}

pub fn q3_who_waits_while_the_first_photo_is_slow(round: Round) -> Question {
    let at = round.pick(&[2, 0, 3]);
    Question::waiting(
        format!(
            "Two photos are downloaded at once: thread 1 needs 4 s, thread 2 needs 1 s. Main collects the results in the \
             order of the URLs. How do the threads stand after {at}.5 s?"
        ),
        program!(slow_first_photo()),
        Duration::from_millis(at * 1000 + 500),
    )
    .because("The second result is there long before main asks for it. Asking in order costs no time, only patience.")
}

fn as_they_arrive(seconds: [u64; 4]) -> Vec<usize> {
    let arrived = Mutex::new(Vec::new());
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(&takes) = seconds.get(next.fetch_add(1, Ordering::SeqCst)) {
                    request(takes);
                    arrived.lock().unwrap().push(takes as usize);
                }
            });
        }
    });
    arrived.into_inner().unwrap()
}

pub fn q4_in_which_order_photos_arrive(round: Round) -> Question {
    Question::order(
        "Two workers download four photos, which take so many seconds. Each is noted down when it has arrived.",
        program!(as_they_arrive(round.pick(&[[6, 1, 3, 4], [5, 2, 1, 7], [2, 5, 4, 3]]))),
    )
    .because("Results in the order of arrival are not in the order of the URLs: each needs to know its place.")
}

fn one_name_for_two() -> String {
    let file = Mutex::new(String::new());
    let save = |half: &str| {
        file.lock().unwrap().clear();
        file.lock().unwrap().push_str(half);
    };
    thread::scope(|scope| {
        scope.spawn(|| save("cat"));
        scope.spawn(|| save("dog"));
    });
    file.into_inner().unwrap()
}

pub fn q5_two_photos_with_one_name(_: Round) -> Question {
    Question::outcomes(
        "Two photos are saved under one name. A file is made empty first, and then written to. What can be in it?",
        program!(one_name_for_two()),
        &["cat", "dog", "catdog", "dogcat", "cadogt"],
    )
    .because(
        "Each alone would be bad enough; but both can be in it, one after the other. A name for each URL, and a file \
         that gets its name only when it is whole, rule out both.",
    )
}

fn next_by_load_and_store() -> usize {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let photo = next.load(Ordering::SeqCst);
                next.store(photo + 1, Ordering::SeqCst);
            });
        }
    });
    next.into_inner()
}

pub fn q6_which_photo_is_next(round: Round) -> Question {
    let orders: [&[usize]; 3] = [&[0, 1, 1, 0], &[0, 1, 0, 1], &[1, 1, 0, 0]];
    Question::cells(
        "Two workers take the number of the next photo, by a load and a store. Who gets which, in this order?",
        program!(next_by_load_and_store()),
        round.pick(&orders),
        Hidden::ValuesFrom(1),
    )
    .because(
        "Who loads before the other has stored gets the same photo: it is downloaded twice. `fetch_add` loads and stores \
         in one step.",
    )
}
