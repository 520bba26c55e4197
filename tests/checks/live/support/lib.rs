//! What the checks of live lessons are made with.
//!
//! An answer runs in a process of its own, started by the check with input made up for this run. Its process
//! holds no expected value, and the check holds no answer. The check judges what it sees from outside: files,
//! processes, and work that announces itself and waits for leave.
//!
//! - `run_check`: one check, and the verdict it leaves
//! - `time`: reads the date and time of a log's line
//! - `stage`: where a check runs: its folder, its dice
//! - `watcher`: hears of work that begins and ends, and decides when it may
//! - `folder_watcher`: what happens to the files of a folder
//! - `limits`: how much a process may write
//! - `renames`: holds renames and removals back until as many are about to do the same
//! - `sleeps`: makes long sleeps longer
//! - `writes`: lets others in between the parts of a line
//! - `slow`: a request that is slow among quick ones
//! - `driver`: the process with the answer, as the check sees it
//! - `conversation`: that process, talked to line by line
//! - `task`: the same, as the answer's process sees it
//! - `claim`: what a check holds an answer to
//! - `processes`: which processes are still there
//! - `messages`: every sentence of the above

mod claim;
mod conversation;
mod driver;
mod folder_watcher;
mod limits;
mod messages;
mod processes;
mod renames;
mod run_check;
mod sleeps;
mod slow;
mod stage;
// How a process is doing is asked and told in one way, here and where programs are run for the student.
#[path = "../../../../src/judge/check/messages/stuck.rs"]
mod stuck;
mod task;
#[path = "../../../../src/judge/check/platform/threads.rs"]
mod threads;
mod time;
mod watcher;
mod writes;

pub use claim::{Failure, Held, ensure, ensure_because};
pub use conversation::Conversation;
pub use driver::{Driver, Finished, LIMIT};
pub use folder_watcher::{FolderWatcher, Step, What};
pub use messages::{NOBODY_TOOK_IT, so_many};
pub use photo_server;
pub use processes::{Left, State, ends, is_at_rest};
pub use run_check::{Check, run_check};
pub use slow::{InVain, slow_request};
pub use stage::Stage;
pub use std::process::ExitCode;
pub use task::{Announced, Task, close_output, drive, ignore_requests_to_end};
pub use time::seconds;
pub use watcher::{Others, Seen, Watcher, wait_until};
