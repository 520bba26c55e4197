//! Saved files, as the system tells of them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::SyncSender;

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::super::event::Event;
use super::super::messages;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::text::bytes_of;

/// Watches a folder of answers while it lives. The folder and not the files: many editors save by putting
/// another file in place.
///
/// # Errors
/// When the system can't watch it.
pub fn watch(
    folder: &Path,
    lessons: &[String],
    events: SyncSender<Event>,
) -> Result<RecommendedWatcher, Problem> {
    let ours = |error| Problem::Ours(messages::cannot_watch(folder, &error));
    let mut texts = Texts::of(folder, lessons);
    let tell = move |happened: notify::Result<notify::Event>| {
        let Ok(happened) = happened else { return };
        for lesson in happened.paths.iter().filter_map(|path| texts.changed(path, happened.kind)) {
            let _ = events.send(Event::Saved { lesson });
        }
    };
    let mut watcher = notify::recommended_watcher(tell).map_err(ours)?;
    watcher.watch(folder, RecursiveMode::NonRecursive).map_err(ours)?;
    Ok(watcher)
}

/// What the files held when they were looked at last.
struct Texts(HashMap<PathBuf, (String, Vec<u8>)>);

impl Texts {
    fn of(folder: &Path, lessons: &[String]) -> Texts {
        let text = |name: &String| {
            let path = folder.join(format!("{name}.rs"));
            let bytes = bytes_of(&path).unwrap_or_default();
            (path, (name.clone(), bytes))
        };
        Texts(lessons.iter().map(text).collect())
    }

    /// The lesson whose text is another one now. A file that is gone is about to be put in place by an editor,
    /// and so is the text of one that was just emptied.
    fn changed(&mut self, path: &Path, kind: EventKind) -> Option<String> {
        let (lesson, text) = self.0.get_mut(path)?;
        if matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write)) {
            return None;
        }
        let now = bytes_of(path).ok()?;
        let is_half_written = now.is_empty() && matches!(kind, EventKind::Modify(_) | EventKind::Create(_));
        if is_half_written || now == *text {
            return None;
        }
        *text = now;
        Some(lesson.clone())
    }
}
