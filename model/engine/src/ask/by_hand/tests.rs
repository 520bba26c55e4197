//! What a point of an execution tells, for two small programs: a race, and two locks taken in two orders.

use super::{Offer, Point, look};
use crate::ask::examples::{found, nap, the_claim, two_add, two_locks};
use crate::claim::Aim;
use crate::claim::failure::Failure;
use crate::claim::shrink::replay_exactly;
use crate::rt::world::Time;
use crate::schedule::{Body, Schedule};
use protocol::by_hand::{EndKind, Row, Snapshot, Way};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// How things stand after so many moves of the schedule.
fn at(schedule: &Schedule, moves: usize, body: fn()) -> Snapshot {
    let point = Point { schedule: schedule.clone(), moves, leave: None };
    let body: Body = Arc::new(body);
    look(&point, &Offer { claim: &the_claim(), aim: Aim::Break, part: 1, time: Time::AnySpeed, body: &body })
}

fn moves_of(schedule: &Schedule, body: fn()) -> usize {
    at(schedule, usize::MAX, body).moves
}

/// Sits in the scheduler's seat: takes the choice that `choose` wants, until the run is over.
fn play(body: fn(), mut choose: impl FnMut(&Snapshot) -> u32) -> Snapshot {
    let mut schedule: Schedule = "v2-1a".parse().unwrap();
    for moves in 0.. {
        let now = at(&schedule, moves, body);
        if now.end.is_some() {
            return now;
        }
        let chosen = choose(&now);
        if chosen > 0 {
            schedule.deviations.push((now.decision, chosen));
        }
    }
    unreachable!("a run has an end")
}

fn harmless(row: Row) -> Row {
    Row { harm: false, ..row }
}

#[test]
fn each_prefix_of_a_failing_schedule_tells_the_beginning_of_its_story() {
    for body in [two_add, two_locks] {
        let schedule = found(body);
        let moves = moves_of(&schedule, body);
        let whole: Vec<Row> = at(&schedule, moves, body).story.into_iter().map(harmless).collect();
        let mut told = 0;
        for moves in 0..moves {
            let now = at(&schedule, moves, body);
            assert_eq!((now.moves, &now.end), (moves, &None));
            // Which store will be written over is not known before.
            let rows: Vec<Row> = now.story.into_iter().map(harmless).collect();
            assert_eq!(rows[..], whole[..rows.len()]);
            assert!(rows.len() >= told, "a move never takes a row away");
            told = rows.len();
        }
        assert!(told > 0, "{whole:?}");
    }
}

#[test]
fn the_end_is_the_one_that_a_replay_shows() {
    for body in [two_add, two_locks] {
        let schedule = found(body);
        let end = at(&schedule, usize::MAX, body).end.expect("it is over");
        let body: Body = Arc::new(body);
        let replayed = replay_exactly(&schedule, &body).found;
        assert_eq!(end.kind, EndKind::Broken);
        assert_eq!(end.happened, crate::story::messages::happened(&replayed.ending, &replayed.trace));
    }
}

#[test]
fn to_go_back_is_never_to_have_gone_there() {
    let schedule = found(two_add);
    for moves in 0..moves_of(&schedule, two_add) {
        let now = at(&schedule, moves, two_add);
        let decision = now.decision;
        let mut before = schedule.clone();
        before.deviations.retain(|(at, _)| *at < decision);
        assert_eq!(at(&before, moves, two_add), now);
        assert_eq!(now.schedule, before);
    }
}

#[test]
fn choosing_the_threads_of_a_found_failure_in_order_fails_again() {
    for body in [two_add, two_locks] {
        let schedule = found(body);
        let moved = |moves: usize| {
            let now = at(&schedule, moves - 1, body);
            let taken = schedule.deviations.iter().find(|(at, _)| *at == now.decision);
            let taken = taken.filter(|_| now.choices.len() > 1).map_or(0, |(_, taken)| *taken);
            now.choices.iter().find(|choice| choice.index == taken).expect("it was taken").thread
        };
        let movers: Vec<_> = (1..=moves_of(&schedule, body)).map(moved).collect();
        let mut movers = movers.into_iter();
        let end = play(body, |now| {
            let mover = movers.next().expect("it takes as many moves");
            now.choice_of(mover).expect("the thread may go").index
        });
        assert_eq!(end.schedule, Schedule { part: 1, ..schedule.clone() });
        assert_eq!(end.end, at(&schedule, usize::MAX, body).end);
    }
}

#[test]
fn a_race_shows_its_values_and_what_each_thread_would_do() {
    let mut now = at(&"v2-1a".parse().unwrap(), 1, two_add);
    let says: Vec<&str> = now.choices.iter().map(|it| it.says.as_str()).collect();
    assert_eq!(says, ["atomic.load() → 0", "atomic.store(1)"]);
    assert_eq!((now.objects[0].name.as_str(), now.objects[0].value.as_deref()), ("atomic", Some("0")));
    assert_eq!(now.threads[0].says, "waits for thread 1 to end");
    now = at(&"v2-1a".parse().unwrap(), 2, two_add);
    assert_eq!(now.objects[0].value.as_deref(), Some("1"));
}

#[test]
fn a_broken_claim_is_named_with_its_misconception() {
    let end = |schedule: &Schedule| at(schedule, usize::MAX, two_add).end.expect("it is over");
    let broken = end(&found(two_add));
    assert_eq!(
        (broken.happened.as_str(), broken.misconception.as_deref()),
        ("the counter was 1, and should be 2", Some("Lost update"))
    );
    let held = end(&"v2-1a".parse().unwrap());
    assert_eq!((held.kind, held.misconception), (EndKind::Held, None));
}

#[test]
fn a_blocked_thread_names_the_holder() {
    let schedule = found(two_locks);
    let end = at(&schedule, usize::MAX, two_locks);
    let lines: Vec<&str> = end.threads.iter().map(|it| it.says.as_str()).collect();
    assert!(lines[1].starts_with("waits for `mutex#2`, which thread 2 holds"), "{lines:?}");
    assert!(lines[2].starts_with("waits for `mutex#1`, which thread 1 holds"), "{lines:?}");
    assert!(end.threads[1].holds[0].starts_with("`mutex#1`"));
    assert!(end.objects[0].says.contains("held by thread 1"));
    assert!(end.objects[0].says.ends_with("thread 2 waits"));
}

#[test]
fn at_any_speed_time_may_pass_while_a_thread_could_go() {
    let mut schedule: Schedule = "v2-1a".parse().unwrap();
    let time = |now: &Snapshot| now.choices.iter().find(|it| it.way == Way::Time).cloned();
    let before = at(&schedule, 0, nap);
    let passes = time(&before).unwrap_or_else(|| panic!("{before:#?}"));
    assert_eq!(passes.says, "time passes to 1 s: wakes up");
    assert_eq!(before.now, "0 ms");
    schedule.deviations.push((before.decision, passes.index));
    assert_eq!(at(&schedule, 1, nap).now, "1 s");
    schedule = "v2-1i".parse().unwrap();
    assert_eq!(time(&at(&schedule, 0, nap)), None);
}

#[test]
fn a_schedule_of_another_program_is_refused() {
    let failed = catch_unwind(AssertUnwindSafe(|| at(&"v2-1a-0.9".parse().unwrap(), 5, two_add)));
    assert!(failed.expect_err("there are no ten threads").is::<Failure>());
}
