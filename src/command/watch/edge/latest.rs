//! Work of which only the latest counts.

use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::SyncSender;
use std::thread::{self, JoinHandle};

use super::super::event::Event;
use super::super::messages;
use workbook_judge::check::cancel::Cancel;
use workbook_judge::check::problem::Problem;

/// Work on a thread of its own. What was begun last is all that goes on.
#[derive(Default)]
pub struct Latest(Option<(Cancel, JoinHandle<()>)>);

impl Latest {
    /// Does `work`, in place of what is under way, whose processes and locks are gone before.
    pub fn begin(&mut self, events: SyncSender<Event>, work: impl FnOnce(&Cancel) + Send + 'static) {
        let before = self.cancel();
        let cancel = Cancel::default();
        let for_thread = cancel.clone();
        let thread = thread::spawn(move || {
            before.map(JoinHandle::join);
            // A panic has taken the window already.
            if panic::catch_unwind(AssertUnwindSafe(|| work(&for_thread))).is_err() {
                let _ = events.send(Event::Broken(Problem::Ours(messages::broken())));
            }
        });
        self.0 = Some((cancel, thread));
    }

    /// Ends what is under way; its thread is about to end.
    pub fn cancel(&mut self) -> Option<JoinHandle<()>> {
        let (cancel, thread) = self.0.take()?;
        cancel.cancel();
        Some(thread)
    }
}
