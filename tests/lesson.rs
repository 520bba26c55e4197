//! What the lessons share: their steps and their pictures.

use std::thread;
use std::time::Duration;

use workbook::lesson::{Bars, Doing, Histogram, Levels, Scale, Timeline, at_once, seconds, step};

fn check_picture(picture: impl std::fmt::Display, expected: &[&str]) {
    colored::control::set_override(false);
    assert_eq!(picture.to_string(), expected.join("\n"));
}

#[test]
fn a_step_that_is_not_written_gives_none() {
    let unwritten: fn() -> u32 = || todo!("step 1: a number");
    assert_eq!(step(1, unwritten), None);
    assert_eq!(step(1, || 5), Some(5));
}

#[test]
fn a_step_whose_thread_panicked_still_gives_its_result() {
    let survivor = || thread::spawn(|| panic!("a job broke")).join().is_err();
    assert_eq!(step(1, survivor), Some(true));
}

#[test]
fn results_of_experiments_at_once_stand_in_the_order_of_their_inputs() {
    let inputs: Vec<u64> = (0..40).collect();
    let results = at_once(&inputs, |&input| {
        thread::sleep(Duration::from_millis((40 - input) / 8));
        input * 2
    });
    let values: Vec<u64> = results.iter().map(|result| result.value).collect();
    assert_eq!(values, inputs.iter().map(|input| input * 2).collect::<Vec<_>>());
}

#[test]
fn times_are_written_with_three_figures() {
    let written = [0, 774, 12_000, 77_040, 1_500_000].map(|ms| seconds(Duration::from_millis(ms)));
    assert_eq!(written, ["0.00 s", "0.77 s", "12.0 s", "77.0 s", "1500 s"]);
}

#[test]
fn bars_are_as_long_as_their_times() {
    let bars = Bars::new()
        .time("in turn", Duration::from_secs(28))
        .time("at once", Duration::from_secs(4))
        .time("not run", Duration::ZERO);
    check_picture(
        bars,
        &[
            "  in turn  █████████████████████████████████████████████████████████ 28.0 s",
            "  at once  ████████ 4.00 s",
            "  not run   0.00 s",
        ],
    );
}

#[test]
fn a_histogram_shows_a_cell_for_each_run_and_the_values_between() {
    check_picture(Histogram::of([44, 47, 44, 45]), &["  44  ██ 2", "  45  █ 1", "  46   0", "  47  █ 1"]);
}

#[test]
fn a_histogram_of_far_values_shares_rows() {
    let picture = Histogram::of([2, 500]).to_string();
    assert!(picture.starts_with("     2-33  █ 1\n    34-65   0\n"), "{picture}");
    assert_eq!(picture.lines().count(), 16);
}

#[test]
fn levels_stand_as_high_as_they_were_and_as_long_as_they_lasted() {
    let levels = Levels::new(Scale::FULL);
    levels.add(Duration::ZERO, 1);
    levels.add(Duration::from_secs(1), 2);
    levels.add(Duration::from_secs(2), 0);
    let (half, whole) = (format!("  2  {}{}", " ".repeat(37), "█".repeat(38)), "█".repeat(75));
    let axis = format!("     0.00 s{:>69}", "2.00 s");
    check_picture(levels, &[&half, &format!("  1  {whole}"), &axis]);
}

#[test]
fn a_high_level_shares_rows() {
    let levels = Levels::new(Scale::FULL);
    levels.add(Duration::ZERO, 1000);
    levels.add(Duration::from_secs(1), 0);
    assert!(levels.to_string().lines().count() <= 13, "{levels}");
}

#[test]
fn a_timeline_of_jobs_shows_their_numbers_and_needs_no_key() {
    let timeline = Timeline::new(Scale::FULL);
    for (job, second) in [(1, 0), (11, 1)] {
        let from = Duration::from_secs(second);
        timeline.add("worker", Doing::Job(job), from, from + Duration::from_secs(1));
    }
    let row = format!("  worker  {}{}", "1".repeat(35), "b".repeat(35));
    let axis = format!("          0.00 s{:>64}", "2.00 s");
    check_picture(timeline, &[&row, &axis]);
}

#[test]
fn every_line_of_a_picture_fits_in_80_columns() {
    let long = "a label that goes on and on and on and on";
    let bars = Bars::new().time(long, Duration::from_secs(100_000)).count(long, 1);
    let histogram = Histogram::of((0..500).map(|run| run % 3 + 1_000_000));
    colored::control::set_override(false);
    for line in format!("{bars}\n{histogram}").lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
}
