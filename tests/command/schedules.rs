//! How a schedule is written and read.

use workbook_judge::protocol::{Counts, Mode, Schedule, Time};

#[track_caller]
fn refused(text: &str, sentence: &str) {
    let error = text.parse::<Schedule>().expect_err("it is no schedule of this version");
    assert_eq!(error.to_string(), sentence);
}

#[test]
fn a_schedule_is_read_as_it_is_written() {
    for text in ["v2-1a", "v2-3i", "v2-2as1-4.1", "v2-1a-12.2-30.1", "v2-10is12c-0.3-1.1", "v2-1ac"] {
        assert_eq!(text.parse::<Schedule>().map(|it| it.to_string()), Ok(text.to_owned()));
    }
}

#[test]
fn a_schedule_names_its_exploration_its_mode_and_its_deviations() {
    let expected = Schedule {
        part: 12,
        mode: Mode { time: Time::Ideal, spurious: 2, counts: Counts::Observed },
        deviations: vec![(3, 1), (5, 2)],
    };
    assert_eq!("v2-12is2c-3.1-5.2".parse(), Ok(expected));
}

#[test]
fn another_version_is_refused_by_name() {
    for (text, version) in [("1a-2.1", 1), ("12i", 1), ("v1-1a", 1), ("v3-1a~7", 3)] {
        let sentence = format!(
            "`{text}` is a schedule of version {version}; this workbook reads version 2: check again to get a new one"
        );
        refused(text, &sentence);
    }
}

#[test]
fn what_is_no_schedule_is_refused_with_an_example() {
    let none = [
        "",
        "x",
        "v2",
        "v2-",
        "v-1a",
        "v2-0a",
        "v2-1",
        "v2-1s1",
        "v2-1s1a",
        "v2-1as",
        "v2-1acs1",
        "v2-1acc",
        "v2-1a-3.0",
        "v2-1x",
        "v2-1a-",
        "v2-1a-3",
        "v2-1a-3.x",
        "v2-1a-5.1-3.1",
        "v2-1a-3.1-3.1",
        "v2--1a",
        "1as",
        "+1a",
        "0a",
        "1a-5.1-3.1",
    ];
    for text in none {
        let sentence =
            format!("`{text}` is not a schedule. A failed check prints a schedule such as `v2-1a-12.2-30.1`");
        refused(text, &sentence);
    }
}
