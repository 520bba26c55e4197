//! The part of `std::io` that needs no operating system. What is printed is kept, so that a failed
//! check can show its last lines; printing is no scheduling point.

use engine::rt::output;
use std::fmt::Arguments;

pub use std::io::{
    BufRead, BufReader, BufWriter, Bytes, Chain, Cursor, Empty, Error, ErrorKind, IntoInnerError, IoSlice,
    IoSliceMut, LineWriter, Lines, Read, Repeat, Result, Seek, SeekFrom, Sink, Split, Take, Write, copy,
    empty, prelude, read_to_string, repeat, sink,
};

#[cfg(feature = "files")]
pub use std::io::{IsTerminal, Stdin, StdinLock, stdin};

#[doc(hidden)]
pub fn _print(text: Arguments<'_>) {
    output::print(text);
}

/// Standard output.
pub fn stdout() -> Stdout {
    Stdout(())
}

/// Standard error.
pub fn stderr() -> Stderr {
    Stderr(())
}

macro_rules! printer {
    ($($Printer:ident $Lock:ident),*) => {$(
        /// Where text is printed to.
        #[derive(Debug)]
        pub struct $Printer(());

        /// As the printer itself: the model's printers need no lock.
        #[derive(Debug)]
        pub struct $Lock<'a>(std::marker::PhantomData<&'a ()>);

        impl $Printer {
            /// A printer that is locked, in name.
            pub fn lock(&self) -> $Lock<'static> {
                $Lock(std::marker::PhantomData)
            }
        }

        printer!(@writes $Printer);
        printer!(@writes &$Printer);
        printer!(@writes $Lock<'_>);
    )*};
    (@writes $Type:ty) => {
        impl Write for $Type {
            fn write(&mut self, bytes: &[u8]) -> Result<usize> {
                output::print(format_args!("{}", String::from_utf8_lossy(bytes)));
                Ok(bytes.len())
            }

            fn flush(&mut self) -> Result<()> {
                Ok(())
            }
        }
    };
}

printer!(Stdout StdoutLock, Stderr StderrLock);
