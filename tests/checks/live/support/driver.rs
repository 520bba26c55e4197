//! The process with the answer, as the check sees it.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::claim::Failure;
use crate::conversation::Conversation;
use crate::limits;
use crate::messages;
use crate::run_check::call;
use crate::stage::Stage;
use crate::threads::{Threads, threads_of};
use crate::watcher::Watcher;

/// An answer that has not returned after this long does not return. No check's input needs a tenth of it.
pub const LIMIT: Duration = Duration::from_secs(7);
/// Bytes that it may write to standard error, as on the model.
const MOST_WORDS: u64 = 1 << 20;
/// Bytes at the beginning and at the end of its words that are told: its first panic is the cause.
const TOLD: usize = 4096;
/// Between two looks whether it has ended. A check that passes waits for it a few times at most.
const GLANCE: Duration = Duration::from_millis(3);

/// A driver that is being prepared.
pub struct Driver {
    command: Command,
    report: PathBuf,
    words: PathBuf,
}

/// What a driver left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// What the answer returned, in lines.
    pub lines: Vec<String>,
}

impl Driver {
    /// The answer's process, to do `task`.
    pub fn new(stage: &Stage, task: &str) -> Driver {
        let (report, words) = (stage.folder().join("report"), stage.folder().join("words"));
        let mut command = Command::new(&call().driver);
        command.arg("--task").arg(task);
        command.current_dir(stage.folder());
        Driver { command, report, words }
    }

    /// Work is announced to this watcher.
    #[must_use]
    pub fn watched_by(mut self, watcher: &Watcher) -> Driver {
        self.command.arg("--watcher").arg(watcher.address().to_string());
        self
    }

    /// One of several that run at once: its files have this name.
    #[must_use]
    pub fn called(mut self, name: &str) -> Driver {
        (self.report, self.words) =
            (self.report.with_file_name(name), self.words.with_file_name(name.to_owned() + "-words"));
        self
    }

    /// One more argument of the task.
    #[must_use]
    pub fn with(mut self, argument: impl AsRef<OsStr>) -> Driver {
        self.command.arg("--with").arg(argument);
        self
    }

    /// More arguments of the task.
    #[must_use]
    pub fn with_all(self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Driver {
        arguments.into_iter().fold(self, Driver::with)
    }

    /// No file that it writes becomes larger: what goes beyond fails, as on a full disk.
    #[must_use]
    pub fn with_files_up_to(mut self, bytes: u64) -> Driver {
        limits::limit_files(&mut self.command, bytes);
        self
    }

    /// Runs it to its end.
    ///
    /// # Errors
    /// When it panics, is ended by a signal, leaves without a report, or does not end.
    pub fn run(self) -> Result<Finished, Failure> {
        self.start(Stdio::null, Stdio::null)?.finish()
    }

    /// Starts it, to be talked to through its standard input and output.
    ///
    /// # Errors
    /// When it can't be started.
    pub fn talk(self) -> Result<Conversation, Failure> {
        Ok(Conversation::with(self.start(Stdio::piped, Stdio::piped)?))
    }

    fn start(mut self, stdin: fn() -> Stdio, stdout: fn() -> Stdio) -> Result<Running, Failure> {
        let words = File::create(&self.words).map_err(ours)?;
        self.command.arg("--report").arg(&self.report);
        self.command.stdin(stdin()).stdout(stdout()).stderr(words);
        let child = self.command.spawn().map_err(ours)?;
        Ok(Running { child, report: self.report, words: self.words })
    }
}

/// A driver at work.
pub(crate) struct Running {
    pub child: Child,
    report: PathBuf,
    words: PathBuf,
}

impl Running {
    /// Waits for its end, and reads what it left.
    pub fn finish(mut self) -> Result<Finished, Failure> {
        let ended = ended(&mut self.child, &self.words).map_err(ours)?;
        let words = beginning_and_end(&self.words).unwrap_or_default();
        let status = match ended {
            Ended::ByItself(status) => status,
            Ended::ForItsWords => return Err(Failure::from(messages::said_too_much(MOST_WORDS))),
            Ended::ByUs(threads) => {
                return Err(Failure::from(messages::did_not_return(LIMIT, threads, &words)));
            }
        };
        match fs::read_to_string(&self.report) {
            Ok(report) if status.success() => {
                Ok(Finished { lines: report.lines().map(str::to_owned).collect() })
            }
            _ => Err(Failure::from(messages::ended_early(&status, &words))),
        }
    }
}

/// What a file says, without its middle if it is long.
fn beginning_and_end(path: &Path) -> io::Result<String> {
    let bytes = fs::read(path)?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    match bytes.len() {
        length if length > 2 * TOLD => {
            Ok(format!("{}\n…\n{}", text(&bytes[..TOLD]), text(&bytes[length - TOLD..])))
        }
        _ => Ok(text(&bytes)),
    }
}

fn ours(error: io::Error) -> Failure {
    Failure::from(messages::our_own_failure(&error))
}

/// How a driver ended.
enum Ended {
    ByItself(ExitStatus),
    /// It did not end; this is what its threads did.
    ByUs(Option<Threads>),
    /// It wrote to standard error without end.
    ForItsWords,
}

fn ended(child: &mut Child, words: &Path) -> io::Result<Ended> {
    let begin = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Ended::ByItself(status));
        }
        if fs::metadata(words)?.len() > MOST_WORDS {
            child.kill()?;
            child.wait()?;
            return Ok(Ended::ForItsWords);
        }
        if begin.elapsed() > LIMIT {
            let threads = threads_of(child.id());
            child.kill()?;
            child.wait()?;
            return Ok(Ended::ByUs(threads));
        }
        thread::sleep(GLANCE);
    }
}
