//! Photos to work on, as many as wanted, new at each call.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use photo_server::Photos;

/// Where a lesson keeps what it makes: under the target folder, or in the system's temporary one.
pub fn folder_of(lesson: &str) -> PathBuf {
    let program = env::current_exe().unwrap_or_default();
    let target = program.ancestors().find(|folder| folder.join(".rustc_info.json").is_file());
    target.map_or_else(env::temp_dir, Path::to_path_buf).join("photos").join(lesson)
}

/// Puts `count` photos, and nothing else, into the lesson's folder, and gives that back. They are drawn when
/// they are first wanted, which takes a few seconds, and copied from then on.
///
/// # Errors
/// When the folder can't be written to.
pub fn samples(lesson: &str, count: usize) -> io::Result<PathBuf> {
    let folder = folder_of(lesson).join("samples");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    Photos::kept_in(folder_of("drawn")).copy_to(&folder, count)?;
    Ok(folder)
}
