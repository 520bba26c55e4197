//! `workbook open`.

use workbook_command::open::editor::{Editor, Window};

use super::Student;

/// The words after the program.
fn words(editor: &str) -> Vec<String> {
    let command = Editor::of(editor).expect("it names a program").command("a b.rs".as_ref(), 12);
    command.get_args().map(|word| word.to_string_lossy().into_owned()).collect()
}

#[test]
fn each_editor_is_told_the_line_in_its_own_way() {
    assert_eq!(words("code"), ["--goto", "a b.rs:12"]);
    assert_eq!(words("/usr/bin/code --wait"), ["--wait", "--goto", "a b.rs:12"]);
    for editor in ["vim", "nvim", "nano", "emacs", "micro"] {
        assert_eq!(words(editor), ["+12", "a b.rs"], "{editor}");
    }
    assert_eq!(words("hx"), ["a b.rs:12"]);
    assert_eq!(words("subl"), ["a b.rs:12"]);
    assert_eq!(words("idea"), ["--line", "12", "a b.rs"]);
    assert_eq!(words("notepad"), ["a b.rs"]);
}

#[test]
fn only_editors_with_a_window_of_their_own_leave_the_terminal_alone() {
    let window = |editor| Editor::of(editor).expect("it names a program").window();
    for editor in ["code", "subl", "zed", "rustrover", "emacsclient"] {
        assert_eq!(window(editor), Window::ItsOwn, "{editor}");
    }
    for editor in ["vim", "nano", "hx", "emacs", "unheard-of"] {
        assert_eq!(window(editor), Window::TheTerminal, "{editor}");
    }
    assert_eq!(Editor::of("  "), None);
}

#[test]
fn the_line_is_that_of_the_steps_todo_or_of_its_function() {
    let student = Student::new("open_line");
    let ran = student.run(&["open", "race", "4"]);
    let line =
        student.read("lessons/03_race.rs").lines().position(|line| line.contains("todo!(\"step 4")).unwrap()
            + 1;
    let said = format!(
        "No editor is set. Pass one, such as --editor code, or set EDITOR. The place is lessons/03_race.rs:{line}.\n"
    );
    assert_eq!((ran.code, ran.err), (Some(2), said));

    student.writes_the_solution("03_race");
    let ran = student.run(&["open", "race", "4"]);
    let line =
        student.read("lessons/03_race.rs").lines().position(|line| line.contains("/// Step 4.")).unwrap() + 1;
    assert!(ran.err.ends_with(&format!("lessons/03_race.rs:{line}.\n")), "{ran:?}");
}

#[test]
fn the_command_line_goes_before_the_environment() {
    let student = Student::new("open_order");
    // Cargo is a program that every machine has which runs these tests; it rejects the file.
    let ran =
        student.command(&["open", "race", "--editor", "no-such-editor"]).env("EDITOR", "cargo").output();
    let words = String::from_utf8(ran.expect("the command starts").stderr).expect("it is text");
    assert_eq!(
        words,
        "There is no editor `no-such-editor`. Pass another one with --editor, or set EDITOR.\n"
    );
    let ran = student.command(&["open", "race"]).env("EDITOR", "cargo --version --quiet").output();
    assert_eq!(ran.expect("the command starts").status.code(), Some(0));
}
