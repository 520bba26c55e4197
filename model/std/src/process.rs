//! `std::process`: how a program ends. It starts no others.

use runtime::exit;
use std::convert::Infallible;
use std::fmt::Debug;

/// What a program tells whoever called it when it ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ExitCode(u8);

impl ExitCode {
    /// All went well.
    pub const SUCCESS: ExitCode = ExitCode(0);
    /// It did not.
    pub const FAILURE: ExitCode = ExitCode(1);
}

impl From<u8> for ExitCode {
    fn from(code: u8) -> ExitCode {
        ExitCode(code)
    }
}

/// Ends the program at once: no thread goes on, and nothing is dropped. The code is cut to a byte, as on Unix.
#[track_caller]
pub fn exit(code: i32) -> ! {
    exit::exit(code & 0xff)
}

/// Ends the program as if it had crashed, with the code that a shell shows for that.
#[track_caller]
pub fn abort() -> ! {
    exit::exit(134)
}

/// What `main` may return.
pub trait Termination {
    /// What is told whoever called the program.
    fn report(self) -> ExitCode;
}

impl Termination for () {
    fn report(self) -> ExitCode {
        ExitCode::SUCCESS
    }
}

impl Termination for ExitCode {
    fn report(self) -> ExitCode {
        self
    }
}

impl Termination for Infallible {
    fn report(self) -> ExitCode {
        match self {}
    }
}

/// Stable Rust has no name for the type `!`, but it has one for what a function returns.
pub trait Returns {
    /// What it returns.
    type Value;
}

impl<T> Returns for fn() -> T {
    type Value = T;
}

impl Termination for <fn() -> ! as Returns>::Value {
    fn report(self) -> ExitCode {
        self
    }
}

impl<T: Termination, E: Debug> Termination for Result<T, E> {
    fn report(self) -> ExitCode {
        match self {
            Ok(value) => value.report(),
            Err(error) => {
                eprintln!("Error: {error:?}");
                ExitCode::FAILURE
            }
        }
    }
}

/// The exit code of what `main` returned.
#[doc(hidden)]
pub fn _code(returned: impl Termination) -> u8 {
    returned.report().0
}
