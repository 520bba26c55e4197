//! The words that these tests are written in.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A class, and where its grades go.
pub struct Class {
    /// The submissions.
    pub at: PathBuf,
    /// The grades.
    pub to: PathBuf,
}

/// How the command ended.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Class {
    /// An empty one. The name must be this test's own.
    pub fn new(name: &str) -> Class {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("grading").join(name);
        let _ = fs::remove_dir_all(&folder);
        let class = Class { at: folder.join("class"), to: folder.join("grades") };
        fs::create_dir_all(&class.at).expect("the target folder can be written to");
        class
    }

    /// With a student who handed in this answer to a lesson.
    pub fn with(self, student: &str, lesson: &str, text: impl AsRef<[u8]>) -> Class {
        self.hand_in(student, lesson, text);
        self
    }

    /// A student hands in an answer.
    pub fn hand_in(&self, student: &str, lesson: &str, text: impl AsRef<[u8]>) {
        let folder = self.at.join(student).join("lessons");
        fs::create_dir_all(&folder).expect("the target folder can be written to");
        fs::write(folder.join(format!("{lesson}.rs")), text).expect("the target folder can be written to");
    }

    /// With this configuration.
    pub fn config(self, text: &str) -> Class {
        fs::write(self.beside("grade.toml"), text).expect("the target folder can be written to");
        self
    }

    /// A place beside the grades.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.to.with_file_name(name)
    }

    /// Grades the class.
    pub fn grade(&self, more: &[&str]) -> Ran {
        self.grade_to(&self.to, more)
    }

    /// Grades the class into a folder.
    pub fn grade_to(&self, to: &Path, more: &[&str]) -> Ran {
        let arguments = ["grade", self.at.to_str().unwrap(), "--to", to.to_str().unwrap()];
        run(&[&arguments, more].concat())
    }

    /// A file of the grades.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.to.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// A row of the gradebook, as numbers by lesson.
    pub fn points(&self, student: &str) -> BTreeMap<String, String> {
        let text = self.read("gradebook.csv");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().expect("a table").clone();
        let row = reader.records().map(|row| row.expect("a row")).find(|row| row.get(0) == Some(student));
        let row = row.unwrap_or_else(|| panic!("{student} is not in\n{text}"));
        header.iter().zip(row.iter()).map(|(column, cell)| (column.to_owned(), cell.to_owned())).collect()
    }
}

/// The command, not yet started.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_workbook"));
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the command.
pub fn run(arguments: &[&str]) -> Ran {
    let Output { status, stdout, stderr } = command(arguments).output().expect("the command starts");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ran { code: status.code(), out: text(stdout), err: text(stderr) }
}

/// Every file of the grades but the ledger, whose lines come in any order.
pub fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name() != Some("ledger.jsonl".as_ref()) {
                let name = path.strip_prefix(folder).expect("it is inside").to_path_buf();
                files.insert(name, fs::read(&path).expect("it can be read"));
            }
        }
    }
    files
}

/// The workbook's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The reference answer.
pub fn solution(lesson: &str) -> String {
    fs::read_to_string(root().join(format!("solutions/{lesson}.rs"))).expect("a solution")
}

/// The lesson's original stub.
pub fn stub(lesson: &str) -> String {
    fs::read_to_string(root().join(format!("tests/stubs/{lesson}.rs"))).expect("a stub")
}

/// The solution of 03 with this in place of the body of step 4.
pub fn race(body: &str) -> String {
    let solution = solution("03_race");
    let head =
        "pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {\n";
    let kept = head.replace("pub fn run_exact", "#[allow(dead_code)]\nfn kept");
    assert!(solution.contains(head), "the solution of 03 has another signature");
    solution.replace(head, &format!("{head}    {body}\n}}\n\n{kept}"))
}
