//! A generated Cargo workspace. Answers are crates of their own, which see what answers may use, and neither the engine
//! nor the checks; each program around answers is another.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::batch::{Batch, Crates};
use super::copies;
use super::lessons::{CheckFile, Lesson};
use super::plan::Answer;
use super::scan::Check;
use super::workspace::Workspace;
use super::write::{copy_lockfile, facades, quoted, write_new};

/// What the crates of a workspace have in common, as parts of manifests.
#[derive(Debug, Default)]
pub(super) struct Manifests {
    /// `[workspace.dependencies]`, and what follows it.
    pub shared: String,
    /// The dependencies of an answer.
    pub answer: String,
    /// And what a program depends on beside its answers.
    pub program: String,
    /// The profiles.
    pub profile: String,
}

/// A program, and the answers that it holds.
#[derive(Debug)]
pub(super) struct Program<'a> {
    /// Its name.
    pub bin: String,
    /// Its source.
    pub root: String,
    /// The answers that it names by [`path_of`].
    pub answers: Vec<&'a Answer>,
    /// How they are compiled.
    pub crates: Crates,
    /// Whose checks on the model it runs.
    pub lesson: Option<&'a Lesson>,
}

const HEAD: &str = "# Written anew for every check.\n";

/// How the root of each generated crate begins. `forbid` can't be lifted further down.
pub(super) const RESTRICTIONS: &str = "#![forbid(unsafe_code)]\n#![allow(warnings)]\n";

/// What a crate of an answer may not have, and what does not count: nobody calls its `main` here.
const LINTS: &str = "\n[lints.rust]\nunsafe_code = \"forbid\"\ndead_code = \"allow\"\nwarnings = \"allow\"\n";

/// What Rust calls an answer in a program around answers of this batch.
fn path_of(batch: &Batch, answer: &Answer) -> String {
    match batch.crates {
        Crates::Each => name_of(&answer.bin),
        Crates::One => format!("{}::{}", name_of(&batch.bin), name_of(&answer.bin)),
    }
}

/// What Rust calls a crate with one answer or several, and the module of an answer in it.
fn name_of(bin: &str) -> String {
    package_of(bin).replace(['-', '.'], "_")
}

/// Its name has that of its program in it, by which it is found again.
fn package_of(bin: &str) -> String {
    format!("answer-{bin}")
}

impl<'a> Program<'a> {
    /// One around the answers of a batch.
    pub fn around(
        batch: &Batch,
        answers: Vec<&'a Answer>,
        root: String,
        lesson: Option<&'a Lesson>,
    ) -> Program<'a> {
        Program { bin: batch.bin.clone(), root, answers, crates: batch.crates, lesson }
    }

    /// The crates with its answers: what they are called, and their roots.
    fn crates(&self) -> io::Result<Vec<(&str, PathBuf)>> {
        match self.crates {
            Crates::Each => {
                Ok(self.answers.iter().map(|answer| (answer.bin.as_str(), answer.copy.clone())).collect())
            }
            Crates::One => Ok(vec![(&self.bin, write_together(&self.bin, &self.answers)?)]),
        }
    }
}

/// Writes the root of the crate in which these answers are modules; gives back where. `bin` is the program around them.
///
/// # Errors
/// When it can't be written.
pub(super) fn write_together(bin: &str, answers: &[&Answer]) -> io::Result<PathBuf> {
    let path = copies::together(bin, answers);
    let modules = answers.iter().map(|answer| module(&name_of(&answer.bin), &answer.copy));
    let modules: String = modules.collect();
    write_new(&path, &format!("{RESTRICTIONS}{modules}fn main() {{}}\n"))?;
    Ok(path)
}

/// Writes the workspace into `home`; gives back its manifest.
pub(super) fn write(
    workspace: &Workspace,
    home: &Path,
    manifests: &Manifests,
    programs: &[Program<'_>],
) -> io::Result<PathBuf> {
    let mut answers = BTreeMap::new();
    for program in programs {
        let crates = program.crates()?;
        let folder = home.join("programs").join(&program.bin);
        write_new(&folder.join("main.rs"), &program.root)?;
        write_new(&folder.join("Cargo.toml"), &manifest_of_program(workspace, program, &crates, manifests))?;
        answers.extend(crates);
    }
    for (bin, root) in &answers {
        let folder = home.join("answers").join(bin);
        write_new(&folder.join("Cargo.toml"), &manifest_of_answers(bin, root, manifests))?;
    }
    let mut lessons: Vec<&Lesson> = programs.iter().filter_map(|program| program.lesson).collect();
    lessons.sort_by_key(|lesson| &lesson.name);
    lessons.dedup_by_key(|lesson| &lesson.name);
    // The specifications run many thousand small programs.
    let mut profile = manifests.profile.clone();
    for lesson in lessons {
        write_lesson(workspace, lesson)?;
        profile += &format!("[profile.dev.package.{}]\nopt-level = 1\n\n", package_of_lesson(lesson));
    }
    let answers = answers.keys().map(|bin| format!("answers/{bin}"));
    let members: Vec<String> =
        answers.chain(programs.iter().map(|program| format!("programs/{}", program.bin))).collect();
    let root = format!(
        "{HEAD}[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n{}\n{profile}",
        manifests.shared
    );
    let manifest = home.join("Cargo.toml");
    write_new(&manifest, &root)?;
    copy_lockfile(workspace, home)?;
    Ok(manifest)
}

fn manifest_of_answers(bin: &str, root: &Path, manifests: &Manifests) -> String {
    format!(
        "{HEAD}[package]\nname = {:?}\nedition = \"2024\"\n\n[lib]\npath = {}\ntest = false\ndoctest = false\n\n\
         [dependencies]\n{}{LINTS}",
        package_of(bin),
        quoted(root),
        manifests.answer
    )
}

fn manifest_of_program(
    workspace: &Workspace,
    program: &Program<'_>,
    crates: &[(&str, PathBuf)],
    manifests: &Manifests,
) -> String {
    let checks = program.lesson.map_or(String::new(), |lesson| {
        format!(
            "{} = {{ path = {} }}\n",
            package_of_lesson(lesson),
            quoted(&home_of_lesson(workspace, lesson))
        )
    });
    let answers: String = crates
        .iter()
        .map(|(bin, _)| format!("{} = {{ path = \"../../answers/{bin}\" }}\n", package_of(bin)))
        .collect();
    format!(
        "{HEAD}[package]\nname = \"checks-{0}\"\nedition = \"2024\"\n\n[[bin]]\nname = {0:?}\npath = \"main.rs\"\n\n\
         [dependencies]\n{1}{checks}{answers}",
        program.bin, manifests.program
    )
}

/// The root of a program around answers: what they share, a module for each, with the answer under that name, and a `main`
/// that hands an entry for each, and `more`, to a function of the harness. An entry is a name and what is called by it, in
/// which `answer_N` is the module.
pub(super) fn root(
    batch: &Batch,
    answers: &[&Answer],
    shared: &str,
    module: impl Fn(&Answer) -> String,
    entry: impl Fn(&Answer, &str) -> (String, String),
    harness: &str,
    more: &str,
) -> String {
    let (mut modules, mut all) = (String::new(), String::new());
    for (index, answer) in answers.iter().enumerate() {
        let name = format!("answer_{index}");
        modules +=
            &format!("mod {name} {{\nuse ::{} as answer;\n{}}}\n", path_of(batch, answer), module(answer));
        let (entry, called) = entry(answer, &name);
        all += &format!("        ({entry:?}, {called}),\n");
    }
    let (package, _) = harness.split_once("::").unwrap_or((harness, ""));
    format!(
        "{RESTRICTIONS}{shared}{modules}fn main() -> ::{package}::ExitCode {{\n    ::{harness}(&[\n{all}    ]{more})\n}}\n"
    )
}

/// A public module of the root of a crate, or of a module in it.
pub(super) fn module(name: &str, path: &Path) -> String {
    format!("#[path = {}]\npub mod {name};\n", quoted(path))
}

/// Writes the crate with a lesson's checks, which all programs of the lesson depend on. It lies beside the workspaces, so
/// it is built once for all of them, and without limits.
fn write_lesson(workspace: &Workspace, lesson: &Lesson) -> io::Result<()> {
    let home = home_of_lesson(workspace, lesson);
    let manifest = format!(
        "{HEAD}[package]\nname = {:?}\nedition = \"2024\"\n\n[lib]\npath = \"lib.rs\"\n\n[dependencies]\n{}",
        package_of_lesson(lesson),
        facades(workspace, "")
    );
    let modules = lesson
        .modelled
        .iter()
        .map(|modelled| module("contract", &modelled.contract) + &module("checks", &modelled.checks.path));
    let modules: String = modules.collect();
    let listed: String =
        lesson.modelled.iter().map(|modelled| list_of_checks(&modelled.checks, "fn()")).collect();
    write_new(&home.join("Cargo.toml"), &manifest)?;
    write_new(&home.join("lib.rs"), &(RESTRICTIONS.to_owned() + &modules + &listed))
}

/// A list of the checks in a module `checks`, each with its name and as a function of this type.
pub(super) fn list_of_checks(file: &CheckFile, function: &str) -> String {
    let line = |check: &Check| format!("    ({0:?}, checks::{0}),\n", check.name);
    let lines: String = file.checks.iter().map(line).collect();
    format!("pub static CHECKS: &[(&str, {function})] = &[\n{lines}];\n")
}

fn home_of_lesson(workspace: &Workspace, lesson: &Lesson) -> PathBuf {
    workspace.checks().join("lessons").join(&lesson.name)
}

/// What Rust calls the crate with a lesson's checks.
pub(super) fn crate_of_lesson(lesson: &Lesson) -> String {
    package_of_lesson(lesson).replace('-', "_")
}

fn package_of_lesson(lesson: &Lesson) -> String {
    format!("lesson-{}", lesson.name)
}

/// Whose crate a manifest describes, if it lies in the workspace `root`: the name of an answer, or of a program or its
/// answers.
pub(super) fn owner<'a>(root: &Path, manifest: &'a Path) -> Option<&'a str> {
    let folder = manifest.parent()?;
    let is_ours = folder.parent()?.parent()? == root.parent()?;
    is_ours.then(|| folder.file_name()?.to_str()).flatten()
}

/// The same from a sentence of Cargo's: `` could not compile `answer-03_race-1f` (lib) `` or `` … (bin "03_race-1f") ``.
pub(super) fn named_in(words: &str) -> Option<&str> {
    let (_, rest) = words.split_once("(bin \"").or_else(|| words.split_once("`answer-"))?;
    rest.find(['"', '`']).map(|end| &rest[..end])
}
