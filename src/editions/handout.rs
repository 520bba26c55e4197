//! The students' edition, in a folder that is ready for git.
//!
//! A folder with a handout can be refreshed. A file that is as it was handed out becomes the new one. One that somebody has
//! edited stays, if the workbook's own has not changed since; if both have changed, nothing at all is written.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use workbook_grade::config;
use workbook_grade::whole;
use workbook_judge::check::lessons;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

use crate::contents::{self, Edition, Files};
use crate::messages;
use crate::record::Record;

/// Makes the students' edition in a folder, or refreshes it, without the lessons that a configuration hides today. What to
/// tell.
///
/// # Errors
/// When the folder or the configuration can't be used (exit code 2), or it can't be written (3).
pub fn make(workspace: &Workspace, to: &Path, config: Option<&Path>) -> Result<String, Problem> {
    let all = lessons::all(workspace)?;
    let mut hidden = BTreeSet::new();
    if let Some(path) = config {
        let (_, config) = config::read(path, &all)?;
        let names = all.iter().map(|lesson| lesson.name.clone());
        hidden.extend(names.filter(|name| config.is_hidden(name, config::today())));
    }
    is_outside(workspace, to)?;
    let before = before(to)?;
    let files = contents::of(workspace, Edition::Students, &hidden)?;
    let plan = Plan::of(&files, before.as_ref(), &|place| fs::read(to.join(place)).ok());
    if !plan.edited_twice.is_empty() {
        return Err(Problem::Usage(messages::edited_twice(to, &plan.edited_twice)));
    }
    carry_out(&plan, to, &files, before.as_ref())
        .map_err(|error| Problem::Ours(messages::cannot_write(to, &error)))?;
    Ok(match before {
        None => messages::handed_out(to, all.len() - hidden.len()),
        Some(_) => messages::refreshed(to, plan.put.len() + plan.removed.len(), &plan.kept),
    })
}

/// A workbook within the workbook would be found in its place.
fn is_outside(workspace: &Workspace, to: &Path) -> Result<(), Problem> {
    let whole = |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_default();
    let above = to.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("."));
    let above = whole(above);
    match above.starts_with(whole(&workspace.root)) && !above.starts_with(whole(&workspace.target)) {
        true => Err(Problem::Usage(messages::handout_in_workbook(to))),
        false => Ok(()),
    }
}

/// What the folder was when it was handed out; nothing of a new one. A repository without files is a new one too.
fn before(to: &Path) -> Result<Option<Record>, Problem> {
    let entries = match fs::read_dir(to) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Problem::Usage(messages::no_folder(to, &error))),
    };
    if let Some(record) = Record::read(to)? {
        return Ok(Some(record));
    }
    let is_new = entries.flatten().all(|entry| entry.file_name() == ".git");
    if is_new { Ok(None) } else { Err(Problem::Usage(messages::no_handout(to))) }
}

/// What becomes of each file, by its place.
#[derive(Debug, Default, PartialEq, Eq)]
struct Plan {
    put: Vec<String>,
    removed: Vec<String>,
    /// Edited in the handout alone.
    kept: Vec<String>,
    /// Edited in the handout, and new in the workbook.
    edited_twice: Vec<String>,
}

impl Plan {
    fn of(files: &Files, before: Option<&Record>, there: &dyn Fn(&str) -> Option<Vec<u8>>) -> Plan {
        let was = |place: &str, bytes: &[u8]| before.is_some_and(|before| before.has(place, bytes));
        let mut plan = Plan::default();
        for (place, new) in files {
            let list = match there(place) {
                None => &mut plan.put,
                Some(old) if old == *new => continue,
                Some(old) if was(place, &old) => &mut plan.put,
                Some(_) if was(place, new) => &mut plan.kept,
                Some(_) => &mut plan.edited_twice,
            };
            list.push(place.clone());
        }
        for place in before.into_iter().flat_map(Record::places).filter(|place| !files.contains_key(*place)) {
            match there(place) {
                None => {}
                Some(old) if was(place, &old) => plan.removed.push(place.to_owned()),
                Some(_) => plan.kept.push(place.to_owned()),
            }
        }
        plan
    }
}

fn carry_out(plan: &Plan, to: &Path, files: &Files, before: Option<&Record>) -> io::Result<()> {
    let record = Record::of(files);
    let both = before.map_or_else(|| record.clone(), |before| record.clone().and(before));
    both.write(to)?;
    for place in &plan.put {
        whole::put(&to.join(place), |file| file.write_all(&files[place]))?;
    }
    for place in &plan.removed {
        fs::remove_file(to.join(place))?;
    }
    record.write(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> Files {
        pairs.iter().map(|(place, text)| ((*place).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn plan(handed_out: &[(&str, &str)], there: &[(&str, &str)], new: &[(&str, &str)]) -> Plan {
        let there = files(there);
        Plan::of(&files(new), Some(&Record::of(&files(handed_out))), &|place| there.get(place).cloned())
    }

    #[test]
    fn what_nobody_has_edited_becomes_the_new_one() {
        let found = plan(
            &[("a", "1"), ("b", "1"), ("c", "1")],
            &[("a", "1"), ("b", "1")],
            &[("a", "2"), ("c", "1"), ("d", "1")],
        );
        let put = ["a", "c", "d"].map(str::to_owned).to_vec();
        assert_eq!(found, Plan { put, removed: vec!["b".into()], ..Plan::default() });
    }

    #[test]
    fn what_was_edited_is_never_written_over() {
        let there = [("a", "mine"), ("b", "mine"), ("c", "mine"), ("d", "mine"), ("e", "2")];
        let found = plan(
            &[("a", "1"), ("b", "1"), ("c", "1"), ("e", "1")],
            &there,
            &[("a", "1"), ("b", "2"), ("d", "1"), ("e", "2")],
        );
        let kept = ["a", "c"].map(str::to_owned).to_vec();
        assert_eq!(found, Plan { kept, edited_twice: vec!["b".into(), "d".into()], ..Plan::default() });
    }

    #[test]
    fn a_refresh_that_was_interrupted_goes_on() {
        let (old, new) = (files(&[("a", "1"), ("b", "1")]), files(&[("a", "2"), ("b", "2")]));
        let both = Record::of(&new).and(&Record::of(&old));
        let there = files(&[("a", "2"), ("b", "1")]);
        let found = Plan::of(&new, Some(&both), &|place| there.get(place).cloned());
        assert_eq!(found, Plan { put: vec!["b".into()], ..Plan::default() });
    }
}
