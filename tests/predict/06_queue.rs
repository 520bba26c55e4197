//! 06 · Producers and consumers: what to predict.

use engine::predict::{Hidden, Question, Round};
use engine::program;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::answer;

fn nap(seconds: u64) {
    thread::sleep(Duration::from_secs(seconds));
}

fn three_items() {
    let (queue, items) = mpsc::sync_channel(2);
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in 1..=3 {
                queue.send(item).unwrap();
            }
        });
        scope.spawn(move || {
            for _ in 1..=3 {
                items.recv().unwrap();
            }
        });
    });
}

pub fn q1_how_full_the_queue_is(round: Round) -> Question {
    let orders: [&[usize]; 2] = [&[0, 0, 1, 0, 1, 1, 1, 0], &[0, 1, 0, 0, 1, 1, 1, 0]];
    Question::cells(
        "A producer puts three items into a queue with room for two, and a consumer takes them out. Fill in how many \
         the queue holds after each move.",
        program!(three_items()),
        round.pick(&orders),
        Hidden::ValuesFrom(1),
    )
    .because("The number goes up with each send and down with each receive, and never above 2: then a sender waits.")
}

fn slow_consumer() {
    let (queue, items) = mpsc::sync_channel(1);
    thread::scope(|scope| {
        scope.spawn(move || (1..=3).for_each(|item| queue.send(item).unwrap()));
        scope.spawn(move || items.iter().for_each(|_: u32| nap(2)));
    });
}

pub fn q2_who_waits_for_room(round: Round) -> Question {
    let at = round.pick(&[1, 5]);
    Question::waiting(
        format!(
            "Thread 1 puts three items into a queue with room for one, and needs no time for it. Thread 2 needs 2 s for \
             each. How do they stand after {at} s?"
        ),
        program!(slow_consumer()),
        Duration::from_secs(at),
    )
    .because(
        "While one item is handled, one more lies in the queue, and the producer waits with the next in its hands, until \
         none is left. That is back-pressure: the slow side sets the pace.",
    )
}

fn look_then_take() -> u32 {
    let (queue, items) = crossbeam_channel::bounded(1);
    queue.send("item").unwrap();
    let in_vain = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                if !items.is_empty() && items.try_recv().is_err() {
                    in_vain.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
    });
    in_vain.into_inner()
}

pub fn q3_look_and_then_take(_: Round) -> Question {
    Question::outcomes(
        "One item is in the queue. Two consumers look first, and take only if it is not empty. How many of them can \
         come in vain?",
        program!(look_then_take()),
        &["0", "1", "2"],
    )
    .because(
        "Between looking and taking, the other consumer can be faster. One of them always gets the item, so both in \
         vain is impossible.",
    )
}

fn one_sender_too_many() {
    let (queue, items) = mpsc::channel();
    thread::scope(|scope| {
        let sender = queue.clone();
        scope.spawn(move || sender.send("item").unwrap());
        scope.spawn(move || items.iter().for_each(drop));
    });
    drop(queue);
}

pub fn q4_the_end_that_never_comes(_: Round) -> Question {
    Question::standstill(
        "The consumer takes items until no more can come. After these moves nothing goes on any more.",
        program!(one_sender_too_many()),
    )
    .because(
        "No more can come when every sender is gone. Main still has the first one, and would drop it after the scope, \
         which waits for the consumer.",
    )
}

fn one_end_for_two() {
    let (queue, items) = crossbeam_channel::unbounded();
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| while items.recv() != Ok("end") {});
        }
        queue.send("end").unwrap();
    });
}

pub fn q5_one_end_for_two_consumers(_: Round) -> Question {
    Question::standstill(
        "Two consumers share a queue, and each of them ends when it gets \"end\". Main sends it. After these moves \
         nothing goes on any more.",
        program!(one_end_for_two()),
    )
    .because("A message is received once. Each consumer needs an end of its own, or a sender that is dropped.")
}

fn yours(capacity: usize) -> Vec<String> {
    let items = (1..=4).map(|item| item.to_string()).collect();
    answer::relay(items, capacity, Duration::from_secs(1), Duration::from_secs(3))
}

pub fn q6_step1_your_relay(round: Round) -> Question {
    Question::lasts(
        "Your `relay` passes 4 items on. To make one takes 1 s, to handle one takes 3 s. How long does it take in all?",
        program!(yours(round.pick(&[4, 1, 0]))),
    )
    .also(&["relay"])
    .because(
        "The consumer waits for the first item, and then always has work: the slower side sets the pace, and the \
         capacity changes nothing.",
    )
}
