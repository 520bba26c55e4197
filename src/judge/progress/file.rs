//! The file: read, locked, put in place whole.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use fs4::FileExt;
use serde_json::Value;

use super::messages;
use super::state::{SCHEMA, State, VERSION};
use crate::check::draft;
use crate::check::problem::Problem;
use crate::check::workspace::Workspace;

/// A sentence for the user: what was wrong, and what was done about it.
pub type Notice = String;

/// Where the file is.
#[derive(Debug, Clone)]
pub struct Place {
    folder: PathBuf,
    shown: String,
}

/// What a file's text is.
enum Text {
    Fits(State),
    Newer(u64),
    Damaged,
}

impl Place {
    /// In the folder `.workbook` of the workspace.
    pub fn of(workspace: &Workspace) -> Place {
        let folder = workspace.root.join(".workbook");
        Place { shown: workspace.shown(&folder.join("progress.json")), folder }
    }

    fn file(&self) -> PathBuf {
        self.folder.join("progress.json")
    }

    /// The contents of the file; empty if there is no file. A damaged file is set aside.
    ///
    /// # Errors
    /// When it can't be read, or belongs to a newer workbook.
    pub fn read(&self) -> Result<(State, Option<Notice>), Problem> {
        let bytes = match fs::read(self.file()) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((State::default(), None)),
            Err(error) => return Err(Problem::Ours(messages::cannot_read(&self.shown, &error))),
        };
        match meaning_of(&bytes) {
            Text::Fits(state) => Ok((state, None)),
            Text::Newer(version) => Err(Problem::Ours(messages::newer(&self.shown, version, VERSION))),
            Text::Damaged => Ok((State::default(), Some(self.set_aside(&bytes)?))),
        }
    }

    /// Changes what the file holds, as one move: nobody else writes in between.
    ///
    /// # Errors
    /// As [`Place::read`], and when the folder can't be written to.
    pub fn change(&self, change: impl FnOnce(&mut State)) -> Result<(State, Option<Notice>), Problem> {
        let refused = |error| Problem::Ours(messages::cannot_write(&self.shown, &error));
        fs::create_dir_all(&self.folder).map_err(refused)?;
        let lock = File::create(self.folder.join("progress.lock")).map_err(refused)?;
        FileExt::lock(&lock).map_err(refused)?;
        let (mut state, notice) = self.read()?;
        change(&mut state);
        self.put(&state).map_err(refused)?;
        Ok((state, notice))
    }

    /// A draft takes its place when it is on the disk.
    fn put(&self, state: &State) -> io::Result<()> {
        let draft = draft::beside(&self.file(), format!("{}\n", serde_json::to_string_pretty(state)?))?;
        draft.as_file().sync_all()?;
        draft.persist(self.file())?;
        sync_folder(&self.folder)
    }

    /// Under the first free name: nothing is overwritten.
    fn set_aside(&self, bytes: &[u8]) -> Result<Notice, Problem> {
        let refused = |error| Problem::Ours(messages::cannot_set_aside(&self.shown, &error));
        for number in 1.. {
            let name = format!("progress.damaged-{number}.json");
            let path = self.folder.join(&name);
            match File::create_new(&path) {
                Ok(mut file) => {
                    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(refused)?;
                    fs::remove_file(self.file()).map_err(refused)?;
                    return Ok(messages::set_aside(&self.shown, &self.shown_beside(&name)));
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(refused(error)),
            }
        }
        unreachable!("numbers do not end")
    }

    fn shown_beside(&self, name: &str) -> String {
        Path::new(&self.shown).with_file_name(name).display().to_string()
    }
}

fn meaning_of(bytes: &[u8]) -> Text {
    let Ok(value) = serde_json::from_slice::<Value>(bytes) else {
        return Text::Damaged;
    };
    match value["version"].as_u64() {
        Some(version) if value["schema"] == SCHEMA && version > VERSION => Text::Newer(version),
        Some(VERSION) if value["schema"] == SCHEMA => {
            serde_json::from_value(value).map_or(Text::Damaged, Text::Fits)
        }
        _ => Text::Damaged,
    }
}

/// A new name is safe when its folder is; elsewhere than on Unix a folder can't be opened as a file.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
