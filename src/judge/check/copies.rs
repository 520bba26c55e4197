//! What is compiled are copies of the texts that were read: a file that is edited meanwhile, or whose time stamp is older
//! than the last build, is judged by the text that was in it when it was read.

use std::io;
use std::path::{Path, PathBuf};

use super::plan::{Answer, Plan};
use super::visible::is_visible;
use super::workspace::Workspace;
use super::write::write_new;

/// Where the copy of an answer lies: messages end a long path with its last folder and its file, so these keep their
/// names, but for what a compiler's list of files can't hold.
pub fn place(workspace: &Workspace, key: &str, bin: &str, path: &Path) -> PathBuf {
    let name = |part: Option<&std::ffi::OsStr>| {
        let name = part.map_or("answers".into(), |part| part.to_string_lossy());
        name.replace(|letter: char| !is_visible(letter) || letter == '\\', "_")
    };
    let folder = name(path.parent().and_then(Path::file_name));
    workspace.checks().join(key).join("answers").join(bin).join(folder).join(name(path.file_name()))
}

/// Writes the copies that are not there, or are of another text.
pub fn write(plan: &Plan) -> io::Result<()> {
    for answer in &plan.answers {
        if let Some(source) = answer.text.source() {
            write_new(&answer.copy, &source.whole)?;
        }
    }
    Ok(())
}

/// What the root of a crate with several answers is called. No copy is: those are called like lessons.
pub const TOGETHER: &str = "together.rs";

/// Where the root of the crate lies in which these answers are modules: beside the copies.
pub fn together(bin: &str, answers: &[&Answer]) -> PathBuf {
    let home = answers.first().and_then(|answer| answer.copy.ancestors().nth(3)).unwrap_or(Path::new(""));
    home.join(bin).join(TOGETHER)
}

/// Words of a compiler or of a program, with the file's own name where they name its copy.
pub fn as_own(answer: &Answer, words: &str) -> String {
    words.replace(answer.copy.to_string_lossy().as_ref(), &answer.shown)
}
