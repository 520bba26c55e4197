//! Answers that attack the judge, `tests/hostile/`: none scores, stops another's grade, or leaves anything behind. Honest
//! answers beside them keep their points.

#[path = "../zoo/zoo_answer.rs"]
#[allow(dead_code, reason = "of the zoo, only how an answer is made whole is needed")]
mod zoo_answer;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::class::{Class, root, solution};

/// An attack, and what must become of it.
struct Attack {
    name: String,
    text: String,
    check: String,
    verdict: String,
    says: String,
}

fn note<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    text.lines().find_map(|line| line.strip_prefix("//! ")?.strip_prefix(key)?.strip_prefix(": "))
}

fn attacks(lesson: &str) -> Vec<Attack> {
    let folder = root().join("tests/hostile").join(lesson);
    let entries = fs::read_dir(folder).expect("a folder of attacks");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.iter().map(|path| attack(lesson, path)).collect()
}

fn attack(lesson: &str, path: &Path) -> Attack {
    let text = fs::read_to_string(path).expect("it can be read");
    let of = |key: &str| note(&text, key).unwrap_or_default().to_owned();
    let whole = zoo_answer::made_whole(&solution(lesson), &text);
    let brackets = format!("{}{}", "(".repeat(30_000), ")".repeat(30_000));
    let whole = whole.replace("ROOT", root().to_str().expect("a path")).replace("BRACKETS", &brackets);
    Attack {
        name: path.file_stem().expect("a file").to_string_lossy().into_owned(),
        text: format!("{}\n{whole}", of("first")),
        check: of("check"),
        verdict: of("verdict"),
        says: of("says"),
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

/// Grades the attacks on a lesson beside honest answers, and says what is wrong with what became of them.
fn graded(lesson: &str) -> Vec<String> {
    let attacks = attacks(lesson);
    let class = Class::new(&format!("hostile-{lesson}"));
    for student in ["aaron", "mia", "zoe"] {
        class.hand_in(student, lesson, solution(lesson) + &format!("// {student}\n"));
    }
    for attack in &attacks {
        class.hand_in(&attack.name, lesson, &attack.text);
    }
    let before = everything();
    let ran = class.grade(&["--lesson", lesson, "--timeout", "3"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let said = format!("{}{}", ran.out, ran.err);
    assert!(said.chars().all(|letter| letter == '\n' || !letter.is_control()), "{said:?}");
    assert!(everything() == before, "an attack changed the workbook");
    let honest = ["aaron", "mia", "zoe"].map(|student| class.points(student)[lesson].clone());
    assert_eq!(honest, ["10", "10", "10"]);
    let results: Value = serde_json::from_str(&class.read("results.json")).expect("JSON");
    attacks.iter().filter_map(|attack| complaint(&results, lesson, attack)).collect()
}

fn complaint(results: &Value, lesson: &str, attack: &Attack) -> Option<String> {
    let students = results["students"].as_array()?;
    let student = students.iter().find(|student| student["id"] == *attack.name)?;
    let answer = student["grades"][0]["answer"].as_str().unwrap_or_default();
    let said = results["answers"][lesson][answer].as_array()?;
    let said = said.iter().find(|said| said["check"] == *attack.check);
    let Some(said) = said else {
        return Some(format!("{}: there is no check {}", attack.name, attack.check));
    };
    let (verdict, message) = (&said["verdict"], said["message"].as_str().unwrap_or_default());
    let is_right = verdict == &*attack.verdict && message.contains(&attack.says);
    (!is_right).then(|| format!("{}: {verdict}, and not {}:\n{message}\n", attack.name, attack.verdict))
}

#[test]
fn no_attack_on_the_model_scores_or_harms() {
    let complaints = graded("03_race");
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Answers to live lessons have files and processes. Only where there are boxes are they kept from what is not theirs.
#[cfg(target_os = "linux")]
#[test]
fn no_attack_with_files_and_processes_scores_or_harms() {
    if !workbook_grade::boxes::has_boxes() {
        return;
    }
    let complaints = graded("08_downloads");
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
