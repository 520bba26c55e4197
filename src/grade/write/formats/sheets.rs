//! Tables that course systems import. The submission's name must be what the system knows the student by.

use crate::results::Results;
use crate::score::written;
use crate::write::gradebook::{cell, table};

/// Canvas: <https://community.canvaslms.com/docs/DOC-10059>: four columns for the student, and a row of possible points.
pub fn canvas(results: &Results) -> String {
    let mut header: Vec<String> = ["Student", "ID", "SIS Login ID", "Section"].map(str::to_owned).into();
    header.extend(results.lessons.iter().map(|lesson| lesson.name.clone()));
    let mut possible: Vec<String> = ["    Points Possible", "", "", ""].map(str::to_owned).into();
    possible.extend(results.lessons.iter().map(|lesson| written(lesson.points)));
    let mut rows = vec![header, possible];
    for student in &results.students {
        let mut row = vec![cell(&student.name), String::new(), cell(&student.id), String::new()];
        row.extend(student.grades.iter().map(|grade| written(grade.points)));
        rows.push(row);
    }
    table(&rows)
}

/// Moodle: <https://docs.moodle.org/en/Grade_import>: columns are mapped when the file is imported.
pub fn moodle(results: &Results) -> String {
    let mut header = vec!["username".to_owned()];
    header.extend(results.lessons.iter().map(|lesson| lesson.name.clone()));
    let mut rows = vec![header];
    for student in &results.students {
        let mut row = vec![cell(&student.id)];
        row.extend(student.grades.iter().map(|grade| written(grade.points)));
        rows.push(row);
    }
    table(&rows)
}
