//! The process with the answer, as it sees itself. Nothing here knows what is right.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
#[cfg(unix)]
use std::os::fd::AsRawFd;
use std::path::{Path, PathBuf};
use std::process::{self, Command, ExitCode};

use crate::{renames, sleeps, writes};

/// What a driver was told to do.
#[derive(Clone)]
pub struct Task {
    name: String,
    report: PathBuf,
    watcher: Option<SocketAddr>,
    arguments: Vec<OsString>,
}

/// What does the task, with an answer.
type Body = fn(&Task) -> Vec<String>;

/// The `main` of a program with several answers: reads the task, has it done by the answer that the program is named
/// after, and leaves what that returned.
pub fn drive(answers: &[(&str, Body)]) -> ExitCode {
    let (Some(task), Some(name)) = (Task::from_command_line(), own_name()) else { return ExitCode::from(3) };
    let Some((_, body)) = answers.iter().find(|(answer, _)| *answer == name) else {
        return ExitCode::from(3);
    };
    let lines = body(&task);
    task.tell_return();
    // A line of an answer's own would be two.
    let text: String = lines.iter().map(|line| line.replace('\n', " ") + "\n").collect();
    match fs::write(&task.report, text) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(3),
    }
}

fn own_name() -> Option<String> {
    let program = env::current_exe().ok()?;
    let name = program.file_name()?.to_str()?;
    Some(name.strip_suffix(env::consts::EXE_SUFFIX)?.to_owned())
}

impl Task {
    fn from_command_line() -> Option<Task> {
        let (mut name, mut report, mut watcher, mut arguments) = (None, None, None, Vec::new());
        let mut words = env::args_os().skip(1);
        while let Some(option) = words.next() {
            let value = words.next()?;
            match option.to_str()? {
                "--task" => name = value.into_string().ok(),
                "--report" => report = Some(PathBuf::from(value)),
                "--watcher" => watcher = value.to_str()?.parse().ok(),
                _ => arguments.push(value),
            }
        }
        Some(Task { name: name?, report: report?, watcher, arguments })
    }

    /// What to do.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Who watches.
    pub fn watcher(&self) -> Option<SocketAddr> {
        self.watcher
    }

    /// An argument that is a number; 0 when it is none.
    pub fn number(&self, place: usize) -> usize {
        self.arguments.get(place).and_then(|word| word.to_str()?.parse().ok()).unwrap_or(0)
    }

    /// An argument that is a path.
    pub fn path(&self, place: usize) -> &Path {
        self.arguments.get(place).map_or(Path::new(""), Path::new)
    }

    /// The arguments from `place` on, as paths.
    pub fn paths(&self, place: usize) -> Vec<PathBuf> {
        self.arguments.iter().skip(place).map(PathBuf::from).collect()
    }

    /// The arguments from `place` on, as text.
    pub fn words(&self, place: usize) -> Vec<String> {
        self.arguments.iter().skip(place).map(|word| word.to_string_lossy().into_owned()).collect()
    }

    /// From now on renames of files wait until `threads` of them wait, and removals too: none of these threads is ahead
    /// of another.
    pub fn gather_renames(&self, threads: usize) {
        renames::gather(threads);
    }

    /// From now on each rename of a file is announced, and waits for leave.
    pub fn announce_renames(&self) {
        let task = self.clone();
        renames::hold(move || task.announce("rename", "-").over());
    }

    /// From now on a sleep that is long lasts for ever.
    pub fn stretch_sleeps(&self) {
        sleeps::stretch();
    }

    /// From now on lines that `threads` threads write to files are torn, if they can be.
    pub fn tear_lines(&self, threads: usize) {
        writes::tear(threads);
    }

    /// A command that starts this program again, with another task and the same watcher.
    ///
    /// # Panics
    /// When this program can't be found any more.
    pub fn again(&self, name: &str) -> Command {
        let mut command = Command::new(env::current_exe().expect("this program is running"));
        command.arg("--task").arg(name).arg("--report").arg(self.report.with_extension("unused"));
        if let Some(watcher) = self.watcher {
            command.arg("--watcher").arg(watcher.to_string());
        }
        command
    }

    /// A command that can't be started.
    pub fn missing_program(&self) -> Command {
        Command::new(self.again("").get_program().to_string_lossy().into_owned() + "-is-not-there")
    }

    /// Announces work on `what`, and waits for the watcher's order.
    pub fn announce(&self, kind: &str, what: &str) -> Announced {
        let announced = self.watcher.map(|watcher| Announced::to(watcher, kind, what));
        // A watcher that has gone away is not interested any more.
        announced.and_then(Result::ok).unwrap_or(Announced { order: String::new(), stream: None })
    }

    /// The answer has returned, and this process is still there: the watcher looks at what else is.
    fn tell_return(&self) {
        self.announce("returned", "-");
    }
}

/// Work that goes on for the watcher until this is dropped, or its process ends.
pub struct Announced {
    order: String,
    stream: Option<TcpStream>,
}

impl Announced {
    fn to(watcher: SocketAddr, kind: &str, what: &str) -> io::Result<Announced> {
        let mut stream = TcpStream::connect(watcher)?;
        writeln!(stream, "{kind} {} {what}", process::id())?;
        let mut order = String::new();
        BufReader::new(&stream).read_line(&mut order)?;
        Ok(Announced { order: order.trim_end().to_owned(), stream: Some(stream) })
    }

    /// What the watcher wants.
    pub fn order(&self) -> &str {
        &self.order
    }

    /// The work has ended. Returns when the watcher has counted that.
    pub fn over(self) {
        if let Some(mut stream) = self.stream {
            let _ = stream.shutdown(Shutdown::Write);
            let _ = stream.read(&mut [0]);
        }
    }
}

/// This process prints nothing more, and whoever reads its standard output or error sees their end. Where that
/// can't be done: `false`.
#[cfg(unix)]
pub fn close_output() -> bool {
    let nothing = fs::File::options().write(true).open("/dev/null");
    // SAFETY: both numbers are of open files, and stay so.
    nothing.is_ok_and(|nothing| unsafe {
        libc::dup2(nothing.as_raw_fd(), 1) == 1 && libc::dup2(nothing.as_raw_fd(), 2) == 2
    })
}

#[cfg(not(unix))]
pub fn close_output() -> bool {
    false
}

/// From now on this process goes on when it is asked to end: it can only be killed. Where that can't be done: `false`.
#[cfg(unix)]
pub fn ignore_requests_to_end() -> bool {
    let requests = [libc::SIGTERM, libc::SIGINT, libc::SIGHUP, libc::SIGQUIT, libc::SIGUSR1];
    // SAFETY: nothing is called when one comes.
    requests.into_iter().all(|request| unsafe { libc::signal(request, libc::SIG_IGN) != libc::SIG_ERR })
}

#[cfg(not(unix))]
pub fn ignore_requests_to_end() -> bool {
    false
}
