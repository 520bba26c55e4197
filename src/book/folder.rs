//! Where the book goes: a folder that is new, empty, or a book.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use workbook_judge::check::problem::Problem;

use crate::messages;

/// Lies in each book, so that it is known as one.
const MARK: &str = ".workbook-book";

/// Whether a book can be put there, as far as that is known beforehand: nobody should wait to hear that it can't.
///
/// # Errors
/// When there is something else, or no folder for it.
pub fn check(to: &Path) -> Result<(), Problem> {
    let cannot = |error: &io::Error| Problem::Usage(messages::cannot_put(to, error));
    match fs::symlink_metadata(to) {
        Err(error) if error.kind() == ErrorKind::NotFound => match parent(to) {
            folder if folder.is_dir() => Ok(()),
            folder => Err(Problem::Usage(messages::no_folder(to, &folder))),
        },
        Err(error) => Err(cannot(&error)),
        Ok(about) if !about.is_dir() => Err(Problem::Usage(messages::not_a_folder(to))),
        Ok(_) => {
            let is_empty = fs::read_dir(to).map_err(|error| cannot(&error))?.next().is_none();
            let is_ours = is_empty || to.join(MARK).is_file();
            if is_ours { Ok(()) } else { Err(Problem::Usage(messages::not_ours(to))) }
        }
    }
}

fn parent(to: &Path) -> PathBuf {
    match to.parent() {
        Some(folder) if folder != Path::new("") => folder.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

/// A book that is being made, beside its place. Dropped, it leaves nothing behind.
pub struct Draft {
    folder: TempDir,
    to: PathBuf,
}

impl Draft {
    /// For this place.
    ///
    /// # Errors
    /// When its folder can't be written to.
    pub fn beside(to: &Path) -> Result<Draft, Problem> {
        let folder = tempfile::Builder::new().prefix(".book-").tempdir_in(parent(to));
        let folder = folder.map_err(|error| Problem::Ours(messages::cannot_put(to, &error)))?;
        Ok(Draft { folder, to: to.to_path_buf() })
    }

    /// Where Markdown goes.
    pub fn source(&self) -> PathBuf {
        self.folder.path().join("src")
    }

    /// Its root.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Where pages go.
    pub fn pages(&self) -> PathBuf {
        self.folder.path().join("pages")
    }

    /// Puts the pages in place of the book that was there.
    ///
    /// # Errors
    /// When that is not possible, or something else has come there meanwhile.
    pub fn put(self) -> Result<(), Problem> {
        check(&self.to)?;
        let put = || -> io::Result<()> {
            fs::write(self.pages().join(MARK), "")?;
            if self.to.is_dir() {
                fs::rename(&self.to, self.folder.path().join("old"))?;
            }
            fs::rename(self.pages(), &self.to)
        };
        put().map_err(|error| Problem::Ours(messages::cannot_put(&self.to, &error)))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Draft, check};

    #[test]
    fn a_folder_of_somebody_is_refused_and_a_book_is_replaced() {
        let home = tempfile::tempdir().unwrap();
        let theirs = home.path().join("theirs");
        fs::create_dir(&theirs).unwrap();
        fs::write(theirs.join("thesis.txt"), "mine").unwrap();
        assert!(check(&theirs).unwrap_err().to_string().contains("is not a book"));
        fs::write(home.path().join("file"), "").unwrap();
        assert!(check(&home.path().join("file")).unwrap_err().to_string().contains("is a file"));
        assert!(check(&home.path().join("no/book")).unwrap_err().to_string().contains("Create it first"));

        let book = home.path().join("book");
        for page in ["first", "second"] {
            let draft = Draft::beside(&book).unwrap();
            fs::create_dir(draft.pages()).unwrap();
            fs::write(draft.pages().join(page), "").unwrap();
            draft.put().unwrap();
            assert!(book.join(page).is_file());
        }
        assert!(!book.join("first").exists());
    }
}
