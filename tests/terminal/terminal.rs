//! The words that these tests are written in: a terminal with `workbook watch` in it.

use std::env;
use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use vt100::{Parser, Screen};

use super::answers::LESSON;

/// Only what hangs takes so long: on a busy machine the first build of the checker takes minutes.
const PATIENCE: Duration = Duration::from_secs(400);

/// A terminal with the watch in it.
pub struct Terminal {
    folder: PathBuf,
    seen: Arc<Seen>,
    keys: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    modes: String,
}

/// All that `workbook check` prints on a terminal for this answer, with this screen beside it or with none.
pub fn on_a_terminal(name: &str, answer: &str, screen: Option<&str>) -> String {
    let folder = folder_with(name, answer);
    let pair = native_pty_system().openpty(size(120)).expect("a terminal");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_workbook"));
    command.args(["check", LESSON, "--answers"]);
    command.arg(&folder);
    command.env("NO_COLOR", "1");
    put_beside(screen, &mut command);
    let mut child = pair.slave.spawn_command(command).expect("the command starts");
    // Nobody else writes to it, so it ends with the command.
    drop(pair.slave);
    let mut printed = Vec::new();
    let mut output = pair.master.try_clone_reader().expect("somebody looks");
    // On Linux a terminal whose last writer has gone ends with an error.
    let _ = output.read_to_end(&mut printed);
    child.wait().expect("it ends");
    String::from_utf8(printed).expect("it is text")
}

/// The command finds this screen for windows, or none.
fn put_beside(screen: Option<&str>, command: &mut CommandBuilder) {
    ["DISPLAY", "WAYLAND_DISPLAY"].iter().for_each(|screen| command.env_remove(screen));
    screen.iter().for_each(|screen| command.env("DISPLAY", screen));
}

/// A folder of answers with this one in it.
fn folder_with(name: &str, answer: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("terminal").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the target folder can be written to");
    fs::write(folder.join(format!("{LESSON}.rs")), answer).expect("the target folder can be written to");
    folder
}

struct Seen {
    parser: Mutex<Parser>,
    changed: Condvar,
}

impl Terminal {
    /// Watches a folder of answers with this one in it. The name must be this test's own; the same name gives the
    /// same folder in each run, so that little is built anew.
    pub fn watching(name: &str, answer: &str, columns: u16, more: &[&str]) -> Terminal {
        Terminal::with(Path::new(env!("CARGO_BIN_EXE_workbook")), name, answer, columns, more)
    }

    /// The same, where the programs of this folder are found before all others, with this screen or with none.
    pub fn beside(programs: &Path, screen: Option<&str>, name: &str, answer: &str) -> Terminal {
        let own = env::var_os("PATH").unwrap_or_default();
        let all = [programs.to_path_buf()].into_iter().chain(env::split_paths(&own));
        let path = env::join_paths(all).expect("folders without a colon");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_workbook"));
        command.env("PATH", path);
        put_beside(screen, &mut command);
        Terminal::running(command, name, answer, 100, &[])
    }

    /// The same, with another build of the command.
    pub fn with(program: &Path, name: &str, answer: &str, columns: u16, more: &[&str]) -> Terminal {
        Terminal::running(CommandBuilder::new(program), name, answer, columns, more)
    }

    fn running(
        mut command: CommandBuilder,
        name: &str,
        answer: &str,
        columns: u16,
        more: &[&str],
    ) -> Terminal {
        let folder = folder_with(name, answer);
        let pair = native_pty_system().openpty(size(columns)).expect("a terminal");
        let modes = modes(&*pair.master);
        command.args(["watch", LESSON, "--answers"]);
        command.arg(&folder);
        command.args(more);
        command.env("TERM", "xterm-256color");
        let child = pair.slave.spawn_command(command).expect("the command starts");
        let keys = pair.master.take_writer().expect("somebody types");
        let seen = Seen { parser: Mutex::new(parser(columns)), changed: Condvar::new() };
        let seen = Arc::new(seen);
        let output = pair.master.try_clone_reader().expect("somebody looks");
        let for_thread = seen.clone();
        thread::spawn(move || for_thread.look(output));
        Terminal { folder, seen, keys, master: pair.master, child, modes }
    }

    /// Where the answer is.
    pub fn file(&self) -> PathBuf {
        self.folder.join(format!("{LESSON}.rs"))
    }

    /// Saves another answer.
    pub fn save(&self, answer: &str) {
        fs::write(self.file(), answer).expect("the target folder can be written to");
    }

    /// Saves as many editors do: another file takes the old one's place.
    pub fn save_by_renaming(&self, answer: &str) {
        let draft = self.folder.join("draft~");
        fs::write(&draft, answer).expect("the target folder can be written to");
        fs::rename(&draft, self.file()).expect("the target folder can be written to");
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).and_then(|()| self.keys.flush()).expect("it listens");
    }

    /// Makes the window so wide.
    pub fn widen(&self, columns: u16) {
        let (_, wide) = window(columns);
        let mut parser = self.seen.parser.lock().unwrap_or_else(PoisonError::into_inner);
        parser.set_size(window(columns).0, wide);
        drop(parser);
        self.master.resize(size(columns)).expect("a window can be resized");
    }

    /// Waits until these words are on the screen, in one line or in several.
    pub fn shows(&self, words: &str) {
        self.until(&format!("shows {words:?}"), |screen| has(screen, words));
    }

    /// Waits until these words are not on the screen any more.
    pub fn hides(&self, words: &str) {
        self.until(&format!("hides {words:?}"), |screen| !has(screen, words));
    }

    /// Waits until it is so.
    pub fn until(&self, what: &str, is_so: impl Fn(&Screen) -> bool) {
        let parser = self.seen.parser.lock().unwrap_or_else(PoisonError::into_inner);
        let (parser, waited) = self
            .seen
            .changed
            .wait_timeout_while(parser, PATIENCE, |parser| !is_so(parser.screen()))
            .unwrap_or_else(PoisonError::into_inner);
        assert!(!waited.timed_out(), "it never {what}:\n{}", parser.screen().contents());
    }

    /// Asks the process to end, as a shell's `kill` does.
    #[cfg(unix)]
    pub fn terminate(&self) {
        let id = self.child.process_id().expect("it runs").cast_signed();
        // SAFETY: kill takes two numbers.
        assert_eq!(unsafe { libc::kill(id, libc::SIGTERM) }, 0);
    }

    /// The process.
    pub fn process(&self) -> u32 {
        self.child.process_id().expect("it runs")
    }

    /// Waits for its end, and looks whether the terminal is as it was.
    pub fn ends(mut self) -> ExitStatus {
        let status = self.child.wait().expect("it ends");
        self.until("gives the window back", |screen| !screen.alternate_screen() && !screen.hide_cursor());
        assert_eq!(modes(&*self.master), self.modes, "keys are treated in another way than before");
        status
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

impl Seen {
    fn look(&self, mut output: impl Read) {
        let mut buffer = [0; 4096];
        while let Ok(length @ 1..) = output.read(&mut buffer) {
            self.parser.lock().unwrap_or_else(PoisonError::into_inner).process(&buffer[..length]);
            self.changed.notify_all();
        }
    }
}

fn has(screen: &Screen, words: &str) -> bool {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    one_line(&screen.contents()).contains(&one_line(words))
}

/// How the terminal treats keys, where that can be told.
#[cfg(unix)]
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

#[cfg(not(unix))]
fn modes(_master: &dyn MasterPty) -> String {
    String::new()
}

fn size(columns: u16) -> PtySize {
    PtySize { rows: 24, cols: columns, ..PtySize::default() }
}

fn window(columns: u16) -> (NonZeroU16, NonZeroU16) {
    (NonZeroU16::new(24).unwrap(), NonZeroU16::new(columns).unwrap())
}

fn parser(columns: u16) -> Parser {
    let (rows, columns) = window(columns);
    Parser::new(rows, columns, 0)
}
