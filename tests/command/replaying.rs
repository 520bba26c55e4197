//! `explore --schedule`: the one schedule that is given.

use crate::test::{LESSON, Ran, Test, root, solution, step_4};

const CHECK: &str = "step4_no_update_is_lost";

fn racy(name: &str) -> Test {
    Test::new(name).answer(step_4("run_racy(workers, tasks, pause)"))
}

fn replay(test: &Test, check: &str, schedule: &str) -> Ran {
    test.run(&["explore", "race", check, "--schedule", schedule, "--answers", "."])
}

#[test]
fn a_failure_can_be_replayed_with_the_schedule_it_printed() {
    let test = racy("replay");
    let report = test.check_as_json();
    let checks = report["checks"].as_array().expect("checks are a list");
    let failed =
        checks.iter().find(|check| check["schedule"].is_string()).unwrap_or_else(|| panic!("{report:#}"));
    let (name, schedule) = (failed["name"].as_str().unwrap(), failed["schedule"].as_str().unwrap());
    let ran = replay(&test, name, schedule);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    let folder = test.folder.strip_prefix(root()).unwrap_or(&test.folder).display();
    let again =
        format!("Again: cargo run -- explore {LESSON} {name} --answers {folder} --schedule {schedule}");
    assert!(ran.out.contains(&again), "{}", ran.out);
}

#[test]
fn a_schedule_that_does_not_fail_is_shown_and_no_other_is_looked_for() {
    let ran = replay(&racy("holds"), CHECK, "v2-1a");
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.contains("thread 1") && ran.out.contains("counter.load() → 0"), "{}", ran.out);
    let end =
        format!("{CHECK} does not fail in this schedule. If it did before, the file has changed since.\n");
    assert!(ran.out.ends_with(&end), "{}", ran.out);
}

#[test]
fn an_exploration_that_the_check_has_not_is_a_usage_error() {
    let ran = replay(&racy("no_part"), CHECK, "v2-9a-1.1");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{ran:?}");
    assert!(ran.err.starts_with("This schedule can't be replayed. The schedule belongs to"), "{}", ran.err);
}

#[test]
fn deviations_that_are_never_used_are_a_usage_error() {
    let ran = replay(&racy("unused"), CHECK, "v2-1a-99999.1");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{ran:?}");
    assert!(ran.err.starts_with("This schedule can't be replayed. "), "{}", ran.err);
}

#[test]
fn a_schedule_that_is_none_or_of_another_version_is_a_usage_error() {
    let test = Test::new("bad_schedule").answer(solution());
    for (schedule, words) in [
        ("x1", "`x1` is not a schedule. A failed check prints a schedule such as `v2-1a-12.2-30.1`"),
        ("1a-2.1", "`1a-2.1` is a schedule of version 1; this workbook reads version 2"),
    ] {
        let ran = replay(&test, CHECK, schedule);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{ran:?}");
        assert!(ran.err.contains(words), "{}", ran.err);
    }
}

#[test]
fn a_schedule_for_a_step_of_several_checks_asks_for_one_of_them() {
    let ran = replay(&racy("many"), "step4", "v2-1a-2.1");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{ran:?}");
    let begin = "A schedule belongs to one check. Name the check instead of the step:\n  step4_";
    assert!(ran.err.starts_with(begin), "{}", ran.err);
}
