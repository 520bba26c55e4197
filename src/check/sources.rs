//! Which files went into a program.

use std::fs;
use std::path::{Path, PathBuf};

use super::plan::Answer;

/// Whether a program was made from its own files alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sources {
    /// It was.
    Own,
    /// This file went into it as well.
    Foreign(PathBuf),
    /// The compiler left no list.
    Unknown,
}

/// An answer may not take in another file, the solution for one. The compiler lists all it has read.
pub fn of(answer: &Answer, program: &Path) -> Sources {
    let list = source_list(program).and_then(|list| fs::read_to_string(list).ok()).unwrap_or_default();
    let Some((_, files)) = list.lines().next().and_then(|line| line.split_once(": ")) else {
        return Sources::Unknown;
    };
    let own = program.with_extension("rs");
    let modelled = answer.lesson.modelled.as_ref().map(|file| file.path.as_path());
    let types = answer.lesson.modelled.as_ref().and_then(|file| file.types.as_deref());
    let driver = answer.lesson.live.as_ref().map(|live| live.driver.as_path());
    let expected = |file: &Path| {
        file == answer.copy
            || [modelled, types, driver].contains(&Some(file))
            || file.file_name() == own.file_name()
    };
    paths_in(files).into_iter().find(|file| !expected(file)).map_or(Sources::Own, Sources::Foreign)
}

/// The compiler's list lies in `deps`, beside the program under its full name; Cargo's own list
/// beside the program is not written when another program failed. Older builds may have left lists
/// as well, so the one is taken whose program is ours.
fn source_list(program: &Path) -> Option<PathBuf> {
    let prefix = format!("{}-", program.file_stem()?.to_str()?.replace('-', "_"));
    let folder = fs::read_dir(program.parent()?.join("deps")).ok()?;
    let paths = folder.flatten().map(|entry| entry.path());
    let lists = paths.filter(|path| {
        let is_ours = |name: &str| name.starts_with(&prefix) && name.ends_with(".d");
        path.file_name().and_then(|name| name.to_str()).is_some_and(is_ours)
    });
    let ours = fs::metadata(program).ok()?;
    let is_program = |list: &PathBuf| {
        let other = fs::metadata(list.with_extension(std::env::consts::EXE_EXTENSION));
        other.is_ok_and(|other| other.len() == ours.len() && other.modified().ok() == ours.modified().ok())
    };
    let lists: Vec<PathBuf> = lists.collect();
    match &lists[..] {
        [only] => Some(only.clone()),
        several => several.iter().find(|list| is_program(list)).cloned(),
    }
}

/// As in a makefile: separated by spaces, a space of a path's own written `\ `.
fn paths_in(list: &str) -> Vec<PathBuf> {
    let joined = list.trim().replace("\\ ", "\0");
    joined
        .split(' ')
        .filter(|path| !path.is_empty())
        .map(|path| PathBuf::from(path.replace('\0', " ")))
        .collect()
}
