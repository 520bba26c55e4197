//! Files that are put in place whole. Nobody else writes to a folder of results, so a draft has one name: what is left of a
//! command that was killed is written over by the next one.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Puts what `write` writes at `path`.
///
/// # Errors
/// When the folder can't be written to.
pub fn put(path: &Path, write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut draft = path.as_os_str().to_owned();
    draft.push(".draft");
    let mut file = BufWriter::new(File::create(&draft)?);
    write(&mut file)?;
    file.flush()?;
    fs::rename(draft, path)
}
