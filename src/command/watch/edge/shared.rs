//! What checks and pages have in common.

use std::path::PathBuf;
use std::sync::mpsc::SyncSender;

use super::super::event::Event;
use workbook_judge::check::judge::Options;
use workbook_judge::check::lessons::Lesson;
use workbook_judge::check::workspace::Workspace;

/// What is judged, how, and where the news goes.
pub struct Shared {
    /// The workbook.
    pub workspace: Workspace,
    /// All lessons.
    pub lessons: Vec<Lesson>,
    /// The folder that is watched.
    pub answers: PathBuf,
    /// How it is judged.
    pub options: Options,
    /// Where all news goes.
    pub events: SyncSender<Event>,
}
