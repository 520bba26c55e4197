//! `workbook doctor` checks that everything that the workbook needs is installed.

/// Its messages.
pub mod messages;

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use clap::Args;
use colored::Colorize;

use super::{End, complain, say};
use workbook_judge::check::batch::Batch;
use workbook_judge::check::build::REAL_BUILD;
use workbook_judge::check::cancel::Cancel;
use workbook_judge::check::cargo::{self, Call, Goal};
use workbook_judge::check::lessons::{self, Stage};
use workbook_judge::check::notices::Busy;
use workbook_judge::check::plan::{Answer, Plan};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::stubs;
use workbook_judge::check::workspace::Workspace;
use workbook_judge::check::write;
use workbook_judge::progress::Progress;

/// The disk space in bytes that checking every lesson needs.
const ROOM: u64 = 1 << 30;

/// `workbook doctor`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  cargo run -- doctor")]
pub struct Doctor {}

/// The result for one thing: a sentence, and if there is a problem, what to do.
type Finding = Result<String, String>;

/// Checks one thing after another, and reports each at once.
///
/// # Errors
/// When not even the lessons can be listed.
pub fn run(workspace: &Workspace) -> Result<End, Problem> {
    let looks: &[fn(&Workspace) -> Finding] = &[
        toolchain,
        target,
        room,
        port,
        #[cfg(feature = "teachers")]
        boxes,
        progress,
        stubs_build,
    ];
    let mut ill = 0;
    for look in looks {
        let line = match look(workspace) {
            Ok(sentence) => format!("  {} {sentence}\n", "ok    ".green()),
            Err(sentence) => {
                ill += 1;
                format!("  {} {sentence}\n", "not ok".red().bold())
            }
        };
        say(&line);
    }
    say(&messages::summary(ill));
    Ok(if ill == 0 { End::Good } else { End::ChecksFailed })
}

fn toolchain(_: &Workspace) -> Finding {
    let output = Command::new(cargo::rustc()).arg("--version").output();
    let output = output.map_err(|error| messages::no_rustc(&error))?;
    let words = String::from_utf8_lossy(&output.stdout).trim().to_string();
    let minor = words.split(['.', ' ']).nth(2).and_then(|minor| minor.parse::<u32>().ok());
    match minor {
        Some(minor) if minor < needed_minor() => {
            Err(messages::old_rustc(&words, env!("CARGO_PKG_RUST_VERSION")))
        }
        Some(_) => Ok(messages::rustc(&words)),
        None => Err(messages::odd_rustc(&words)),
    }
}

fn needed_minor() -> u32 {
    env!("CARGO_PKG_RUST_VERSION").split('.').nth(1).and_then(|minor| minor.parse().ok()).unwrap_or(0)
}

fn target(workspace: &Workspace) -> Finding {
    let folder = workspace.checks();
    let trial = folder.join(format!("doctor-{}", std::process::id()));
    fs::create_dir_all(&folder)
        .and_then(|()| File::create_new(&trial))
        .and_then(|_| fs::remove_file(&trial))
        .map(|()| messages::target(&workspace.shown(&workspace.target)))
        .map_err(|error| messages::no_target(&folder, &error))
}

fn room(workspace: &Workspace) -> Finding {
    // The target folder may not be there yet; a folder above it is on the same disk.
    let there = workspace.target.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("."));
    match fs4::available_space(there) {
        Ok(bytes) if bytes < ROOM => Err(messages::little_room(bytes, ROOM)),
        Ok(bytes) => Ok(messages::room(bytes)),
        Err(error) => Err(messages::unknown_room(&error)),
    }
}

fn port(_: &Workspace) -> Finding {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| messages::port(address.port()))
        .map_err(|error| messages::no_port(&error))
}

/// Only grading needs them, and it is no fault to have none.
#[cfg(feature = "teachers")]
fn boxes(_: &Workspace) -> Finding {
    Ok(messages::boxes(&workbook_grade::boxes::names()))
}

fn progress(workspace: &Workspace) -> Finding {
    match Progress::load(workspace) {
        Ok((_, None)) => Ok(messages::progress()),
        Ok((_, Some(notice))) => Err(notice),
        Err(problem) => Err(problem.to_string()),
    }
}

/// As they came, and not as the student left them: what is wrong there, `check` says. Those of live lessons need what
/// takes a while to build, so their first check tells.
fn stubs_build(workspace: &Workspace) -> Finding {
    let build = || {
        let lessons = lessons::all(workspace)?;
        let plan = Plan::folder(workspace, &lessons, &stubs::folder(workspace))?;
        let answers: Vec<&Answer> =
            plan.answers.iter().filter(|answer| answer.lesson.stage() == Stage::Model).collect();
        let bins: Vec<&str> = answers.iter().map(|answer| answer.bin.as_str()).collect();
        let call = Call {
            manifest: &write::write_real(workspace, &plan, &Batch::all(&plan))?,
            target: &workspace.checks().join(REAL_BUILD),
            bins: &bins,
            goal: Goal::Opinion,
            compiler: None,
            cancel: &Cancel::never(),
            busy: &Busy::new(complain),
        };
        let outcomes = cargo::call(&call)?;
        let errors = outcomes.values().flat_map(|outcome| &outcome.errors);
        let words: Vec<String> = errors.map(|error| error.rendered.clone()).collect();
        Ok((bins.len(), words))
    };
    match build() {
        Ok((count, words)) if words.is_empty() => Ok(messages::builds(count)),
        Ok((_, words)) => Err(messages::does_not_build(&words.join("\n"))),
        Err(problem) => Err(Problem::to_string(&problem)),
    }
}
