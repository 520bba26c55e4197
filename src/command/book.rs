//! `workbook book`.

use std::ffi::{OsStr, OsString};
use std::io::{self, ErrorKind, IsTerminal, stdout};
use std::path::PathBuf;

use clap::Args;

use super::messages;
use super::{End, complain};
use workbook_judge::check::cargo;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

/// The package that makes it.
const PACKAGE: &str = "workbook-book";

/// `workbook book`.
#[derive(Debug, Args)]
#[command(
    after_help = "The first time takes some minutes: every wrong answer in the book is run under the model. Later only what \
                  has changed is run again.\n\n\
                  Examples:\n  cargo run -- book\n  cargo run -- book 03_race --to ../book"
)]
pub struct Book {
    /// Lessons in the book: 03_race, 03 or race [default: all]
    #[arg(value_name = "LESSON")]
    lessons: Vec<String>,
    /// The folder: a new one, an empty one, or a book [default: target/book]
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    /// Show the reference answers too
    #[arg(long)]
    with_solutions: bool,
    /// Serve the book on this machine until you interrupt it
    #[arg(long)]
    serve: bool,
    /// With --serve: the port to listen on [default: any free port]
    #[arg(long, requires = "serve", default_value_t = 0, hide_default_value = true)]
    port: u16,
}

/// Makes the book, and opens it. What makes it is a program of its own: this one need not be built with it.
///
/// # Errors
/// When this edition has no book, or Cargo can't be started.
pub fn run(workspace: &Workspace, task: &Book) -> Result<End, Problem> {
    if !is_in(workspace) {
        return Err(Problem::Usage(messages::no_book()));
    }
    let program = format!("{PACKAGE}{}", std::env::consts::EXE_SUFFIX);
    if !workspace.target.join("debug").join(program).is_file() {
        complain(messages::first_book());
    }
    let to = task.to.clone().unwrap_or_else(|| workspace.target.join("book"));
    let mut options: Vec<OsString> = vec!["--to".into(), to.into()];
    options.extend(task.with_solutions.then(|| "--with-solutions".into()));
    if task.serve {
        options.extend(["--serve".into(), "--port".into(), task.port.to_string().into()]);
    }
    options.push("--".into());
    options.extend(task.lessons.iter().map(OsString::from));
    cargo::run(&workspace.root, &workspace.target, &["--quiet", "--package", PACKAGE], &options)
        .map(End::from_exit_code)
}

/// Whether there is a book to make, and somebody looks at a terminal beside which a browser can be opened.
pub fn can_be_opened(workspace: &Workspace) -> bool {
    is_in(workspace) && stdout().is_terminal() && has_screen()
}

/// Opens a page in a browser. Without a screen, one for terminals would draw over what somebody looks at.
///
/// # Errors
/// When there is no screen, or no browser.
pub fn open_in_browser(page: impl AsRef<OsStr>) -> io::Result<()> {
    if has_screen() { open::that_detached(page) } else { Err(ErrorKind::NotFound.into()) }
}

/// Whether there is a screen for the window of a browser.
fn has_screen() -> bool {
    let is_named = || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    cfg!(any(windows, target_os = "macos")) || is_named()
}

/// The students' edition has no book.
fn is_in(workspace: &Workspace) -> bool {
    workspace.root.join("src/book/Cargo.toml").is_file()
}
