//! Standard input of a program that is tried: the same in every run.

use runtime::input;
use std::io::{BufRead, Lines, Read, Result};
use std::marker::PhantomData;

/// Standard input.
pub fn stdin() -> Stdin {
    Stdin(())
}

/// Where a program reads from. Another thread may read first, wherever this one begins to.
#[derive(Debug)]
pub struct Stdin(());

/// Standard input, locked in name: it does not keep other threads from reading.
#[derive(Debug)]
pub struct StdinLock<'a>(PhantomData<&'a ()>);

impl Stdin {
    /// A reader with a buffer.
    #[track_caller]
    pub fn lock(&self) -> StdinLock<'static> {
        input::turn();
        StdinLock(PhantomData)
    }

    /// Reads a line, and adds it to `line`; how many bytes it had. 0 is the end of the input.
    ///
    /// # Errors
    ///
    /// Never: the input is text.
    #[track_caller]
    pub fn read_line(&self, line: &mut String) -> Result<usize> {
        self.lock().read_line(line)
    }

    /// All lines.
    #[track_caller]
    pub fn lines(self) -> Lines<StdinLock<'static>> {
        self.lock().lines()
    }
}

impl Read for Stdin {
    #[track_caller]
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        self.lock().read(into)
    }
}

impl Read for StdinLock<'_> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let read = input::rest().read(into)?;
        input::read(read);
        Ok(read)
    }
}

impl BufRead for StdinLock<'_> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        Ok(input::rest())
    }

    fn consume(&mut self, bytes: usize) {
        input::read(bytes);
    }
}
