//! The lesson's program on real threads: what it writes is shown as it comes.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError, SyncSender};
use std::thread;
use std::time::{Duration, Instant};

use super::super::event::{Event, RunNews};
use super::super::messages;
use super::latest::Latest;
use workbook_judge::check::cancel::Cancel;
use workbook_judge::check::lessons;
use workbook_judge::check::plan::Plan;
use workbook_judge::check::platform::{self, Threads};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::program::{self, Program};
use workbook_judge::check::workspace::Workspace;

/// As much is told at once.
const CHUNK: usize = 8 << 10;

/// Runs one program at a time.
pub struct Runner {
    shared: Arc<Shared>,
    /// Is under way.
    pub latest: Latest,
}

struct Shared {
    workspace: Workspace,
    answers: PathBuf,
    limit: Duration,
    events: SyncSender<Event>,
}

impl Runner {
    /// Nothing runs yet. A program is stopped after `limit`, building not counted.
    pub fn new(workspace: Workspace, answers: PathBuf, limit: Duration, events: SyncSender<Event>) -> Runner {
        Runner { shared: Arc::new(Shared { workspace, answers, limit, events }), latest: Latest::default() }
    }

    /// Runs a lesson, in place of what is running.
    pub fn begin(&mut self, number: u64, lesson: String) {
        let shared = self.shared.clone();
        self.latest.begin(self.shared.events.clone(), move |cancel| {
            let how = shared.run(number, &lesson, cancel).unwrap_or_else(|problem| problem.to_string());
            shared.tell(number, RunNews::Ended(how));
        });
    }
}

impl Shared {
    /// How it ended.
    fn run(&self, number: u64, lesson: &str, cancel: &Cancel) -> Result<String, Problem> {
        let lessons = lessons::all(&self.workspace)?;
        let plan = Plan::folder(&self.workspace, &lessons, &self.answers)?;
        match program::build(&self.workspace, &plan, lesson, cancel)? {
            Program::Rejected(words) => {
                self.tell(number, RunNews::Output(words));
                Ok(messages::run_not_built().into())
            }
            Program::Built(program) => {
                self.tell(number, RunNews::Begun);
                self.watch_over(number, &program, cancel)
            }
        }
    }

    /// Four threads see to one process: this one waits for it, two read what it writes, one keeps the time.
    fn watch_over(&self, number: u64, program: &Path, cancel: &Cancel) -> Result<String, Problem> {
        let mut command = Command::new(program);
        command.arg("--yes").current_dir(&self.workspace.root);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let not_started = |error| Problem::Ours(messages::run_not_started(&error));
        let begin = Instant::now();
        let mut group = platform::spawn(&mut command, None).map_err(not_started)?;
        let id = group.child.id();
        let held = cancel.ending_group(id);
        let (out, err) = (group.child.stdout.take(), group.child.stderr.take());
        let (status, stuck) = thread::scope(|scope| {
            scope.spawn(|| self.pass_on(number, out));
            scope.spawn(|| self.pass_on(number, err));
            let (ended, wait) = mpsc::channel::<()>();
            let clock = scope.spawn(move || keep_time(id, self.limit, &wait));
            let status = group.child.wait();
            drop((held, ended));
            platform::end_group(id);
            (status, clock.join().unwrap_or_default())
        });
        let status = status.map_err(not_started)?;
        Ok(stuck.unwrap_or_else(|| how_it_ended(status, begin.elapsed())))
    }

    fn pass_on(&self, number: u64, pipe: Option<impl Read>) {
        let Some(mut pipe) = pipe else { return };
        let mut buffer = vec![0; CHUNK];
        let mut rest = Vec::new();
        while let Ok(length @ 1..) = pipe.read(&mut buffer) {
            rest.extend_from_slice(&buffer[..length]);
            // A letter may have come in half.
            let whole = match std::str::from_utf8(&rest) {
                Err(error) if error.error_len().is_none() => error.valid_up_to(),
                _ => rest.len(),
            };
            let text = String::from_utf8_lossy(&rest[..whole]).into_owned();
            rest.drain(..whole);
            self.tell(number, RunNews::Output(text));
        }
    }

    fn tell(&self, number: u64, news: RunNews) {
        let _ = self.events.send(Event::Run { number, news });
    }
}

/// Looks at a program whose time is over, and ends it; nothing, if it ends before.
fn keep_time(id: u32, limit: Duration, ended: &mpsc::Receiver<()>) -> Option<String> {
    let Err(RecvTimeoutError::Timeout) = ended.recv_timeout(limit) else { return None };
    let threads: Option<Threads> = platform::threads_of(id);
    platform::end_group(id);
    Some(messages::run_took_too_long(limit, threads))
}

fn how_it_ended(status: ExitStatus, took: Duration) -> String {
    match (platform::signal_of(status), status.code()) {
        (Some(signal), _) => messages::run_crashed(signal.name(), took),
        (None, Some(0)) => messages::run_ended(took),
        (None, code) => messages::run_failed(code.unwrap_or(-1), took),
    }
}
