//! What a handout was when it was made: by it, files that somebody has edited since are told from those that are as they
//! were.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use workbook_grade::class::Digest;
use workbook_grade::whole;
use workbook_judge::check::problem::Problem;

use crate::contents::Files;
use crate::messages;

const SCHEMA: &str = "workbook/handout/v1";
/// Where it is in a handout.
const FILE: &str = ".handout.json";

/// Each file of a handout, with what stands for its contents. While a handout is refreshed, both the old and the new ones
/// count, so a refresh that was interrupted goes on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    schema: String,
    files: BTreeMap<String, Vec<Digest>>,
}

impl Record {
    /// Of these files.
    pub fn of(files: &Files) -> Record {
        let digest = |bytes: &[u8]| vec![Digest::of([bytes])];
        let files = files.iter().map(|(place, bytes)| (place.clone(), digest(bytes))).collect();
        Record { schema: SCHEMA.into(), files }
    }

    /// The one in a folder, if it is a handout.
    ///
    /// # Errors
    /// When there is one that can't be read.
    pub fn read(folder: &Path) -> Result<Option<Record>, Problem> {
        let path = folder.join(FILE);
        let bad = |error: &dyn std::fmt::Display| Problem::Usage(messages::bad_record(&path, &error));
        match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(bad(&error)),
            Ok(text) => match serde_json::from_slice::<Record>(&text) {
                Ok(record) if record.schema == SCHEMA => Ok(Some(record)),
                Ok(record) => Err(bad(&record.schema)),
                Err(error) => Err(bad(&error)),
            },
        }
    }

    /// Puts it in place.
    ///
    /// # Errors
    /// When the folder can't be written to.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        whole::put(&folder.join(FILE), |file| Ok(serde_json::to_writer_pretty(file, self)?))
    }

    /// Both what this one and the other one know.
    pub fn and(mut self, other: &Record) -> Record {
        for (place, digests) in &other.files {
            self.files.entry(place.clone()).or_default().extend(digests.iter().cloned());
        }
        self
    }

    /// Whether a file was handed out with these contents.
    pub fn has(&self, place: &str, bytes: &[u8]) -> bool {
        self.files.get(place).is_some_and(|digests| digests.contains(&Digest::of([bytes])))
    }

    /// The places of its files.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}
