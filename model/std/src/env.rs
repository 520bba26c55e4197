//! `std::env`: what a program is called with, and nothing of the machine that it runs on.

use runtime::input;
use std::vec::IntoIter;

pub use std::env::consts;

/// The program's arguments, its name first.
pub fn args() -> Args {
    Args(input::arguments().into_iter())
}

/// See [`args`].
#[derive(Debug)]
pub struct Args(IntoIter<String>);

impl Iterator for Args {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for Args {}

impl DoubleEndedIterator for Args {
    fn next_back(&mut self) -> Option<String> {
        self.0.next_back()
    }
}
