//! Markdown for the summary of a continuous integration. GitHub shows none above 1 MiB.

use crate::messages;
use crate::results::Results;
use crate::score::written;
use crate::write::feedback::plain;

const MOST: usize = 1 << 20;

pub fn of(results: &Results) -> String {
    let shown: Vec<usize> =
        (0..results.lessons.len()).filter(|index| !results.lessons[*index].hidden).collect();
    let columns: Vec<String> = shown.iter().map(|index| plain(&results.lessons[*index].name)).collect();
    let mut text = format!(
        "# {}\n\n| {} | {} |\n| --- |{}\n",
        plain(&messages::report_title(&results.class)),
        messages::column_student(),
        columns.join(" | "),
        " ---: |".repeat(columns.len())
    );
    for (number, student) in results.students.iter().enumerate() {
        let cells: Vec<String> = shown.iter().map(|index| written(student.grades[*index].points)).collect();
        let row = format!("| {} | {} |\n", plain(&student.id), cells.join(" | "));
        let rest = messages::rows_left_out(results.students.len() - number);
        if text.len() + row.len() + rest.len() > MOST {
            return text + &rest;
        }
        text += &row;
    }
    text
}
