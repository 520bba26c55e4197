//! Versions of crates, without those that an edition does not need: Cargo itself takes them out, so that it finds nothing
//! to change when it is told to change nothing.

use std::fs;
use std::io;
use std::path::Path;

use tempfile::TempDir;
use workbook_judge::check::cargo;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

use crate::contents::Files;
use crate::messages;

/// Where versions are.
const LOCK: &str = "Cargo.lock";

/// Leaves the versions in `files` that these manifests need.
///
/// # Errors
/// When Cargo can't be started, or can't do it.
pub fn fit(workspace: &Workspace, files: &mut Files) -> Result<(), Problem> {
    let folder = manifests_on_disk(workspace, files)?;
    cargo::told(folder.path(), &["update", "--workspace", "--offline", "--quiet"])?;
    let path = folder.path().join(LOCK);
    let lock = fs::read(&path).map_err(|error| Problem::Ours(messages::cannot_read(&path, &error)))?;
    files.insert(LOCK.into(), lock);
    Ok(())
}

/// What Cargo reads to choose versions: in a folder of their own, which is gone when it is dropped.
///
/// # Errors
/// When the target folder can't be written to.
pub fn manifests_on_disk(workspace: &Workspace, files: &Files) -> Result<TempDir, Problem> {
    let home = workspace.target.join("editions");
    let failed = |error: io::Error| Problem::Ours(messages::cannot_write(&home, &error));
    let folder = fs::create_dir_all(&home).and_then(|()| tempfile::tempdir_in(&home)).map_err(failed)?;
    write_manifests(folder.path(), files).map_err(failed)?;
    Ok(folder)
}

/// A package without sources is no package, so there are empty ones.
fn write_manifests(folder: &Path, files: &Files) -> io::Result<()> {
    for (place, bytes) in files {
        let bytes: &[u8] = match place.rsplit('/').next().unwrap_or(place) {
            "Cargo.toml" | LOCK => bytes,
            "lib.rs" | "main.rs" => &[],
            _ => continue,
        };
        let path = folder.join(place);
        if let Some(above) = path.parent() {
            fs::create_dir_all(above)?;
        }
        fs::write(path, bytes)?;
    }
    Ok(())
}
