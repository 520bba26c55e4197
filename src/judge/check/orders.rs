//! One process that runs check after check of one program: it copies itself for each, which takes a tenth of what starting
//! the program takes. A copy is all that a process of the check's own would be.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Instant;

use protocol::{Report, Request};

use super::cancel::{Cancel, Ending as WithCancel};
use super::job::Job;
use super::nonce::Nonce;
use super::platform::{self, ProcessGroup};
use super::run::{Ended, Ending, Limits};

/// The process, and the program that it runs.
pub struct Copied<'a> {
    program: PathBuf,
    /// Where every check leaves its report. New files, removed again at once, cost a tenth of what judging a class does.
    report: PathBuf,
    group: ProcessGroup,
    orders: ChildStdin,
    replies: Receiver<i32>,
    _held: WithCancel<'a>,
}

impl<'a> Copied<'a> {
    /// Starts it, for the program of this job.
    ///
    /// # Errors
    /// When it can't be started.
    pub fn start(job: &Job, limits: Limits, cancel: &'a Cancel) -> io::Result<Copied<'a>> {
        fs::create_dir_all(job.folder())?;
        let mut command = job.bare_command()?;
        Request::by_orders(&mut command);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut group = platform::spawn(&mut command, Some(limits.bounds(job)))?;
        let held = cancel.ending_group(group.child.id());
        let pipes = group.child.stdin.take().zip(group.child.stdout.take());
        let (orders, output) = pipes.ok_or(io::ErrorKind::BrokenPipe)?;
        let (sender, replies) = mpsc::channel();
        thread::spawn(move || {
            let lines = BufReader::new(output).lines().map_while(Result::ok);
            lines.map_while(|line| line.parse().ok()).try_for_each(|status| sender.send(status))
        });
        let (program, report) = (job.program.clone(), job.request.report.clone());
        Ok(Copied { program, report, group, orders, replies, _held: held })
    }

    /// Whether it runs this program.
    pub fn runs(&self, program: &Path) -> bool {
        self.program == program
    }

    /// How a check ended; nothing if that can't be told here: then the check is run in a process of its own.
    pub fn run(&mut self, job: &Job, limits: Limits) -> Option<Ended> {
        let (begin, nonce) = (Instant::now(), Nonce::new());
        let request = Request { report: self.report.clone(), ..job.request.clone() };
        let order = request.as_order(nonce.word()).ok()?;
        self.orders.write_all(order.as_bytes()).ok()?;
        let ending = match self.replies.recv_timeout(platform::patience(limits.time)) {
            Ok(0) => Ending::Exit(0),
            Ok(status) if platform::computed_too_long(status) => Ending::TimeIsOver,
            Err(RecvTimeoutError::Timeout) => Ending::TimeIsOver,
            Ok(_) | Err(RecvTimeoutError::Disconnected) => return None,
        };
        let verdict = Report::left_at(&self.report, Some(nonce.word()));
        if ending == Ending::Exit(0) && verdict.is_none() {
            return None;
        }
        Some(Ended { ending, verdict, words: String::new(), threads: None, took: begin.elapsed() })
    }
}

impl Drop for Copied<'_> {
    fn drop(&mut self) {
        platform::end_group(self.group.child.id());
        let _ = self.group.child.wait();
    }
}
