//! Every call of Cargo.

use std::collections::HashMap;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use serde_json::Value;

use super::cancel::Cancel;
use super::crates;
use super::messages;
use super::notices::Busy;
use super::platform;
use super::problem::Problem;

/// What Cargo is asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// Programs that run.
    Programs,
    /// Only the compiler's opinion.
    Opinion,
}

/// One call.
#[derive(Debug, Clone)]
pub struct Call<'a> {
    /// The crate, or the workspace of crates.
    pub manifest: &'a Path,
    /// Where it is built. The folder in the environment or in a configuration file does not count.
    pub target: &'a Path,
    /// Which of its programs.
    pub bins: &'a [&'a str],
    /// To what end.
    pub goal: Goal,
    /// Runs the compiler of the crate itself, of nothing that it depends on, within bounds.
    pub compiler: Option<&'a Path>,
    /// Ends it.
    pub cancel: &'a Cancel,
    /// Says that it waits for another command.
    pub busy: &'a Busy,
}

/// What came of one program, or of the crate of one answer.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// The program, if it could be built and was wanted.
    pub executable: Option<PathBuf>,
    /// The compiler's list of the files that went into a library.
    pub sources: Option<PathBuf>,
    /// Files of ours in that library: the other answers of a crate that holds several.
    pub beside: Vec<PathBuf>,
    /// The compiler's errors.
    pub errors: Vec<CompileError>,
    /// How the compiler ended, if it came to no opinion.
    pub broke: Option<Broke>,
}

impl Outcome {
    /// Whether one of the errors points into this file.
    pub fn blames(&self, file: &Path) -> bool {
        self.errors.iter().any(|error| Path::new(&error.file) == file)
    }

    /// Whether the compiler has said, in one way or the other, that there will be no program.
    pub fn is_rejected(&self) -> bool {
        !self.errors.is_empty() || self.broke.is_some()
    }
}

/// How a compiler ended that had no opinion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broke {
    /// It computed for longer than it may.
    TimeIsOver,
    /// It wanted more memory than it may have.
    Memory,
    /// In another way: `signal: 11, SIGSEGV: invalid memory reference`.
    Crashed(String),
}

/// An error of the compiler's.
#[derive(Debug, Clone, Default)]
pub struct CompileError {
    /// `E0432`, or nothing.
    pub code: String,
    /// Its headline.
    pub headline: String,
    /// The labels at the places it points to.
    pub labels: Vec<String>,
    /// The file of its main place.
    pub file: String,
    /// All of it, as the compiler prints it.
    pub rendered: String,
}

impl CompileError {
    /// Points to no place in any file: the linker or the disk, not the answer.
    fn is_ours(&self) -> bool {
        self.code.is_empty() && self.file.is_empty() && !self.headline.starts_with("aborting due to")
    }
}

/// Calls Cargo. The outcome of a program that failed holds its errors.
///
/// # Errors
/// When Cargo can't be started, was cancelled, or fails for another reason than an error in one of the programs.
pub fn call(call: &Call<'_>) -> Result<HashMap<String, Outcome>, Problem> {
    let mut group = platform::spawn(&mut command(call), None)
        .map_err(|error| Problem::Ours(messages::no_cargo(&error)))?;
    let held = call.cancel.ending_group(group.child.id());
    let (stderr, stdout) = (group.child.stderr.take(), group.child.stdout.take());
    let mut outcomes = HashMap::new();
    let mut elsewhere = String::new();
    let words = thread::scope(|scope| {
        let words = stderr.map(|pipe| scope.spawn(|| listen(pipe, call.busy)));
        for line in stdout.into_iter().flat_map(|pipe| BufReader::new(pipe).lines().map_while(Result::ok)) {
            take_in(call, &line, &mut outcomes, &mut elsewhere);
        }
        words.and_then(|listener| listener.join().ok()).unwrap_or_default()
    });
    let status = group.child.wait().map_err(|error| Problem::Ours(messages::no_cargo(&error)))?;
    drop(held);
    if call.cancel.is_cancelled() {
        return Err(Problem::Cancelled);
    }
    for (bin, broke) in broken(&words) {
        outcomes.entry(bin).or_default().broke = Some(broke);
    }
    let explained = outcomes.values().any(Outcome::is_rejected);
    if status.success() || (explained && elsewhere.is_empty()) {
        return Ok(outcomes);
    }
    Err(Problem::Ours(messages::cargo_failed(&elsewhere, &words)))
}

/// Builds and runs a program of the workspace, with the terminal: `--bin NAME`, or `--package NAME`. Its exit code.
///
/// # Errors
/// When Cargo can't be started.
pub fn run(root: &Path, target: &Path, program: &[&str], options: &[OsString]) -> Result<u8, Problem> {
    let mut command = Command::new(tools().0);
    command.arg("run").args(program).arg("--manifest-path").arg(root.join("Cargo.toml"));
    command.arg("--target-dir").arg(target).arg("--").args(options);
    let status = command.status().map_err(|error| Problem::Ours(messages::no_cargo(&error)))?;
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1))
}

/// Tells Cargo something in the workspace of a folder. What it prints.
///
/// # Errors
/// When Cargo can't be started, or can't do it.
pub fn told(folder: &Path, words: &[&str]) -> Result<Vec<u8>, Problem> {
    let mut command = Command::new(tools().0);
    command.current_dir(folder).args(words).stdin(Stdio::null());
    let output = command.output().map_err(|error| Problem::Ours(messages::no_cargo(&error)))?;
    match output.status.success() {
        true => Ok(output.stdout),
        false => Err(Problem::Ours(messages::cargo_refused(words, &String::from_utf8_lossy(&output.stderr)))),
    }
}

/// The compiler that the workbook was built with; failing that, any.
pub fn rustc() -> PathBuf {
    tools().1.unwrap_or_else(|| PathBuf::from("rustc"))
}

fn command(call: &Call<'_>) -> Command {
    let (cargo, rustc) = tools();
    let mut command = Command::new(cargo);
    command.arg(match call.goal {
        Goal::Programs => "build",
        Goal::Opinion => "check",
    });
    command.args(["--message-format=json", "--keep-going", "--manifest-path"]).arg(call.manifest);
    command.arg("--target-dir").arg(call.target);
    for bin in call.bins {
        command.args(["--bin", bin]);
    }
    if let Some(rustc) = rustc {
        command.env("RUSTC", rustc);
    }
    if let Some(compiler) = call.compiler {
        command.env("RUSTC_WORKSPACE_WRAPPER", compiler);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The Cargo that built this program, and its compiler: going through rustup's stand-ins for them
/// again would cost time at each call.
fn tools() -> (PathBuf, Option<PathBuf>) {
    let cargo = PathBuf::from(env!("CARGO"));
    if !cargo.is_file() {
        return (PathBuf::from("cargo"), None);
    }
    let rustc = cargo.with_file_name(format!("rustc{}", std::env::consts::EXE_SUFFIX));
    let rustc = rustc.is_file().then_some(rustc);
    (cargo, rustc)
}

/// All that Cargo says. That it waits for another one is passed on at once: it may be minutes.
fn listen(pipe: impl Read, busy: &Busy) -> String {
    let mut words = String::new();
    for line in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        // The two builds of a call share the package cache, and are no other command.
        if line.contains("Blocking waiting for file lock") && !line.contains("package cache") {
            busy.tell();
        }
        words += &line;
        words.push('\n');
    }
    words
}

/// The programs, and the answers, on which the compiler ended without an opinion: Cargo tells that in words alone.
fn broken(words: &str) -> Vec<(String, Broke)> {
    let mut broken = Vec::new();
    let mut of = None;
    for line in words.lines() {
        if line.starts_with("error: could not compile") {
            of = crates::named_in(line);
        }
        if let (Some(bin), true) = (of, line.trim_start().starts_with("process didn't exit successfully")) {
            let how = line.rsplit_once(" (").map_or(line, |(_, how)| how.trim_end_matches(')'));
            broken.push((bin.to_string(), broke(how, words)));
            of = None;
        }
    }
    broken
}

fn broke(how: &str, words: &str) -> Broke {
    let memory = ["memory allocation of", "out of memory", "Cannot allocate memory"];
    match how {
        // SIGXCPU, which Cargo knows no name of.
        how if how.starts_with("signal: 24") => Broke::TimeIsOver,
        how if how.contains("SIGKILL") => Broke::Memory,
        how if how.contains("SIGABRT") && memory.iter().any(|sign| words.contains(sign)) => Broke::Memory,
        how => Broke::Crashed(how.to_string()),
    }
}

fn take_in(call: &Call<'_>, line: &str, outcomes: &mut HashMap<String, Outcome>, elsewhere: &mut String) {
    let Ok(message) = serde_json::from_str::<Value>(line) else {
        return;
    };
    let owner = owner(call, &message).map(str::to_owned);
    match (message["reason"].as_str(), owner) {
        (Some("compiler-artifact"), Some(owner)) => {
            let outcome = outcomes.entry(owner).or_default();
            outcome.executable =
                message["executable"].as_str().map(PathBuf::from).or(outcome.executable.take());
            outcome.sources = list_of_sources(&message).or(outcome.sources.take());
        }
        (Some("compiler-message"), owner) if message["message"]["level"] == "error" => {
            let error = error_in(&message["message"]);
            match owner {
                Some(owner) if !error.is_ours() => outcomes.entry(owner).or_default().errors.push(error),
                _ => elsewhere.push_str(&error.rendered),
            }
        }
        _ => {}
    }
}

/// The program that a message speaks of, or the answer.
fn owner<'a>(call: &Call<'_>, message: &'a Value) -> Option<&'a str> {
    let manifest = Path::new(message["manifest_path"].as_str()?);
    if manifest == call.manifest {
        let name = message["target"]["name"].as_str()?;
        return call.bins.contains(&name).then_some(name);
    }
    crates::owner(call.manifest, manifest)
}

/// It lies beside the library `libanswer-1f.rmeta`, as `answer-1f.d`.
fn list_of_sources(message: &Value) -> Option<PathBuf> {
    let files =
        message["filenames"].as_array().into_iter().flatten().filter_map(Value::as_str).map(Path::new);
    let metadata =
        files.into_iter().find(|file| file.extension().is_some_and(|extension| extension == "rmeta"))?;
    let name = metadata.file_stem()?.to_str()?.strip_prefix("lib")?;
    Some(metadata.with_file_name(format!("{name}.d")))
}

fn error_in(message: &Value) -> CompileError {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
    let spans = message["spans"].as_array().map(Vec::as_slice).unwrap_or_default();
    let main = spans.iter().find(|span| span["is_primary"] == true);
    CompileError {
        code: text(&message["code"]["code"]),
        headline: text(&message["message"]),
        labels: spans.iter().map(|span| text(&span["label"])).filter(|label| !label.is_empty()).collect(),
        file: main.map(|span| text(&span["file_name"])).unwrap_or_default(),
        rendered: text(&message["rendered"]),
    }
}
