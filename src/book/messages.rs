//! Every sentence of the book's own, except the texts in `pages/` and those in `web/question.js`.

use std::fmt::Display;
use std::io;
use std::path::Path;

/// The book was opened.
pub fn opened(page: &Path) -> String {
    format!("The book is in {}. It opens in your browser.", page.display())
}

/// The book is there, and nobody sees a terminal.
pub fn page_at(page: &Path) -> String {
    page.display().to_string()
}

/// There is no browser.
pub fn without_browser(page: &Path) -> String {
    format!("No browser could be opened. Open {} in one.", page.display())
}

/// The book is served.
pub fn served(address: &str) -> String {
    format!("The book is at {address}. Press Ctrl-C to stop the server.")
}

/// There is no browser for the server.
pub fn open_address(address: &str) -> String {
    format!("No browser could be opened. Open {address} in one.")
}

/// The port is taken.
pub fn no_port(port: u16, error: &dyn Display) -> String {
    format!("Port {port} can't be used: {error}. Choose another one, or leave out `--port` for any free one.")
}

/// What is being done.
pub fn exploring(lesson: &str, exhibits: usize) -> String {
    match exhibits {
        0 => lesson.to_owned(),
        1 => format!("{lesson}: 1 wrong answer"),
        _ => format!("{lesson}: {exhibits} wrong answers"),
    }
}

/// There is no interleaving of an exhibit.
pub fn no_film(exhibit: &str, why: &dyn Display) -> String {
    format!("{exhibit} is shown without its interleaving: {why}")
}

/// Everything is found.
pub fn writing() -> &'static str {
    "Writing the pages"
}

/// The folder is somebody's.
pub fn not_ours(to: &Path) -> String {
    format!(
        "{} is not empty, and is not a book that the workbook made, so nothing is written there. Choose another folder.",
        to.display()
    )
}

/// It is no folder.
pub fn not_a_folder(to: &Path) -> String {
    format!("{} is a file. `--to` needs a folder: a new one, an empty one, or a book.", to.display())
}

/// Its folder does not exist.
pub fn no_folder(to: &Path, folder: &Path) -> String {
    format!("{} can't be made: there is no folder {}. Create it first.", to.display(), folder.display())
}

/// It can't be written.
pub fn cannot_put(to: &Path, error: &io::Error) -> String {
    format!("The book can't be written to {}: {}.", to.display(), cause(error))
}

/// Something else went wrong.
pub fn cannot_make(why: &str) -> String {
    format!("The book can't be made: {why}")
}

fn cause(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "there is no room left".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::ReadOnlyFilesystem => "its folder is read-only".into(),
        _ => error.to_string(),
    }
}

/// Why an exhibit can't be played with.
pub fn no_graph() -> &'static str {
    "This program has too many executions for a page, so only this one is shown."
}

/// Stands for a right answer.
pub fn concealed() -> &'static str {
    "A right answer, which is not shown."
}

/// The part with the lessons.
pub fn lessons_part() -> &'static str {
    "Lessons"
}

/// The part with all that is looked up.
pub fn reference_part() -> &'static str {
    "Reference"
}

/// The chapter about the book.
pub fn about_title() -> &'static str {
    "About this book"
}

/// The chapter for beginners.
pub fn begin_title() -> &'static str {
    "How to begin"
}

/// The chapter about interleavings.
pub fn reading_title() -> &'static str {
    "How to read an interleaving"
}

/// The index of misconceptions.
pub fn index_title() -> &'static str {
    "Misconceptions"
}

/// What stands above the index.
pub fn index_intro() -> &'static str {
    "Every wrong answer in this book, grouped by the mistake behind it. The same mistake recurs in many lessons.\n\n"
}

/// The glossary.
pub fn glossary_title() -> &'static str {
    "Glossary"
}

/// The literature.
pub fn literature_title() -> &'static str {
    "Literature"
}

/// Where a term is met.
pub fn met_in(links: &str) -> String {
    format!(" See {links}.")
}

/// The task of a lesson.
pub fn task_title() -> &'static str {
    "The task"
}

/// The given code.
pub fn given_title() -> &'static str {
    "Given code"
}

/// What stands above the player with the given code.
pub fn given_film() -> &'static str {
    "The given code at work. Choose “Be the scheduler” to decide which thread goes next.\n\n"
}

/// What is to be written.
pub fn steps_title() -> &'static str {
    "The steps"
}

/// The reference answer.
pub fn solution_title() -> &'static str {
    "The reference answer"
}

/// A hint, folded.
pub fn hint_title(step: u32, number: usize) -> String {
    format!("Step {step}, hint {number}")
}

/// What else a lesson has.
pub fn ways_on(has_questions: bool, exhibits: usize) -> String {
    let predict = if has_questions { "First [predict](predict.md) what programs do. " } else { "" };
    let museum = match exhibits {
        0 => String::new(),
        1 => "The [museum](museum.md) has a wrong answer.".into(),
        _ => format!("The [museum](museum.md) has {exhibits} wrong answers."),
    };
    format!("{predict}{museum}\n\n")
}

/// The chapter with the questions, in the table of contents.
pub fn predict_title() -> &'static str {
    "Predict"
}

/// Its heading.
pub fn predict_heading(lesson: &str) -> String {
    format!("Predict: {}", lesson.replace('_', "\\_"))
}

/// What stands above the questions.
pub fn predict_intro(lesson: &str) -> String {
    format!(
        "Answer first, then look. The answers were found by running the code under the model when this book was made. \
         `cargo run -- predict {lesson}` asks the same questions in the terminal, and later repeats them with other numbers.\n\n"
    )
}

/// A question.
pub fn question_title(number: usize) -> String {
    format!("Question {number}")
}

/// The museum, in the table of contents.
pub fn museum_title() -> &'static str {
    "The museum of wrong answers"
}

/// Its heading.
pub fn museum_heading(lesson: &str) -> String {
    format!("The museum of {}", lesson.replace('_', "\\_"))
}

/// What stands above the exhibits.
pub fn museum_intro(is_live: bool) -> &'static str {
    match is_live {
        true => {
            "Wrong answers, grouped by the mistake behind them. The checks of this lesson use real files, sockets and processes, \
             so there is no interleaving to show. A right answer does not have the marked lines.\n\n"
        }
        false => {
            "Wrong answers, grouped by the mistake behind them. Each has a page with its code and an execution in which it fails.\n\n"
        }
    }
}

/// What stands above the code of an exhibit.
pub fn exhibit_intro(lesson: &str, family: &str) -> String {
    format!(
        "{family} · a wrong answer to [{}](../index.md). A right answer does not have the marked lines; \
         a dashed line shows where it has something more.\n\n",
        lesson.replace('_', "\\_")
    )
}

/// The interleaving of an exhibit.
pub fn what_happens() -> &'static str {
    "What happens"
}

/// The message of an exhibit.
pub fn what_the_check_says() -> &'static str {
    "What the check says"
}

/// The difference from the solution.
pub fn right_title() -> &'static str {
    "The difference from the reference answer"
}

/// A line that is wrong.
pub fn wrong_line() -> &'static str {
    "A right answer does not have this line."
}

/// A line before which something is missing.
pub fn missing_line() -> &'static str {
    "A right answer has something more before this line."
}
