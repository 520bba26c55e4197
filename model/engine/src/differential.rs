//! Reduction loses nothing: thousands of small programs are run under every schedule by brute force and under the
//! reduced ones, and must show the same outcomes and endings.

mod program;

use crate::ask::film::tests::ends;
use crate::rt::world::{Counts, Ending, Mode, Time};
use crate::schedule::bounded::{Bounded, Progress};
use crate::schedule::reduced::Reduced;
use crate::schedule::{Body, Chooser, Dice, Next, run_schedules};
use program::{Program, Seen};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What an execution showed: what each thread saw, and how it ended.
type Outcome = (Vec<Vec<u64>>, &'static str);

/// Programs whose tree has more schedules are left out: there are enough others.
const MOST_SCHEDULES: usize = 500;

fn ending(ending: &Ending) -> &'static str {
    match ending {
        Ending::Returned => "returned",
        Ending::Panicked(_) => "panicked",
        Ending::Deadlock => "deadlock",
        Ending::BusyForEver => "busy for ever",
        Ending::TooManySteps => "too many steps",
        other => panic!("a generated program ended with {other:?}"),
    }
}

fn is_deadlock(outcome: &Outcome) -> bool {
    outcome.1 == "deadlock"
}

/// The outcomes under the schedules of `chooser`, and how many there were; none when there are too many.
fn outcomes(program: &Program, mode: Mode, chooser: &mut dyn Chooser) -> Option<(BTreeSet<Outcome>, usize)> {
    let seen: Seen = Arc::default();
    let body: Body = {
        let (program, seen) = (program.clone(), Arc::clone(&seen));
        Arc::new(move || program.run(&seen))
    };
    let (mut found, mut runs) = (BTreeSet::new(), 0);
    run_schedules(chooser, mode, 2_000, &body, &mut |w| {
        let values = std::mem::take(&mut *seen.lock().unwrap());
        if !matches!(w.ending, Some(Ending::GivenUp)) {
            found.insert((values, ending(w.ending.as_ref().unwrap())));
            runs += 1;
        }
        if runs > MOST_SCHEDULES { Next::Enough } else { Next::More }
    });
    (runs <= MOST_SCHEDULES).then_some((found, runs))
}

#[derive(Default)]
struct Compared {
    programs: usize,
    with_several_outcomes: usize,
    schedules: usize,
    reduced: usize,
}

/// Compares this many programs; those with too many schedules do not count.
fn compare(wanted: usize, mode: Mode, mut next: impl FnMut() -> Program) -> Compared {
    let mut compared = Compared::default();
    while compared.programs < wanted {
        let program = next();
        let mut brute = Bounded::new(usize::MAX);
        let Some((all, schedules)) = outcomes(&program, mode, &mut brute) else {
            continue;
        };
        assert_eq!(brute.progress, Progress::Complete);
        let mut reduced = Reduced::default();
        let (some, runs) = outcomes(&program, mode, &mut reduced).expect("reduction runs no more");
        // A wake-up for no reason saves nobody from waiting for ever; whether it is offered depends on who else can go
        // on. So of a program that may wait for ever only that is compared: its check fails.
        let all = if mode.spurious > 0 && all.iter().any(is_deadlock) {
            all.into_iter().filter(is_deadlock).take(usize::from(!some.iter().any(is_deadlock))).collect()
        } else {
            all
        };
        let some = if mode.spurious > 0 && some.iter().any(is_deadlock) { BTreeSet::new() } else { some };
        if all != some || !reduced.complete {
            // The hook of the model keeps panics quiet.
            eprintln!("{mode:?}: {program:?}\nlost: {:?}\nmade up: {:?}", &all - &some, &some - &all);
        }
        assert_eq!(all, some);
        assert!(reduced.complete);
        compared.programs += 1;
        compared.with_several_outcomes += usize::from(all.len() > 1);
        compared.schedules += schedules;
        compared.reduced += runs;
    }
    compared
}

const PLAIN: Mode = Mode::plain(Time::AnySpeed);

fn hold(programs: usize, mode: Mode, threads: usize, acts: usize) {
    let mut dice = Dice::default();
    let compared = compare(programs, mode, || Program::random(&mut dice, threads, acts, mode.counts));
    println!(
        "{} programs, {} with several outcomes: {} schedules, {} reduced",
        compared.programs, compared.with_several_outcomes, compared.schedules, compared.reduced
    );
    assert!(compared.with_several_outcomes * 4 > compared.programs, "too many programs show nothing");
    assert!(compared.reduced * 3 < compared.schedules * 2, "reduction must reduce");
}

#[test]
fn nothing_is_lost_with_two_threads() {
    hold(1_500, PLAIN, 2, 4);
}

#[test]
fn nothing_is_lost_with_three_threads() {
    hold(800, PLAIN, 3, 2);
}

#[test]
fn nothing_is_lost_where_waits_may_end_for_no_reason() {
    hold(600, Mode { spurious: 1, ..PLAIN }, 2, 3);
}

#[test]
fn nothing_is_lost_where_owners_are_counted() {
    hold(600, Mode { counts: Counts::Observed, ..PLAIN }, 2, 3);
}

/// The ends that brute force reaches, and how often; none if there are too many schedules.
fn counted(program: &Program, mode: Mode) -> Option<BTreeMap<(String, &'static str), f64>> {
    let (body, seen) = with_seen(program);
    let mut known = BTreeMap::new();
    let mut runs = 0;
    run_schedules(&mut Bounded::new(usize::MAX), mode, 2_000, &body, &mut |w| {
        *known.entry((taken(&seen), ending(w.ending.as_ref().unwrap()))).or_default() += 1.0;
        runs += 1;
        if runs > MOST_SCHEDULES { Next::Enough } else { Next::More }
    });
    (runs <= MOST_SCHEDULES).then_some(known)
}

fn with_seen(program: &Program) -> (Body, Seen) {
    let seen: Seen = Arc::default();
    let (program, kept) = (program.clone(), Arc::clone(&seen));
    (Arc::new(move || program.run(&kept)), seen)
}

fn taken(seen: &Seen) -> String {
    format!("{:?}", std::mem::take(&mut *seen.lock().unwrap()))
}

/// Compares the graph of states with brute force: it must lead to the same ends, in as many ways.
fn compare_graphs(programs: usize, mode: Mode, threads: usize, acts: usize) {
    let mut dice = Dice::default();
    let (mut compared, mut states, mut schedules) = (0, 0, 0.0);
    while compared < programs {
        let program = Program::random(&mut dice, threads, acts, mode.counts);
        let Some(known) = counted(&program, mode) else { continue };
        let (body, seen) = with_seen(&program);
        let all = ends(&body, mode, &|_| taken(&seen)).expect("it is small");
        states += all.len();
        let mut found: BTreeMap<(String, &str), f64> = BTreeMap::new();
        for (words, how, ways) in all {
            *found.entry((words, ending(&how))).or_default() += ways;
        }
        assert_eq!(found, known, "{mode:?}: {program:?}");
        compared += 1;
        schedules += known.values().sum::<f64>();
    }
    println!("{compared} programs: {schedules} schedules, {states} states at their ends");
    assert!(states as f64 * 2.0 < schedules, "the same states must be found to be the same");
}

#[test]
fn states_that_are_held_to_be_the_same_have_the_same_future() {
    compare_graphs(400, PLAIN, 2, 4);
    compare_graphs(200, PLAIN, 3, 2);
    compare_graphs(150, Mode { spurious: 1, ..PLAIN }, 2, 3);
    compare_graphs(150, Mode { counts: Counts::Observed, ..PLAIN }, 2, 3);
    compare_graphs(100, Mode::plain(Time::Ideal), 2, 4);
}

#[test]
fn brute_force_finds_the_known_number_of_schedules() {
    // Two threads with n steps each have (2n)! / (n! n!) orders.
    let adds = |times| Program::same(2, [program::Act::Load(0), program::Act::Store(0, 1)].repeat(times));
    for (times, known) in [(1, 6), (2, 70)] {
        let (_, schedules) = outcomes(&adds(times), PLAIN, &mut Bounded::new(usize::MAX)).unwrap();
        assert_eq!(schedules, known);
    }
    let loads = Program::same(2, vec![program::Act::Load(0); 3]);
    assert_eq!(outcomes(&loads, PLAIN, &mut Bounded::new(usize::MAX)).unwrap().1, 20);
    // Reads do not depend on reads; but who comes first gives the object its number.
    assert_eq!(outcomes(&loads, PLAIN, &mut Reduced::default()).unwrap().1, 2);
}

#[test]
fn a_bound_leaves_out_just_what_has_more_preemptions() {
    let mut dice = Dice::default();
    for _ in 0..100 {
        let program = Program::random(&mut dice, 2, 3, Counts::Unobserved);
        let body: Body = Arc::new(move || program.run(&Seen::default()));
        let mut by_preemptions = [0; 3];
        let mut brute = Bounded::new(usize::MAX);
        let mut used = Vec::new();
        // How many an execution has is known when it is over.
        while used.len() < MOST_SCHEDULES && brute.progress == Progress::Searching {
            run_schedules(&mut brute, PLAIN, 2_000, &body, &mut |_| Next::Enough);
            used.push(brute.used());
        }
        if brute.progress == Progress::Searching {
            continue;
        }
        // The last round only found that there is nothing left.
        used.pop();
        for used in used.into_iter().filter(|used| *used < 3) {
            by_preemptions[used] += 1;
        }
        let mut known = 0;
        for (bound, some) in by_preemptions.into_iter().enumerate() {
            known += some;
            let mut runs = 0;
            run_schedules(&mut Bounded::new(bound), PLAIN, 2_000, &body, &mut |_| {
                runs += 1;
                Next::More
            });
            assert_eq!(runs, known);
        }
    }
}
