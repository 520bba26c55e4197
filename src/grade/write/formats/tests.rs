//! Each form written out whole, from one result: `golden/`.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::write::names;

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("write/formats/golden")
}

/// Two students and two lessons: passed, failed, refused, not handed in, and hidden.
fn results() -> Results {
    let text = fs::read_to_string(golden().join("results.json")).expect("the result to write");
    serde_json::from_str(&text).expect("the result to write")
}

fn written(format: Format) -> Vec<(String, String)> {
    let results = results();
    files(format, &results, &names::of_files(&results), Date { year: 2026, month: 11, day: 29 })
}

#[test]
fn each_form_is_as_it_was() {
    for format in Format::ALL {
        for (place, text) in written(format) {
            let path = golden().join(&place);
            let expected = fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(text, expected, "{place} differs from {}", path.display());
        }
    }
}

fn values(format: Format) -> Vec<Value> {
    written(format).iter().map(|(_, text)| serde_json::from_str(text).expect("JSON")).collect()
}

#[test]
fn gradescope_gets_the_fields_and_values_that_it_names() {
    for value in values(Format::Gradescope) {
        assert!(value["score"].is_number() && value["tests"].is_array());
        for test in value["tests"].as_array().expect("tests") {
            assert!(["passed", "failed"].contains(&test["status"].as_str().expect("a status")));
            assert!(test["score"].as_f64() <= test["max_score"].as_f64());
        }
    }
}

#[test]
fn classroom_50_gets_its_eleven_fields_and_whole_numbers_that_add_up() {
    for value in values(Format::Classroom50) {
        let object = value.as_object().expect("an object");
        assert_eq!(object.len(), 11);
        let sum = |field: &str| {
            let tests = value["tests"].as_array().expect("tests");
            tests.iter().map(|test| test[field].as_u64().expect("a whole number")).sum::<u64>()
        };
        assert_eq!(value["score"].as_u64(), Some(sum("score")));
        assert_eq!(value["max-score"].as_u64(), Some(sum("max-score")));
    }
}

#[test]
fn exercism_gets_a_status_and_a_message_where_nothing_ran() {
    for value in values(Format::Exercism) {
        let status = value["status"].as_str().expect("a status");
        assert_eq!(value["version"], 3);
        assert!(["pass", "fail", "error"].contains(&status));
        assert_eq!(value["message"].is_string(), status == "error");
        for test in value["tests"].as_array().expect("tests") {
            assert!(test["task_id"].is_u64() && test["name"].is_string() && test["test_code"].is_string());
        }
    }
}

#[test]
fn prairielearn_gets_a_share() {
    for value in values(Format::PrairieLearn) {
        let score = value["score"].as_f64().expect("a share");
        assert!((0.0..=1.0).contains(&score) && value["gradable"] == true);
    }
}

#[test]
fn what_is_hidden_is_in_no_form_that_students_see() {
    for format in
        [Format::Classroom50, Format::PrairieLearn, Format::Exercism, Format::Junit, Format::Summary]
    {
        for (place, text) in written(format) {
            assert!(!text.contains("05_semaphore") && !place.contains("05_semaphore"), "{place}");
        }
    }
}

#[test]
fn a_summary_has_room_for_its_last_line() {
    let mut results = results();
    let student = results.students[0].clone();
    results.students = vec![student; 100_000];
    let text = summary::of(&results);
    assert!(text.len() <= 1 << 20);
    assert!(text.ends_with("left out: there is no room for more.\n"), "{}", &text[text.len() - 200..]);
}
