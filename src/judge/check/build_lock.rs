//! One build at a time: what a command wrote for the compiler stays as it is until it is compiled and put aside.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::mpsc;
use std::thread;

use fs4::{FileExt, TryLockError};

use super::cancel::Cancel;
use super::messages;
use super::notices::Busy;
use super::problem::Problem;
use super::workspace::Workspace;

/// Held while something is written and built; given back when it is dropped, and by the system if the command is killed.
pub struct BuildLock(#[allow(dead_code)] File);

impl BuildLock {
    /// Takes it; `busy` tells at once that another command holds it.
    ///
    /// # Errors
    /// When the target folder can't be written to, or the waiting was cancelled.
    pub fn take(workspace: &Workspace, cancel: &Cancel, busy: &Busy) -> Result<BuildLock, Problem> {
        let folder = workspace.checks();
        let refused = |error| Problem::Ours(messages::cannot_write(&folder, &error));
        let file = open(&folder).map_err(refused)?;
        match FileExt::try_lock(&file) {
            Ok(()) => return Ok(BuildLock(file)),
            Err(TryLockError::WouldBlock) => busy.tell(),
            Err(TryLockError::Error(error)) => return Err(refused(error)),
        }
        wait(file, cancel).map_err(refused)?.ok_or(Problem::Cancelled)
    }
}

fn open(folder: &Path) -> io::Result<File> {
    fs::create_dir_all(folder)?;
    File::create(folder.join("build.lock"))
}

/// The system's waiting can't be cancelled, so a thread of its own does it: whoever cancels leaves it behind, and what it
/// gets in the end is given back.
fn wait(file: File, cancel: &Cancel) -> io::Result<Option<BuildLock>> {
    let (sender, told) = mpsc::channel();
    let cancelled = sender.clone();
    let _held = cancel.ending(move || drop(cancelled.send(Ok(None))));
    thread::spawn(move || {
        let locked = FileExt::lock(&file);
        let _ = sender.send(locked.map(|()| Some(BuildLock(file))));
    });
    told.recv().unwrap_or(Ok(None))
}
