//! The text of a program.

use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ra_ap_rustc_lexer::TokenKind;

use super::messages;
use crate::check::fingerprint::Fingerprint;
use crate::check::lessons::Lesson;
use crate::check::messages as shared;
use crate::check::plan::{Answer, Judging, Plan, short_hash};
use crate::check::problem::Problem;
use crate::check::scan::Main;
use crate::check::text::{self, Text};
use crate::check::tokens::tokens;
use crate::check::workspace::Workspace;

/// No program that a person wrote is longer, in bytes.
const LONGEST: u64 = 1 << 20;

/// A program that may be tried.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its absolute path.
    pub path: PathBuf,
    /// Its path as people read it, and can type it again.
    pub shown: String,
    /// All of it.
    pub text: String,
}

impl Source {
    /// Reads it, once.
    ///
    /// # Errors
    /// When there is no such file, or it is no program with a `main` of the usual kind: the sentence says so.
    pub fn read(file: &Path) -> Result<Source, Problem> {
        read(file).map_err(Problem::Usage)
    }

    /// What its file is called: `ab_ba.rs`.
    pub fn file_name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// What its program is called: `ab_ba`.
    pub fn name(&self) -> String {
        self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// What a reader of the result should know about the program.
    pub fn notes(&self) -> Vec<&'static str> {
        let words = words_of(&self.text);
        let says = |word: &str| words.contains(&word);
        let mut notes = Vec::new();
        if says("SystemTime") {
            notes.push(messages::note_clock());
        }
        if says("RandomState") || says("DefaultHasher") {
            notes.push(messages::note_hashes());
        }
        if words.windows(2).any(|pair| pair[0] == "static" && is_name(pair[1])) {
            notes.push(messages::note_statics());
        }
        notes
    }

    /// The same as an answer to a lesson without checks, and its plan: so it is built and tidied away as others are.
    pub fn plan(&self, workspace: &Workspace) -> Plan {
        let key = short_hash(&self.path);
        let lesson =
            Lesson { name: self.shown.clone(), checks: Vec::new(), modelled: None, live: None, real: None };
        let text = Text::Read(text::Source {
            whole: self.text.as_str().into(),
            left: BTreeSet::new(),
            main: Main::There,
            fingerprint: Fingerprint::of(&self.text),
        });
        let answer = Answer {
            label: self.shown.clone(),
            lesson,
            path: self.path.clone(),
            // Its copies are its own affair: they are not an answer's.
            copy: self.path.clone(),
            shown: self.shown.clone(),
            bin: format!("tried_{key}"),
            text,
        };
        let answers_name = workspace.shown(&self.path);
        Plan { key, answers_name, judging: Judging::Once, answers: vec![answer], checks: Vec::new() }
    }
}

/// As the name of a `static` is written.
fn is_name(word: &str) -> bool {
    word.chars().all(|letter| letter == '_' || letter.is_uppercase() || letter.is_ascii_digit())
}

fn read(file: &Path) -> Result<Source, String> {
    let shown = file.display().to_string();
    let text = text_of(&shown, bytes_of(file, &shown)?)?;
    let path = file.canonicalize().or_else(|_| std::path::absolute(file)).unwrap_or_else(|_| file.into());
    Ok(Source { path, shown, text })
}

/// What is no file is never opened: reading a pipe would not end.
fn bytes_of(file: &Path, shown: &str) -> Result<Vec<u8>, String> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => shared::missing(shown),
        _ => shared::cannot_read(file, &error),
    };
    let about = fs::metadata(file).map_err(failed)?;
    if !about.is_file() {
        return Err(messages::no_file(shown, kind_of(&about)));
    }
    let mut bytes = Vec::new();
    let opened = fs::File::open(file).map_err(failed)?;
    opened.take(LONGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LONGEST { Err(messages::too_long(shown, LONGEST)) } else { Ok(bytes) }
}

fn kind_of(about: &Metadata) -> &'static str {
    if about.is_dir() { "a folder" } else { "a pipe, a socket or a device" }
}

fn text_of(shown: &str, bytes: Vec<u8>) -> Result<String, String> {
    let not_utf8 = |error: std::string::FromUtf8Error| {
        shared::not_utf8(shown, error.as_bytes(), error.utf8_error().valid_up_to())
    };
    let text = String::from_utf8(bytes).map_err(not_utf8)?;
    if text.trim().is_empty() {
        return Err(shared::empty(shown));
    }
    let words = words_of(&text);
    let main = words.windows(2).position(|pair| pair == ["fn", "main"]);
    match main {
        None => Err(messages::no_main(shown)),
        Some(at) if at > 0 && words[at - 1] == "async" => Err(messages::async_main(shown)),
        Some(_) => Ok(text),
    }
}

/// The words of the code, without comments and strings.
fn words_of(text: &str) -> Vec<&str> {
    tokens(text).filter(|token| matches!(token.kind, TokenKind::Ident)).map(|token| token.text).collect()
}
