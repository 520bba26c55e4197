//! 12 · Thumbnails: what to predict. Downloading and resizing are naps here.

use engine::predict::{Hidden, Question, Round};
use engine::program;
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

fn nap(seconds: u64) {
    thread::sleep(Duration::from_secs(seconds));
}

fn pipeline(count: u64, download: u64, resize: u64) {
    let (queue, photos) = mpsc::sync_channel(8);
    thread::spawn(move || {
        for photo in 0..count {
            nap(download);
            queue.send(photo).unwrap();
        }
    });
    for _photo in photos {
        nap(resize);
    }
}

pub fn q1_how_long_a_pipeline_takes(round: Round) -> Question {
    let (count, download, resize) = round.pick(&[(6, 1, 2), (6, 3, 1), (5, 2, 2)]);
    Question::lasts(
        format!(
            "{count} photos: one thread downloads them, {download} s each, another resizes them, {resize} s each. How \
             long does the whole take?"
        ),
        program!(pipeline(count, download, resize)),
    )
    .because(
        "Both work at once, so the slower of the two sets the pace. Add what the other needs before the first photo, or \
         after the last one.",
    )
}

fn slow_resizer() {
    let (queue, photos) = mpsc::sync_channel(1);
    thread::scope(|scope| {
        scope.spawn(move || {
            for photo in 1..=4 {
                nap(1);
                queue.send(photo).unwrap();
            }
        });
        scope.spawn(move || photos.iter().for_each(|_: u32| nap(9)));
    });
}

pub fn q2_who_waits_in_a_pipeline(round: Round) -> Question {
    let at = round.pick(&[4, 2, 0]);
    Question::waiting(
        format!(
            "Thread 1 downloads a photo in 1 s, thread 2 resizes one in 9 s. One may lie between them. How do they stand \
             after {at}.5 s?"
        ),
        program!(slow_resizer()),
        Duration::from_millis(at * 1000 + 500),
    )
    .because(
        "At first the resizer waits for a photo. Then there is one in its hands, one in the queue, and one that finds no \
         room: the downloader waits, and the memory does not fill.",
    )
}

fn counts_arrivals() {
    let (queue, photos) = mpsc::channel();
    thread::scope(|scope| {
        for photo in ["cat", "404", "dog"] {
            let queue = queue.clone();
            scope.spawn(move || {
                if photo != "404" {
                    queue.send(photo).unwrap();
                }
            });
        }
        (1..=3).for_each(|_| assert!(photos.recv().is_ok()));
    });
}

pub fn q3_a_resizer_that_counts_to_three(_: Round) -> Question {
    Question::standstill(
        "Three photos are downloaded, and one of the downloads fails. Main takes three photos out of the queue. After \
         these moves nothing goes on any more.",
        program!(counts_arrivals()),
    )
    .because(
        "It waits for a photo that will not come, and can't know it while a sender is left. That the last sender is gone \
         tells the end, however many have failed.",
    )
}

fn lines_in_two_moves() -> usize {
    let log = Mutex::new(String::new());
    let write = |line: &str| {
        log.lock().unwrap().push_str(line);
        log.lock().unwrap().push('\n');
    };
    thread::scope(|scope| {
        scope.spawn(|| write("downloaded cat.jpg"));
        scope.spawn(|| write("resized dog.jpg"));
    });
    let log = log.into_inner().unwrap();
    log.lines().filter(|line| ["downloaded cat.jpg", "resized dog.jpg"].contains(line)).count()
}

pub fn q4_whole_lines_in_a_log(_: Round) -> Question {
    Question::outcomes(
        "Two threads write a line each, and its end in a second move. How many of the two lines can be whole?",
        program!(lines_in_two_moves()),
        &["0", "1", "2"],
    )
    .because(
        "When one begins before the other has ended its line, both stand on one line, and neither is whole. A line with \
         its end must be one write.",
    )
}

fn ahead() {
    let (queue, photos) = mpsc::sync_channel(1);
    thread::scope(|scope| {
        scope.spawn(move || {
            for photo in 1..=2 {
                queue.send(photo).unwrap();
            }
        });
        scope.spawn(move || {
            nap(1);
            for _ in 1..=2 {
                photos.recv().unwrap();
                nap(2);
            }
        });
    });
}

pub fn q5_when_the_downloader_may_go_on(_: Round) -> Question {
    Question::times(
        "Thread 1 has two photos at once, and a queue with room for one. Thread 2 begins after 1 s, and takes 2 s for \
         each. Fill in when each of these rows happens.",
        program!(ahead()),
        Hidden::TimesFrom(2),
    )
    .because("The second photo goes into the queue at the moment when the first is taken out, and no sooner.")
}

fn done_in(seconds: [u64; 3]) -> Vec<&'static str> {
    let (queue, photos) = mpsc::sync_channel(8);
    thread::scope(|scope| {
        for (photo, takes) in ["cat", "dog", "fox"].into_iter().zip(seconds) {
            let queue = queue.clone();
            scope.spawn(move || {
                nap(takes);
                queue.send(photo).unwrap();
            });
        }
        drop(queue);
        photos.iter().inspect(|_| nap(5)).collect()
    })
}

pub fn q6_in_which_order_they_come_through(round: Round) -> Question {
    Question::order(
        "Three downloaders take so many seconds. One resizer takes 5 s for each. In which order does it get the photos?",
        program!(done_in(round.pick(&[[4, 1, 2], [1, 3, 2], [3, 2, 1]]))),
    )
    .because("A queue keeps the order in which things were put in, whenever they are taken out.")
}
