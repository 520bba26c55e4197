//! The autograder of Gradescope, as a zip: <https://gradescope-autograders.readthedocs.io/en/latest/specs/>. The same
//! workbook makes the same bytes.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use workbook_grade::config;
use workbook_grade::whole;
use workbook_judge::check::cargo;
use workbook_judge::check::lessons::{self, Lesson};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::contents::{self, Edition, Files};
use crate::messages;
use crate::vendored;

/// What Gradescope's images are.
const TARGET: &str = "x86_64-unknown-linux-gnu";
const SETUP: &str = "setup.sh";
const RUN: &str = "run_autograder";
const CONFIG: &str = "grade.toml";

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// The zip.
    pub to: PathBuf,
    /// Points, weights and hidden lessons.
    pub config: Option<PathBuf>,
    /// The lessons that it grades; all without any.
    pub lessons: Vec<String>,
}

/// Makes the zip. What to tell.
///
/// # Errors
/// When what is given can't be used (exit code 2), the crates can't be had or the zip can't be written (3).
pub fn pack(workspace: &Workspace, request: &Request) -> Result<String, Problem> {
    let all = lessons::all(workspace)?;
    let lessons = chosen(&all, &request.lessons)?;
    let config = request.config.as_ref().map(|path| config::read(path, &all)).transpose()?;
    may_be_replaced(&request.to)?;
    let mut files = Files::new();
    let mut options = lessons.iter().map(|lesson| format!("--lesson {lesson}")).collect::<Vec<_>>().join(" ");
    if let Some((text, _)) = config {
        files.insert(CONFIG.into(), text.into_bytes());
        options += &format!(" --config ../{CONFIG}");
    }
    let words = lessons.join(" ");
    let filled = |script: &str| {
        let script = script.replace("LESSONS", &words).replace("OPTIONS", &options);
        script
            .replace("RUST_NEEDED", env!("CARGO_PKG_RUST_VERSION"))
            .replace("RUST_INSTALLED", &rust())
            .into_bytes()
    };
    files.insert(SETUP.into(), filled(include_str!("gradescope/setup.sh")));
    files.insert(RUN.into(), filled(include_str!("gradescope/run_autograder")));
    let mut workbook = contents::of(workspace, Edition::Grading, &BTreeSet::new())?;
    vendored::add(workspace, &mut workbook, TARGET)?;
    files.extend(workbook.into_iter().map(|(place, bytes)| (format!("workbook/{place}"), bytes)));
    let failed = |error| Problem::Ours(messages::cannot_write(&request.to, &error));
    whole::put(&request.to, |file| zipped(&files, file)).map_err(failed)?;
    let size = request.to.metadata().map_err(failed)?.len();
    Ok(messages::packed(&request.to, size, lessons.len()))
}

fn chosen<'a>(all: &'a [Lesson], wanted: &[String]) -> Result<Vec<&'a str>, Problem> {
    let mut chosen = BTreeSet::new();
    for name in wanted {
        chosen.insert(lessons::find(all, name)?.name.as_str());
    }
    let names = all.iter().map(|lesson| lesson.name.as_str());
    Ok(names.filter(|name| wanted.is_empty() || chosen.contains(name)).collect())
}

/// Only a zip that was made here.
fn may_be_replaced(to: &Path) -> Result<(), Problem> {
    let file = match File::open(to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        file => file,
    };
    let archive = file.ok().and_then(|file| ZipArchive::new(file).ok());
    let is_ours =
        archive.is_some_and(|archive| archive.index_for_name("workbook/tests/checks/Cargo.toml").is_some());
    if is_ours { Ok(()) } else { Err(Problem::Usage(messages::no_pack(to))) }
}

/// The compiler that is installed where there is none: the one that this was built with.
fn rust() -> String {
    let output = Command::new(cargo::rustc()).arg("--version").output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    let version =
        text.split(' ').nth(1).filter(|version| version.chars().all(|c| c.is_ascii_digit() || c == '.'));
    version.unwrap_or("stable").to_owned()
}

/// In the order of their names, with no time.
fn zipped(files: &Files, file: &mut (impl Write + Seek)) -> io::Result<()> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut zip = ZipWriter::new(file);
    for (place, bytes) in files {
        let permissions = if [SETUP, RUN].contains(&place.as_str()) { 0o755 } else { 0o644 };
        zip.start_file(place.as_str(), options.unix_permissions(permissions))?;
        zip.write_all(bytes)?;
    }
    zip.finish()?;
    Ok(())
}
