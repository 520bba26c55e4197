//! A list of submissions: a CSV file with the columns `student` and `path`. Paths begin at the folder of the list.

use std::fs;
use std::path::Path;

use csv::{ReaderBuilder, StringRecord, Trim};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::visible::visible_line;

use super::{Entry, Place, is_zip};
use crate::messages;

/// Its rows.
///
/// # Errors
/// When a column is missing, or the file is no table.
pub fn entries(list: &Path) -> Result<Vec<Entry>, Problem> {
    let text = fs::read(list).map_err(|error| Problem::Usage(messages::no_submissions(list, &error)))?;
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&text);
    let mut reader = ReaderBuilder::new().flexible(true).trim(Trim::All).from_reader(text);
    let header = reader.headers().map_err(|error| Problem::Usage(messages::bad_list(list, &error)))?.clone();
    let (student, path) = (column(list, &header, "student")?, column(list, &header, "path")?);
    let home = list.parent().unwrap_or(Path::new("."));
    let mut entries = Vec::new();
    for row in reader.records() {
        let line = entries.len() + 2;
        entries.push(match row {
            Ok(row) => entry(home, line, row.get(student), row.get(path)),
            Err(error) => Entry {
                student: messages::unnamed(line),
                place: Place::Nowhere(messages::bad_row(line, &error)),
            },
        });
    }
    Ok(entries)
}

fn column(list: &Path, header: &StringRecord, name: &str) -> Result<usize, Problem> {
    let position = header.iter().position(|column| column.eq_ignore_ascii_case(name));
    position.ok_or_else(|| Problem::Usage(messages::no_column(list, name)))
}

fn entry(home: &Path, line: usize, student: Option<&str>, path: Option<&str>) -> Entry {
    let filled = |field: Option<&str>| field.filter(|field| !field.is_empty()).map(str::to_owned);
    let student = filled(student).map(|student| visible_line(&student));
    let Some(path) = filled(path) else {
        let student = student.unwrap_or_else(|| messages::unnamed(line));
        return Entry { student, place: Place::Nowhere(messages::no_path(line)) };
    };
    let student = student.unwrap_or_else(|| messages::unnamed(line));
    let whole = home.join(&path);
    let place = match fs::symlink_metadata(&whole) {
        Ok(metadata) if metadata.is_symlink() => {
            Place::Nowhere(messages::folder_is_a_link(&visible_line(&path)))
        }
        Ok(metadata) if metadata.is_dir() => Place::Folder(whole),
        Ok(metadata) if metadata.is_file() && is_zip(&whole) => Place::Zip(whole),
        Ok(_) => Place::Nowhere(messages::entry_is_no_submission(&visible_line(&path))),
        Err(error) => Place::Nowhere(messages::unreadable_entry(&visible_line(&path), &error)),
    };
    Entry { student, place }
}
