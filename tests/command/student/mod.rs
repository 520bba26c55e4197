//! What a student does, in an untouched copy of this workbook.

mod completions;
mod doctor;
mod hint;
mod list;
mod new_lesson;
mod open;
mod progress;
mod reset;
mod run;
mod solution;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use workbook_judge::check::lessons;
use workbook_judge::check::plan::{Answer, Plan};
use workbook_judge::check::verdict::{Judged, Verdict};
use workbook_judge::check::workspace::Workspace;
use workbook_judge::progress::Progress;

use crate::test::{Ran, root};

/// A student's workbook.
pub struct Student {
    pub folder: PathBuf,
}

impl Student {
    /// A fresh one. The name must be this test's own.
    pub fn new(name: &str) -> Student {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("student").join(name);
        let _ = fs::remove_dir_all(&folder);
        for part in ["hints", "solutions", "tests/checks", "tests/predict", "tests/stubs", "src/core"] {
            copy(&root().join(part), &folder.join(part));
        }
        // Who edits lessons where these tests run must not change what they say.
        copy(&root().join("tests/stubs"), &folder.join("lessons"));
        for file in ["Cargo.lock", "README.md", "exercises.md", "lessons/Cargo.toml"] {
            fs::copy(root().join(file), folder.join(file)).expect("the target folder can be written to");
        }
        fs::create_dir_all(folder.join("model")).expect("the target folder can be written to");
        fs::write(folder.join("Cargo.toml"), manifest()).expect("the target folder can be written to");
        Student { folder }
    }

    /// Runs the command in the workbook.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::from(self.command(arguments).output().expect("the command starts"))
    }

    /// The command, not yet started; no editor is set.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_workbook"));
        command.args(arguments).current_dir(&self.folder).stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).env_remove("EDITOR").env_remove("VISUAL");
        command
    }

    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    pub fn write(&self, file: &str, text: &str) {
        let path = self.folder.join(file);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("it can be written to");
        fs::write(path, text).expect("it can be written to");
    }

    /// What the workbook is for the library; it is checked against the model as it is.
    pub fn workspace(&self) -> Workspace {
        let here = Workspace::find().expect("the tests run where they were built");
        Workspace { root: self.folder.clone(), ..here }
    }

    /// The answer in `lessons/`, as it is now.
    pub fn answer(&self, lesson: &str) -> Answer {
        let workspace = self.workspace();
        let lessons = lessons::all(&workspace).expect("the lessons can be listed");
        let plan =
            Plan::folder(&workspace, &lessons, &self.folder.join("lessons")).expect("there are lessons");
        plan.answers.into_iter().find(|answer| answer.lesson.name == lesson).expect("there is such a lesson")
    }

    /// The reference as the student's answer.
    pub fn writes_the_solution(&self, lesson: &str) {
        self.write(&format!("lessons/{lesson}.rs"), &self.read(&format!("solutions/{lesson}.rs")));
    }

    /// As if these steps had been checked, with the same verdict on each check.
    pub fn was_judged(&self, lesson: &str, steps: &[u32], verdict: Verdict) {
        let answer = self.answer(lesson);
        let checks = answer.lesson.checks.iter().filter(|check| steps.contains(&check.step));
        let judged: Vec<Judged> =
            checks.map(|check| Judged::without_running(&answer, check, verdict, String::new())).collect();
        let (mut progress, _) = Progress::load(&self.workspace()).expect("progress can be read");
        progress.record(&judged);
        progress.save().expect("progress can be saved");
    }
}

/// What packages inherit; most of them are not here.
fn manifest() -> String {
    let whole = fs::read_to_string(root().join("Cargo.toml")).expect("the project has a manifest");
    let (_, rest) = whole.split_once("[workspace.package]").expect("packages inherit from it");
    let (shared, _) = rest.split_once("[package]").expect("it is a package, too");
    format!("[workspace]\nresolver = \"3\"\n\n[workspace.package]{shared}")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the target folder can be written to");
    for entry in fs::read_dir(from).expect("a folder of the project").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        match from.is_dir() {
            true => copy(&from, &to),
            false => drop(fs::copy(from, to).expect("the target folder can be written to")),
        }
    }
}
