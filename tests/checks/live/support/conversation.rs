//! The process with the answer, talked to line by line.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::ChildStdin;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use crate::claim::Failure;
use crate::driver::{Finished, Running};

/// An answer that has not come after this long does not come.
const PATIENCE: Duration = Duration::from_secs(4);

/// Bytes that are listened to, at the most. No check makes an answer say a tenth of it.
const MOST: u64 = 4 << 20;

/// A driver that reads and writes lines, until it is hung up on.
pub struct Conversation {
    running: Running,
    input: ChildStdin,
    heard: Receiver<String>,
}

impl Conversation {
    pub(crate) fn with(mut running: Running) -> Conversation {
        let input = running.child.stdin.take().expect("a conversation has pipes");
        let output = running.child.stdout.take().expect("a conversation has pipes");
        let (tell, heard) = mpsc::channel();
        // It ends with the driver's output, or when that never seems to end.
        thread::spawn(move || {
            BufReader::new(output.take(MOST))
                .lines()
                .map_while(Result::ok)
                .try_for_each(|line| tell.send(line))
        });
        Conversation { running, input, heard }
    }

    /// Sends this, as it is. Who does not listen will not answer either.
    pub fn say(&mut self, text: &str) {
        let _ = self.input.write_all(text.as_bytes());
    }

    /// The next line; `None` when its output has ended, or no line comes.
    pub fn hear(&mut self) -> Option<String> {
        self.heard.recv_timeout(PATIENCE).ok()
    }

    /// Ends its input, and waits for its end: the lines that were not heard yet, and what it left.
    ///
    /// # Errors
    /// As of [`crate::Driver::run`].
    pub fn hang_up(self) -> Result<(Vec<String>, Finished), Failure> {
        drop(self.input);
        let finished = self.running.finish()?;
        Ok((self.heard.iter().collect(), finished))
    }
}
