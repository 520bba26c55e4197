//! The words that these tests are written in.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use workbook_judge::check::messages::another_builds;

/// The lesson that the tests answer.
pub const LESSON: &str = "03_race";

/// A folder of answers, and the command to judge them.
pub struct Test {
    pub folder: PathBuf,
    program: PathBuf,
    variables: Vec<(String, PathBuf)>,
}

/// How the command ended.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Test {
    /// An empty folder. The name must be this test's own; the same name gives the same folder in
    /// each run, so that little is built anew.
    pub fn new(name: &str) -> Test {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("the target folder can be written to");
        Test { folder, program: env!("CARGO_BIN_EXE_workbook").into(), variables: Vec::new() }
    }

    /// With this answer to the lesson.
    pub fn answer(self, text: impl AsRef<[u8]>) -> Test {
        fs::write(self.file(), text).expect("the target folder can be written to");
        self
    }

    /// With the command in another target folder, where nothing was built yet.
    pub fn in_a_target_of_its_own(mut self) -> Test {
        let target = self.folder.join("target");
        fs::create_dir_all(target.join("debug")).expect("the target folder can be written to");
        fs::write(target.join(".rustc_info.json"), "{}").expect("the target folder can be written to");
        let program = target.join("debug/workbook");
        fs::copy(&self.program, &program).expect("the command can be copied");
        self.program = program;
        self
    }

    /// With this in the environment.
    pub fn variable(mut self, name: &str, value: impl Into<PathBuf>) -> Test {
        self.variables.push((name.into(), value.into()));
        self
    }

    /// Where the answer is.
    pub fn file(&self) -> PathBuf {
        self.folder.join(format!("{LESSON}.rs"))
    }

    /// Runs `check` on the answer.
    pub fn check(&self, more: &[&str]) -> Ran {
        self.run(&[&["check", LESSON, "--answers", self.folder.to_str().unwrap()], more].concat())
    }

    /// Runs `check --format json` on the answer.
    pub fn check_as_json(&self) -> Value {
        let ran = self.check(&["--format", "json"]);
        serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:?}"))
    }

    /// Runs the command.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::from(self.command(arguments).output().expect("the command starts"))
    }

    /// The command, not yet started.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.args(arguments).current_dir(&self.folder).stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).envs(self.variables.iter().cloned());
        command
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Ran {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        // Tests run side by side and build in one folder. Which of them has to wait is not what they are about.
        let waited = format!("{}\n", another_builds());
        let err = text(&output.stderr).replace(&waited, "");
        Ran { code: output.status.code(), out: text(&output.stdout), err }
    }
}

/// The workspace's own folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The reference answer.
pub fn solution() -> String {
    fs::read_to_string(root().join(format!("solutions/{LESSON}.rs"))).expect("the lesson has a solution")
}

/// The reference answer with another body for step 4.
pub fn step_4(body: &str) -> String {
    let kept = solution().replace("pub fn run_exact(", "#[allow(dead_code)]\nfn kept(");
    format!(
        "{kept}\n#[allow(unused)]\npub fn run_exact(workers: usize, tasks: u32, \
         pause: &(dyn Fn() -> Duration + Sync)) -> u32 {{\n    {body}\n}}\n"
    )
}
