//! What was built for answers that nobody has judged for a while is removed: a class hands in many.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::build::{PROGRAMS_BUILD, REAL_BUILD};
use super::build_lock::BuildLock;
use super::cancel::Cancel;
use super::messages;
use super::notices::Busy;
use super::plan::Plan;
use super::problem::Problem;
use super::workspace::Workspace;

/// So many plans keep their builds, however long ago they were used.
const KEPT: usize = 8;
/// A plan that was used less long ago may be in use at this moment.
const RECENT: Duration = Duration::from_secs(3600);

/// A plan's folder, and when it was used last.
struct Used {
    folder: PathBuf,
    when: SystemTime,
}

/// Notes that this plan is used, and removes what others have left long ago. A build that stays although it could go
/// only takes room, so what can't be removed is left.
///
/// # Errors
/// When the target folder can't be written to.
pub fn evict(workspace: &Workspace, plan: &Plan) -> Result<(), Problem> {
    let bins: Vec<&str> = plan.answers.iter().map(|answer| answer.bin.as_str()).collect();
    let folder = workspace.checks().join(&plan.key);
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join("used"), bins.join("\n")))
        .map_err(|error| Problem::Ours(messages::cannot_write(&folder, &error)))?;
    let mut plans = plans_in(&workspace.checks());
    plans.sort_by_key(|used| std::cmp::Reverse(used.when));
    for old in plans.iter().skip(KEPT).filter(|used| is_long_ago(used.when)) {
        remove(workspace, &old.folder);
    }
    Ok(())
}

fn plans_in(checks: &Path) -> Vec<Used> {
    let folders = fs::read_dir(checks).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_key = |name: &str| name.len() == 8 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_plan = |folder: &PathBuf| folder.file_name().and_then(|name| name.to_str()).is_some_and(is_key);
    let used = |folder: PathBuf| {
        let when =
            fs::metadata(folder.join("used")).or_else(|_| fs::metadata(&folder)).ok()?.modified().ok()?;
        Some(Used { folder, when })
    };
    folders.filter(is_plan).filter_map(used).collect()
}

fn is_long_ago(when: SystemTime) -> bool {
    when.elapsed().is_ok_and(|since| since > RECENT)
}

fn remove(workspace: &Workspace, folder: &Path) {
    let bins = fs::read_to_string(folder.join("used")).unwrap_or_default();
    let key = folder.file_name().map(|key| key.to_string_lossy().into_owned());
    remove_builds(workspace, bins.lines().map(str::to_owned).chain(key));
    let _ = fs::remove_dir_all(folder);
}

/// Removes what was built for a plan whose answers nobody will edit. Its verdicts stay. Nobody builds meanwhile: another
/// command may build the same answers.
pub fn forget_builds(workspace: &Workspace, plan: &Plan, cancel: &Cancel) {
    let busy = Busy::new(|_| {});
    if let Ok(_lock) = BuildLock::take(workspace, cancel, &busy) {
        remove_builds(workspace, plan.answers.iter().map(|answer| answer.bin.clone()));
    }
}

/// What Cargo made for a plan bears the plan's name, or that of one of its answers.
fn remove_builds(workspace: &Workspace, names: impl Iterator<Item = String>) {
    let names: Vec<String> = names.flat_map(|name| [name.replace('-', "_"), name]).collect();
    for build in [PROGRAMS_BUILD, REAL_BUILD] {
        for part in ["", "deps", "incremental", ".fingerprint"] {
            let part = workspace.checks().join(build).join("debug").join(part);
            for entry in fs::read_dir(part).into_iter().flatten().flatten() {
                let name = entry.file_name().to_string_lossy().into_owned();
                if names.iter().any(|of_plan| name.contains(of_plan.as_str())) {
                    let path = entry.path();
                    let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
                }
            }
        }
    }
}
