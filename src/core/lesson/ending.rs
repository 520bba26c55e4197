//! The last lines of a lesson.

use super::messages;

/// Says how many of the lesson's questions are answered, and how to check the steps.
pub fn finish(lesson: &str, questions: &[(&str, &str)]) {
    let answered = questions.iter().filter(|(_, answer)| !answer.trim().is_empty()).count();
    println!("{}", messages::next(lesson, answered, questions.len()));
}
