//! What keeps an answer from the rest of the machine while it is compiled and while it runs, beside the limits and the
//! process groups of the judge.
//!
//! On Linux a process gives up the right to touch files, and to signal processes, but for those that the program needs,
//! before it becomes a program with an answer. Nothing of that can be taken back. Where another program starts it, Cargo its
//! compiler or a check its driver, the command is put in front and does the same. What an answer starts, and whom it can
//! call, is bounded by namespaces.

#[cfg_attr(not(target_os = "linux"), path = "nothing.rs")]
mod files;
#[cfg_attr(not(target_os = "linux"), path = "nothing.rs")]
mod namespaces;

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::ExitCode;

use workbook_judge::check::confine::Confined;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::run_folder::RunFolder;
use workbook_judge::check::workspace::Workspace;

use crate::messages;

/// The first argument of the command in front of a program with an answer.
const RUN: &str = "--in-a-box";
/// In front of a compiler of an answer.
const COMPILE: &str = "--in-a-compiler-box";
/// In front of what runs in a network of its own.
const NETWORK: &str = "--with-loopback";

/// What is on, in words for the report.
#[derive(Default)]
pub struct Boxes {
    /// One sentence each.
    pub shown: Vec<String>,
    /// What programs with answers are started through, if this system has it.
    pub confined: Option<Confined>,
    /// Holds this command as it is now: somebody may build another one meanwhile.
    _folder: Option<RunFolder>,
}

/// What this system has.
///
/// # Errors
/// When boxes are required, and this system has none.
pub fn found(workspace: &Workspace, required: bool) -> Result<Boxes, Problem> {
    let mut boxes = Boxes { shown: messages::always_boxed(), ..Boxes::default() };
    if let (true, Ok(program)) = (files::can_be_kept(), env::current_exe()) {
        let folder = RunFolder::create(workspace)?;
        let program = folder.keep(&program)?;
        let around = namespaces::around(&program);
        boxes.shown.extend(messages::are_on(around.kinds, files::signals_can_be_kept()));
        boxes.confined = Some(Confined {
            keep: files::keep_from,
            program,
            run: RUN.into(),
            compile: COMPILE.into(),
            around: around.words,
            scripts: folder.path().to_path_buf(),
        });
        boxes._folder = Some(folder);
    }
    match boxes.confined {
        None if required => Err(Problem::Usage(messages::no_boxes().into())),
        _ => Ok(boxes),
    }
}

/// Whether the files of other users, and the rest of the machine, are kept from answers here.
pub fn has_boxes() -> bool {
    files::can_be_kept()
}

/// What they are called; nothing where there are none.
pub fn names() -> Vec<&'static str> {
    match (has_boxes(), env::current_exe()) {
        (true, Ok(program)) => messages::names_of(namespaces::around(&program).kinds),
        _ => Vec::new(),
    }
}

/// Namespaces around a program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Around {
    /// What stands before the program; nothing where there are none.
    words: Vec<OsString>,
    /// What is in it.
    kinds: Kinds,
}

/// Which namespaces there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kinds {
    /// None.
    #[default]
    None,
    /// One of processes.
    Processes,
    /// One of processes, and one of networks.
    ProcessesAndNetworks,
}

/// Becomes the program that the command line names, in a box, if it is called for that: `--in-a-box FOLDER PROGRAM …`,
/// `--in-a-compiler-box PROGRAM …`, `--with-loopback PROGRAM …`. Gives back only that it could not.
pub fn enter_if_asked() -> Option<ExitCode> {
    let mut arguments = env::args_os().skip(1);
    let asked = arguments.next()?;
    let rest: Vec<OsString> = arguments.collect();
    let words: Vec<&OsStr> = rest.iter().map(OsString::as_os_str).collect();
    let error = match (asked.to_str()?, &words[..]) {
        (RUN, [folder, program @ ..]) => files::run(Path::new(folder), program),
        (COMPILE, program) => files::compile(program),
        (NETWORK, program) => namespaces::with_loopback(program),
        _ => return None,
    };
    eprintln!("{error}");
    Some(ExitCode::from(126))
}
