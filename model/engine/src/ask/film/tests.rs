//! What a film and a graph tell, for small programs.

use super::cast::Known;
use super::explore::{self, Edge, Explored};
use super::overwritten::Overwritten;
use super::shoot::shoot;
use super::{Film, film, trace};
use crate::ask::by_hand::end::CameTo;
use crate::ask::by_hand::peek::one_further;
use crate::ask::by_hand::snapshot::Snapshot;
use crate::ask::by_hand::walk::walk;
use crate::ask::examples::{Counts, found, nap, the_claim, two_add, two_locks};
use crate::claim::failure::Failure;
use crate::claim::{Aim, Offer, claim, look_on, session};
use crate::rt::atomic::Atomic;
use crate::rt::thread;
use crate::rt::world::{Ending, Mode, Time, World};
use crate::schedule::{Body, Schedule};
use crate::story::messages::{operation, overwrites, remark};
use crate::story::relevant;
use protocol::by_hand::EndKind;
use protocol::interleaving::{Graph, Interleaving};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, mpsc};

fn start() -> Schedule {
    "v2-1a".parse().unwrap()
}

/// Looks at an execution of the body as somebody whom the claim is offered to.
fn offered<T>(body: fn(), look: impl FnOnce(&Offer<'_>) -> T) -> T {
    let body: Body = Arc::new(body);
    look(&Offer { claim: &the_claim(), aim: Aim::Break, part: 1, time: Time::AnySpeed, body: &body })
}

fn filmed(schedule: &Schedule, body: fn()) -> Interleaving {
    offered(body, |offer| film(&Film { schedule: schedule.clone(), leave: None }, offer))
}

fn graph(body: fn()) -> Graph {
    filmed(&start(), body).graph.expect("it is small")
}

/// Each end that the graph leads to, and in how many ways.
fn ways(explored: &Explored) -> Vec<(CameTo, Ending, f64)> {
    let points = &explored.points;
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by_key(|at| points[*at].snapshot.moves);
    let mut here = vec![0.0; points.len()];
    here[0] = 1.0;
    for at in order {
        let edges = points[at].edges.as_ref().expect("all is explored");
        edges.iter().for_each(|edge| here[edge.to] += here[at]);
    }
    let ends = points.iter().zip(here);
    ends.filter_map(|(point, ways)| Some((point.came_to.clone(), point.snapshot.ending.clone()?, ways)))
        .collect()
}

/// Each end of a body's executions with what `words` says of it, and in how many ways the graph leads to it; none where
/// the graph is cut.
pub(crate) fn ends(
    body: &Body,
    mode: Mode,
    words: &dyn Fn(&World) -> String,
) -> Option<Vec<(String, Ending, f64)>> {
    let schedule = Schedule { part: 1, mode, deviations: Vec::new() };
    let offer = Offer { claim: &the_claim(), aim: Aim::Collect(words), part: 1, time: mode.time, body };
    let (trace, ending) = trace(&schedule, &offer);
    let moves = shoot(&schedule, &offer, (&trace, &ending), &Known::default(), &mut Default::default()).moves;
    let explored = explore::explore(&schedule, &offer, &moves).ok()?;
    if explored.points.iter().any(|point| point.edges.is_none()) {
        return None;
    }
    let told = |(came_to, ending, ways)| match came_to {
        CameTo::Words(words) => (words, ending, ways),
        other => unreachable!("{other:?}"),
    };
    Some(ways(&explored).into_iter().map(told).collect())
}

#[test]
fn a_film_has_the_rows_of_the_story() {
    let cases: [(fn(), Schedule); 3] =
        [(two_add, found(two_add)), (two_locks, found(two_locks)), (nap, start())];
    for (body, schedule) in cases {
        let rows = offered(body, |offer| {
            let (trace, _) = trace(&schedule, offer);
            let row = |(at, event)| (operation(&trace, event), remark(&trace, at));
            relevant(&trace).into_iter().map(row).collect::<Vec<_>>()
        });
        let film = filmed(&schedule, body);
        let steps: Vec<_> = film.steps.iter().map(|step| (step.says.clone(), step.remark.clone())).collect();
        assert_eq!(steps, rows);
        assert_eq!((film.earlier, film.later), (0, 0));
    }
}

#[test]
fn a_scene_shows_values_and_where_threads_are_as_of_then() {
    let film = filmed(&found(two_add), two_add);
    let value = |step: usize| {
        let objects = &film.steps[step].scene.objects;
        objects.first().and_then(|object| film.objects[*object].value.clone())
    };
    let stores: Vec<usize> =
        (0..film.steps.len()).filter(|at| film.steps[*at].says.contains("store")).collect();
    let loads = film.steps.iter().position(|step| step.says.contains("load")).unwrap();
    assert_eq!(value(loads).as_deref(), Some("0"));
    assert_eq!(stores.iter().map(|at| value(*at).unwrap()).collect::<Vec<_>>(), ["1", "1"]);
    let harmed: Vec<usize> = (0..film.steps.len()).filter(|at| film.steps[*at].harm).collect();
    assert_eq!(
        harmed, stores,
        "both stores are marked: the one that is lost, and the one that overwrites it"
    );
    assert!(film.start.objects.is_empty());
}

#[test]
fn a_deadlock_is_a_circle() {
    let film = filmed(&found(two_locks), two_locks);
    let end = film.end.expect("it is over");
    let links: Vec<_> =
        end.circle.iter().map(|link| (link.thread, link.waits_for.as_str(), link.held_by)).collect();
    assert_eq!(links, [(1, "`mutex#2`", Some(2)), (2, "`mutex#1`", Some(1))]);
    let last = &film.steps.last().expect("there are steps").scene;
    let says: Vec<&str> = last.threads.iter().map(|at| film.threads[*at].says.as_str()).collect();
    assert!(says[1].starts_with("waits for `mutex#2`, which thread 2 holds"), "{says:?}");
}

#[test]
fn the_graph_of_a_race_has_every_outcome_and_counts_the_ways() {
    let graph = graph(two_add);
    assert!(!graph.cut);
    let outcomes: BTreeMap<&str, f64> =
        graph.outcomes.iter().map(|outcome| (outcome.end.happened.as_str(), outcome.ways)).collect();
    // Of the six orders of load, store, load and store, only two keep both updates.
    let expected =
        [("nothing went wrong under this schedule", 2.0), ("the counter was 1, and should be 2", 4.0)];
    assert_eq!(outcomes, BTreeMap::from(expected));
    assert_eq!(graph.nodes[0].choices.iter().map(|choice| choice.ways).sum::<f64>(), 6.0);
    let goals: Vec<&str> = graph.goals.iter().map(|goal| goal.says.as_str()).collect();
    assert_eq!(goals, ["Break the claim: the counter was 1, and should be 2."]);
    let broken = graph.outcomes.iter().find(|outcome| outcome.end.kind == EndKind::Broken).unwrap();
    assert_eq!(broken.end.misconception.as_deref(), Some("Lost update"));
}

#[test]
fn the_deadlock_can_be_reached_by_choices() {
    let graph = graph(two_locks);
    let goal = graph.goals.iter().find(|goal| goal.says == "Reach the deadlock.").expect("it is a goal");
    let first_lock_each = [1, 2];
    let mut at = 0;
    let mut movers = first_lock_each.into_iter().cycle();
    while graph.nodes[at].end.is_none() {
        let choices = &graph.nodes[at].choices;
        let mover = movers.next().unwrap();
        at = choices.iter().find(|choice| choice.thread == mover).unwrap_or(&choices[0]).to;
    }
    assert!(goal.outcomes.contains(&graph.nodes[at].end.unwrap()));
    let end = &graph.outcomes[graph.nodes[at].end.unwrap()].end;
    assert_eq!(end.circle.len(), 2);
}

#[test]
fn all_ways_to_a_state_look_the_same_there() {
    for body in [two_add, two_locks, nap] {
        offered(body, |offer| {
            let schedule = start();
            let (trace, ending) = trace(&schedule, offer);
            let moves =
                shoot(&schedule, offer, (&trace, &ending), &Known::default(), &mut Default::default()).moves;
            let explored = explore::explore(&schedule, offer, &moves).expect("it is small");
            for point in &explored.points {
                for (index, Edge { to, .. }) in point.edges.iter().flatten().enumerate() {
                    let schedule = one_further(&point.snapshot, &schedule, index);
                    let here = walk(&schedule, point.snapshot.moves + 1, offer.body).expect("it fits");
                    let there = &explored.points[*to].snapshot;
                    let doing = |snapshot: &Snapshot| {
                        snapshot
                            .threads
                            .iter()
                            .map(|thread| format!("{:?}", thread.doing))
                            .collect::<Vec<_>>()
                    };
                    assert_eq!(doing(&here), doing(there));
                    assert_eq!(here.candidates.len(), there.candidates.len());
                    assert!(here.candidates.iter().all(|candidate| there.candidates.contains(candidate)));
                }
            }
        });
    }
}

/// Three threads add 1 to a counter, in two steps: who wrote last is no part of the state.
fn three_add() {
    let counter = Arc::new(Atomic::new(0_u32));
    let add = |counter: Arc<Atomic<u32>>| {
        thread::spawn(thread::Options::default(), move || {
            let seen = counter.load();
            counter.store(seen + 1);
        })
    };
    let threads = [0, 1, 2].map(|_| add(Arc::clone(&counter)));
    threads.into_iter().for_each(|thread| thread.join().unwrap());
}

/// Goes all ways through the states from here, and compares what is said of each move with the execution that goes so. How
/// often nothing is said of an update that is lost.
fn remarks_on_all_ways(
    explored: &Explored,
    overwritten: &Overwritten,
    at: usize,
    here: &Snapshot,
    body: &Body,
    said: &mut Vec<String>,
) -> usize {
    let point = &explored.points[at];
    let mut missed = 0;
    for (index, edge) in point.edges.iter().flatten().enumerate() {
        let taken = &point.snapshot.candidates[index];
        let index_here =
            here.candidates.iter().position(|candidate| candidate == taken).expect("the same state");
        let schedule = one_further(here, &explored.start, index_here);
        let there = walk(&schedule, here.moves + 1, body).expect("it fits");
        let before = here.trace.events().len();
        for event in before..there.trace.events().len() {
            let lost = there.trace.lost_updates().find(|lost| lost.event == event);
            let remark = overwritten.remark(at, index, event - before, &edge.trace);
            // Where it depends on the way, nothing is said.
            assert!(lost.is_some() || remark.is_none(), "{schedule}: {remark:?}");
            missed += usize::from(lost.is_some() && remark.is_none());
            if let (Some(remark), Some(lost)) = (remark, lost) {
                let is_named = remark == overwrites(&there.trace, lost);
                assert!(
                    is_named || remark == "← overwrites what another thread wrote",
                    "{schedule}: {remark}"
                );
                said.push(remark);
            }
        }
        missed += remarks_on_all_ways(explored, overwritten, edge.to, &there, body, said);
    }
    missed
}

#[test]
fn a_move_that_loses_an_update_says_so_whatever_way_leads_to_it() {
    for (body, remarks) in [
        (two_add as fn(), &["← overwrites what thread 1 wrote", "← overwrites what thread 2 wrote"][..]),
        (
            three_add,
            &[
                "← overwrites what another thread wrote",
                "← overwrites what thread 1 wrote",
                "← overwrites what thread 2 wrote",
                "← overwrites what thread 3 wrote",
            ],
        ),
        (two_locks, &[]),
    ] {
        offered(body, |offer| {
            let (trace, ending) = trace(&start(), offer);
            let moves =
                shoot(&start(), offer, (&trace, &ending), &Known::default(), &mut Default::default()).moves;
            let explored = explore::explore(&start(), offer, &moves).expect("it is small");
            let overwritten = Overwritten::find(&explored.points);
            let mut said = Vec::new();
            let begin = &explored.points[0].snapshot;
            let missed = remarks_on_all_ways(&explored, &overwritten, 0, begin, offer.body, &mut said);
            // A value can be written again by who has not seen it, so that it tells nothing of who wrote.
            assert_eq!(missed > 0, remarks.len() > 2);
            said.sort();
            said.dedup();
            assert_eq!(said, remarks);
        });
    }
    let marked =
        graph(two_add).nodes.into_iter().flat_map(|node| node.choices).flat_map(|choice| choice.steps);
    assert!(marked.clone().any(|step| step.harm), "the graph has the remarks");
    assert!(marked.clone().all(|step| step.harm == step.remark.is_some()));
}

#[test]
fn a_node_says_how_to_come_to_it() {
    let graph = graph(two_add);
    let body: Body = Arc::new(two_add);
    for node in &graph.nodes {
        let snapshot = walk(&node.schedule, node.moves, &body).expect("it fits");
        assert_eq!(snapshot.candidates.len(), node.choices.len());
        assert_eq!(snapshot.ending.is_some(), node.end.is_some());
    }
}

#[test]
fn a_specification_judges_every_end_of_its_program() {
    let holds = || claim("it counts").follows(&[Counts]);
    let failing = move || {
        let failed = catch_unwind(AssertUnwindSafe(holds));
        let failed = failed.expect_err("two loads are no one step");
        *failed.downcast::<Failure>().expect("the claim failed")
    };
    // What a check knows of itself belongs to its thread.
    let failure = std::thread::spawn(failing).join().expect("it is caught");
    let schedule = failure.schedule.expect("it can be replayed");
    session::with(|session| session.replay = Some(schedule.clone()));
    let (seen, film) = mpsc::channel();
    look_on(Box::new(move |offer| {
        if offer.part == schedule.part {
            seen.send(super::film(&Film { schedule: schedule.clone(), leave: None }, offer)).unwrap();
        }
    }));
    let told = catch_unwind(AssertUnwindSafe(holds)).expect_err("the replay fails");
    assert!(told.is::<Failure>());
    let film = film.recv().expect("it was offered");
    let end = film.end.expect("it is over");
    assert_eq!((end.kind, end.happened), (EndKind::Broken, failure.happened));
    let graph = film.graph.expect("it is small");
    let kinds: Vec<EndKind> = graph.outcomes.iter().map(|outcome| outcome.end.kind).collect();
    assert!(kinds.contains(&EndKind::Held) && kinds.contains(&EndKind::Broken), "{kinds:?}");
    let goals: Vec<&str> = graph.goals.iter().map(|goal| goal.says.as_str()).collect();
    assert_eq!(goals, ["Break the claim."]);
}

fn names_and_prints_without_measure() {
    let name = Some("é".repeat(1_000_000));
    let thread = thread::spawn(thread::Options { name, ..thread::Options::default() }, || {
        crate::rt::output::print(format_args!("{}", "x".repeat(50_000)));
    });
    thread.join().unwrap();
    panic!("{}", "ü".repeat(1_000_000));
}

#[test]
fn no_text_is_longer_than_can_be_shown() {
    let film = filmed(&start(), names_and_prints_without_measure);
    assert!(film.end.as_ref().is_some_and(|end| end.happened.ends_with('…')));
    assert!(film.json().len() < 100_000);
}

fn many_add() {
    let counter = Arc::new(Atomic::new(0_u32));
    let threads = [0; 4].map(|_| {
        let counter = Arc::clone(&counter);
        thread::spawn(thread::Options::default(), move || {
            (0..6).for_each(|_| counter.store(counter.load() + 1));
        })
    });
    threads.into_iter().for_each(|thread| thread.join().unwrap());
}

#[test]
fn a_large_graph_is_cut_and_stays_within_its_limits() {
    let film = filmed(&start(), many_add);
    let graph = film.graph.expect("a part of it is shown");
    assert!(graph.cut);
    assert!(graph.nodes.len() <= 3_000);
    assert!(graph.bytes() <= 1 << 20);
    assert!(graph.nodes.iter().flat_map(|node| &node.choices).all(|choice| choice.to < graph.nodes.len()));
    assert!(graph.nodes.iter().all(|node| node.cut == (node.choices.is_empty() && node.end.is_none())));
    // The execution that is shown can be played to its end.
    assert!(graph.outcomes.iter().any(|outcome| outcome.ways > 0.0));
}
