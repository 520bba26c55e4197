//! Points of executions, as checks' programs told them, and games that snapshot there.

use std::fs;
use std::path::{Path, PathBuf};

use workbook_command::by_hand::game::{Game, Page, Try};
use workbook_command::by_hand::line::Line;
use workbook_judge::check::scan::Check;
use workbook_judge::check::verdict::Verdict;
use workbook_judge::protocol::Schedule;
use workbook_judge::protocol::by_hand::{Claim, Snapshot};

/// This package's folder for these tests.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/by_hand")
}

/// A point of an execution, and the claim that is tried.
fn read(name: &str) -> (Claim, Snapshot) {
    let path = folder().join("snapshots").join(format!("{name}.json"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).expect("it is a claim and a snapshot")
}

/// The snapshot of this name.
pub fn snapshot(name: &str) -> Snapshot {
    read(name).1
}

/// A game at the snapshot of this name, of a lesson with a claim that the checker broke and one that it did not.
pub fn game(lesson: &str, check: &str, name: &str) -> Game {
    let (claim, snapshot) = read(name);
    let check = Check { step: 4, name: check.to_owned() };
    let other =
        Claim { start: Schedule { part: claim.start.part + 1, ..claim.start.clone() }, ..claim.clone() };
    let source = (1..=120).map(|line| format!("the text of line {line}")).collect();
    let tries = vec![
        Try {
            check: check.clone(),
            claim,
            verdict: Verdict::Failed,
            failure: Some(Line::from("v2-1a-2.1".parse::<Schedule>().expect("it is a schedule"))),
        },
        Try { check, claim: other, verdict: Verdict::Failed, failure: None },
    ];
    let line = Line { schedule: snapshot.schedule.clone(), moves: snapshot.moves };
    Game {
        lesson: lesson.to_owned(),
        file: format!("lessons/{lesson}.rs"),
        source,
        tries,
        at: 0,
        selected: line.goes_on(&snapshot),
        line,
        snapshot,
        word: None,
        page: Page::Play,
    }
}

/// The middle of a race: thread 1 may take a task, thread 2 may store over what thread 1 stored.
pub fn race() -> Game {
    game("03_race", "step4_no_update_is_lost", "race")
}
