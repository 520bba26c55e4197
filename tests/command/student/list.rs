//! `workbook list`.

use serde_json::{Value, json};
use workbook_judge::check::verdict::Verdict;

use super::Student;

fn json_of(student: &Student) -> Value {
    let ran = student.run(&["list", "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    serde_json::from_str(&ran.out).expect("it is JSON")
}

fn line_of<'a>(text: &'a str, lesson: &str) -> &'a str {
    text.lines().find(|line| line.contains(lesson)).unwrap_or_else(|| panic!("{lesson} is not in\n{text}"))
}

#[test]
fn a_fresh_workbook_has_no_points_and_begins_with_the_first_step() {
    let student = Student::new("list_fresh");
    let ran = student.run(&["list"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with("The concurrency workbook\n\n  ░░░░"), "{}", ran.out);
    assert!(ran.out.contains("Next: step 1 in lessons/01_threads.rs"), "{}", ran.out);
    assert_eq!(line_of(&ran.out, "03_race").trim_start(), "03_race           ○ ○ ○ ○      0 of 17");
    assert!(!student.folder.join(".workbook").exists(), "who only looks leaves nothing");
}

#[test]
fn alone_where_nobody_can_press_a_key_it_is_the_list() {
    let student = Student::new("list_alone");
    assert_eq!(student.run(&[]).out, student.run(&["list"]).out);
}

#[test]
fn each_check_that_passed_is_a_point_and_each_step_has_a_sign() {
    let student = Student::new("list_points");
    student.writes_the_solution("03_race");
    student.was_judged("03_race", &[1, 2], Verdict::Passed);
    student.was_judged("03_race", &[3], Verdict::Failed);
    let list = json_of(&student);
    let race = &list["lessons"][2];
    let standings: Vec<&Value> =
        race["steps"].as_array().expect("a list").iter().map(|step| &step["standing"]).collect();
    assert_eq!(standings, ["passed", "passed", "begun", "begun"]);
    let checks = student.answer("03_race").lesson.checks;
    assert_eq!(race["points"]["got"], checks.iter().filter(|check| check.step < 3).count());
    assert_eq!(race["points"]["of"], checks.len());
    assert_eq!(list["steps"]["passed"], 2);
    assert_eq!(list["next"], json!({ "lesson": "01_threads", "step": 1 }));
    assert!(line_of(&student.run(&["list"]).out, "03_race").contains("● ● ◐ ◐"));
}

#[test]
fn a_pass_of_another_text_is_known_to_be_old() {
    let student = Student::new("list_old");
    student.writes_the_solution("03_race");
    student.was_judged("03_race", &[1], Verdict::Passed);
    let file = "lessons/03_race.rs";
    let standing = |student: &Student| json_of(student)["lessons"][2]["steps"][0]["standing"].clone();
    let passed = student.read(file);

    student.write(
        file,
        &format!("// A comment, and an answer to a question.\n{}", passed.replace(", \"\"),", ", \"so\"),")),
    );
    assert_eq!(standing(&student), "passed", "no verdict depends on these");
    student.write(file, &passed.replace("Trend::Falls\n", "Trend::Rises\n"));
    assert_eq!(standing(&student), "passed_before_edit");
    student.was_judged("03_race", &[1], Verdict::Failed);
    assert_eq!(standing(&student), "begun");
    student.write(file, &passed);
    assert_eq!(standing(&student), "passed", "what passed once passes again");
    student.write(file, &student.read("tests/stubs/03_race.rs"));
    assert_eq!(standing(&student), "not_started");
}

#[test]
fn when_all_has_passed_there_is_nothing_next() {
    let student = Student::new("list_all");
    let lessons = workbook_judge::check::lessons::all(&student.workspace()).expect("they can be listed");
    for lesson in &lessons {
        student.writes_the_solution(&lesson.name);
        student.was_judged(&lesson.name, &lesson.steps(), Verdict::Passed);
    }
    let ran = student.run(&["list"]);
    assert!(ran.out.contains("\nEvery step has passed."), "{}", ran.out);
    assert!(!ran.out.contains('░'), "{}", ran.out);
}

#[test]
fn a_lesson_that_is_gone_is_told_and_the_others_are_listed() {
    let student = Student::new("list_gone");
    std::fs::remove_file(student.folder.join("lessons/03_race.rs")).expect("it was there");
    let ran = student.run(&["list"]);
    assert_eq!(ran.code, Some(0));
    assert!(line_of(&ran.out, "03_race").contains("There is no lessons/03_race.rs"), "{}", ran.out);
    assert!(line_of(&ran.out, "04_lock").contains("○ ○ ○ ○ ○"), "{}", ran.out);
}
