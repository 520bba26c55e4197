//! Reads the date and time of a log's line.

/// Seconds after the beginning of 1970; `None`: it is no date and time in UTC as RFC 3339 has them.
pub fn seconds(time: &str) -> Option<u64> {
    let (date, time) = time.split_once(['T', 't'])?;
    let time = ["Z", "z", "+00:00", "-00:00"].iter().find_map(|zone| time.strip_suffix(zone))?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let number = |text: &str, digits: usize| -> Option<u64> {
        let is_one = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
        if is_one { text.parse().ok() } else { None }
    };
    number(fraction, fraction.len())?;
    let [year, month, day] = date.split('-').collect::<Vec<_>>()[..] else { return None };
    let [hour, minute, second] = time.split(':').collect::<Vec<_>>()[..] else { return None };
    let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
    let (hour, minute, second) = (number(hour, 2)?, number(minute, 2)?, number(second, 2)?);
    let is_leap = |year: u64| year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let days_of = |month: u64| match month {
        2 => 28 + u64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if !(1..=12).contains(&month)
        || !(1..=days_of(month)).contains(&day)
        || hour > 23
        || minute > 59
        || second > 60
    {
        return None;
    }
    let days: u64 = (1970..year).map(|year| 365 + u64::from(is_leap(year))).sum();
    let days = days + (1..month).map(days_of).sum::<u64>() + day - 1;
    Some(((days * 24 + hour) * 60 + minute) * 60 + second)
}
