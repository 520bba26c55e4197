//! `SystemTime`: the calendar's clock.

use std::error::Error;
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::claim;

const SECOND: Duration = Duration::from_secs(1);

#[test]
fn now_is_after_the_epoch() {
    claim(|| {
        let age = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        assert!(age > SECOND);
    });
}

#[test]
fn the_epoch_has_two_names() {
    claim(|| {
        assert_eq!(SystemTime::UNIX_EPOCH, UNIX_EPOCH);
    });
}

#[test]
fn duration_since_a_later_time_is_an_error_that_knows_by_how_much() {
    claim(|| {
        let later = UNIX_EPOCH + SECOND * 2;
        let error = UNIX_EPOCH.duration_since(later).unwrap_err();
        assert_eq!(error.duration(), SECOND * 2);
        assert!(!(&error as &dyn Error).to_string().is_empty());
    });
}

#[test]
fn system_times_are_added_subtracted_and_compared() {
    claim(|| {
        let mut time = UNIX_EPOCH + SECOND * 3;
        time -= SECOND;
        time += SECOND * 2;
        assert_eq!(time - SECOND * 4, UNIX_EPOCH);
        assert!(time > UNIX_EPOCH);
        assert_eq!(UNIX_EPOCH.checked_add(SECOND), Some(UNIX_EPOCH + SECOND));
        assert_eq!(UNIX_EPOCH.checked_add(Duration::MAX), None);
    });
}

#[test]
fn elapsed_of_a_time_in_the_future_is_an_error() {
    claim(|| {
        let far = SystemTime::now() + SECOND * 100_000;
        assert!(far.elapsed().is_err());
        assert!(UNIX_EPOCH.elapsed().is_ok());
    });
}

#[test]
fn a_sleep_moves_the_system_time_on() {
    claim(|| {
        let before = SystemTime::now();
        thread::sleep(Duration::from_millis(2));
        assert!(SystemTime::now() > before);
    });
}
