//! Which answers were handed in, and by whom.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// Stands for a text: nobody can make two texts with the same one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Digest(String);

impl Digest {
    /// Of these parts, one after the other.
    pub fn of<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Digest {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Digest(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// Its first digits, for names that people read.
    pub fn short(&self) -> &str {
        &self.0[..16]
    }

    /// A number that is spread evenly.
    pub fn number(&self) -> u64 {
        u64::from_str_radix(self.short(), 16).unwrap_or(0)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that answers a lesson.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnswerId {
    /// The lesson, `03_race`.
    pub lesson: String,
    /// The text.
    pub digest: Digest,
}

/// What was handed in for one lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Handed {
    /// A text.
    Text(Digest),
    /// Something that can't be judged; the sentence says why.
    Refused(String),
}

/// Everything that one student handed in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Student {
    /// What results call the student. It is the only one in its class.
    pub id: String,
    /// By lesson. A lesson that is not there was not handed in.
    pub handed: BTreeMap<String, Handed>,
    /// What was odd about the submission.
    pub notes: Vec<String>,
}

/// A class.
#[derive(Debug, Clone, Default)]
pub struct Class {
    /// In the order of the results.
    pub students: Vec<Student>,
    /// What concerns no single student.
    pub notes: Vec<String>,
    /// Every distinct text.
    pub answers: BTreeMap<AnswerId, Arc<str>>,
}

impl Class {
    /// Takes in a text, once however often it comes.
    pub fn add(&mut self, lesson: &str, text: String) -> Digest {
        let digest = Digest::of([text.as_bytes()]);
        let id = AnswerId { lesson: lesson.to_owned(), digest: digest.clone() };
        self.answers.entry(id).or_insert_with(|| text.into());
        digest
    }
}
