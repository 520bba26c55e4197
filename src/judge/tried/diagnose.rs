//! What a build failure means for the author of the program.

use super::messages;
use super::source::Source;
use super::write::Written;
use crate::check::cargo::CompileError;
use crate::check::diagnose::{missing_name, rendered};
use crate::check::messages as shared;
use crate::check::workspace::Workspace;

/// The real compiler rejects it.
pub fn real(workspace: &Workspace, source: &Source, written: &Written, errors: &[CompileError]) -> String {
    let words = own_words(workspace, source, written, errors);
    let shown = &source.shown;
    let first = |is: &dyn Fn(&CompileError) -> bool| errors.iter().any(is);
    if let Some(name) = errors.iter().find_map(other_crate) {
        return messages::other_crate(shown, &name, &words);
    }
    if first(&|error| error.code == "E0583") {
        return messages::other_file(shown, &words);
    }
    if first(&|error| error.code == "E0601") {
        return messages::no_main(shown);
    }
    if first(&|error| error.code == "unsafe_code") {
        return messages::uses_unsafe(shown, &words);
    }
    shared::does_not_compile(shown, &words)
}

/// The real compiler accepts it, the model does not.
pub fn model(workspace: &Workspace, source: &Source, written: &Written, errors: &[CompileError]) -> String {
    let words = own_words(workspace, source, written, errors.get(..1).unwrap_or_default());
    match errors.iter().find_map(missing_name) {
        Some((name, place)) => messages::not_in_the_model(&source.shown, &name, &place, &words),
        None => messages::not_on_the_model(&source.shown, &words),
    }
}

/// The crate that it uses, and that there is not: `rand`.
fn other_crate(error: &CompileError) -> Option<String> {
    let words = error.labels.iter().chain([&error.headline]);
    let named = words.filter_map(|words| words.split_once("unlinked crate `")).map(|(_, rest)| rest);
    let by_extern = error.headline.strip_prefix("can't find crate for `");
    named.chain(by_extern).find_map(|rest| Some(rest.split_once('`')?.0.to_owned()))
}

/// The compiler saw copies.
fn own_words(workspace: &Workspace, source: &Source, written: &Written, errors: &[CompileError]) -> String {
    let words = rendered(workspace, &source.plan(workspace).answers[0], errors);
    written.copies.iter().fold(words, |words, copy| {
        let whole = copy.display().to_string();
        let within = workspace.shown(copy);
        words.replace(&whole, &source.shown).replace(&within, &source.shown)
    })
}
