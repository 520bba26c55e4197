//! The chapter of a lesson.

use std::fs;

use workbook_judge::check::lessons::Lesson;
use workbook_judge::check::messages::cannot_read;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::scan::steps_left;
use workbook_judge::check::stubs;
use workbook_judge::check::workspace::Workspace;
use workbook_judge::protocol::interleaving::Interleaving;

use crate::chapters::Chapters;
use crate::exhibits::Exhibit;
use crate::questions::{self, Predicted};
use crate::text::{code, escaped, fold, prose};
use crate::whole::items::{is_import, items};
use crate::{Solutions, messages, museum};

/// All that is known of a lesson.
pub struct Room<'a> {
    /// The lesson.
    pub lesson: &'a Lesson,
    /// Wrong answers to it.
    pub exhibits: Vec<Exhibit>,
    /// What is asked about it.
    pub questions: Vec<Predicted>,
    /// An execution of its given code.
    pub given: Option<Interleaving>,
}

/// The texts of a lesson.
struct Texts {
    task: String,
    stub: String,
    hints: String,
    solution: String,
}

impl Texts {
    fn of(workspace: &Workspace, lesson: &Lesson) -> Result<Texts, Problem> {
        let read = |place: String| {
            let path = workspace.root.join(place);
            fs::read_to_string(&path).map_err(|error| Problem::Ours(cannot_read(&path, &error)))
        };
        Ok(Texts {
            task: section(&read("exercises.md".into())?, &lesson.name),
            stub: stubs::read(workspace, &lesson.name)?,
            hints: read(format!("hints/{}.md", lesson.name))?,
            solution: read(format!("solutions/{}.rs", lesson.name))?,
        })
    }
}

/// Adds the chapters of a lesson.
///
/// # Errors
/// When one of its texts can't be read.
pub fn write(
    workspace: &Workspace,
    chapters: &mut Chapters,
    room: &Room<'_>,
    solutions: Solutions,
) -> Result<(), Problem> {
    let texts = Texts::of(workspace, room.lesson)?;
    let name = &room.lesson.name;
    let heading = texts.task.lines().next().unwrap_or_default().trim_start_matches("## ").to_owned();
    let heading = if heading.is_empty() { name.clone() } else { heading };
    let text = main_page(chapters, room, &texts, &heading, solutions);
    chapters.add(0, &escaped(&heading), &format!("{name}/index.md"), text);
    if !room.questions.is_empty() {
        let text = predictions(chapters, room);
        chapters.add(1, messages::predict_title(), &format!("{name}/predict.md"), text);
    }
    museum::write(chapters, room, &texts.solution, &texts.stub, solutions);
    Ok(())
}

/// The section of a lesson, with its heading.
fn section(exercises: &str, lesson: &str) -> String {
    let begin = format!("## {lesson}");
    let lines = exercises.lines().skip_while(|line| !line.starts_with(&begin));
    let mut section: Vec<&str> = Vec::new();
    for line in lines {
        if line.starts_with("## ") && !section.is_empty() {
            break;
        }
        section.push(line);
    }
    section.join("\n")
}

fn main_page(
    chapters: &mut Chapters,
    room: &Room<'_>,
    texts: &Texts,
    heading: &str,
    solutions: Solutions,
) -> String {
    let name = &room.lesson.name;
    let header = prose(texts.stub.lines().take_while(|line| line.starts_with("//!")).skip(1));
    let mut page = format!("# {}\n\n", escaped(heading));
    page += &about(header.trim());
    page += &messages::ways_on(!room.questions.is_empty(), room.exhibits.len());
    page += &format!("## {}\n\n", messages::task_title());
    page += &task(&texts.task);
    page += &format!("## {}\n\n{}", messages::given_title(), given(&texts.stub));
    if let Some(film) = &room.given {
        page += messages::given_film();
        page += &chapters.element("interleaving-player", &format!("{name}/given"), film.json());
    }
    page += &format!("## {}\n\n", messages::steps_title());
    page += &steps(&texts.stub, &texts.hints);
    if solutions == Solutions::Shown {
        page += &format!("## {}\n\n", messages::solution_title());
        page += &fold(messages::solution_title(), &code(&texts.solution));
    }
    page
}

/// The header of a lesson: what it is about as a text, and its commands.
fn about(header: &str) -> String {
    let is_command = |line: &&str| ["Run:", "Check:", "Hints:"].iter().any(|begin| line.starts_with(begin));
    let text: Vec<&str> = header.lines().filter(|line| !is_command(line)).collect();
    let commands: Vec<&str> = header.lines().filter(is_command).collect();
    format!("{}\n\n```text\n{}\n```\n\n", text.join("\n").trim(), commands.join("\n"))
}

/// Its parts are one heading further down than in the file of all exercises. A file of the workbook is no page.
fn task(section: &str) -> String {
    let mut text = String::new();
    for line in section.lines().skip(1) {
        let line = if line.starts_with("### ") { format!("#{line}") } else { without_links(line) };
        text += &line;
        text.push('\n');
    }
    text + "\n"
}

/// `[name](place)` becomes the place.
fn without_links(line: &str) -> String {
    let Some((before, rest)) = line.split_once("](") else { return line.to_owned() };
    match (before.rsplit_once('['), rest.split_once(')')) {
        (Some((before, _)), Some((place, after))) if !place.contains("://") => {
            format!("{before}`{place}`{}", without_links(after))
        }
        _ => line.to_owned(),
    }
}

/// What stands worked out in the lesson.
fn given(stub: &str) -> String {
    let is_given = |item: &&String| !is_import(item.trim_start()) && !is_of_main(item) && !has_step(item);
    items(stub).iter().filter(is_given).map(|item| code(item.trim_start_matches('\n'))).collect()
}

fn has_step(item: &str) -> bool {
    !steps_left(item).is_empty()
}

/// What only shows the lesson at work.
fn is_of_main(item: &str) -> bool {
    item.contains("fn main(") || item.contains("QUESTIONS")
}

/// What is to be written: each step with its contract, and its hints.
fn steps(stub: &str, hints: &str) -> String {
    let mut page = String::new();
    let mut told: Vec<u32> = Vec::new();
    for item in items(stub).iter().filter(|item| has_step(item)) {
        page += &code(item.trim_start_matches('\n'));
        for step in steps_left(item) {
            if !told.contains(&step) {
                told.push(step);
                page += &hints_of(hints, step);
            }
        }
    }
    page
}

fn hints_of(hints: &str, step: u32) -> String {
    let begin = format!("## step {step}");
    let lines = hints.lines().skip_while(|line| *line != begin).skip(1);
    let lines: Vec<&str> = lines.take_while(|line| !line.starts_with("## ")).collect();
    let mut hints: Vec<String> = Vec::new();
    for line in lines {
        match line.split_once(". ") {
            Some((number, text)) if number.parse::<u32>().is_ok() => hints.push(text.to_owned()),
            _ => {
                if let Some(hint) = hints.last_mut() {
                    hint.push('\n');
                    hint.push_str(line.strip_prefix("   ").unwrap_or(line));
                }
            }
        }
    }
    let folds = hints.iter().enumerate();
    folds.map(|(index, hint)| fold(&messages::hint_title(step, index + 1), hint.trim())).collect()
}

fn predictions(chapters: &mut Chapters, room: &Room<'_>) -> String {
    let name = &room.lesson.name;
    let mut page = format!("# {}\n\n{}", messages::predict_heading(name), messages::predict_intro(name));
    for (index, predicted) in room.questions.iter().enumerate() {
        page += &format!("## {}\n\n", messages::question_title(index + 1));
        let json = questions::as_json(&predicted.question);
        page += &chapters.element("workbook-question", &format!("{name}/{}", predicted.name), json);
    }
    page
}

#[cfg(test)]
mod tests {
    use super::{hints_of, section, without_links};

    #[test]
    fn a_section_ends_where_the_next_begins() {
        assert_eq!(
            section("# All\n\n## 01_a · x\n\nOne\n\n## 02_b · y\nTwo", "01_a"),
            "## 01_a · x\n\nOne\n"
        );
    }

    #[test]
    fn a_step_has_its_own_hints_each_in_a_fold() {
        let hints = "# x\n\n## step 1\n\n1. One.\n2. Two,\n   and more.\n\n## step 2\n\n1. Other.\n";
        let folds = hints_of(hints, 1);
        assert_eq!(folds.matches("<details>").count(), 2);
        assert!(folds.contains("Two,\nand more.") && !folds.contains("Other"), "{folds}");
    }

    #[test]
    fn a_file_of_the_workbook_is_named() {
        assert_eq!(
            without_links("See [a](src/a.rs), and [b](https://b)."),
            "See `src/a.rs`, and [b](https://b)."
        );
    }
}
