//! The compiler of answers, within limits: a text may crash it, or keep it busy for ever.

use std::io;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use super::judge::Options;
use super::messages;
use super::platform::{self, Bounds};
use super::problem::Problem;
use super::workspace::Workspace;
use super::write::write_new;

/// What the compiler may use for an answer. It takes a second or two, and less than a gibibyte; but each of its threads,
/// and of the linker's, reserves more address space than it uses.
pub fn bounds() -> Bounds {
    let threads = thread::available_parallelism().map_or(1, usize::from) as u64;
    Bounds { memory: (3 << 30) + threads * (128 << 20), computing: Duration::from_secs(20) }
}

/// How long it may take for a program around a batch. If it takes longer, each of its answers is built alone, within
/// [`bounds`]. Their own texts are short: all of a batch together have as long as one alone.
const BATCH: Duration = Duration::from_secs(90);

/// The program that stands before the compiler and limits it; nothing where the system has no limits. Where answers are
/// confined, it keeps the compiler of one from all other files too.
///
/// # Errors
/// When the system leaves less than builds and checks need, or the target folder can't be written to.
pub fn within_limits(workspace: &Workspace, options: &Options) -> Result<Option<PathBuf>, Problem> {
    let ours = bounds();
    let limits = options.limits;
    let memory = limits.memory.max(ours.memory);
    let needed = Bounds { memory, computing: limits.time.max(ours.computing) };
    if let Some(shortage) = platform::shortage(needed) {
        return Err(Problem::Ours(messages::limit_is_too_low(&shortage)));
    }
    let (folder, before) = match &options.confined {
        Some(confined) => (confined.scripts.clone(), confined.before_compiler()),
        None => (workspace.checks(), String::new()),
    };
    let path = folder.join("compiler");
    let written =
        platform::limiting_script(ours, BATCH, &before).map(|script| put(path.clone(), &script)).transpose();
    written.map_err(|error| Problem::Ours(messages::cannot_write(&path, &error)))
}

fn put(path: PathBuf, script: &str) -> io::Result<PathBuf> {
    write_new(&path, script)?;
    platform::make_executable(&path)?;
    Ok(path)
}
