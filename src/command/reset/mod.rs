//! `workbook reset`: restores a lesson, or one step of it, to its original stub.

/// Its messages.
pub mod messages;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::desk::Desk;
use super::{End, say};
use workbook_judge::check::draft;
use workbook_judge::check::functions::{Function, functions_in, of_step};
use workbook_judge::check::plan::Answer;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::stubs;
use workbook_judge::check::workspace::Workspace;

/// `workbook reset`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  cargo run -- reset 03_race\n  cargo run -- reset 03_race 4\n\nThe old contents are kept in a copy; the command prints its path."
)]
pub struct Reset {
    /// The lesson: 03_race, 03 or race
    pub lesson: String,
    /// Only the functions of this step: 4 or step4 [default: the whole file]
    pub step: Option<String>,
}

/// Restores a lesson, and keeps a copy of the old file.
///
/// # Errors
/// When there is no such lesson or step, when the step's functions are not in the file any more, or when something
/// can't be written. Then the file is unchanged.
pub fn run(workspace: &Workspace, task: &Reset) -> Result<End, Problem> {
    let desk = Desk::open(workspace)?;
    let answer = desk.answer(&task.lesson)?;
    let stub = stubs::read(workspace, &answer.lesson.name)?;
    let mine = match fs::read(&answer.path) {
        Ok(mine) => Some(mine),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(Problem::Ours(messages::cannot_read(&answer.shown, &error))),
    };
    let wanted = match &task.step {
        None => stub,
        Some(step) => {
            let step = super::desk::step_named(&answer.lesson, step)?;
            let mine = mine.as_deref().and_then(|mine| str::from_utf8(mine).ok());
            with_step(answer, mine.unwrap_or_default(), &stub, step)?
        }
    };
    if mine.as_deref() == Some(wanted.as_bytes()) {
        say(&messages::as_it_came(&answer.shown, task.step.as_deref()));
        return Ok(End::Good);
    }
    let backup = mine.map(|mine| keep(workspace, answer, &mine)).transpose()?;
    put(&answer.path, &wanted)
        .map_err(|error| Problem::Ours(messages::cannot_write(&answer.shown, &error)))?;
    say(&messages::done(&answer.shown, task.step.as_deref(), backup.as_deref()));
    Ok(End::Good)
}

/// The student's file, with the functions of one step restored to their stubs.
fn with_step(answer: &Answer, mine: &str, stub: &str, step: u32) -> Result<String, Problem> {
    let theirs = functions_in(mine);
    let mut changes: Vec<(&Function, &str)> = Vec::new();
    let of_step = of_step(stub, step);
    for function in &of_step {
        let there: Vec<&Function> = theirs.iter().filter(|other| other.is(function)).collect();
        let [there] = there[..] else {
            return Err(Problem::Usage(messages::not_there(&answer.shown, &answer.lesson.name, function)));
        };
        changes.push((there, &stub[function.at.clone()]));
    }
    changes.sort_by_key(|(there, _)| std::cmp::Reverse(there.at.start));
    let mut text = mine.to_string();
    for (there, came) in changes {
        text.replace_range(there.at.clone(), came);
    }
    Ok(text)
}

/// Copies the file to the first free name.
fn keep(workspace: &Workspace, answer: &Answer, mine: &[u8]) -> Result<String, Problem> {
    let folder = workspace.root.join(".workbook/backups");
    let refused = |error| Problem::Ours(messages::cannot_keep(&workspace.shown(&folder), &error));
    fs::create_dir_all(&folder).map_err(refused)?;
    let name = |number: u32| folder.join(format!("{}-{number}.rs", answer.lesson.name));
    let path = first_free(name, mine).map_err(refused)?;
    Ok(workspace.shown(&path))
}

fn first_free(name: impl Fn(u32) -> PathBuf, bytes: &[u8]) -> io::Result<PathBuf> {
    for number in 1.. {
        match File::create_new(name(number)) {
            Ok(mut file) => {
                file.write_all(bytes)?;
                file.sync_all()?;
                return Ok(name(number));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    unreachable!("numbers do not end")
}

/// Replaces the file atomically: an editor or a check sees the old file or the new one.
fn put(path: &Path, text: &str) -> io::Result<()> {
    // What may not be written is not written by way of another name either.
    drop(fs::OpenOptions::new().append(true).open(path).or_else(|error| match error.kind() {
        io::ErrorKind::NotFound => File::create_new(path),
        _ => Err(error),
    })?);
    draft::beside(path, text)?.persist(path)?;
    Ok(())
}
