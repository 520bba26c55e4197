//! Reduction loses no history: small programs are run under every schedule by brute force and reduced, and must show
//! the same answers with the same calls one after the other.

use super::book::Book;
use super::history::{Limits, at_any_speed};
use super::judge::Mark;
use super::{Caller, Spec};
use crate::rt::atomic::Atomic;
use crate::rt::world::{Ending, Mode, Time};
use crate::schedule::bounded::Bounded;
use crate::schedule::reduced::Reduced;
use crate::schedule::{Body, Chooser, Next, run_schedules};
use std::collections::BTreeSet;

/// Two numbers, without a lock that would order the steps of different calls.
#[derive(Clone)]
struct Pair;

#[derive(Clone, Copy, PartialEq, Debug)]
enum Call {
    SetFirst,
    SetSecond,
    ReadFirst,
    ReadBoth,
    Nothing,
}

impl Spec for Pair {
    type Object = [Atomic<u32>; 2];
    type Held<'a> = ();
    type State = [u32; 2];
    type Call = Call;
    type Answer = u32;

    fn calls(&self) -> Vec<Call> {
        vec![Call::SetFirst, Call::SetSecond, Call::ReadFirst, Call::ReadBoth, Call::Nothing]
    }

    fn object(&self) -> [Atomic<u32>; 2] {
        [Atomic::new(0), Atomic::new(0)]
    }

    fn call(&self, pair: &[Atomic<u32>; 2], (): &mut (), call: Call, by: Caller) -> u32 {
        match call {
            Call::SetFirst => pair[0].store(by.number),
            Call::SetSecond => pair[1].store(by.number),
            Call::ReadFirst => return pair[0].load(),
            Call::ReadBoth => return 10 * pair[0].load() + pair[1].load(),
            Call::Nothing => {}
        }
        0
    }

    fn start(&self) -> [u32; 2] {
        [0, 0]
    }

    fn step(&self, pair: &[u32; 2], call: Call, by: Caller) -> Vec<([u32; 2], u32)> {
        match call {
            Call::SetFirst => vec![([by.number, pair[1]], 0)],
            Call::SetSecond => vec![([pair[0], by.number], 0)],
            Call::ReadFirst => vec![(*pair, pair[0])],
            Call::ReadBoth => vec![(*pair, 10 * pair[0] + pair[1])],
            Call::Nothing => vec![(*pair, 0)],
        }
    }

    fn made(&self) -> String {
        String::new()
    }

    fn line(&self, call: Call, _: Caller) -> String {
        format!("{call:?}")
    }
}

/// What calls answered, and which returned before which began.
type Order = (Vec<(u32, u32)>, BTreeSet<(u32, u32)>);

fn order(history: &[Mark]) -> Order {
    let (mut answers, mut order) = (Vec::new(), BTreeSet::new());
    for mark in history {
        match mark {
            Mark::Call(call) => order.extend(answers.iter().map(|(earlier, _)| (*earlier, *call))),
            Mark::Return { call, answer } => answers.push((*call, *answer)),
            _ => unreachable!("nobody waits"),
        }
    }
    answers.sort_unstable();
    (answers, order)
}

/// What the schedules of `chooser` show, and how many there were.
fn orders(body: &Body, limits: &Limits, chooser: &mut dyn Chooser) -> (BTreeSet<Order>, usize) {
    let (mut orders_seen, mut runs) = (BTreeSet::new(), 0);
    run_schedules(chooser, Mode::plain(Time::AnySpeed), 1_000, body, &mut |w| {
        if matches!(w.ending, Some(Ending::Returned)) {
            orders_seen.insert(order(&at_any_speed(w, limits)));
            runs += 1;
        }
        Next::More
    });
    (orders_seen, runs)
}

#[test]
fn reduction_keeps_every_order_of_calls() {
    let book = Book::boxed(Pair, &[]);
    let (mut reduced_runs, mut all_runs) = (0, 0);
    for size in 2..=3 {
        for program in book.programs(size, usize::MAX) {
            let script = book.script(&program);
            let (body, limits) = (book.body(&script), vec![None; size]);
            let (all, runs) = orders(&body, &limits, &mut Bounded::new(usize::MAX));
            let (reduced, fewer) = orders(&body, &limits, &mut Reduced::default());
            assert_eq!(reduced, all, "{program:?}");
            all_runs += runs;
            reduced_runs += fewer;
        }
    }
    assert!(reduced_runs < all_runs, "{reduced_runs} of {all_runs} schedules are left");
}
