//! All small client programs: smallest first, and of those that differ in the order of their clients only one.

use crate::schedule::Dice;
use std::cmp::Reverse;

/// A program has at most this many clients.
pub(crate) const MOST_CLIENTS: usize = 3;
/// A client makes at most this many calls.
const MOST_CALLS: usize = 3;
/// At most this many programs of one size are listed: the first ones.
const MOST_PROGRAMS: usize = 20_000;

/// The calls of each client, as numbers of the specification's list.
pub(crate) type Program = Vec<Vec<u8>>;

/// Whether the clients can be told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clients {
    /// None has done anything, so they are interchangeable.
    Alike,
    /// The first one has made calls before.
    FirstIsSpecial,
}

/// By the number of calls: all that a client may do in so many.
type Sequences = [Vec<Vec<u8>>; MOST_CALLS + 1];

/// What programs are made from.
pub(crate) struct Grammar {
    clients: Clients,
    first: Sequences,
    other: Sequences,
}

impl Grammar {
    /// Of so many kinds of calls; `fits` says whether a client, by its number, that has made these calls may make that one.
    pub fn new(calls: u8, clients: Clients, fits: &dyn Fn(usize, &[u8], u8) -> bool) -> Grammar {
        let of = |client| sequences(calls, &|before, next| fits(client, before, next));
        Grammar { clients, first: of(0), other: of(1) }
    }

    /// All programs of `size` calls. Values need no care: each call has one of its own.
    pub fn programs(&self, size: usize) -> impl Iterator<Item = Program> {
        let mut programs = Vec::new();
        for own in (0..=MOST_CALLS.min(size)).rev() {
            for theirs in 0..=MOST_CALLS.min(size - own) {
                let third = size - own - theirs;
                if third > theirs || (self.clients == Clients::Alike && (own == 0 || own < theirs)) {
                    continue;
                }
                for a in &self.first[own] {
                    for b in &self.other[theirs] {
                        self.other[third].iter().for_each(|c| self.add([a, b, c], &mut programs));
                    }
                }
            }
        }
        shuffle(&mut programs);
        // The more clients, the more can meet: these come first.
        programs.sort_by_key(|program| Reverse(program.iter().filter(|calls| !calls.is_empty()).count()));
        programs.into_iter().map(|program| {
            let last = program.iter().rposition(|calls| !calls.is_empty());
            program[..last.map_or(0, |last| last + 1)].iter().map(|calls| calls.to_vec()).collect()
        })
    }

    fn add<'a>(&self, [a, b, c]: [&'a [u8]; MOST_CLIENTS], programs: &mut Vec<[&'a [u8]; MOST_CLIENTS]>) {
        let in_order = |one: &[u8], other: &[u8]| one.len() != other.len() || one <= other;
        if !in_order(b, c) || (self.clients == Clients::Alike && !in_order(a, b)) {
            return;
        }
        if programs.len() < MOST_PROGRAMS {
            programs.push([a, b, c]);
        }
    }
}

fn sequences(calls: u8, fits: &dyn Fn(&[u8], u8) -> bool) -> Sequences {
    let mut all: Sequences = Default::default();
    all[0].push(Vec::new());
    for length in 1..all.len() {
        let longer = all[length - 1].iter().flat_map(|before| {
            let next = (0..calls).filter(move |next| fits(before, *next));
            next.map(move |next| [before.as_slice(), &[next]].concat())
        });
        all[length] = longer.collect();
    }
    all
}

/// Where the budget ends among the programs of one size, it should not be the same kind that is left out.
fn shuffle<T>(programs: &mut [T]) {
    let mut dice = Dice::default();
    for left in (1..programs.len()).rev() {
        programs.swap(left, dice.roll(left + 1));
    }
}
