//! What happens to the files of a folder while an answer writes to it.
//!
//! The system reports every step, so nothing is missed between two looks. Only Linux's is understood: elsewhere no
//! step is reported, and what a check then still sees is how the files are in the end.

use std::io;
use std::path::Path;

/// Something that happened to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The name of the file, when it happened.
    pub name: String,
    /// What.
    pub what: What,
}

/// What can happen to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It is there from now on: new, or a second name of another file.
    Appeared,
    /// Another file was renamed to this.
    PutInPlace,
    /// Bytes were written, or cut off.
    Changed,
}

/// The steps in some folders, from its beginning on.
pub struct FolderWatcher(system::Watch);

impl FolderWatcher {
    /// Watches these folders.
    ///
    /// # Errors
    /// When one is not there, or the system has no watches left.
    pub fn new(folders: &[&Path]) -> io::Result<FolderWatcher> {
        system::Watch::new(folders).map(FolderWatcher)
    }

    /// What has happened until now, in order.
    ///
    /// # Errors
    /// When the system does not tell.
    pub fn steps(self) -> io::Result<Vec<Step>> {
        self.0.steps()
    }
}

#[cfg(target_os = "linux")]
mod system {
    use std::io;
    use std::path::Path;

    use inotify::{EventMask, Inotify, WatchMask};

    use super::{Step, What};

    pub struct Watch(Inotify);

    impl Watch {
        pub fn new(folders: &[&Path]) -> io::Result<Watch> {
            let watch = Inotify::init()?;
            for folder in folders {
                watch.watches().add(folder, WatchMask::CREATE | WatchMask::MODIFY | WatchMask::MOVED_TO)?;
            }
            Ok(Watch(watch))
        }

        pub fn steps(mut self) -> io::Result<Vec<Step>> {
            let mut steps = Vec::new();
            let mut buffer = [0; 16 * 1024];
            loop {
                let events = match self.0.read_events(&mut buffer) {
                    Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(steps),
                    events => events?,
                };
                for event in events {
                    let what = match event.mask {
                        mask if mask.contains(EventMask::MODIFY) => What::Changed,
                        mask if mask.contains(EventMask::MOVED_TO) => What::PutInPlace,
                        _ => What::Appeared,
                    };
                    let name = event.name.unwrap_or_default().to_string_lossy().into_owned();
                    steps.push(Step { name, what });
                }
            }
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use std::io;
    use std::path::Path;

    use super::Step;

    pub struct Watch;

    impl Watch {
        pub fn new(_folders: &[&Path]) -> io::Result<Watch> {
            Ok(Watch)
        }

        pub fn steps(self) -> io::Result<Vec<Step>> {
            Ok(Vec::new())
        }
    }
}
