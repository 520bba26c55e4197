//! `workbook reset`.

use std::fs;

use super::Student;

const FILE: &str = "lessons/05_semaphore.rs";

#[test]
fn a_lesson_is_put_back_and_what_it_held_is_kept() {
    let student = Student::new("reset_all");
    student.write(FILE, "mine");
    let ran = student.run(&["reset", "semaphore"]);
    let said = "lessons/05_semaphore.rs has been restored. A copy of the old file is in .workbook/backups/05_semaphore-1.rs.\n";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), said, ""));
    assert_eq!(student.read(FILE), student.read("tests/stubs/05_semaphore.rs"));
    assert_eq!(student.read(".workbook/backups/05_semaphore-1.rs"), "mine");

    student.write(FILE, "mine again");
    student.run(&["reset", "semaphore"]);
    assert_eq!(student.read(".workbook/backups/05_semaphore-1.rs"), "mine", "a backup is never overwritten");
    assert_eq!(student.read(".workbook/backups/05_semaphore-2.rs"), "mine again");
}

#[test]
fn a_lesson_that_is_as_it_came_needs_no_backup() {
    let student = Student::new("reset_nothing");
    let ran = student.run(&["reset", "semaphore"]);
    assert_eq!(ran.out, "lessons/05_semaphore.rs is still the original stub: nothing was changed.\n");
    assert!(!student.folder.join(".workbook").exists());
}

#[test]
fn a_lesson_that_is_gone_comes_back() {
    let student = Student::new("reset_gone");
    fs::remove_file(student.folder.join(FILE)).expect("it was there");
    assert_eq!(student.run(&["reset", "semaphore"]).out, "lessons/05_semaphore.rs has been restored.\n");
    assert_eq!(student.read(FILE), student.read("tests/stubs/05_semaphore.rs"));
}

#[test]
fn a_file_that_is_no_text_is_kept_byte_for_byte() {
    let student = Student::new("reset_bytes");
    let bytes = [0xff, 0xfe, b'x'];
    fs::write(student.folder.join(FILE), bytes).expect("it can be written to");
    assert_eq!(student.run(&["reset", "semaphore"]).code, Some(0));
    assert_eq!(
        fs::read(student.folder.join(".workbook/backups/05_semaphore-1.rs")).ok(),
        Some(bytes.to_vec())
    );
}

#[test]
fn one_step_is_put_back_and_the_rest_stays() {
    let student = Student::new("reset_step");
    student.writes_the_solution("05_semaphore");
    let ran = student.run(&["reset", "semaphore", "step2"]);
    assert!(ran.out.starts_with("Step 2 of lessons/05_semaphore.rs has been restored."), "{ran:?}");
    let text = student.read(FILE);
    assert!(student.answer("05_semaphore").lacks(2));
    assert!([1, 3, 4].iter().all(|step| !student.answer("05_semaphore").lacks(*step)), "{text}");
    let function = |text: &str| {
        let (_, rest) = text.split_once("    /// Step 2.").expect("step 2 is there");
        rest.split_once("\n    }\n").expect("it has an end").0.to_owned()
    };
    let (stub, solution) =
        (student.read("tests/stubs/05_semaphore.rs"), student.read("solutions/05_semaphore.rs"));
    assert_eq!(text, solution.replace(&function(&solution), &function(&stub)));
    let again = student.run(&["reset", "semaphore", "2"]);
    assert_eq!(
        again.out,
        "Step 2 of lessons/05_semaphore.rs is still the original stub: nothing was changed.\n"
    );
}

#[test]
fn every_step_of_every_lesson_can_be_put_back_alone() {
    let student = Student::new("reset_every");
    for lesson in workbook_judge::check::lessons::all(&student.workspace()).expect("they can be listed") {
        for step in lesson.steps() {
            student.writes_the_solution(&lesson.name);
            let ran = student.run(&["reset", &lesson.name, &step.to_string()]);
            assert_eq!(ran.code, Some(0), "{ran:?}");
            let answer = student.answer(&lesson.name);
            let left: Vec<u32> = lesson.steps().into_iter().filter(|step| answer.lacks(*step)).collect();
            assert_eq!(left, [step], "{}", lesson.name);
        }
    }
}

#[test]
fn a_step_whose_function_is_gone_is_not_guessed_at() {
    let student = Student::new("reset_renamed");
    let text = student.read(FILE).replace("pub fn try_acquire", "pub fn attempt");
    student.write(FILE, &text);
    let ran = student.run(&["reset", "semaphore", "2"]);
    assert_eq!(ran.code, Some(2));
    let begin = "lessons/05_semaphore.rs has no `try_acquire` of `impl Semaphore` any more, or has two";
    assert!(ran.err.starts_with(begin), "{}", ran.err);
    assert_eq!(student.read(FILE), text);
}

#[test]
fn when_the_backup_cannot_be_written_nothing_is_changed() {
    let student = Student::new("reset_no_backup");
    student.write(FILE, "mine");
    student.write(".workbook/backups", "in the way");
    let ran = student.run(&["reset", "semaphore"]);
    assert_eq!(ran.code, Some(3));
    assert!(ran.err.starts_with("The file can't be copied to .workbook/backups: "), "{}", ran.err);
    assert_eq!(student.read(FILE), "mine");
}
