//! What a build failure means for the student.

use std::path::Path;

use super::cargo::{Broke, CompileError};
use super::compiler;
use super::copies;
use super::messages;
use super::plan::Answer;
use super::visible::visible;
use super::workspace::Workspace;

/// The real compiler rejects the answer: its own words.
pub fn real(workspace: &Workspace, answer: &Answer, errors: &[CompileError]) -> String {
    messages::does_not_compile(&answer.shown, &rendered(workspace, answer, errors))
}

/// The real compiler accepts the answer, but it can't be built with its checks against the model.
pub fn model(workspace: &Workspace, answer: &Answer, errors: &[CompileError]) -> String {
    // One is enough: what a check can't find, it can't find anywhere.
    let words = rendered(workspace, answer, errors.get(..1).unwrap_or_default());
    let Some(first) = errors.iter().find(|error| !error.file.is_empty()) else {
        return messages::build_failed(&answer.shown, &words);
    };
    if Path::new(&first.file) == answer.copy {
        return match missing_name(first) {
            Some((name, place)) => messages::not_in_this_std(&answer.shown, &name, &place, &words),
            None => messages::not_on_the_model(&answer.shown, &words),
        };
    }
    let name = quoted(&first.headline).next().unwrap_or_default();
    match first.code.as_str() {
        "E0603" | "E0616" | "E0624" => messages::not_public(&answer.shown, name, &words),
        "E0425" | "E0432" | "E0433" | "E0405" | "E0412" | "E0422" | "E0531" | "E0599" | "E0609" | "E0574" => {
            messages::lacks(&answer.shown, name, &words)
        }
        _ => messages::another_signature(&answer.shown, &words),
    }
}

/// The compiler ended without an opinion.
pub fn broke(answer: &Answer, broke: &Broke) -> String {
    match broke {
        Broke::TimeIsOver => messages::compiles_too_long(&answer.shown, compiler::bounds().computing),
        Broke::Memory => messages::compiles_too_large(&answer.shown, compiler::bounds().memory),
        Broke::Crashed(how) => messages::compiler_crashed(&answer.shown, how),
    }
}

/// The answer takes in another file.
pub fn reads_another_file(workspace: &Workspace, answer: &Answer, file: &Path) -> String {
    messages::reads_another_file(&answer.shown, &workspace.shown(file))
}

/// What the model lacks, and where it was looked for: `fs` in `std`.
pub fn missing_name(error: &CompileError) -> Option<(String, String)> {
    let known = ["E0432", "E0433", "E0425", "E0405", "E0412", "E0422", "E0531", "E0599"];
    let macro_is_missing = error.headline.starts_with("cannot find macro");
    if !macro_is_missing && !known.contains(&error.code.as_str()) {
        return None;
    }
    let path = as_std(quoted(&error.headline).next().unwrap_or_default());
    // `no RawMutex in the root` speaks of the crate that the path begins with.
    let root = path.split_once("::").map_or("std", |(root, _)| root);
    let told = error.labels.iter().chain([&error.headline]).find_map(|words| name_and_place(words, root));
    told.or_else(|| {
        let (place, name) = path.rsplit_once("::").unwrap_or(("std", &path));
        (!name.is_empty()).then(|| (name.to_string(), place.to_string()))
    })
}

/// Reads ``could not find `fs` in `std` `` and ``no `File` in `fs` ``.
fn name_and_place(words: &str, root: &str) -> Option<(String, String)> {
    let (before, after) = words.split_once("` in ")?;
    let (_, name) = before.rsplit_once('`')?;
    let place = quoted(after).next().map_or(root.to_string(), as_std);
    Some((name.to_string(), place))
}

fn quoted(words: &str) -> impl Iterator<Item = &str> {
    words.split('`').skip(1).step_by(2)
}

/// What the compiler says, with the names that the student knows.
pub(crate) fn rendered(workspace: &Workspace, answer: &Answer, errors: &[CompileError]) -> String {
    let words: Vec<&str> = errors
        .iter()
        .filter(|error| !error.headline.starts_with("aborting due to"))
        .map(|error| error.rendered.trim_end())
        .collect();
    let root = format!("{}/", workspace.root.display());
    visible(&copies::as_own(answer, &as_std(&words.join("\n\n"))).replace(&root, ""))
}

/// The student's `std` is the real one, whatever the check compiled against.
fn as_std(words: &str) -> String {
    let words = words.replace("model_arc::", "std::sync::");
    words.replace("model_std::", "std::").replace("model_core::", "core::").replace("`model_std`", "`std`")
}
