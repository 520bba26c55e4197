//! From shards to a gradebook.

use std::path::{Path, PathBuf};

use workbook_judge::check::lessons::{self, Lesson};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

use crate::config::{self, Config};
use crate::grade::{self, Known};
use crate::ledger::{self, Ledger};
use crate::marks::Marks;
use crate::messages::{self, SharedPart};
use crate::results::Results;
use crate::roll::Roll;
use crate::write::{self, Format};

/// Merges what the shards of a class have judged.
///
/// # Errors
/// When they do not belong together (exit code 2), or one did not come to its end (3).
pub fn merge(
    workspace: &Workspace,
    shards: &[PathBuf],
    to: &Path,
    formats: &[Format],
    tell: fn(&str),
) -> Result<(), Problem> {
    let roll = one_roll(shards)?;
    ledger::belongs_to(to, &roll.class)?;
    Marks::read(to)?;
    let all = lessons::all(workspace)?;
    let config = Config::of(&roll.config, &all).map_err(Problem::Usage)?;
    let lessons: Vec<Lesson> = all.into_iter().filter(|lesson| roll.lessons.contains(&lesson.name)).collect();
    let mut parts = Vec::new();
    for shard in shards.iter().filter(|shard| shard.as_path() != to) {
        parts.push(Ledger::open(shard, &roll.class)?);
    }
    let mut merged = Ledger::open(to, &roll.class)?;
    roll.write(to)?;
    let (name, provenance) = (roll.class.clone(), roll.provenance.clone());
    let class = roll.into_class();
    for id in class.answers.keys() {
        let by = provenance.by(&id.lesson);
        let verdicts =
            parts.iter().filter_map(|part| part.verdicts(id)).flat_map(|verdicts| verdicts.values());
        for (_, said) in verdicts.filter(|(then, _)| *then == by) {
            let is_known = merged
                .verdicts(id)
                .and_then(|known| known.get(&said.check))
                .is_some_and(|known| known.0 == by);
            if !is_known {
                merged.write(id, by.clone(), said.clone())?;
            }
        }
    }
    let open = grade::open(Known::All, &class, &lessons, &provenance, &merged);
    if !open.is_empty() {
        return Err(Problem::Ours(messages::not_all_judged(open.len())));
    }
    let results = Results::of(&name, &class, &lessons, &config, (&provenance, &merged), config::today());
    write::all(workspace, to, results, &class, formats, tell)
}

/// What all shards have in common: everything but their verdicts.
fn one_roll(shards: &[PathBuf]) -> Result<Roll, Problem> {
    let first = Roll::read(&shards[0])?;
    for shard in &shards[1..] {
        let other = Roll::read(shard)?;
        let part = match &other {
            other if other.class != first.class => SharedPart::Class,
            other if other.provenance != first.provenance => SharedPart::Provenance,
            other if *other != first => SharedPart::Rest,
            _ => continue,
        };
        let what = messages::shards_differ_in(part);
        return Err(Problem::Usage(messages::shards_differ(&shards[0], shard, what)));
    }
    Ok(first)
}
