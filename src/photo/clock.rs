//! What time it is, for a log.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

const SECONDS_A_DAY: u64 = 24 * 60 * 60;
/// The calendar repeats itself after so many days, which are 400 years.
const DAYS_OF_400_YEARS: u64 = 146_097;
/// From the first of March of the year 0 to the first of January 1970. A year that begins in March has its odd day at
/// its end.
const DAYS_BEFORE_1970: u64 = 719_468;

/// Date and time in UTC as RFC 3339 writes them: `2026-11-28T14:46:31.250Z`.
pub fn utc_now() -> String {
    // A clock before 1970 was never set.
    utc(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default())
}

/// The same, so long after the beginning of 1970.
pub fn utc(since_1970: Duration) -> String {
    let (seconds, milliseconds) = (since_1970.as_secs(), since_1970.subsec_millis());
    let (days, second) = (seconds / SECONDS_A_DAY, seconds % SECONDS_A_DAY);
    let (year, month, day) = date(days);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milliseconds:03}Z")
}

/// Year, month and day, so many days after the first of January 1970.
fn date(days: u64) -> (u64, u64, u64) {
    let days = days + DAYS_BEFORE_1970;
    let (era, day) = (days / DAYS_OF_400_YEARS, days % DAYS_OF_400_YEARS);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    // Five months from March on have 153 days, and so have the next five.
    let month = (5 * day + 2) / 153;
    let (day, month) = (day - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
    (era * 400 + year + u64::from(month <= 2), month, day)
}
