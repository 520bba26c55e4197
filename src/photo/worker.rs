//! A process that blurs: a path in, an answer out, until its input ends.
//!
//! Both ends with a zero byte, which no path holds. The answer is `ok`, or `error` and a sentence.

use std::fmt;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::error::FilterError;
use crate::messages;
use crate::progress;

/// The parent's end of such a process. Dropping it closes the process's input, and waits until it has ended.
pub struct BlurWorker {
    child: Child,
    /// Closed before the child is waited for: it would never end otherwise.
    paths: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl BlurWorker {
    /// Starts the process.
    ///
    /// # Errors
    /// When it can't be started.
    pub fn start(mut command: Command) -> io::Result<BlurWorker> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let paths = child.stdin.take();
        let answers = BufReader::new(child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?);
        Ok(BlurWorker { child, paths, answers })
    }

    /// Has the process blur the photo at `path`, and waits for its answer.
    ///
    /// # Errors
    /// `Refused` when the process could not blur it, `WorkerDied` when it ended instead: another one is
    /// needed for the next photo.
    pub fn blur(&mut self, path: &Path) -> Result<(), FilterError> {
        let answer = self.ask(path).map_err(|error| FilterError::WorkerDied(error.to_string()));
        progress::advance();
        let answer = answer?;
        match answer.strip_prefix(b"error ") {
            _ if answer == b"ok" => Ok(()),
            Some(words) => Err(FilterError::Refused(String::from_utf8_lossy(words).into_owned())),
            None => Err(FilterError::WorkerDied(messages::odd_answer(&answer))),
        }
    }

    fn ask(&mut self, path: &Path) -> io::Result<Vec<u8>> {
        let paths = self.paths.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        paths.write_all(path.as_os_str().as_encoded_bytes())?;
        paths.write_all(&[0])?;
        paths.flush()?;
        let mut answer = Vec::new();
        self.answers.read_until(0, &mut answer)?;
        match answer.pop() {
            Some(0) => Ok(answer),
            _ => Err(io::Error::new(io::ErrorKind::UnexpectedEof, messages::END_OF_OUTPUT)),
        }
    }
}

impl Drop for BlurWorker {
    fn drop(&mut self) {
        drop(self.paths.take());
        // One that can't be waited for is gone already.
        let _ = self.child.wait();
    }
}

/// The worker's side: blurs each photo that comes in, until end of input.
///
/// # Errors
/// When the parent does not listen any more.
pub fn serve_blurs<E: fmt::Display>(blur: impl Fn(&Path) -> Result<(), E>) -> io::Result<()> {
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let mut path = Vec::new();
    while input.read_until(0, &mut path)? > 0 {
        if path.last() == Some(&0) {
            path.pop();
        }
        match blur(&path_from(&path)) {
            Ok(()) => output.write_all(b"ok\0")?,
            Err(error) => write!(output, "error {error}\0")?,
        }
        output.flush()?;
        path.clear();
    }
    Ok(())
}

#[cfg(unix)]
fn path_from(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path_from(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
