//! Photos to work on, as many as wanted, new at each call.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use photo_server::Photos;

/// Where this program keeps what it makes: under the target folder, or in the system's temporary one. Two
/// programs, a lesson and its solution, have two such folders.
pub fn folder() -> PathBuf {
    all().join(program())
}

/// What this program is called: `08_downloads`.
pub(crate) fn program() -> String {
    let program = env::current_exe().unwrap_or_default();
    program.file_stem().unwrap_or("program".as_ref()).to_string_lossy().into_owned()
}

fn all() -> PathBuf {
    let program = env::current_exe().unwrap_or_default();
    let target = program.ancestors().find(|folder| folder.join(".rustc_info.json").is_file());
    target.map_or_else(env::temp_dir, Path::to_path_buf).join("photos")
}

/// Where the photos of a lesson's own server are kept: they are the same for all lessons.
pub(crate) fn drawn() -> PathBuf {
    all().join("drawn")
}

/// Puts `count` photos, and nothing else, into a folder of this program's, and gives that back. They are drawn
/// when they are first wanted, which takes a few seconds, and copied from then on.
///
/// # Errors
/// When the folder can't be written to.
pub fn samples(count: usize) -> io::Result<PathBuf> {
    let folder = folder().join("samples");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    Photos::kept_in(all()).copy_to(&folder, count)?;
    Ok(folder)
}
