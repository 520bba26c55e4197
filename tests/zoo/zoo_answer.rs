//! An answer of the zoo: what differs from the solution, and what must be said of it.

#[path = "items.rs"]
mod items;

use std::fs;
use std::path::{Path, PathBuf};

use workbook_judge::check::plan::AnswerFile;
use workbook_judge::check::workspace::Workspace;

use items::{head, is_import, items};

/// What the zoo expects of an answer.
#[derive(Debug)]
pub enum Expected {
    /// This check fails, and its message contains these words, in large or small letters; every check of
    /// other steps passes, but for these steps, which use what is wrong.
    Fails { check: String, says: String, also: Vec<u32> },
    /// Every check passes.
    Passes,
}

/// A file of the zoo, made whole.
#[derive(Debug)]
pub struct ZooAnswer {
    /// `03_race/load_and_store_kept`.
    pub name: String,
    pub lesson: String,
    /// The whole answer.
    pub path: PathBuf,
    pub expected: Expected,
}

/// Every file of the zoo, in the order of the lessons and their names.
pub fn all(workspace: &Workspace) -> Vec<ZooAnswer> {
    let folder = workspace.target.join("zoo");
    let lessons = entries(&workspace.root.join("tests/zoo")).into_iter().filter(|path| path.is_dir());
    let files = lessons.flat_map(|lesson| entries(&lesson));
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    files.map(|file| ZooAnswer::read(&file, &workspace.root, &folder)).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of the zoo");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

impl ZooAnswer {
    /// As the harness takes it.
    pub fn answer_file(&self) -> AnswerFile {
        AnswerFile { label: self.name.clone(), lesson: self.lesson.clone(), path: self.path.clone() }
    }

    /// Reads a file of the zoo, and writes the whole answer into `folder`: the solution, with the
    /// items of the file in place of those with the same head.
    pub fn read(file: &Path, root: &Path, folder: &Path) -> ZooAnswer {
        let stem = file.file_stem().expect("a file").to_string_lossy().into_owned();
        let lesson = file.parent().and_then(Path::file_name).expect("a lesson's folder");
        let lesson = lesson.to_string_lossy().into_owned();
        let text = read(file);
        let solution = read(&root.join("solutions").join(format!("{lesson}.rs")));
        let path = folder.join(format!("{lesson}-{stem}.rs"));
        let whole = made_whole(&solution, &text);
        if fs::read_to_string(&path).ok().as_ref() != Some(&whole) {
            fs::create_dir_all(folder).expect("the target folder can be written to");
            fs::write(&path, whole).expect("the target folder can be written to");
        }
        let expected =
            expected(&text).unwrap_or_else(|| panic!("{}: no `wrong:` or `right:`", file.display()));
        ZooAnswer { name: format!("{lesson}/{stem}"), lesson, path, expected }
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// `//! key: value` gives the value.
fn notes<'a>(text: &'a str, key: &'a str) -> impl Iterator<Item = &'a str> {
    text.lines().filter_map(move |line| line.strip_prefix("//! ")?.strip_prefix(key)?.strip_prefix(": "))
}

fn expected(text: &str) -> Option<Expected> {
    if notes(text, "right").next().is_some() {
        return Some(Expected::Passes);
    }
    notes(text, "wrong").next()?;
    let check = notes(text, "fails").next()?.to_owned();
    let says = notes(text, "says").next()?.to_owned();
    let also = notes(text, "also").flat_map(|steps| steps.split(','));
    let also = also.filter_map(|step| step.trim().parse().ok()).collect();
    Some(Expected::Fails { check, says, also })
}

/// The solution, with the items of `text` in place of those with the same head.
pub fn made_whole(solution: &str, text: &str) -> String {
    let theirs = items(text);
    let ours = items(solution);
    let heads: Vec<String> = ours.iter().map(|item| head(item)).collect();
    // A type may have several blocks of methods; each is known by its first method then.
    let key = |item: &String| {
        let head = head(item);
        let several = heads.iter().filter(|other| **other == head).count() > 1;
        if several && head.starts_with("impl ") { head + &first_method(item) } else { head }
    };
    let without: Vec<&str> = notes(text, "without").collect();
    let replaced = |item: &String| {
        without.contains(&key(item).as_str()) || theirs.iter().any(|other| key(other) == key(item))
    };
    let (imports, rest): (Vec<String>, Vec<String>) =
        ours.iter().filter(|item| !replaced(item)).cloned().partition(|item| is_import(item));
    let completed = |item: &String| {
        let of_solution = ours.iter().find(|other| key(other) == key(item));
        of_solution.map_or_else(|| item.clone(), |other| with_the_rest(item, other))
    };
    let (more_imports, more): (Vec<String>, Vec<String>) =
        theirs.iter().map(completed).partition(|item| is_import(item));
    [imports, more_imports, rest, more].concat().join("\n")
}

/// Stands in a block of methods for those of the solution's that the block does not name.
const REST: &str = "    // ..\n";

fn with_the_rest(block: &str, of_solution: &str) -> String {
    let named: Vec<String> = inside(block).iter().map(|method| head(method)).collect();
    let others = inside(of_solution).into_iter().filter(|method| !named.contains(&head(method)));
    let indented = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") };
    let others: String = others.flat_map(|method| method.lines().map(indented).collect::<Vec<_>>()).collect();
    block.replacen(REST, &others, 1)
}

/// The items inside a block of methods, at the left margin.
fn inside(block: &str) -> Vec<String> {
    let line = |line: &str| {
        if line.is_empty() {
            Some("\n".to_owned())
        } else {
            Some(line.strip_prefix("    ")?.to_owned() + "\n")
        }
    };
    items(&block.lines().filter_map(line).collect::<String>())
}

fn first_method(item: &str) -> String {
    let line = item.lines().find(|line| line.trim_start().trim_start_matches("pub ").starts_with("fn "));
    let name = line.and_then(|line| line.split_once('(')).map_or("", |(head, _)| head.trim());
    format!(" {}", name.trim_start_matches("pub "))
}
