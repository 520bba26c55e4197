//! What is said of shards.

use std::fmt::Display;
use std::path::Path;

use super::shown;

/// `--shard` is no part.
pub fn bad_shard() -> String {
    "give the part and the number of parts, such as 2/3".into()
}

/// At the end of a shard.
pub fn shard_done(shard: &crate::shard::Shard, folder: &str) -> String {
    format!("Shard {shard} is judged. When all shards are, run: cargo run -- grade merge {folder} …\n")
}

/// What is given is no result of a shard.
pub fn no_shard(path: &Path, error: &impl Display) -> String {
    format!("{} can't be merged: {error}. Give the folders that `grade --shard` wrote.", shown(path))
}

/// Shards of two classes, or of one before and after somebody handed in more.
pub fn shards_differ(one: &Path, other: &Path, what: &str) -> String {
    format!("{} and {} can't be merged: they differ in {what}.", shown(one), shown(other))
}

/// What shards can differ in.
pub fn shards_differ_in(part: SharedPart) -> &'static str {
    match part {
        SharedPart::Class => "the class; `class = \"…\"` in grade.toml gives it one name on every machine",
        SharedPart::Provenance => "the toolchain, the checks or the limits",
        SharedPart::Rest => "what was handed in, or in grade.toml",
    }
}

/// What all shards of a class have in common.
#[derive(Debug, Clone, Copy)]
pub enum SharedPart {
    /// Its name.
    Class,
    /// What verdicts depend on.
    Provenance,
    /// Everything else.
    Rest,
}

/// A shard did not come to its end.
pub fn not_all_judged(count: usize) -> String {
    format!(
        "{} not judged yet. Run the unfinished shards again, and then merge.",
        if count == 1 { "1 answer is".into() } else { format!("{count} answers are") }
    )
}
