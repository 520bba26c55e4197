//! `Instant` and `Duration`.

use std::collections::BTreeSet;
use std::thread;
use std::time::{Duration, Instant};

use crate::claim;

const SECOND: Duration = Duration::from_secs(1);

#[test]
fn an_instant_is_never_before_an_earlier_one() {
    claim(|| {
        let mut last = Instant::now();
        for _ in 0..10 {
            let now = Instant::now();
            assert!(now >= last);
            last = now;
        }
    });
}

#[test]
fn elapsed_never_shrinks() {
    claim(|| {
        let start = Instant::now();
        let first = start.elapsed();
        thread::sleep(Duration::from_millis(1));
        assert!(start.elapsed() >= first + Duration::from_millis(1));
    });
}

#[test]
fn adding_and_subtracting_a_duration_are_inverse() {
    claim(|| {
        let start = Instant::now();
        assert_eq!(start + SECOND - SECOND, start);
    });
}

#[test]
fn the_difference_of_two_instants_is_the_duration_between_them() {
    claim(|| {
        let start = Instant::now();
        let later = start + SECOND;
        assert_eq!(later - start, SECOND);
        assert_eq!(later.duration_since(start), SECOND);
        assert_eq!(later.saturating_duration_since(start), SECOND);
        assert_eq!(later.checked_duration_since(start), Some(SECOND));
    });
}

#[test]
fn the_duration_since_a_later_instant_is_zero() {
    claim(|| {
        let start = Instant::now();
        let later = start + SECOND;
        assert_eq!(start.duration_since(later), Duration::ZERO);
        assert_eq!(start.saturating_duration_since(later), Duration::ZERO);
        assert_eq!(start - later, Duration::ZERO);
    });
}

#[test]
fn the_checked_duration_since_a_later_instant_is_none() {
    claim(|| {
        let start = Instant::now();
        assert_eq!(start.checked_duration_since(start + SECOND), None);
    });
}

#[test]
fn assigning_operators_move_an_instant() {
    claim(|| {
        let start = Instant::now();
        let mut moving = start;
        moving += SECOND * 3;
        moving -= SECOND;
        assert_eq!(moving - start, SECOND * 2);
    });
}

#[test]
fn checked_arithmetic_says_none_where_an_instant_would_overflow() {
    claim(|| {
        let start = Instant::now();
        assert_eq!(start.checked_add(SECOND), Some(start + SECOND));
        assert_eq!(start.checked_add(Duration::MAX), None);
        assert_eq!(start.checked_sub(Duration::MAX), None);
    });
}

#[test]
fn instants_are_ordered_copied_and_collected() {
    claim(|| {
        let start = Instant::now();
        let copy = start;
        let times: BTreeSet<Instant> = [start + SECOND, copy, start].into();
        assert_eq!(times.len(), 2);
        assert_eq!(times.first(), Some(&start));
        assert_eq!(start.max(start + SECOND), start + SECOND);
    });
}

#[test]
fn an_instant_in_the_future_has_elapsed_by_nothing() {
    claim(|| {
        let far = Instant::now() + SECOND * 1_000;
        assert_eq!(far.elapsed(), Duration::ZERO);
    });
}

#[test]
fn a_deadline_can_be_counted_down() {
    claim(|| {
        let deadline = Instant::now() + Duration::from_millis(5);
        while let Some(left) = deadline.checked_duration_since(Instant::now()) {
            thread::sleep(left.max(Duration::from_millis(1)));
        }
        assert!(Instant::now() > deadline);
    });
}

#[test]
fn durations_are_the_ones_of_std() {
    claim(|| {
        assert_eq!(Duration::from_millis(1_500).as_secs_f64(), 1.5);
        assert_eq!(format!("{:?}", Duration::from_millis(1_500)), "1.5s");
        assert_eq!(SECOND.saturating_sub(SECOND * 2), Duration::ZERO);
        assert_eq!([SECOND, SECOND].iter().sum::<Duration>(), SECOND * 2);
    });
}
