//! A class graded in parts, as several machines would.

use std::fs;
use std::path::PathBuf;

use crate::class::{Class, files, race, run, solution, stub};

fn a_class(name: &str) -> Class {
    let class = Class::new(name).with("anna", "03_race", solution("03_race"));
    let class =
        class.with("anna", "01_threads", solution("01_threads")).with("bob", "03_race", stub("03_race"));
    let class = class.with("bob", "01_threads", stub("01_threads"));
    ["tasks + 1", "tasks", "0"]
        .iter()
        .enumerate()
        .fold(class, |class, (number, body)| class.with(&format!("student-{number}"), "03_race", race(body)))
}

const LESSONS: [&str; 4] = ["--lesson", "01", "--lesson", "03"];

fn graded_in_parts(class: &Class, parts: usize) -> Vec<PathBuf> {
    let part = |number: usize| {
        let to = class.beside(&format!("shard-{number}"));
        let shard = format!("{number}/{parts}");
        let ran = class.grade_to(&to, &[&LESSONS[..], &["--shard", &shard]].concat());
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert!(!to.join("gradebook.csv").exists(), "a part has no gradebook");
        to
    };
    (1..=parts).map(part).collect()
}

fn merged(class: &Class, parts: &[PathBuf]) -> (PathBuf, crate::class::Ran) {
    let to = class.beside("merged");
    let mut arguments = vec!["grade", "merge", "--to", to.to_str().unwrap()];
    arguments.extend(parts.iter().map(|part| part.to_str().unwrap()));
    let ran = run(&arguments);
    (to.clone(), ran)
}

#[test]
fn parts_put_together_equal_the_whole_byte_for_byte() {
    let class = a_class("parts");
    let parts = graded_in_parts(&class, 3);
    let (to, ran) = merged(&class, &parts);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    class.grade(&LESSONS);
    assert_eq!(files(&to), files(&class.to));
    // And once more into the same folder.
    assert_eq!(merged(&class, &parts).1.code, Some(0));
    assert_eq!(files(&to), files(&class.to));
}

#[test]
fn a_part_that_is_missing_is_asked_for_with_3() {
    let class = a_class("missing");
    let parts = graded_in_parts(&class, 3);
    let (to, ran) = merged(&class, &parts[1..]);
    assert_eq!(ran.code, Some(3), "{ran:?}");
    assert!(ran.err.contains("not judged yet"), "{ran:?}");
    assert!(!to.join("gradebook.csv").exists());
}

#[test]
fn parts_of_different_classes_are_refused_with_2() {
    let (one, other) = (a_class("one_of_two"), a_class("other_of_two"));
    let parts = [graded_in_parts(&one, 1), graded_in_parts(&other, 1)].concat();
    let (to, ran) = merged(&one, &parts);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.err.contains("they differ in the class"), "{ran:?}");
    assert!(!to.exists());
    let handed_in_later = graded_in_parts(&one, 1);
    fs::rename(&handed_in_later[0], one.beside("before")).expect("it can be moved");
    one.hand_in("late", "03_race", stub("03_race"));
    let parts = [vec![one.beside("before")], graded_in_parts(&one, 1)].concat();
    let (_, ran) = merged(&one, &parts);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.err.contains("what was handed in"), "{ran:?}");
}
