//! Other systems have none of this.

use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::process::Command;

use super::Around;
use crate::messages;

pub fn can_be_kept() -> bool {
    false
}

pub fn signals_can_be_kept() -> bool {
    false
}

pub fn around(_program: &Path) -> Around {
    Around::default()
}

pub fn keep_from(_program: &mut Command, _folder: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

pub fn run(_folder: &Path, _program: &[&OsStr]) -> String {
    messages::no_boxes().into()
}

pub fn compile(_program: &[&OsStr]) -> String {
    messages::no_boxes().into()
}

pub fn with_loopback(_program: &[&OsStr]) -> String {
    messages::no_boxes().into()
}
