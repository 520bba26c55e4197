//! An answer's text: read once, within bounds. What was read is what is compiled, judged and recorded.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use super::fingerprint::Fingerprint;
use super::messages;
use super::platform;
use super::scan::{Main, main_in, steps_left};

/// Bytes of an answer, at the most. The longest reference has 20 KiB.
const MOST: u64 = 1 << 20;

/// What the text of an answer tells before any compiler sees it.
#[derive(Debug, Clone)]
pub enum Text {
    /// It can be compiled.
    Read(Source),
    /// It can't; the sentence says why.
    Unreadable(String),
}

/// A text that can be compiled.
#[derive(Debug, Clone)]
pub struct Source {
    /// All of it.
    pub whole: Arc<str>,
    /// The steps in which the stub's `todo!` still stands.
    pub left: BTreeSet<u32>,
    /// Whether it is a program by itself.
    pub main: Main,
    /// What it is told by later.
    pub fingerprint: Fingerprint,
}

impl Text {
    /// What is in the file; people call it `shown`.
    pub fn read(path: &Path, shown: &str) -> Text {
        match bytes_of(path) {
            Ok(bytes) => text_of(shown, bytes),
            Err(error) => Text::Unreadable(why_not(path, shown, &error)),
        }
    }

    /// The text, if it can be compiled.
    pub fn source(&self) -> Option<&Source> {
        match self {
            Text::Read(source) => Some(source),
            Text::Unreadable(_) => None,
        }
    }
}

/// The bytes of a file that may be an answer's. A pipe or a device is never opened: reading it may never end.
///
/// # Errors
/// When it can't be read, is no file, or is larger than any answer.
pub fn bytes_of(path: &Path) -> io::Result<Vec<u8>> {
    let metadata = fs::metadata(path)?;
    let kind = metadata.file_type();
    if !kind.is_file() && !kind.is_dir() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    // It may grow while it is read.
    File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

fn why_not(path: &Path, shown: &str, error: &io::Error) -> String {
    match (error.kind(), fs::metadata(path)) {
        (io::ErrorKind::NotFound, _) => messages::missing(shown),
        (io::ErrorKind::FileTooLarge, _) => messages::too_large(shown, MOST),
        (io::ErrorKind::InvalidInput, Ok(metadata)) => {
            messages::no_text_file(shown, platform::kind_of(metadata.file_type()))
        }
        _ => messages::cannot_read(Path::new(shown), error),
    }
}

fn text_of(shown: &str, bytes: Vec<u8>) -> Text {
    match String::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => Text::Unreadable(messages::empty(shown)),
        Ok(text) => Text::Read(Source {
            left: steps_left(&text),
            main: main_in(&text),
            fingerprint: Fingerprint::of(&text),
            whole: text.into(),
        }),
        Err(error) => {
            Text::Unreadable(messages::not_utf8(shown, error.as_bytes(), error.utf8_error().valid_up_to()))
        }
    }
}
