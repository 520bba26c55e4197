//! Files that are put in place whole: whoever reads one sees the old text or the new one.

use std::io::{self, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

/// What is to be at `path`, beside it until `persist` is called. Dropped before that, it leaves nothing behind.
///
/// # Errors
/// When the folder can't be written to.
pub fn beside(path: &Path, contents: impl AsRef<[u8]>) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    // Temporary files are their owner's alone, others are as the user's `umask` says.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut draft = builder.tempfile_in(path.parent().unwrap_or(Path::new("")))?;
    draft.write_all(contents.as_ref())?;
    Ok(draft)
}
