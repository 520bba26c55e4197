//! Folders and programs that these tests use.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::class::Ran;

/// A folder of a test's own, empty.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("editions").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the target folder can be written to");
    folder
}

/// What is built below a folder is not optimised, which would be half of the work and is no question here.
pub fn builds_quickly(folder: &Path) {
    const OPTIMISED: [&str; 12] = [
        "corosensei",
        "jpeg-encoder",
        "model-engine",
        "model-runtime",
        "model-std",
        "photo-server",
        "smallvec",
        "ureq",
        "ureq-proto",
        "workbook-photo",
        "zune-core",
        "zune-jpeg",
    ];
    let packages = OPTIMISED.map(|name| format!("[profile.dev.package.{name}]\nopt-level = 0\n")).concat();
    fs::create_dir_all(folder.join(".cargo")).expect("the target folder can be written to");
    fs::write(folder.join(".cargo/config.toml"), format!("[profile.dev]\ndebug = false\n\n{packages}"))
        .expect("the target folder can be written to");
}

/// A program, in a folder. What Cargo was told about this workbook does not count there.
pub fn program(program: impl AsRef<OsStr>, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(folder)
        .stdin(Stdio::null())
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("CARGO_BUILD_TARGET_DIR");
    command
}

/// How it ends.
pub fn ran(command: &mut Command) -> Ran {
    let Output { status, stdout, stderr } =
        command.output().unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ran { code: status.code(), out: text(stdout), err: text(stderr) }
}

/// Words for a shell, in a folder: they must succeed.
pub fn succeeds(words: &str, folder: &Path) -> Ran {
    let ran = ran(program("bash", folder).args(["-e", "-c", words]));
    assert_eq!(ran.code, Some(0), "{words}: {ran:?}");
    ran
}

/// The command where a recipe finds it. It builds in the target folder of these tests.
pub fn with_command(folder: &Path) {
    let place = folder.join("target/debug/workbook");
    fs::create_dir_all(folder.join("target/debug")).expect("the target folder can be written to");
    fs::hard_link(env!("CARGO_BIN_EXE_workbook"), place).expect("the command can be linked");
}

/// Whether a machine has a program.
pub fn has(name: &str) -> bool {
    Command::new(name).arg("--version").output().is_ok()
}
