//! A class as it was read, kept beside its ledger: with both, the same grades can be written on any machine.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use serde::{Deserialize, Serialize};
use workbook_judge::check::problem::Problem;

use crate::class::{AnswerId, Class, Digest, Student};
use crate::messages;
use crate::provenance::Provenance;
use crate::whole;

const SCHEMA: &str = "workbook/class/v1";
const FILE: &str = "class.json";

/// A class and how it is graded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Roll {
    schema: String,
    /// What tells the class from others.
    pub class: String,
    /// The lessons that are graded.
    pub lessons: Vec<String>,
    /// The text of `grade.toml`; empty without one.
    pub config: String,
    /// What the verdicts depend on.
    pub provenance: Provenance,
    students: Vec<Student>,
    notes: Vec<String>,
    answers: BTreeMap<String, BTreeMap<Digest, String>>,
}

impl Roll {
    /// A class as it was read.
    pub fn new(
        name: &str,
        class: &Class,
        lessons: Vec<String>,
        config: String,
        provenance: Provenance,
    ) -> Roll {
        let mut answers: BTreeMap<String, BTreeMap<Digest, String>> = BTreeMap::new();
        for (id, text) in &class.answers {
            answers.entry(id.lesson.clone()).or_default().insert(id.digest.clone(), text.to_string());
        }
        Roll {
            schema: SCHEMA.into(),
            class: name.to_owned(),
            lessons,
            config,
            provenance,
            students: class.students.clone(),
            notes: class.notes.clone(),
            answers,
        }
    }

    /// Writes it into a folder of results.
    ///
    /// # Errors
    /// When the folder can't be written to.
    pub fn write(&self, folder: &Path) -> Result<(), Problem> {
        let path = folder.join(FILE);
        whole::put(&path, |file| Ok(serde_json::to_writer(file, self)?))
            .map_err(|error| Problem::Ours(messages::cannot_write(&path, &error)))
    }

    /// Reads it from a folder of results.
    ///
    /// # Errors
    /// When there is none.
    pub fn read(folder: &Path) -> Result<Roll, Problem> {
        let path = folder.join(FILE);
        let no_shard = |error: &dyn std::fmt::Display| Problem::Usage(messages::no_shard(&path, &error));
        let file = File::open(&path).map_err(|error| no_shard(&error))?;
        let roll: Roll = serde_json::from_reader(BufReader::new(file)).map_err(|error| no_shard(&error))?;
        if roll.schema == SCHEMA { Ok(roll) } else { Err(no_shard(&roll.schema)) }
    }

    /// The class in it.
    pub fn into_class(self) -> Class {
        let mut answers = BTreeMap::new();
        for (lesson, texts) in self.answers {
            for (digest, text) in texts {
                answers.insert(AnswerId { lesson: lesson.clone(), digest }, text.into());
            }
        }
        Class { students: self.students, notes: self.notes, answers }
    }
}
