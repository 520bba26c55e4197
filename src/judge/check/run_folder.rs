//! A folder for the programs and verdicts of one call, so that two calls at once do not run or read each other's.

use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

use super::messages;
use super::platform;
use super::problem::Problem;
use super::workspace::Workspace;

/// The folder: gone when this is dropped.
pub struct RunFolder(PathBuf);

impl RunFolder {
    /// A new one; those that calls left behind which were interrupted are removed.
    ///
    /// # Errors
    /// When the target folder can't be written to.
    pub fn create(workspace: &Workspace) -> Result<RunFolder, Problem> {
        static CALLS: AtomicU32 = AtomicU32::new(0);
        let all = workspace.checks().join("runs");
        remove_left_behind(&all);
        let call = CALLS.fetch_add(1, Ordering::Relaxed);
        let path = all.join(format!("{}-{call}", process::id()));
        fs::create_dir_all(&path).map_err(|error| Problem::Ours(messages::cannot_write(&path, &error)))?;
        Ok(RunFolder(path))
    }

    /// The same program under a name that no build gives to another.
    ///
    /// # Errors
    /// When the target folder can't be written to.
    pub fn keep(&self, program: &Path) -> Result<PathBuf, Problem> {
        self.keep_as(program, program.file_name().unwrap_or_default())
    }

    /// The same program under this name.
    ///
    /// # Errors
    /// When the target folder can't be written to.
    pub fn keep_as(&self, program: &Path, name: impl AsRef<Path>) -> Result<PathBuf, Problem> {
        let kept = self.0.join(name);
        if !kept.exists() {
            fs::create_dir_all(kept.parent().unwrap_or(&self.0))
                .and_then(|()| fs::hard_link(program, &kept))
                .or_else(|_| fs::copy(program, &kept).map(drop))
                .map_err(|error| Problem::Ours(messages::cannot_write(&kept, &error)))?;
        }
        Ok(kept)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for RunFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn remove_left_behind(all: &Path) {
    for entry in fs::read_dir(all).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let owner = name.to_str().and_then(|name| name.split_once('-')?.0.parse().ok());
        if owner.and_then(platform::is_running) == Some(false) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
