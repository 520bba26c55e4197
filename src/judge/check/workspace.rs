//! Where the project and its target folder are.

use std::env;
use std::path::{Path, PathBuf};

use super::messages;
use super::problem::Problem;
use super::visible::visible_line;

/// The folders that everything else is found from.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The folder with the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Where Cargo put the running program, and where checks are built.
    pub target: PathBuf,
    /// What a checked answer is compiled against.
    pub model: PathBuf,
}

impl Workspace {
    /// The workspace around the current folder; outside of any, the one that this program was built from.
    ///
    /// # Errors
    /// When that folder is gone: the program was moved to another machine, or the folder away from it. And when a name
    /// on the way to it holds what neither a manifest nor a list of files can hold.
    pub fn find() -> Result<Workspace, Problem> {
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        let built_in = package.ancestors().nth(2).unwrap_or(package).to_path_buf();
        let current = env::current_dir().unwrap_or_default();
        let around = current.ancestors().find(|folder| is_workbook(folder)).map(Path::to_path_buf);
        let Some(root) = around.or_else(|| is_workbook(&built_in).then(|| built_in.clone())) else {
            return Err(Problem::Ours(messages::workspace_is_gone(&built_in)));
        };
        let target = target_of_this_program().unwrap_or_else(|| root.join("target"));
        let model = root.join("model");
        for folder in [&root, &target] {
            if folder.to_string_lossy().contains(char::is_control) {
                return Err(Problem::Usage(messages::folder_with_control_characters(folder)));
            }
        }
        Ok(Workspace { root, target, model })
    }

    /// Where the generated crates and their builds live.
    pub fn checks(&self) -> PathBuf {
        self.target.join("checks")
    }

    /// A path as people read it: from the root of the workspace when it is inside.
    pub fn shown(&self, path: &Path) -> String {
        visible_line(&path.strip_prefix(&self.root).unwrap_or(path).display().to_string())
    }
}

fn is_workbook(folder: &Path) -> bool {
    ["tests/checks", "lessons", "model"].iter().all(|part| folder.join(part).is_dir())
}

/// `cargo run`, `cargo test` and a target folder that was moved must all agree, whatever told Cargo
/// where it is: an option, a configuration file or a variable. Cargo marks the folder itself.
fn target_of_this_program() -> Option<PathBuf> {
    let program = env::current_exe().ok()?;
    program.ancestors().find(|folder| folder.join(".rustc_info.json").is_file()).map(Path::to_path_buf)
}
