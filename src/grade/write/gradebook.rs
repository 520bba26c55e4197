//! The gradebook: a row for each student, a column for each lesson.

use csv::Writer;

use crate::results::Results;
use crate::score::written;

/// As CSV.
pub fn of(results: &Results) -> String {
    let mut header: Vec<String> = ["student", "name"].map(str::to_owned).into();
    header.extend(results.lessons.iter().map(|lesson| lesson.name.clone()));
    header.extend(["points", "of", "marks", "late", "notes"].map(str::to_owned));
    let mut rows = vec![header];
    for student in &results.students {
        let mut row = vec![cell(&student.id), cell(&student.name)];
        row.extend(student.grades.iter().map(|grade| written(grade.points)));
        let late = format!("{}%", written(100.0 - 100.0 * student.left_when_late));
        row.extend([
            written(student.points),
            written(student.of),
            written(student.marks),
            late,
            cell(&results.odd(student).join(" ")),
        ]);
        rows.push(row);
    }
    table(&rows)
}

/// Rows as CSV.
pub fn table(rows: &[Vec<String>]) -> String {
    let mut writer = Writer::from_writer(Vec::new());
    for row in rows {
        // Memory does not refuse anything.
        let _ = writer.write_record(row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A cell that a spreadsheet does not take for a formula.
pub fn cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}
