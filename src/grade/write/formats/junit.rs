//! JUnit's XML: a suite for each student, a case for each thing that gives points. No times: they differ from run to run.

use std::fmt::Write;

use super::items;
use crate::results::Results;

pub fn of(results: &Results) -> String {
    let suites: Vec<_> =
        results.students.iter().map(|student| (student, items::shown(results, student))).collect();
    let failed = |items: &[items::Item]| items.iter().filter(|item| !item.passed).count();
    let (tests, failures) = suites
        .iter()
        .fold((0, 0), |(tests, failures), (_, items)| (tests + items.len(), failures + failed(items)));
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"{}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">\n",
        escaped(&results.class)
    );
    for (student, items) in suites {
        let name = escaped(&student.id);
        let (tests, failures) = (items.len(), failed(&items));
        let _ = writeln!(
            text,
            "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">"
        );
        for item in items {
            let _ = write!(text, "    <testcase classname=\"{name}\" name=\"{}\"", escaped(&item.name));
            match item.passed {
                true => text.push_str("/>\n"),
                false => {
                    let (title, output) = (escaped(&item.title), escaped(&item.output));
                    let _ = writeln!(
                        text,
                        ">\n      <failure message=\"{title}\">{output}</failure>\n    </testcase>"
                    );
                }
            }
        }
        text.push_str("  </testsuite>\n");
    }
    text + "</testsuites>\n"
}

/// What XML would read as its own is written out, and what it can't hold at all is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(letter),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}
