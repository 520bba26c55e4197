//! The lessons as programs. Cargo builds those of a package for its tests.

use std::env;
use std::fs;
use std::process::{Command, Output, Stdio};
use std::thread;

use workbook_judge::check::lessons::{self, Stage};
use workbook_judge::check::scan::steps_left;
use workbook_judge::check::workspace::Workspace;

/// Runs one with nobody at its standard input.
pub fn run(program: &str, options: &[&str]) -> Output {
    let tests = env::current_exe().expect("a program knows its place");
    let beside = tests.parent().and_then(|deps| deps.parent()).expect("tests lie in `deps`");
    let mut command = Command::new(beside.join(format!("{program}{}", env::consts::EXE_SUFFIX)));
    command.args(options).stdin(Stdio::null()).output().expect("it was just built")
}

/// Runs the stubs and the solutions of this stage. `smaller` makes some lessons work less than they do unasked.
pub fn all_run_to_their_end(stage: Stage, smaller: &[(&str, &[&str])]) {
    let workspace = Workspace::find().expect("the workbook's own folder");
    let lessons = lessons::all(&workspace).expect("the lessons can be listed");
    let lessons = lessons.into_iter().filter(|lesson| lesson.stage() == stage);
    let runs = lessons.flat_map(|lesson| {
        let text = fs::read_to_string(workspace.root.join(format!("lessons/{}.rs", lesson.name)));
        let is_open = !steps_left(&text.expect("a lesson's file")).is_empty();
        let smaller =
            smaller.iter().find(|(name, _)| *name == lesson.name).map_or(&[][..], |(_, options)| options);
        let options = [&["--yes"], smaller].concat();
        [
            (lesson.name.clone(), is_open, options.clone()),
            (format!("{}_solution", lesson.name), false, options),
        ]
    });
    let check = |(name, is_open, options): (String, bool, Vec<&str>)| {
        let run = run(&name, &options);
        let (output, errors) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
        assert!(run.status.success(), "{name}: {}\n{output}{errors}", run.status);
        let says = output.contains("is not written yet") || errors.contains("is not written yet");
        assert_eq!(says, is_open, "{name}:\n{output}{errors}");
    };
    thread::scope(|scope| runs.for_each(|run| drop(scope.spawn(move || check(run)))));
}
