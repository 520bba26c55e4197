//! What to say before a build that takes long.

use std::fs;
use std::sync::Once;

use super::build::PROGRAMS_BUILD;
use super::messages;
use super::plan::Plan;
use super::workspace::Workspace;

/// Says once that another command builds, however many calls of Cargo have to wait for it.
#[derive(Debug)]
pub struct Busy {
    notice: fn(&str),
    told: Once,
}

impl Busy {
    /// Says it to `notice`.
    pub fn new(notice: fn(&str)) -> Busy {
        Busy { notice, told: Once::new() }
    }

    /// Another command builds.
    pub fn tell(&self) {
        self.told.call_once(|| (self.notice)(messages::another_builds()));
    }
}

/// What to say before building these answers, because it will take long.
pub fn before(workspace: &Workspace, plan: &Plan, answers: &[usize]) -> Vec<&'static str> {
    let (modelled, live) = plan.by_stage(answers);
    let is_first = |answers: &[usize], harness| !answers.is_empty() && !has(workspace, harness);
    let mut notices = Vec::new();
    if is_first(&modelled, "libengine-") {
        notices.push(messages::first_build());
    }
    if is_first(&live, "liblive-") {
        notices.push(messages::first_live_build());
    }
    notices
}

/// Whether a library was built that all programs of a kind are made with.
fn has(workspace: &Workspace, library: &str) -> bool {
    let built = workspace.checks().join(PROGRAMS_BUILD).join("debug/deps");
    let files = fs::read_dir(built).into_iter().flatten().flatten();
    let mut names = files.map(|file| file.file_name());
    names.any(|name| name.to_string_lossy().starts_with(library))
}
