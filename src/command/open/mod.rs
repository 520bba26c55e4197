//! `workbook open`: a lesson in the student's editor, at its next step.

/// The known editors.
pub mod editor;
/// Its messages.
pub mod messages;

use std::path::Path;

use clap::Args;

use super::End;
use super::desk::Desk;
use editor::Editor;
use workbook_judge::check::functions::functions_in;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::scan::todos_in;
use workbook_judge::check::stubs;
use workbook_judge::check::workspace::Workspace;

/// `workbook open`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  cargo run -- open 03_race\n  cargo run -- open race 4 --editor code\n\nWithout --editor, the environment variables VISUAL and EDITOR name the editor, in this order."
)]
pub struct Open {
    /// The lesson: 03_race, 03 or race
    pub lesson: String,
    /// The step: 4 or step4 [default: the first that has not passed]
    pub step: Option<String>,
    /// The editor, with its options if any: code, "emacs -nw"
    #[arg(long, value_name = "COMMAND")]
    pub editor: Option<String>,
}

/// Opens it, and waits for an editor that works in the terminal.
///
/// # Errors
/// When there is no such lesson or step, or no editor.
pub fn run(workspace: &Workspace, task: &Open) -> Result<End, Problem> {
    let desk = Desk::open(workspace)?;
    let answer = desk.answer(&task.lesson)?;
    let step = desk.step(answer, task.step.as_deref())?;
    let line = line_of(workspace, &answer.lesson.name, &answer.path, step);
    let editor = Editor::chosen(task.editor.as_deref())
        .ok_or_else(|| Problem::Usage(messages::no_editor(&answer.shown, line)))?;
    editor.open(&answer.path, line)?;
    Ok(End::Good)
}

/// The place of a step: its `todo!` or, once that is gone, its function.
pub fn line_of(workspace: &Workspace, lesson: &str, file: &Path, step: u32) -> usize {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    if let Some(line) = todos_in(&text).get(&step) {
        return *line;
    }
    let stub = stubs::read(workspace, lesson).unwrap_or_default();
    let open = workbook_judge::check::functions::of_step(&stub, step);
    let mine = functions_in(&text).into_iter().find(|mine| open.iter().any(|open| open.is(mine)));
    mine.map_or(1, |mine| 1 + text[..mine.at.start].matches('\n').count())
}
