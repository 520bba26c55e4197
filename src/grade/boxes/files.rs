//! Landlock: a program keeps only the files that it needs, and signals nobody. Of what root may do beside, nothing is left.

use std::ffi::OsStr;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use landlock::{
    ABI, Access, AccessFs, CompatLevel, Compatible, PathBeneath, PathFd, Ruleset, RulesetAttr,
    RulesetCreated, RulesetCreatedAttr, RulesetError, RulesetStatus, Scope,
};

use workbook_judge::check::copies;

use crate::messages;

/// What a program needs to be started, and what std asks of the system.
const READ: [&str; 9] = [
    "/usr",
    "/lib",
    "/lib64",
    "/bin",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/dev/urandom",
    "/dev/zero",
    "/sys/devices/system/cpu",
];
/// What it may also write to.
const WRITE: [&str; 1] = ["/dev/null"];
/// The first version with all that is asked for, but for signals.
const NEEDED: ABI = ABI::V3;
/// The version that keeps signals in.
const SIGNALS: ABI = ABI::V6;

/// Whether the system has it. A thread of its own tries, since it can't be taken back.
pub fn can_be_kept() -> bool {
    let tried = thread::spawn(|| keep(&[], &[]).is_ok_and(|status| status != RulesetStatus::NotEnforced));
    tried.join().unwrap_or(false)
}

/// Whether the system keeps signals from others, too.
pub fn signals_can_be_kept() -> bool {
    let required = Ruleset::default().set_compatibility(CompatLevel::HardRequirement);
    required.scope(Scope::from_all(SIGNALS)).is_ok()
}

/// Keeps what every program needs, and these places to read from and to write to.
fn keep(read: &[&Path], write: &[&Path]) -> Result<RulesetStatus, RulesetError> {
    Ok(rules(read, write)?.restrict_self()?.ruleset)
}

fn rules(read: &[&Path], write: &[&Path]) -> Result<RulesetCreated, RulesetError> {
    let all = AccessFs::from_all(NEEDED);
    let ruleset = Ruleset::default()
        .set_compatibility(CompatLevel::HardRequirement)
        .handle_access(all)?
        .set_compatibility(CompatLevel::BestEffort)
        .scope(Scope::from_all(SIGNALS))?
        .create()?;
    let reading = AccessFs::from_read(NEEDED);
    let read = READ.iter().map(Path::new).chain(read.iter().copied()).map(|place| (place, reading));
    let write = WRITE.iter().map(Path::new).chain(write.iter().copied()).map(|place| (place, all));
    let mut ruleset = ruleset.set_compatibility(CompatLevel::BestEffort);
    for (place, access) in read.chain(write) {
        // What is not there needs no right.
        if let Ok(open) = PathFd::new(place) {
            ruleset = ruleset.add_rule(PathBeneath::new(open, access))?;
        }
    }
    Ok(ruleset)
}

/// Has a program with an answer, when it is started, keep what it needs and write to `folder` alone.
///
/// # Errors
/// When the system refuses.
pub fn keep_from(program: &mut Command, folder: &Path) -> io::Result<()> {
    let own = PathBuf::from(program.get_program());
    let mut rules = Some(rules(&[&own], &[folder]).map_err(io::Error::other)?);
    let restrict = move || {
        give_up_capabilities();
        match rules.take().map(RulesetCreated::restrict_self) {
            Some(Ok(status)) if status.ruleset != RulesetStatus::NotEnforced => Ok(()),
            _ => Err(io::ErrorKind::PermissionDenied.into()),
        }
    };
    // SAFETY: between fork and exec the closure makes only system calls, with rules that were made before.
    unsafe { program.pre_exec(restrict) };
    Ok(())
}

/// What root starts from now on has none of its capabilities but those over files, which landlock bounds: the folder may
/// lie in somebody else's. Nobody else has any to give up.
fn give_up_capabilities() {
    // As `capabilities(7)` numbers them: CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH.
    const OVER_FILES: [libc::c_ulong; 2] = [1, 2];
    let others = (0..libc::c_ulong::from(u64::BITS)).filter(|capability| !OVER_FILES.contains(capability));
    others.for_each(|capability| {
        // SAFETY: this prctl takes numbers and touches no memory.
        unsafe { libc::prctl(libc::PR_CAPBSET_DROP, capability, 0, 0, 0) };
    });
}

/// Becomes a program with an answer, which can write to `folder` alone. Gives back only why it could not.
pub fn run(folder: &Path, program: &[&OsStr]) -> String {
    give_up_capabilities();
    let own: Vec<&Path> = program.iter().take(1).map(Path::new).collect();
    become_it(program, &own, &[folder])
}

/// Becomes the compiler of an answer, which finds no solution, no checks and no other answer. What is ours is compiled
/// as always. Gives back only why it could not.
pub fn compile(program: &[&OsStr]) -> String {
    let Some(source) = answer_in(program) else { return exec(program) };
    let own = folders_of(&source);
    let toolchain = program.first().and_then(|compiler| Path::new(compiler).canonicalize().ok());
    let toolchain = toolchain.as_deref().and_then(|compiler| compiler.ancestors().nth(2));
    let build = value_of("--out-dir", program).and_then(Path::parent);
    let read: Vec<&Path> = own.iter().map(PathBuf::as_path).chain(toolchain).collect();
    become_it(program, &read, &build.into_iter().collect::<Vec<_>>())
}

/// The text of an answer that a compiler is called for, or the program around it; nothing if it is called for another.
fn answer_in(program: &[&OsStr]) -> Option<PathBuf> {
    let source = program.iter().map(Path::new).find(|word| word.extension() == Some("rs".as_ref()))?;
    let is_ours = source.file_name() == Some("main.rs".as_ref());
    (!is_ours).then(|| source.canonicalize().ok()).flatten()
}

/// The folder of a text, and where the answer lies that the program around it is made for. Answers that are modules of one
/// crate name no file.
fn folders_of(source: &Path) -> Vec<PathBuf> {
    let folder = source.parent().unwrap_or(Path::new(""));
    if source.file_name() == Some(copies::TOGETHER.as_ref()) {
        return folder.parent().map(Path::to_path_buf).into_iter().collect();
    }
    let around = folder.parent().zip(source.file_stem());
    let answer = around.map(|(home, name)| home.join("answers").join(name));
    [Some(folder.to_path_buf()), answer].into_iter().flatten().collect()
}

fn value_of<'a>(option: &str, words: &[&'a OsStr]) -> Option<&'a Path> {
    let place = words.iter().position(|word| *word == option)?;
    words.get(place + 1).map(|word| Path::new(*word))
}

fn become_it(program: &[&OsStr], read: &[&Path], write: &[&Path]) -> String {
    match keep(read, write) {
        Ok(RulesetStatus::NotEnforced) => messages::no_boxes().into(),
        Ok(_) => exec(program),
        Err(error) => error.to_string(),
    }
}

fn exec(program: &[&OsStr]) -> String {
    match program {
        [program, arguments @ ..] => Command::new(program).args(arguments).exec().to_string(),
        [] => io::ErrorKind::InvalidInput.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// Whether a program can do this to a file in the only folder that it may write to.
    fn can(program: &str, words: &[&str]) -> bool {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("file");
        fs::write(&file, "").expect("a file");
        let mut command = Command::new(program);
        command.args(words).arg(file);
        keep_from(&mut command, folder.path()).expect("landlock");
        command.status().expect("a program of the system's").success()
    }

    #[test]
    fn a_program_in_a_box_has_its_own_files_and_no_rights_of_roots() {
        if !can_be_kept() {
            return;
        }
        assert!(can("/usr/bin/touch", &[]));
        assert!(!can("/usr/bin/chown", &["1:1"]), "CAP_CHOWN");
    }
}
