//! The wrong answers of the zoo, as the museum shows them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use workbook_judge::check::kept::files_of;
use workbook_judge::check::lessons::{Lesson, Stage};
use workbook_judge::check::messages::{cannot_read, cannot_write};
use workbook_judge::check::plan::AnswerFile;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;
use workbook_judge::protocol::interleaving::Interleaving;

use crate::family::Family;
use crate::whole::{made_whole, notes};

/// A wrong answer.
pub struct Exhibit {
    /// The lesson, `03_race`.
    pub lesson: String,
    /// The name of its file, `load_and_store_kept`.
    pub name: String,
    /// What somebody thinks who writes it, in Markdown.
    pub misconception: String,
    /// The check that it must fail.
    pub check: String,
    /// Words that its verdict contains.
    pub says: String,
    /// Its own lines: what differs from the solution.
    pub own: String,
    /// The complete answer.
    pub whole: String,
    /// Where the complete answer is.
    pub path: PathBuf,
    /// Where it is judged.
    pub stage: Stage,
    /// What the engine found.
    pub found: Found,
}

/// What running it has shown.
#[derive(Default)]
pub struct Found {
    /// What the check says.
    pub message: String,
    /// An execution in which it fails.
    pub film: Option<Interleaving>,
}

impl Exhibit {
    /// As the judge takes it.
    pub fn answer_file(&self) -> AnswerFile {
        AnswerFile { label: self.key(), lesson: self.lesson.clone(), path: self.path.clone() }
    }

    /// What tells it from all others: `03_race/load_and_store_kept`.
    pub fn key(&self) -> String {
        format!("{}/{}", self.lesson, self.name)
    }

    /// The misconception behind it.
    pub fn family(&self) -> Family {
        Family::of(self)
    }
}

/// Every wrong answer to a lesson, by its name. The complete answers lie where the zoo's test has them, so that a
/// verdict that one of both has reached counts for the other.
///
/// # Errors
/// When a file can't be read or written.
pub fn of_lesson(workspace: &Workspace, lesson: &Lesson) -> Result<Vec<Exhibit>, Problem> {
    let folder = workspace.root.join("tests/zoo").join(&lesson.name);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let solution = read(&workspace.root.join("solutions").join(format!("{}.rs", lesson.name)))?;
    let files = files_of(&folder).map_err(|error| Problem::Ours(cannot_read(&folder, &error)))?;
    let exhibit = |file: &PathBuf| of_file(workspace, lesson, file, &solution).transpose();
    files.iter().filter_map(exhibit).collect()
}

/// A right answer is no exhibit.
fn of_file(
    workspace: &Workspace,
    lesson: &Lesson,
    file: &Path,
    solution: &str,
) -> Result<Option<Exhibit>, Problem> {
    let text = read(file)?;
    let note = |key| notes(&text, key).next().map(str::to_owned);
    let (Some(misconception), Some(check), Some(says)) = (note("wrong"), note("fails"), note("says")) else {
        return Ok(None);
    };
    let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let path = workspace.target.join("zoo").join(format!("{}-{name}.rs", lesson.name));
    let whole = made_whole(solution, &text);
    write(&path, &whole).map_err(|error| Problem::Ours(cannot_write(&path, &error)))?;
    let is_own = |line: &&str| !line.starts_with("//!");
    let own = text.lines().skip_while(|line| !is_own(line) || line.is_empty());
    let own: Vec<&str> = own.collect();
    Ok(Some(Exhibit {
        lesson: lesson.name.clone(),
        name,
        misconception,
        check,
        says,
        own: own.join("\n"),
        whole,
        path,
        stage: lesson.stage(),
        found: Found::default(),
    }))
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    fs::write(path, text)
}

fn read(path: &Path) -> Result<String, Problem> {
    fs::read_to_string(path).map_err(|error| Problem::Ours(cannot_read(path, &error)))
}
