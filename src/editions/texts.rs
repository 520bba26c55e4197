//! Texts without what an edition lacks.

use std::collections::BTreeSet;

use crate::contents::Files;

/// In a Markdown file, what stands between two lines with these is for teachers.
const BEGIN: &str = "<!-- teachers -->";
/// See [`BEGIN`].
const END: &str = "<!-- everybody -->";

/// Leaves out what is for teachers, and these lessons.
pub fn fit(files: &mut Files, hidden: &BTreeSet<String>) {
    for (place, bytes) in files.iter_mut().filter(|(place, _)| !place.contains('/') && place.ends_with(".md"))
    {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let mut text = without_teachers(text);
        if place == "exercises.md" {
            text = hidden.iter().fold(text, |text, lesson| without_section(&text, lesson));
        }
        for lesson in hidden {
            text = without_lines(&text, &format!("(lessons/{lesson}.rs)"));
        }
        *bytes = text.into_bytes();
    }
}

/// A line that holds the first mark beside other words is for teachers by itself: a row of a table.
fn without_teachers(text: &str) -> String {
    let mut is_for_all = true;
    let mut kept = String::new();
    for line in text.split_inclusive('\n') {
        match line.trim() {
            BEGIN => is_for_all = false,
            END => is_for_all = true,
            words if is_for_all && !words.contains(BEGIN) => kept += line,
            _ => {}
        }
    }
    one_empty_line(&kept)
}

/// What was left out leaves the empty line before it, and the one after it.
fn one_empty_line(text: &str) -> String {
    let mut kept = String::new();
    let mut fence = false;
    for line in text.split_inclusive('\n') {
        fence ^= line.starts_with("```");
        if fence || !line.trim().is_empty() || !kept.ends_with("\n\n") {
            kept += line;
        }
    }
    kept
}

fn without_section(text: &str, heading: &str) -> String {
    let mut is_kept = true;
    let mut kept = String::new();
    for line in text.split_inclusive('\n') {
        if let Some(words) = line.strip_prefix("## ") {
            is_kept = words.split_whitespace().next() != Some(heading);
        }
        if is_kept {
            kept += line;
        }
    }
    kept
}

fn without_lines(text: &str, words: &str) -> String {
    text.split_inclusive('\n').filter(|line| !line.contains(words)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_for_teachers_is_left_out_of_markdown() {
        let text = "# A\n\n<!-- teachers -->\nGrade.\n\n```text\n\n\nx\n```\n<!-- everybody -->\n\n| a |\n| - |\n\
                    | grade <!-- teachers --> |\n| run |\n\n```text\n\n\ny\n```\n";
        assert_eq!(without_teachers(text), "# A\n\n| a |\n| - |\n| run |\n\n```text\n\n\ny\n```\n");
    }

    #[test]
    fn a_hidden_lesson_is_in_no_text() {
        let mut files = Files::new();
        files.insert("exercises.md".into(), b"# E\n\n## 01_a\n\nA.\n\n## 02_b\n\nB.\n".into());
        files.insert(
            "README.md".into(),
            b"| [01_a](lessons/01_a.rs) | A |\n| [02_b](lessons/02_b.rs) | B |\n".into(),
        );
        fit(&mut files, &BTreeSet::from(["01_a".into()]));
        assert_eq!(files["exercises.md"], b"# E\n\n## 02_b\n\nB.\n");
        assert_eq!(files["README.md"], b"| [02_b](lessons/02_b.rs) | B |\n");
    }
}
