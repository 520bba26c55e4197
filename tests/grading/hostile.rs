//! Answers that attack the judge, `tests/hostile/`: none scores, stops another's grade, or leaves anything behind. Honest
//! answers beside them keep their points.

#[path = "../zoo/zoo_answer.rs"]
#[allow(dead_code, reason = "of the zoo, only how an answer is made whole is needed")]
mod zoo_answer;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::class::{Class, root, solution, stub};

/// An attack, and what must become of it.
struct Attack {
    /// Who hands it in.
    student: String,
    lesson: String,
    text: String,
    check: String,
    verdict: String,
    says: String,
    says_not: Option<String>,
}

fn note<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    text.lines().find_map(|line| line.strip_prefix("//! ")?.strip_prefix(key)?.strip_prefix(": "))
}

/// Those on a lesson that can be tried where there are these boxes.
fn attacks(lesson: &str, class: &Class) -> Vec<Attack> {
    let boxes = workbook_grade::boxes::names();
    let folder = root().join("tests/hostile").join(lesson);
    let entries = fs::read_dir(folder).expect("a folder of attacks");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let can_be_tried = |text: &str| note(text, "needs").is_none_or(|needed| boxes.contains(&needed));
    let texts = paths.iter().map(|path| (path, fs::read_to_string(path).expect("it can be read")));
    let texts = texts.filter(|(_, text)| can_be_tried(text));
    texts.map(|(path, text)| attack(lesson, path, &text, class)).collect()
}

/// Steps that it does not attack are not begun, unless it is made from the solution: they cost time.
fn attack(lesson: &str, path: &Path, text: &str, class: &Class) -> Attack {
    let of = |key: &str| note(text, key).unwrap_or_default().to_owned();
    let base = if note(text, "base").is_some() { solution(lesson) } else { stub(lesson) };
    let whole = zoo_answer::whole::made_whole(&base, text);
    let brackets = format!("{}{}", "(".repeat(30_000), ")".repeat(30_000));
    let places = [
        ("ROOT", root().to_str().expect("a path")),
        ("CLASS", class.at.to_str().expect("a path")),
        ("WORKBOOK", env!("CARGO_BIN_EXE_workbook")),
        ("BRACKETS", &brackets),
    ];
    let whole = places.iter().fold(whole, |whole, (name, place)| whole.replace(name, place));
    Attack {
        student: format!("{lesson}-{}", path.file_stem().expect("a file").to_string_lossy()),
        lesson: lesson.to_owned(),
        text: format!("{}\n{whole}", of("first")),
        check: of("check"),
        verdict: of("verdict"),
        says: of("says"),
        says_not: note(text, "says_not").map(str::to_owned),
    }
}

/// Everything in the workbook that is not built.
fn everything() -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let folders =
        ["lessons", "solutions", "tests/checks", "tests/stubs", "model", "src", ".cargo", ".workbook"];
    let mut folders: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match path.is_dir() {
                true => folders.push(path),
                false => drop(files.insert(path.clone(), fs::read(path).unwrap_or_default())),
            }
        }
    }
    files
}

/// Grades the attacks on lessons beside honest answers to the first of them, and says what is wrong with what became of
/// them.
fn graded(name: &str, lessons: &[&str]) -> Vec<String> {
    let class = Class::new(&format!("hostile-{name}"));
    for student in HONEST {
        class.hand_in(student, lessons[0], solution(lessons[0]) + &format!("// {student}\n"));
    }
    surround(&class);
    let attacks: Vec<Attack> = lessons.iter().flat_map(|lesson| attacks(lesson, &class)).collect();
    for attack in &attacks {
        class.hand_in(&attack.student, &attack.lesson, &attack.text);
    }
    let before = everything();
    let chosen = lessons.iter().flat_map(|lesson| ["--lesson", lesson]);
    let ran = class.grade(&chosen.chain(["--timeout", "2"]).collect::<Vec<_>>());
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let said = format!("{}{}", ran.out, ran.err);
    assert!(said.chars().all(|letter| letter == '\n' || !letter.is_control()), "{said:?}");
    assert!(everything() == before, "an attack changed the workbook");
    let honest = HONEST.map(|student| class.points(student)[lessons[0]].clone());
    assert_eq!(honest, ["10", "10", "10"]);
    let results: Value = serde_json::from_str(&class.read("results.json")).expect("JSON");
    attacks.iter().filter_map(|attack| complaint(&results, attack)).collect()
}

/// What lies beside answers that is not taken: files that Cargo, git or a shell would obey, and a name that a terminal
/// would.
fn surround(class: &Class) {
    let around = class.at.join("aaron");
    let files = [
        (".cargo/config.toml", "[build]\nrustc-wrapper = \"/bin/false\"\n"),
        ("Cargo.toml", "[workspace]\n[package]\nname = \"lessons\"\nbuild = \"build.rs\"\n"),
        ("build.rs", "fn main() { std::fs::write(\"hostile\", \"here\").unwrap(); }\n"),
        ("rust-toolchain.toml", "[toolchain]\nchannel = \"1.0.0\"\n"),
        (".git/hooks/post-checkout", "#!/bin/sh\necho here > hostile\n"),
        ("tests/checks/03_race.rs", "pub fn step4_no_update_is_lost() {}\n"),
    ];
    for (place, text) in files {
        let path = around.join(place);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    }
    #[cfg(unix)]
    class.hand_in("\u{1b}[2J\u{1b}]0;all passed\u{7}\neve", "03_race", "fn main() {");
}

const HONEST: [&str; 3] = ["aaron", "mia", "zoe"];

fn complaint(results: &Value, attack: &Attack) -> Option<String> {
    let Attack { student: name, lesson, check, verdict: expected, .. } = attack;
    let of_name = |of: &&Value| of["id"] == **name;
    let student = results["students"].as_array()?.iter().find(of_name)?;
    let grade = student["grades"].as_array()?.iter().find(|grade| grade["lesson"] == **lesson)?;
    let answer = grade["answer"].as_str().unwrap_or_default();
    let said = results["answers"][lesson][answer].as_array()?;
    let Some(said) = said.iter().find(|said| said["check"] == **check) else {
        return Some(format!("{name}: there is no check {check}"));
    };
    let (verdict, message) = (&said["verdict"], said["message"].as_str().unwrap_or_default());
    let says_it = message.contains(&attack.says);
    let tells = attack.says_not.as_ref().is_some_and(|words| message.contains(words));
    let is_right = verdict == expected && says_it && !tells;
    (!is_right).then(|| format!("{name}: {verdict}, and not {expected}:\n{message}\n"))
}

const MODEL: [&str; 8] =
    ["03_race", "01_threads", "02_join", "04_lock", "05_semaphore", "06_queue", "07_thread_pool", "09_timer"];
#[cfg(target_os = "linux")]
const LIVE: [&str; 4] = ["08_downloads", "10_process_pool", "11_photo_filter", "12_thumbnails"];

#[test]
fn no_attack_on_the_model_scores_or_harms() {
    let complaints = graded("model", &MODEL);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Answers to live lessons have files and processes. Only where there are boxes are they kept from what is not theirs.
#[cfg(target_os = "linux")]
#[test]
fn no_attack_with_files_and_processes_scores_or_harms() {
    if !workbook_grade::boxes::has_boxes() {
        return;
    }
    let complaints = graded("live", &LIVE);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(!is_running("317"), "a process was left behind");
}

/// Whether a process runs that was called with this last argument.
#[cfg(target_os = "linux")]
fn is_running(argument: &str) -> bool {
    let lines = fs::read_dir("/proc").expect("there is one").flatten();
    let mut lines = lines.filter_map(|process| fs::read_to_string(process.path().join("cmdline")).ok());
    lines.any(|line| line.trim_end_matches('\0').ends_with(&format!("sleep\0{argument}")))
}
