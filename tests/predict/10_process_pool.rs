//! 10 · Process pool: what to predict. A child is a thread here that shares nothing, and a pipe is a queue with room
//! for a few lines.

use engine::predict::{Question, Round};
use engine::program;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn nap(seconds: u64) {
    thread::sleep(Duration::from_secs(seconds));
}

fn waits_before_it_reads() {
    let (pipe, output) = mpsc::sync_channel(2);
    let child = thread::spawn(move || (1..=3).for_each(|line| pipe.send(line).unwrap()));
    child.join().unwrap();
    output.iter().for_each(|line| assert!(line > 0));
}

pub fn q1_a_child_that_prints_more_than_its_pipe_holds(_: Round) -> Question {
    Question::standstill(
        "A child prints three lines into a pipe with room for two. Main waits for its end, and then reads. After these \
         moves nothing goes on any more.",
        program!(waits_before_it_reads()),
    )
    .because(
        "The child can't end before its last line is in the pipe, and nobody makes room there, since main reads only \
         after the child has ended. Read while it runs.",
    )
}

fn never_flushed() {
    let (jobs, input) = mpsc::channel();
    let (output, answers) = mpsc::channel();
    let child = thread::spawn(move || {
        let buffer: Vec<u32> = input.iter().map(|job: u32| job * job).collect();
        buffer.into_iter().for_each(|answer| output.send(answer).unwrap());
    });
    jobs.send(7).unwrap();
    answers.recv().unwrap();
    drop(jobs);
    child.join().unwrap();
}

pub fn q2_an_answer_that_is_never_flushed(_: Round) -> Question {
    Question::standstill(
        "A child keeps its answers in a buffer until its input ends. Main sends a job and waits for the answer, before \
         it sends another. After these moves nothing goes on any more.",
        program!(never_flushed()),
    )
    .because(
        "The answer lies in the child's buffer. Main waits for it, and the child waits for more input or its end. A \
         worker flushes after each line.",
    )
}

fn with_a_limit(child_takes: u64, limit: u64) -> Result<(), mpsc::RecvTimeoutError> {
    let (exit, exited) = mpsc::channel();
    thread::spawn(move || {
        nap(child_takes);
        exit.send(()).unwrap();
    });
    exited.recv_timeout(Duration::from_secs(limit))
}

pub fn q3_a_child_and_a_limit(round: Round) -> Question {
    let (takes, limit) = round.pick(&[(5, 2), (3, 8), (9, 6)]);
    Question::lasts(
        format!("A child takes {takes} s. Main waits for its exit, but at most {limit} s. How long does main wait?"),
        program!(with_a_limit(takes, limit)),
    )
    .because("A limit is the longest that one waits, not how long one waits. Whoever sleeps for the limit always loses it.")
}

fn a_copy_each() -> u32 {
    let total = 0;
    let child = |by: u32| {
        move || {
            let mine = total + by;
            assert_eq!(mine, by);
        }
    };
    let children = [thread::spawn(child(1)), thread::spawn(child(2))];
    children.into_iter().for_each(|child| child.join().unwrap());
    total
}

pub fn q4_what_children_change(_: Round) -> Question {
    Question::outcomes(
        "Each child begins with a copy of `total`, and adds to it. What can the parent's `total` be at the end?",
        program!(a_copy_each()),
        &["0", "1", "2", "3"],
    )
    .because(
        "A child changes its own memory. What it has found out reaches the parent only through a pipe: processes buy \
         isolation, and pay for it with sending.",
    )
}

fn exits(seconds: [u64; 3]) -> Vec<&'static str> {
    let (exit, exited) = mpsc::channel();
    for (name, takes) in ["A", "B", "C"].into_iter().zip(seconds) {
        let exit = exit.clone();
        thread::spawn(move || {
            nap(takes);
            exit.send(name).unwrap();
        });
        nap(1);
    }
    drop(exit);
    exited.iter().collect()
}

pub fn q5_in_which_order_children_exit(round: Round) -> Question {
    Question::order(
        "Children A, B and C are started one second after another, and run for so many seconds. In which order do they \
         exit?",
        program!(exits(round.pick(&[[5, 3, 4], [6, 1, 3], [2, 6, 4]]))),
    )
    .because("A pool hears of exits in their own order. Which job an answer belongs to must be known some other way.")
}

fn two_children() {
    let (pipe, output) = mpsc::sync_channel(1);
    let child = thread::spawn(move || (1..=3).for_each(|line| pipe.send(line).unwrap()));
    for _line in output {
        nap(2);
    }
    child.join().unwrap();
}

pub fn q6_a_child_that_is_faster_than_its_reader(round: Round) -> Question {
    let at = round.pick(&[1, 3]);
    Question::waiting(
        format!(
            "A child prints three lines into a pipe with room for one, as fast as it can. Main takes 2 s for each line. \
             How do they stand after {at} s?"
        ),
        program!(two_children()),
        Duration::from_secs(at),
    )
    .because("A full pipe makes its writer wait, and wakes it when there is room: nothing is lost, nothing piles up.")
}
