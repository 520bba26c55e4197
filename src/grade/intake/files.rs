//! Which files of a submission are answers.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use workbook_judge::check::lessons::Lesson;

use crate::messages;

/// A file that answers a lesson: where it lay in its submission, and its text, or why there is none.
#[derive(Debug)]
pub struct Found {
    pub lesson: String,
    pub at: String,
    pub text: Result<String, String>,
}

/// The lesson that a file with this name answers: `03_race.rs`, and also `03_my_race.rs`.
pub fn lesson_of<'a>(lessons: &'a [Lesson], name: &str) -> Option<&'a Lesson> {
    let stem = name.strip_suffix(".rs")?;
    let (number, _) = stem.split_once('_')?;
    lessons.iter().find(|lesson| lesson.number() == number)
}

/// Whether a folder is itself what one student handed in.
pub fn is_submission(lessons: &[Lesson], folder: &Path) -> bool {
    [folder.to_path_buf(), folder.join("lessons")].iter().any(|folder| {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        names.any(|name| lesson_of(lessons, &name).is_some())
    })
}

/// One text for each lesson. Two files for one lesson are none, unless they are equal.
pub fn by_lesson(found: Vec<Found>) -> BTreeMap<String, Result<String, String>> {
    let mut lessons: BTreeMap<String, Vec<Found>> = BTreeMap::new();
    for file in found {
        lessons.entry(file.lesson.clone()).or_default().push(file);
    }
    lessons.into_iter().map(|(lesson, files)| (lesson.clone(), the_one(&lesson, files))).collect()
}

fn the_one(lesson: &str, mut files: Vec<Found>) -> Result<String, String> {
    let are_equal = files.iter().all(|file| file.text == files[0].text);
    if !are_equal {
        let places: Vec<&str> = files.iter().map(|file| file.at.as_str()).collect();
        return Err(messages::two_files(lesson, &places));
    }
    files.swap_remove(0).text
}
