//! Lesson 02 on real threads.

use std::panic::panic_any;

use real::{Held, Meeting, ensure, ensure_eq};

use super::contract::{parallel_sum, run_all, run_all_catching};

const JOBS: usize = 20;

pub fn step1_results_stand_in_the_order_of_the_jobs() -> Held {
    let jobs: Vec<_> = (0..JOBS).map(|number| move || number * number).collect();
    ensure_eq("What `run_all` returned", run_all(jobs), (0..JOBS).map(|number| number * number).collect())
}

pub fn step1_every_job_is_started_before_any_is_waited_for() -> Held {
    meets("`run_all`", |jobs| drop(run_all(jobs)))
}

pub fn step2_a_panic_is_an_err_in_its_place() -> Held {
    let job = |number| {
        move || match number {
            1 => panic!("one"),
            2 => panic!("two: {number}"),
            3 => panic_any(number),
            _ => number,
        }
    };
    let panicked = ["one", "two: 2", "unknown panic"].map(|message| Err(message.to_owned()));
    let expected = [vec![Ok(0)], panicked.into(), vec![Ok(4)]].concat();
    let seen = run_all_catching((0..5).map(job).collect());
    ensure_eq("What `run_all_catching` returned", seen, expected)
}

pub fn step2_the_jobs_run_at_once() -> Held {
    meets("`run_all_catching`", |jobs| drop(run_all_catching(jobs)))
}

pub fn step3_the_sum_is_that_of_every_number() -> Held {
    let numbers: Vec<u64> = (1..=1000).collect();
    let sums: Vec<u64> = [1, 3, 64].map(|threads| parallel_sum(&numbers, threads)).into();
    ensure_eq("The sum of 1 to 1000 on 1, 3 and 64 threads", sums, vec![500_500; 3])
}

pub fn step3_no_number_and_more_threads_than_numbers_are_fine() -> Held {
    let sums = [parallel_sum(&[], 4), parallel_sum(&[7, 8], 5)];
    ensure_eq("The sums of no number, and of 7 and 8", sums, [0, 15])
}

fn meets(what: &str, run: impl FnOnce(Vec<Box<dyn FnOnce() + Send>>)) -> Held {
    let meeting = std::sync::Arc::new(Meeting::of(JOBS));
    let job = |_| -> Box<dyn FnOnce() + Send> {
        let meeting = meeting.clone();
        Box::new(move || meeting.meet())
    };
    run((0..JOBS).map(job).collect());
    ensure(meeting.came_about(), format!("The {JOBS} jobs of {what} never ran at the same time."))
}
