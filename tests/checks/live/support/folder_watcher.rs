//! What happens to the files of a folder while an answer writes to it.
//!
//! The system reports every step, so nothing is missed between two looks. Only Linux's is understood: elsewhere, and
//! where it has no watches left, no step is reported, and a check still sees how the files are in the end.

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
    pub fn new(folders: &[&Path]) -> FolderWatcher {
        FolderWatcher(system::Watch::new(folders))
    }

    /// What has happened until now, in order.
    pub fn steps(self) -> Vec<Step> {
        self.0.steps()
    }
}

#[cfg(target_os = "linux")]
mod system {
    use std::io;
    use std::path::Path;

    use inotify::{EventMask, Inotify, WatchMask};

    use super::{Step, What};

    pub struct Watch(Option<Inotify>);

    impl Watch {
        pub fn new(folders: &[&Path]) -> Watch {
            Watch(watch(folders).ok())
        }

        pub fn steps(self) -> Vec<Step> {
            let (mut steps, mut buffer) = (Vec::new(), [0; 16 * 1024]);
            let Some(mut watch) = self.0 else { return steps };
            // An error when there are no more: it does not wait.
            while let Ok(events) = watch.read_events(&mut buffer) {
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
            steps
        }
    }

    fn watch(folders: &[&Path]) -> io::Result<Inotify> {
        let watch = Inotify::init()?;
        for folder in folders {
            watch.watches().add(folder, WatchMask::CREATE | WatchMask::MODIFY | WatchMask::MOVED_TO)?;
        }
        Ok(watch)
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use std::path::Path;

    use super::Step;

    pub struct Watch;

    impl Watch {
        pub fn new(_folders: &[&Path]) -> Watch {
            Watch
        }

        pub fn steps(self) -> Vec<Step> {
            Vec::new()
        }
    }
}
