//! The students' edition: what is in it, what works in it, and what becomes of it when it is made again.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use libtest_mimic::Trial;
use saphyr::{LoadableYamlNode, Yaml};
use serde_json::Value;

use crate::class::{Class, Ran, command, files, race, root, run, solution};
use crate::trial;
use crate::workplace::{builds_quickly, folder, has, program, ran, succeeds};

pub fn trials() -> Vec<Trial> {
    let lacks = |name: &str| !has(name);
    vec![
        trial("handout::what_students_must_not_have_is_not_in_it", nothing_of_the_teachers),
        trial("handout::its_texts_name_only_what_is_in_it", texts_name_what_is_there),
        trial("handout::all_commands_work_from_a_fresh_clone", a_fresh_clone)
            .with_ignored_flag(lacks("git") || lacks("bash")),
        trial("handout::what_it_became_is_graded", what_it_became_is_graded).with_ignored_flag(lacks("git")),
        trial("handout::made_again_it_keeps_what_was_edited", made_again),
        trial("handout::a_lesson_is_hidden_until_its_day", a_hidden_lesson),
        trial("handout::a_folder_with_something_else_stays_as_it_is", another_folder),
    ]
}

fn hand_out(to: &Path, more: &[&str]) -> Ran {
    run(&[&["handout", "--to", to.to_str().expect("a path")], more].concat())
}

/// A handout that no test changes, put into git where there is git.
fn handout() -> &'static Path {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    MADE.get_or_init(|| {
        let to = folder("made").join("handout");
        let ran = hand_out(&to, &[]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        if has("git") {
            succeeds("git init --quiet && git add .", &to);
            commit("The workbook", &to);
        }
        to
    })
}

fn commit(message: &str, repository: &Path) {
    let author = "-c user.name=A -c user.email=a@example.org";
    succeeds(&format!("git {author} commit --quiet --all --message '{message}'"), repository);
}

fn cloned(to: &Path) {
    let [from, to] = [handout(), to].map(|path| path.to_str().expect("a path"));
    succeeds(&format!("git clone --quiet '{from}' '{to}'"), handout());
}

fn text(path: PathBuf) -> String {
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn nothing_of_the_teachers() {
    let mut files = files(handout());
    files.retain(|place, _| !place.starts_with(".git"));
    for gone in
        ["solutions", "benches", "tests/zoo", "tests/hostile", "src/grade", "src/editions", "src/book"]
    {
        assert!(!files.keys().any(|place| place.starts_with(gone)), "{gone}");
    }
    let solutions: Vec<String> = fs::read_dir(root().join("solutions"))
        .expect("the solutions")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(solutions.len(), 12);
    for name in &solutions {
        let stub = fs::read(root().join("tests/stubs").join(name)).expect("a stub");
        assert_eq!(files[Path::new(&format!("lessons/{name}"))], stub, "{name}");
        let solution = fs::read(root().join("solutions").join(name)).expect("a solution");
        assert!(files.values().all(|bytes| *bytes != solution), "{name}");
    }
    let names_a_solution = |(place, bytes): &(&PathBuf, &Vec<u8>)| {
        place.starts_with("tests") && String::from_utf8_lossy(bytes).contains("/solutions/")
    };
    assert_eq!(files.iter().find(names_a_solution), None);
    let _: Value =
        serde_json::from_slice(&files[Path::new(".devcontainer/devcontainer.json")]).expect("JSON");
}

fn texts_name_what_is_there() {
    let handout = handout();
    for name in ["README.md", "exercises.md"] {
        let text = text(handout.join(name));
        assert!(!text.contains("<!--"), "{name}");
        for absent in [
            "olution",
            "grade",
            "new-lesson",
            "handout",
            "ARCHITECTURE",
            "CONTRIBUTING",
            "--features solutions",
        ] {
            let line = text.lines().find(|line| line.contains(absent) && !line.contains("not a solution"));
            assert!(line.is_none(), "{name}: {line:?}");
        }
        for link in text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link) {
            let file = link.split('#').next().unwrap_or_default();
            assert!(link.starts_with("http") || handout.join(file).exists(), "{name}: {link}");
        }
    }
}

/// The commands of its workflow, by the names of their steps.
fn commands_of_workflow(handout: &Path) -> Vec<String> {
    let text = text(handout.join(".github/workflows/check.yml"));
    let workflow = &Yaml::load_from_str(&text).expect("YAML")[0];
    let steps = workflow["jobs"]["check"]["steps"].as_sequence().expect("steps");
    steps.iter().filter_map(|step| step.as_mapping_get("run")?.as_str()).map(str::to_owned).collect()
}

/// With its own target folder, as on the machine of a student. The lessons are as they came: an answer is judged by the
/// same files in the test of the autograder.
fn a_fresh_clone() {
    let home = folder("fresh");
    builds_quickly(&home);
    let clone = home.join("clone");
    cloned(&clone);
    let shown = succeeds("cargo run --locked --bin 03_race -- --yes", &clone);
    assert!(shown.out.contains("step 1 is not written yet"), "{shown:?}");
    let tested = succeeds("cargo test 03_race", &clone);
    assert!(tested.out.contains("0 passed; 0 failed; 17 ignored"), "{tested:?}");
    let commands = commands_of_workflow(&clone);
    assert_eq!(commands, ["cargo test --locked", "cargo run --locked -- list"]);
    let tested = succeeds(&commands[0], &clone);
    assert!(tested.out.contains("427 ignored"), "{tested:?}");
    succeeds(&commands[1], &clone);
    let opened = succeeds("cargo run", &clone);
    assert!(opened.out.contains("Next: step 1 in lessons/01_threads.rs"), "{opened:?}");
    succeeds("cargo run -- check", &clone);
    for words in ["solution race", "solution race --give-up", "diff race --give-up", "list --coverage"] {
        let ran = ran(program("target/debug/workbook", &clone).args(words.split(' ')));
        assert_eq!(ran.code, Some(2), "{words}: {ran:?}");
        assert_eq!(ran.err, "This edition of the workbook has no reference answers.\n", "{words}");
    }
    let help = ran(program("target/debug/workbook", &clone).arg("--help")).out;
    assert!(["grade", "handout", "new-lesson"].iter().all(|word| !help.contains(word)), "{help}");
    assert_eq!(succeeds("git status --porcelain", &clone).out, "");
}

fn what_it_became_is_graded() {
    let class = Class::new("handouts");
    let [anna, bob] = ["anna", "bob"].map(|student| class.at.join(student));
    cloned(&anna);
    fs::write(anna.join("lessons/03_race.rs"), solution("03_race")).expect("it can be written");
    cloned(&bob);
    fs::write(bob.join("lessons/03_race.rs"), race("tasks + 1")).expect("it can be written");
    commit("Step 4", &bob);
    // As a website hands out a repository.
    succeeds("git archive --format=zip --prefix=bob-main/ --output=../bob.zip HEAD", &bob);
    fs::remove_dir_all(&bob).expect("it can be removed");
    let ran = class.grade(&["--lesson", "3", "--lesson", "1"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(!ran.out.contains("look"), "{ran:?}");
    let (anna, bob) = (class.points("anna"), class.points("bob"));
    assert_eq!((anna["03_race"].as_str(), anna["01_threads"].as_str()), ("10", "0"));
    let points: f64 = bob["03_race"].parse().expect("a number");
    assert!((7.0..10.0).contains(&points), "{points}");
}

fn made_again() {
    let to = folder("again").join("handout");
    assert_eq!(hand_out(&to, &[]).code, Some(0));
    let lesson = to.join("lessons/03_race.rs");
    let before = files(&to);
    let ran = hand_out(&to, &[]);
    assert_eq!((ran.code, ran.out.contains("is up to date")), (Some(0), true), "{ran:?}");
    assert!(files(&to) == before);
    fs::write(&lesson, "mine").expect("it can be written");
    fs::write(to.join("notes.md"), "mine").expect("it can be written");
    fs::remove_file(to.join("README.md")).expect("it can be removed");
    let ran = hand_out(&to, &[]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(
        ran.out.contains("1 file changed") && ran.out.contains("kept as you edited it: lessons/03_race.rs"),
        "{ran:?}"
    );
    assert_eq!((text(lesson.clone()).as_str(), text(to.join("notes.md")).as_str()), ("mine", "mine"));
    assert!(to.join("README.md").is_file());
    // As if the workbook had been another one then.
    let record = to.join(".handout.json");
    let mut then: Value = serde_json::from_str(&text(record.clone())).expect("a record");
    for place in ["lessons/03_race.rs", "README.md"] {
        then["files"][place] = Value::Array(vec!["00".into()]);
    }
    fs::write(&record, then.to_string()).expect("it can be written");
    let before = files(&to);
    let ran = hand_out(&to, &[]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(
        ran.err.contains("Nothing was written") && ran.err.contains("\n  lessons/03_race.rs\n"),
        "{ran:?}"
    );
    assert!(files(&to) == before);
}

fn a_hidden_lesson() {
    let home = folder("hidden");
    let (to, config) = (home.join("handout"), home.join("grade.toml"));
    let hidden =
        "[lessons.03_race]\nhidden_until = 9999-12-31\n[lessons.01_threads]\nhidden_until = 2020-01-01\n";
    fs::write(&config, hidden).expect("the target folder can be written to");
    let made = hand_out(&to, &["--config", config.to_str().expect("a path")]);
    assert_eq!((made.code, made.out.contains("11 lessons")), (Some(0), true), "{made:?}");
    let places = files(&to).into_keys().filter(|place| place.to_string_lossy().contains("03_race"));
    assert_eq!(places.collect::<Vec<_>>(), Vec::<PathBuf>::new());
    assert!(!text(to.join("lessons/Cargo.toml")).contains("03_race"));
    assert!(!text(to.join("exercises.md")).contains("## 03_race"));
    assert!(!text(to.join("README.md")).contains("(lessons/03_race.rs)"));
    assert!(to.join("lessons/01_threads.rs").is_file());
    let cargo =
        ran(program(env!("CARGO"), &to).args(["metadata", "--locked", "--offline", "--format-version=1"]));
    assert_eq!((cargo.code, cargo.out.contains("03_race")), (Some(0), false), "{cargo:?}");
    // Its day has come.
    let made = hand_out(&to, &[]);
    assert_eq!(made.code, Some(0), "{made:?}");
    assert!(to.join("lessons/03_race.rs").is_file());
    let mut shown = files(handout());
    shown.retain(|place, _| !place.starts_with(".git"));
    assert!(files(&to) == shown);
    fs::write(&config, "[lessons.03_rice]\n").expect("the target folder can be written to");
    let made = hand_out(&to, &["--config", config.to_str().expect("a path")]);
    assert_eq!((made.code, made.err.contains("there is no lesson 03_rice")), (Some(2), true), "{made:?}");
}

fn another_folder() {
    let home = folder("another");
    fs::write(home.join("mine.txt"), "mine").expect("the target folder can be written to");
    let ran = hand_out(&home, &[]);
    assert_eq!(
        (ran.code, ran.err.contains("is not empty, and is not a handout")),
        (Some(2), true),
        "{ran:?}"
    );
    let ran = hand_out(&home.join("mine.txt"), &[]);
    assert_eq!((ran.code, ran.err.contains("can't be used as a folder")), (Some(2), true), "{ran:?}");
    assert_eq!(files(&home).len(), 1);
    let inside = root().join("lessons/handout");
    let ran = hand_out(&inside, &[]);
    assert_eq!((ran.code, ran.err.contains("is inside this workbook")), (Some(2), true), "{ran:?}");
    assert!(!inside.exists());
    let ran = command(&["handout"]).output().expect("the command starts");
    assert_eq!(ran.status.code(), Some(2));
}
