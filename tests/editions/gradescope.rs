//! The autograder of Gradescope, in folders like those that Gradescope makes.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use libtest_mimic::Trial;
use serde_json::Value;
use zip::ZipArchive;

use crate::class::{files, race, root, run, solution};
use crate::trial;
use crate::workplace::{builds_quickly, folder, has, program, ran};

pub fn trials() -> Vec<Trial> {
    // The autograder is for Gradescope's system. Cargo gets crates of others too, which may not be there yet.
    let is_whole =
        cfg!(all(target_os = "linux", target_arch = "x86_64")) && has("bash") && crates_can_be_had();
    vec![
        trial("gradescope::a_submission_is_graded_without_a_network", a_submission)
            .with_ignored_flag(!is_whole),
        trial("gradescope::built_from_nothing_and_packed_again", built_from_nothing).with_ignored_flag(true),
        trial("gradescope::a_file_of_somebody_elses_stays_as_it_is", another_file),
    ]
}

fn crates_can_be_had() -> bool {
    ran(program(env!("CARGO"), root()).args(["fetch", "--locked", "--quiet"])).code == Some(0)
}

/// Gradescope's folder `/autograder`, after a zip was uploaded.
struct Autograder {
    at: PathBuf,
}

fn packed(zip: &Path) -> Vec<u8> {
    let config = zip.with_file_name("grade.toml");
    fs::write(&config, "[lessons.03_race]\npoints = 20\n").expect("the target folder can be written to");
    let [zip, config] = [zip, &config].map(|path| path.to_str().expect("a path"));
    let ran = run(&["grade", "pack", "--gradescope", "--to", zip, "--config", config, "race"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    fs::read(zip).expect("the zip")
}

impl Autograder {
    fn new(name: &str) -> Autograder {
        let at = folder(name);
        let zip = at.join("autograder.zip");
        packed(&zip);
        let mut archive = ZipArchive::new(File::open(zip).expect("the zip")).expect("a zip");
        let first = archive.by_index(0).expect("an entry").last_modified();
        assert_eq!(first.map(|time| time.year()), Some(1980), "an entry has the time of packing");
        archive.extract(at.join("source")).expect("it can be unpacked");
        fs::copy(at.join("source/run_autograder"), at.join("run_autograder")).expect("it can be copied");
        for folder in ["submission", "results"] {
            fs::create_dir(at.join(folder)).expect("the target folder can be written to");
        }
        Autograder { at }
    }

    /// Runs one of its scripts. No crate is to be had but those in the zip.
    fn runs(&self, script: &str, path: &str) -> String {
        let mut command = program(self.at.join(script), &self.at);
        let ran = ran(command.env("CARGO_HOME", self.at.join("cargo")).env("PATH", path));
        assert_eq!(ran.code, Some(0), "{script}: {ran:?}");
        ran.out
    }

    fn grades(&self, answer: Option<&str>) -> Value {
        let place = self.at.join("submission/03_race.rs");
        match answer {
            Some(answer) => fs::write(place, answer).expect("the target folder can be written to"),
            None => drop(fs::remove_file(place)),
        }
        let results = self.at.join("results/results.json");
        let _ = fs::remove_file(&results);
        self.runs("run_autograder", &path());
        serde_json::from_slice(&fs::read(results).expect("results")).expect("JSON")
    }

    fn grades_as_it_should(&self) {
        let right = self.grades(Some(&solution("03_race")));
        assert_eq!(right["score"], 20.0);
        let wrong = self.grades(Some(&race("tasks + 1")));
        let failed: Vec<&str> = wrong["tests"]
            .as_array()
            .expect("tests")
            .iter()
            .filter(|test| test["status"] == "failed")
            .map(|test| test["number"].as_str().expect("a text"))
            .collect();
        assert!(failed.contains(&"03_race/step4_no_update_is_lost"), "{failed:?}");
        assert!(wrong["score"].as_f64().is_some_and(|score| score < 20.0), "{wrong}");
        let none = self.grades(None);
        assert_eq!(none["score"], 0.0);
        for results in [right, wrong, none] {
            assert_eq!(form(&results), form(&golden()), "{results:#}");
        }
    }
}

fn golden() -> Value {
    let path = root().join("src/grade/write/formats/golden/gradescope/anna.json");
    serde_json::from_str(&fs::read_to_string(path).expect("the form")).expect("JSON")
}

/// Which fields there are, and of which type; of a list, those of its first element.
fn form(value: &Value) -> Value {
    match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), form(value))).collect(),
        Value::Array(elements) => elements.first().map(form).into_iter().collect(),
        Value::String(_) => "text".into(),
        Value::Number(_) => "number".into(),
        other => other.clone(),
    }
}

fn path() -> String {
    std::env::var("PATH").expect("a path")
}

/// A folder with programs in front of those of the machine: what is there is not installed again, and the command, which
/// would take a minute to build, is the one of these tests.
fn stand_ins(home: &Path) -> String {
    let folder = home.join("stand-ins");
    fs::create_dir_all(&folder).expect("the target folder can be written to");
    let script = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, format!("#!/usr/bin/env bash\n{text}\n"))
            .expect("the target folder can be written to");
        let ran = ran(program("chmod", &folder).args(["+x", name]));
        assert_eq!(ran.code, Some(0), "{ran:?}");
    };
    script("curl", "echo 'curl is not needed' >&2; exit 1");
    script("apt-get", "echo 'apt-get is not needed' >&2; exit 1");
    let built = env!("CARGO_BIN_EXE_workbook");
    script(
        "cargo",
        &format!(
            "[ \"$*\" = 'build --frozen --bin workbook' ] || exit 1\n'{}' tree --frozen --quiet --package workbook > /dev/null\n\
             mkdir -p target/debug && cp '{built}' target/debug/ && echo '{{}}' > target/.rustc_info.json",
            env!("CARGO")
        ),
    );
    format!("{}:{}", folder.display(), path())
}

fn a_submission() {
    let autograder = Autograder::new("autograder");
    builds_quickly(&autograder.at);
    let source = autograder.at.join("source");
    for gone in ["solutions", "tests/zoo", "tests/hostile", "README.md"] {
        assert!(!source.join("workbook").join(gone).exists(), "{gone}");
    }
    autograder.runs("source/setup.sh", &stand_ins(&autograder.at));
    autograder.grades_as_it_should();
}

/// What takes minutes: everything that Gradescope would do where Rust is installed.
fn built_from_nothing() {
    let autograder = Autograder::new("autograder from nothing");
    let zip = autograder.at.join("autograder.zip");
    let before = fs::read(&zip).expect("the zip");
    assert!(packed(&zip) == before, "the same workbook makes another zip");
    autograder.runs("source/setup.sh", &path());
    autograder.grades_as_it_should();
}

fn another_file() {
    let home = folder("another zip");
    let zip = home.join("mine.zip");
    fs::write(&zip, "mine").expect("the target folder can be written to");
    let ran = run(&["grade", "pack", "--gradescope", "--to", zip.to_str().expect("a path")]);
    assert_eq!(
        (ran.code, ran.err.contains("is not an autograder of this workbook")),
        (Some(2), true),
        "{ran:?}"
    );
    let ran = run(&[
        "grade",
        "pack",
        "--gradescope",
        "--to",
        home.join("new.zip").to_str().expect("a path"),
        "rice",
    ]);
    assert_eq!((ran.code, ran.err.contains("Did you mean 03_race?")), (Some(2), true), "{ran:?}");
    assert_eq!(files(&home).len(), 1);
    assert_eq!(run(&["grade", "pack"]).code, Some(2));
}
