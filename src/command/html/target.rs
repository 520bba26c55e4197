//! Where a page goes: a file, or standard output.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::messages;
use crate::say;
use workbook_judge::check::draft;
use workbook_judge::check::problem::Problem;

/// A page says within so many bytes that it is one.
const HEAD: u64 = 512;

/// Where a page goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To standard output.
    Printed,
    /// To this file.
    File(PathBuf),
}

impl FromStr for Target {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Target, Self::Err> {
        Ok(if text == "-" { Target::Printed } else { Target::File(text.into()) })
    }
}

impl Target {
    /// Whether a page can be put there, as far as that is known beforehand: nobody should wait to hear that it can't.
    ///
    /// # Errors
    /// When there is something else, or no folder for it.
    pub fn check(&self) -> Result<(), Problem> {
        let Target::File(path) = self else { return Ok(()) };
        let folder = match path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        if !folder.is_dir() {
            return Err(Problem::Usage(messages::no_folder(path, folder)));
        }
        match fs::metadata(path) {
            Ok(about) if about.is_dir() => Err(Problem::Usage(messages::is_a_folder(path))),
            Ok(about) if !about.is_file() => Err(Problem::Usage(messages::not_ours(path))),
            Ok(_) => is_ours(path),
            // A link to nowhere is somebody's as well.
            Err(_) if path.is_symlink() => Err(Problem::Usage(messages::not_ours(path))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Err(error) => Err(Problem::Usage(messages::cannot_write(path, &error))),
        }
    }

    /// Puts a page there, whole.
    ///
    /// # Errors
    /// When it can't be written, or something else has come there meanwhile.
    pub fn put(&self, page: &str) -> Result<(), Problem> {
        self.check()?;
        match self {
            Target::Printed => say(page),
            Target::File(path) => {
                let cannot = |error| Problem::Ours(messages::cannot_write(path, &error));
                let draft = draft::beside(path, page).map_err(cannot)?;
                draft.persist(path).map_err(|error| cannot(error.error))?;
            }
        }
        Ok(())
    }

    /// Prints what is said beside the page: not between its lines.
    pub fn comment(&self, text: &str) {
        match self {
            Target::Printed => eprint!("{text}"),
            Target::File(_) => say(text),
        }
    }
}

fn is_ours(path: &Path) -> Result<(), Problem> {
    let mut head = Vec::new();
    let cannot = |error| Problem::Usage(messages::cannot_write(path, &error));
    File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head)).map_err(cannot)?;
    let is_ours = head.is_empty() || String::from_utf8_lossy(&head).contains(workbook_page::MARK);
    if is_ours { Ok(()) } else { Err(Problem::Usage(messages::not_ours(path))) }
}
