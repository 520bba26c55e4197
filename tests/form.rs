//! The repository's own form: what every lesson must have, and where.

#[path = "form/filled.rs"]
mod filled;
#[path = "zoo/items.rs"]
mod items;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use clap::CommandFactory;
use workbook_command::arguments::Arguments;
use workbook_judge::check::lessons::{self, Lesson};
use workbook_judge::check::scan::steps_left;
use workbook_judge::check::workspace::Workspace;
use workbook_judge::questions::scan::Questions;

/// The fewest wrong answers, and the fewest unusual right ones, that the zoo holds of a lesson.
const WRONG: usize = 12;
const RIGHT: usize = 5;
/// Words in a rung of a hint, at the most.
const WORDS: usize = 40;
/// Lines of a `main`, at the most.
const MAIN: usize = 20;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The same file of the lessons on the model and of the live ones.
fn read_both(folder: &str, file: &str) -> String {
    read(&format!("{folder}/{file}")) + &read(&format!("{folder}/live/{file}"))
}

fn all_lessons() -> Vec<Lesson> {
    let workspace = Workspace::find().expect("the workbook's own folder");
    lessons::all(&workspace).expect("the lessons can be listed")
}

/// Complains about each lesson for which `complaint` finds something to say.
fn check(complaint: impl Fn(&Lesson) -> Option<String>) {
    let complaints: Vec<String> = all_lessons().iter().filter_map(complaint).collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn every_lesson_file_has_a_check_and_every_check_a_lesson() {
    let stems = |folder: &str| {
        let entries = fs::read_dir(root().join(folder)).expect("a folder of the project");
        let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
        let mut stems: Vec<String> = names
            .filter(|name| name.starts_with(|c: char| c.is_ascii_digit()))
            .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
            .collect();
        stems.sort();
        stems
    };
    let mut checks = [stems("tests/checks"), stems("tests/checks/live")].concat();
    checks.sort();
    // A live lesson may have checks on the model too.
    checks.dedup();
    assert_eq!(stems("lessons"), stems("solutions"));
    assert_eq!(stems("lessons"), stems("tests/stubs"));
    assert_eq!(stems("lessons"), checks);
    assert_eq!(stems("tests/checks/live"), stems("tests/checks/live/drivers"));
    assert_eq!(stems("lessons"), all_lessons().iter().map(|lesson| lesson.name.clone()).collect::<Vec<_>>());
}

#[test]
fn every_step_of_a_stub_is_a_todo_and_no_step_of_a_solution_is() {
    check(|lesson| {
        let left = |folder: &str| steps_left(&read(&format!("{folder}/{}.rs", lesson.name)));
        let (stub, solution) = (left("tests/stubs"), left("solutions"));
        let steps = lesson.steps();
        let unwritten: Vec<u32> = stub.into_iter().collect();
        (unwritten != steps || !solution.is_empty()).then(|| {
            format!("{}: checks of steps {steps:?}, todos {unwritten:?}, left {solution:?}", lesson.name)
        })
    });
}

#[test]
fn every_solution_is_its_stub_with_the_holes_filled() {
    check(|lesson| {
        let read = |folder: &str| read(&format!("{folder}/{}.rs", lesson.name));
        let changed = filled::changed(&read("tests/stubs"), &read("solutions"));
        (!changed.is_empty()).then(|| format!("solutions/{}.rs lacks or changes {changed:?}", lesson.name))
    });
}

#[test]
fn every_solution_answers_its_questions() {
    check(|lesson| {
        let text = read(&format!("solutions/{}.rs", lesson.name));
        let (questions, answers) = filled::questions(&text);
        let open: Vec<&&str> = questions
            .iter()
            .zip(&answers)
            .filter(|(_, answer)| answer.is_empty())
            .map(|(question, _)| question)
            .collect();
        (questions.is_empty() || !open.is_empty())
            .then(|| format!("solutions/{}.rs answers none of {open:?}", lesson.name))
    });
}

#[test]
fn a_lesson_that_nobody_has_begun_is_as_its_stub() {
    check(|lesson| {
        let name = &lesson.name;
        let (mine, stub) = (read(&format!("lessons/{name}.rs")), read(&format!("tests/stubs/{name}.rs")));
        let is_untouched = steps_left(&mine).into_iter().eq(lesson.steps());
        (is_untouched && mine != stub).then(|| format!("cp lessons/{name}.rs tests/stubs/"))
    });
}

#[test]
fn every_step_has_two_checks_or_more() {
    check(|lesson| {
        let few = |step: &u32| lesson.checks.iter().filter(|check| check.step == *step).count() < 2;
        let few: Vec<u32> = lesson.steps().into_iter().filter(few).collect();
        (!few.is_empty()).then(|| format!("{}: fewer than two checks of steps {few:?}", lesson.name))
    });
}

#[test]
fn every_step_has_its_doc_comment() {
    check(|lesson| {
        let text = read(&format!("tests/stubs/{}.rs", lesson.name));
        let documented = |step: &u32| text.contains(&format!("/// Step {step}."));
        let bare: Vec<u32> = lesson.steps().into_iter().filter(|step| !documented(step)).collect();
        (!bare.is_empty()).then(|| format!("{}: no `/// Step N.` for {bare:?}", lesson.name))
    });
}

#[test]
fn every_step_has_three_short_hints() {
    check(|lesson| {
        let hints = read(&format!("hints/{}.md", lesson.name));
        let wrong = |step: &u32| {
            let section =
                hints.split("\n## ").find_map(|section| section.strip_prefix(&format!("step {step}\n")));
            let rungs = section.map(rungs).unwrap_or_default();
            rungs.len() != 3 || rungs.iter().any(|rung| rung.split_whitespace().count() > WORDS)
        };
        let wrong: Vec<u32> = lesson.steps().into_iter().filter(wrong).collect();
        (!wrong.is_empty())
            .then(|| format!("{}: not three rungs of {WORDS} words for {wrong:?}", lesson.name))
    });
}

/// The items of a numbered list, each with its further lines.
fn rungs(section: &str) -> Vec<String> {
    let mut rungs: Vec<String> = Vec::new();
    for line in section.lines() {
        let item = line.split_once(". ").filter(|(number, _)| number.parse::<u32>().is_ok());
        match (item, rungs.last_mut()) {
            (Some((_, text)), _) => rungs.push(text.to_owned()),
            (None, Some(rung)) if line.starts_with(' ') => rung.push_str(line),
            _ => {}
        }
    }
    rungs
}

#[test]
fn every_lesson_ends_with_a_main_that_only_starts_an_experiment() {
    check(|lesson| {
        let text = read(&format!("tests/stubs/{}.rs", lesson.name));
        let lines = text.lines().skip_while(|line| !line.starts_with("fn main(")).count();
        (!(1..=MAIN).contains(&lines)).then(|| format!("{}: {lines} lines from `main` on", lesson.name))
    });
}

#[test]
fn every_lesson_has_its_exercises_its_row_and_its_binaries() {
    let (exercises, readme) = (read("exercises.md"), read("README.md"));
    let lessons = read_both("lessons", "Cargo.toml");
    let library = read_both("tests/checks", "lib.rs");
    check(|lesson| {
        let name = &lesson.name;
        let there = [
            ("exercises.md", exercises.contains(&format!("## {name}"))),
            ("README.md", readme.contains(&format!("[{name}](lessons/{name}.rs)"))),
            ("lessons/Cargo.toml", lessons.contains(&format!("name = \"{name}\""))),
            ("lessons/Cargo.toml", lessons.contains(&format!("name = \"{name}_solution\""))),
            ("tests/checks/lib.rs", library.contains(&format!("\"{name}.rs\""))),
        ];
        let missing: Vec<&str> =
            there.iter().filter(|(_, is_there)| !is_there).map(|(file, _)| *file).collect();
        (!missing.is_empty()).then(|| format!("{name} is missing in {missing:?}"))
    });
}

#[test]
fn what_is_asked_again_on_real_threads_is_a_check_on_the_model_and_compiled() {
    let library = read("tests/checks/real/lib.rs");
    check(|lesson| {
        let real = lesson.real.as_ref()?;
        let modelled = lesson.modelled.as_ref().map_or(&[][..], |modelled| &modelled.checks.checks);
        let alone: Vec<&str> = real
            .checks
            .iter()
            .filter(|check| !modelled.contains(check))
            .map(|check| check.name.as_str())
            .collect();
        let compiled = library.contains(&format!("\"{}.rs\"", lesson.name));
        let is_empty = real.checks.is_empty();
        (!alone.is_empty() || !compiled || is_empty).then(|| {
            format!("{}: not on the model: {alone:?}; in lib.rs: {compiled}; empty: {is_empty}", lesson.name)
        })
    });
}

#[test]
fn every_lesson_has_its_predictions() {
    let library = read("tests/checks/lib.rs");
    let workspace = Workspace::find().expect("the workbook's own folder");
    check(|lesson| {
        let name = &lesson.name;
        let questions = Questions::of(&workspace, name).map_or(Vec::new(), |questions| questions.all);
        let without_steps = questions.iter().filter(|question| question.steps.is_empty()).count();
        let compiled = library.contains(&format!("predict/{name}.rs\""));
        let told = read("exercises.md").contains(&format!("cargo run -- predict {name}"));
        (without_steps < 4 || !compiled || !told).then(|| {
            format!("{name}: {without_steps} questions; in lib.rs: {compiled}; in exercises.md: {told}")
        })
    });
}

#[test]
fn every_lesson_has_its_zoo() {
    check(|lesson| {
        let folder = root().join("tests/zoo").join(&lesson.name);
        let files = fs::read_dir(&folder).map(|files| files.filter_map(Result::ok).collect::<Vec<_>>());
        let texts =
            files.unwrap_or_default().into_iter().filter_map(|file| fs::read_to_string(file.path()).ok());
        let (right, wrong): (Vec<String>, Vec<String>) =
            texts.partition(|text| text.starts_with("//! right: "));
        let few = right.len() < RIGHT || wrong.len() < WRONG;
        few.then(|| format!("{}: {} wrong answers and {} right ones", lesson.name, wrong.len(), right.len()))
    });
}

#[test]
fn every_stub_says_how_to_run_and_check_it() {
    check(|lesson| {
        let (name, text) = (&lesson.name, read(&format!("tests/stubs/{}.rs", lesson.name)));
        let wanted =
            [format!("cargo run --bin {name}"), format!("cargo test {name}"), format!("hints/{name}.md")];
        let missing: Vec<&String> = wanted.iter().filter(|words| !text.contains(*words)).collect();
        (!missing.is_empty() || !text.contains("pub const QUESTIONS"))
            .then(|| format!("{name}: no {missing:?}, or no QUESTIONS"))
    });
}

#[test]
fn every_command_is_in_the_readme_and_every_command_named_exists() {
    let command = Arguments::command();
    let names: BTreeSet<&str> = command.get_subcommands().map(|command| command.get_name()).collect();
    let in_readme = commands_in(&read("README.md"));
    let missing: Vec<&&str> = names.iter().filter(|name| !in_readme.contains(**name)).collect();
    assert!(missing.is_empty(), "not in README.md: {missing:?}");
    for file in ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "exercises.md"] {
        let unknown: Vec<String> =
            commands_in(&read(file)).into_iter().filter(|name| !names.contains(name.as_str())).collect();
        assert!(unknown.is_empty(), "{file}: {unknown:?}");
    }
}

/// What stands behind `cargo run -- `.
fn commands_in(text: &str) -> BTreeSet<String> {
    let word =
        |rest: &str| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect::<String>();
    let words = text.split("cargo run -- ").skip(1).map(word);
    words.filter(|word| !word.is_empty() && !word.starts_with('-')).collect()
}

#[test]
fn every_command_has_an_example_in_its_help() {
    let without = |command: &&clap::Command| {
        let help = command.get_after_help().map(|help| help.to_string()).unwrap_or_default();
        !help.contains(&format!("cargo run -- {}", command.get_name()))
    };
    let arguments = Arguments::command();
    let bare: Vec<&str> =
        arguments.get_subcommands().filter(without).map(|command| command.get_name()).collect();
    assert!(bare.is_empty(), "no example: {bare:?}");
}

#[test]
fn the_commands_and_files_of_the_readme_exist() {
    let readme = read("README.md");
    let commands =
        readme.lines().filter_map(|line| line.split_once("cargo run --bin ")).map(|(_, rest)| rest);
    for rest in commands {
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        assert!(
            all_lessons().iter().any(|lesson| name.trim_end_matches("_solution") == lesson.name),
            "{name}"
        );
    }
    for link in readme.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link) {
        let (file, heading) =
            link.split_once('#').map_or((link, None), |(file, heading)| (file, Some(heading)));
        let file = if file.is_empty() { "README.md" } else { file };
        let has = |heading: &str| read(file).lines().any(|line| anchor_of(line).as_deref() == Some(heading));
        let exists = root().join(file).exists() && heading.is_none_or(has);
        assert!(link.starts_with("http") || exists, "README.md: {link}");
    }
}

/// What a link to a heading says: lower case, and hyphens for spaces.
fn anchor_of(line: &str) -> Option<String> {
    let heading = line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#'))?;
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    Some(heading.chars().filter(kept).collect::<String>().to_lowercase().replace(' ', "-"))
}
