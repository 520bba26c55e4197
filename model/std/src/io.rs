//! The part of `std::io` that needs no operating system. What is printed is kept, so that a failed
//! check can show its last lines; printing is no scheduling point.

use runtime::output;
use std::fmt::Arguments;

pub use std::io::{
    BufRead, BufReader, BufWriter, Bytes, Chain, Cursor, Empty, Error, ErrorKind, IntoInnerError, IoSlice,
    IoSliceMut, LineWriter, Lines, Read, Repeat, Result, Seek, SeekFrom, Sink, Split, Take, Write, copy,
    empty, prelude, read_to_string, repeat, sink,
};

#[cfg(feature = "files")]
pub use std::io::{IsTerminal, Stdin, StdinLock, stdin};

#[cfg(all(feature = "program", not(feature = "files")))]
mod stdin;
#[cfg(all(feature = "program", not(feature = "files")))]
pub use stdin::{Stdin, StdinLock, stdin};

#[doc(hidden)]
#[track_caller]
pub fn _print(text: Arguments<'_>) {
    output::print(text);
}

#[doc(hidden)]
pub fn _eprint(text: Arguments<'_>) {
    output::print_error(text);
}

/// Standard output.
pub fn stdout() -> Stdout {
    Stdout(())
}

/// Standard error.
pub fn stderr() -> Stderr {
    Stderr(())
}

/// Where text is printed to.
#[derive(Debug)]
pub struct Stdout(());

/// Standard output, locked: where it is observed, no other thread prints meanwhile.
#[derive(Debug)]
pub struct StdoutLock<'a>(std::marker::PhantomData<&'a ()>);

impl Stdout {
    /// Locks it until the result is dropped. A thread may do so several times.
    #[track_caller]
    pub fn lock(&self) -> StdoutLock<'static> {
        output::lock_standard();
        StdoutLock(std::marker::PhantomData)
    }
}

impl Drop for StdoutLock<'_> {
    fn drop(&mut self) {
        output::unlock_standard();
    }
}

/// Where errors are printed to.
#[derive(Debug)]
pub struct Stderr(());

/// As the printer itself: standard error needs no lock.
#[derive(Debug)]
pub struct StderrLock<'a>(std::marker::PhantomData<&'a ()>);

impl Stderr {
    /// A printer that is locked, in name.
    pub fn lock(&self) -> StderrLock<'static> {
        StderrLock(std::marker::PhantomData)
    }
}

macro_rules! writes {
    ($print:path: $($Type:ty),*) => {$(
        impl Write for $Type {
            #[track_caller]
            fn write(&mut self, bytes: &[u8]) -> Result<usize> {
                $print(format_args!("{}", String::from_utf8_lossy(bytes)));
                Ok(bytes.len())
            }

            fn flush(&mut self) -> Result<()> {
                Ok(())
            }

            // In one step, as the real ones hold their lock meanwhile.
            #[track_caller]
            fn write_fmt(&mut self, text: Arguments<'_>) -> Result<()> {
                $print(text);
                Ok(())
            }
        }
    )*};
}

writes!(output::print: Stdout, &Stdout, StdoutLock<'_>);
writes!(output::print_error: Stderr, &Stderr, StderrLock<'_>);
