//! Dates and times against those that calendars give.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use workbook_photo::{utc, utc_now};

#[test]
fn dates_are_those_of_the_calendar() {
    for (seconds, expected) in [
        (0, "1970-01-01T00:00:00.007Z"),
        (951_782_399, "2000-02-28T23:59:59.007Z"),
        (951_782_400, "2000-02-29T00:00:00.007Z"),
        (951_868_800, "2000-03-01T00:00:00.007Z"),
        (1_709_251_199, "2024-02-29T23:59:59.007Z"),
        (1_735_689_599, "2024-12-31T23:59:59.007Z"),
        (1_795_877_191, "2026-11-28T14:46:31.007Z"),
        (4_107_542_400, "2100-03-01T00:00:00.007Z"),
    ] {
        assert_eq!(utc(Duration::from_secs(seconds) + Duration::from_millis(7)), expected);
    }
}

#[test]
fn now_is_now() {
    let since_1970 = || utc(SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock that was set"));
    let (before, now, after) = (since_1970(), utc_now(), since_1970());
    assert!(before <= now && now <= after, "{before} {now} {after}");
}
