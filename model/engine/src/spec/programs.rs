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

/// What a list of programs is made from.
pub(crate) struct Grammar<'a> {
    /// How many kinds of calls there are.
    pub calls: u8,
    pub clients: Clients,
    /// Whether a client, by its number, that has made these calls may make that one.
    pub fits: &'a dyn Fn(usize, &[u8], u8) -> bool,
}

impl Grammar<'_> {
    /// All programs of `size` calls. Values need no care: each call has one of its own.
    pub fn programs(&self, size: usize) -> Vec<Program> {
        let first: Vec<Vec<Vec<u8>>> = (0..=MOST_CALLS).map(|length| self.sequences(0, length)).collect();
        let other: Vec<Vec<Vec<u8>>> = (0..=MOST_CALLS).map(|length| self.sequences(1, length)).collect();
        let mut programs = Vec::new();
        for own in (0..=MOST_CALLS.min(size)).rev() {
            for theirs in 0..=MOST_CALLS.min(size - own) {
                let third = size - own - theirs;
                if third > theirs || (self.clients == Clients::Alike && (own == 0 || own < theirs)) {
                    continue;
                }
                for a in &first[own] {
                    for b in &other[theirs] {
                        other[third].iter().for_each(|c| self.add([a, b, c], &mut programs));
                    }
                }
            }
        }
        shuffle(&mut programs);
        // The more clients, the more can meet: these come first.
        programs.sort_by_key(|program| Reverse(program.iter().filter(|calls| !calls.is_empty()).count()));
        programs
    }

    fn add(&self, [a, b, c]: [&Vec<u8>; MOST_CLIENTS], programs: &mut Vec<Program>) {
        let in_order = |one: &Vec<u8>, other: &Vec<u8>| one.len() != other.len() || one <= other;
        if !in_order(b, c) || (self.clients == Clients::Alike && !in_order(a, b)) {
            return;
        }
        if programs.len() < MOST_PROGRAMS {
            let ends = [a, b, c].iter().rposition(|calls| !calls.is_empty()).map_or(0, |last| last + 1);
            programs.push([a, b, c].into_iter().take(ends).cloned().collect());
        }
    }

    /// What the client may do in `length` calls.
    fn sequences(&self, client: usize, length: usize) -> Vec<Vec<u8>> {
        if length == 0 {
            return vec![Vec::new()];
        }
        let shorter = self.sequences(client, length - 1);
        let longer = shorter.iter().flat_map(|before| {
            let next = (0..self.calls).filter(move |call| (self.fits)(client, before, *call));
            next.map(move |call| [before.as_slice(), &[call]].concat())
        });
        longer.collect()
    }
}

/// Where the budget ends among the programs of one size, it should not be the same kind that is left out.
fn shuffle(programs: &mut [Program]) {
    let mut dice = Dice::default();
    for left in (1..programs.len()).rev() {
        programs.swap(left, dice.roll(left + 1));
    }
}
