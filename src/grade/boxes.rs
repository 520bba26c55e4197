//! What keeps an answer from the rest of the machine while it runs, beside the limits and the process groups of the judge.
//!
//! On Linux the command starts itself once more in front of a program with an answer, gives up the right to touch files,
//! and to signal processes, but for those that the program needs, and becomes the program. Nothing of that can be taken back.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use workbook_judge::check::confine::Confined;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::run_folder::RunFolder;
use workbook_judge::check::workspace::Workspace;

use crate::messages;

/// The first argument of the command in front of a program.
const ASKED: &str = "--in-a-box";

/// What is on, in words for the report.
#[derive(Default)]
pub struct Boxes {
    /// One sentence each.
    pub shown: Vec<String>,
    /// What programs with answers are started through, if this system has it.
    pub confined: Option<Confined>,
    /// Holds this command as it is now: somebody may build another one meanwhile.
    _folder: Option<RunFolder>,
}

/// What this system has.
///
/// # Errors
/// When boxes are required, and this system has none.
pub fn found(workspace: &Workspace, required: bool) -> Result<Boxes, Problem> {
    let mut boxes = Boxes { shown: messages::always_boxed(), ..Boxes::default() };
    if let (true, Ok(program)) = (system::works(), env::current_exe()) {
        let folder = RunFolder::create(workspace)?;
        let program = folder.keep(&program)?;
        boxes._folder = Some(folder);
        let around = around();
        boxes.shown.push(messages::landlock_is_on().into());
        boxes.shown.extend((!around.is_empty()).then(|| messages::namespace_is_on().into()));
        boxes.confined = Some(Confined { program, argument: ASKED.into(), around });
    }
    match boxes.confined {
        None if required => Err(Problem::Usage(messages::no_boxes().into())),
        _ => Ok(boxes),
    }
}

/// A namespace of processes, which ends as a whole, from util-linux; empty where that is not to be had.
fn around() -> Vec<OsString> {
    const ARGUMENTS: [&str; 7] =
        ["--user", "--map-current-user", "--pid", "--fork", "--kill-child", "--mount-proc", "--"];
    // Checks are started without an environment, so the program is named with its place.
    let places = ["/usr/bin/unshare", "/bin/unshare"];
    let Some(unshare) = places.into_iter().find(|place| Path::new(place).is_file()) else {
        return Vec::new();
    };
    let tried = Command::new(unshare).args(ARGUMENTS).arg("/bin/true").stderr(Stdio::null()).status();
    match tried {
        Ok(status) if status.success() => [unshare].iter().chain(&ARGUMENTS).map(OsString::from).collect(),
        _ => Vec::new(),
    }
}

/// Whether the files of other users, and the rest of the machine, are kept from answers here.
pub fn has_boxes() -> bool {
    system::works()
}

/// Becomes the program that the command line names, in a box, if it is called for that: `--in-a-box FOLDER PROGRAM …`.
/// Only the folder can be written to.
pub fn enter_if_asked() -> Option<ExitCode> {
    let mut arguments = env::args_os().skip(1);
    if arguments.next().as_deref() != Some(OsStr::new(ASKED)) {
        return None;
    }
    let (folder, program) = (arguments.next()?, arguments.next()?);
    let rest: Vec<OsString> = arguments.collect();
    let error = system::become_confined(Path::new(&folder), Path::new(&program), &rest);
    eprintln!("{error}");
    Some(ExitCode::from(126))
}

#[cfg(target_os = "linux")]
mod system {
    use std::ffi::OsString;
    use std::os::unix::process::CommandExt;
    use std::path::Path;
    use std::process::Command;

    use landlock::{
        ABI, Access, AccessFs, CompatLevel, Compatible, PathBeneath, PathFd, Ruleset, RulesetAttr,
        RulesetCreatedAttr, RulesetError, RulesetStatus, Scope,
    };

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
    pub fn works() -> bool {
        let tried = std::thread::spawn(|| {
            confine(None, None).is_ok_and(|status| status != RulesetStatus::NotEnforced)
        });
        tried.join().unwrap_or(false)
    }

    fn confine(folder: Option<&Path>, program: Option<&Path>) -> Result<RulesetStatus, RulesetError> {
        let all = AccessFs::from_all(NEEDED);
        let ruleset = Ruleset::default()
            .set_compatibility(CompatLevel::HardRequirement)
            .handle_access(all)?
            .set_compatibility(CompatLevel::BestEffort)
            .scope(Scope::from_all(SIGNALS))?
            .create()?;
        let read = AccessFs::from_read(NEEDED);
        let mut places: Vec<(&Path, _)> = READ.iter().map(|place| (Path::new(place), read)).collect();
        places.extend(WRITE.iter().map(|place| (Path::new(place), all)));
        places.extend(folder.map(|folder| (folder, all)));
        places.extend(program.map(|program| (program, read)));
        let mut ruleset = ruleset.set_compatibility(CompatLevel::BestEffort);
        for (place, access) in places {
            // What is not there needs no right.
            if let Ok(open) = PathFd::new(place) {
                ruleset = ruleset.add_rule(PathBeneath::new(open, access))?;
            }
        }
        Ok(ruleset.restrict_self()?.ruleset)
    }

    /// Gives back only why it could not.
    pub fn become_confined(folder: &Path, program: &Path, arguments: &[OsString]) -> String {
        match confine(Some(folder), Some(program)) {
            Ok(RulesetStatus::NotEnforced) => "no box".into(),
            Ok(_) => Command::new(program).args(arguments).exec().to_string(),
            Err(error) => error.to_string(),
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use std::ffi::OsString;
    use std::path::Path;

    pub fn works() -> bool {
        false
    }

    pub fn become_confined(_folder: &Path, _program: &Path, _arguments: &[OsString]) -> String {
        "there are no boxes on this system".into()
    }
}
