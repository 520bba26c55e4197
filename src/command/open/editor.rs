//! The editors there are, and how each is told a line.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use super::messages;
use workbook_judge::check::problem::Problem;

/// An editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    program: String,
    options: Vec<String>,
}

/// Where an editor shows itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// It needs the terminal until it ends.
    TheTerminal,
    /// It has its own window, so the command can end.
    ItsOwn,
}

/// How an editor is told a line.
enum Style {
    /// `--goto file:12`, `file:12` behind these options.
    Joined(&'static [&'static str]),
    /// `+12 file`.
    Plus,
    /// `--line 12 file`.
    Option,
    /// Nobody knows.
    NotAtAll,
}

impl Editor {
    /// The one on the command line, else in `VISUAL`, else in `EDITOR`: the two variables by which every program is
    /// told.
    pub fn chosen(given: Option<&str>) -> Option<Editor> {
        let variable = |name| env::var(name).ok();
        let all = [given.map(str::to_owned), variable("VISUAL"), variable("EDITOR")];
        all.into_iter().flatten().find_map(|words| Editor::of(&words))
    }

    /// From `code`, `emacs -nw` or the path of a program, which may hold spaces.
    pub fn of(words: &str) -> Option<Editor> {
        let words = words.trim();
        let mut parts = words.split_whitespace().map(str::to_owned);
        match Path::new(words).is_file() {
            true => Some(Editor { program: words.into(), options: Vec::new() }),
            false => Some(Editor { program: parts.next()?, options: parts.collect() }),
        }
    }

    /// Where it shows itself. An unknown one is given the terminal, and waited for: that is never wrong.
    pub fn window(&self) -> Window {
        match self.style() {
            Style::Joined(_) if !matches!(self.name(), "hx" | "helix") => Window::ItsOwn,
            Style::Option => Window::ItsOwn,
            _ if matches!(self.name(), "gvim" | "emacsclient") => Window::ItsOwn,
            _ => Window::TheTerminal,
        }
    }

    /// What opens a file at a line, counted from 1.
    pub fn command(&self, file: &Path, line: usize) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.options);
        match self.style() {
            Style::Joined(options) => {
                let mut place = OsString::from(file);
                place.push(format!(":{line}"));
                command.args(options).arg(place)
            }
            Style::Plus => command.arg(format!("+{line}")).arg(file),
            Style::Option => command.arg("--line").arg(line.to_string()).arg(file),
            Style::NotAtAll => command.arg(file),
        };
        command
    }

    /// Opens a file at a line, and waits until the command ends: at once, for an editor with a window of its own.
    ///
    /// # Errors
    /// When there is no such program, or it fails.
    pub fn open(&self, file: &Path, line: usize) -> Result<(), Problem> {
        let status = self
            .command(file, line)
            .status()
            .map_err(|error| Problem::Usage(messages::cannot_start(&self.program, &error)))?;
        match status.success() {
            true => Ok(()),
            false => Err(Problem::Ours(messages::failed(&self.program, status))),
        }
    }

    fn name(&self) -> &str {
        Path::new(&self.program).file_stem().and_then(|name| name.to_str()).unwrap_or_default()
    }

    fn style(&self) -> Style {
        match self.name() {
            "code" | "code-insiders" | "codium" | "code-oss" | "cursor" | "windsurf" => {
                Style::Joined(&["--goto"])
            }
            "subl" | "zed" | "hx" | "helix" => Style::Joined(&[]),
            "vi" | "vim" | "nvim" | "gvim" | "nano" | "pico" | "emacs" | "emacsclient" | "kak" | "micro"
            | "ne" | "jed" | "joe" | "mg" => Style::Plus,
            "idea" | "rustrover" | "clion" | "kate" => Style::Option,
            _ => Style::NotAtAll,
        }
    }
}
