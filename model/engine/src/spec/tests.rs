//! The search and the list of programs, each by itself, and a whole check of a small object.

use super::judge::{Contract, Mark, Outcomes, Why, judge};
use super::programs::{Clients, Grammar, Program};

/// A number of tokens. Calls are known by their kind: 0 adds one, 1 takes one or waits, 2 takes one within a limit,
/// 3 counts them. A count answers with the number, a call that gives up with 100, others with 0.
struct Tokens<'a>(&'a [u8]);

impl Contract for Tokens<'_> {
    fn step(&mut self, tokens: u32, call: u32) -> Outcomes {
        let outcomes = match self.0[call as usize] {
            0 => vec![(tokens + 1, 0)],
            1 | 2 if tokens == 0 => Vec::new(),
            1 | 2 => vec![(tokens - 1, 0)],
            _ => vec![(tokens, tokens)],
        };
        outcomes.into()
    }

    fn gives_up(&self, call: u32) -> Option<u32> {
        (self.0[call as usize] == 2).then_some(100)
    }
}

const ADD: u8 = 0;
const TAKE: u8 = 1;
const TAKE_WITHIN: u8 = 2;
const COUNT: u8 = 3;
const QUIET: Mark = Mark::Quiet { overdue: 0 };

fn call(call: u32) -> Mark {
    Mark::Call(call)
}

fn gives(call: u32, answer: u32) -> Mark {
    Mark::Return { call, answer }
}

/// Judges a history of calls of these kinds, on an object with this many tokens.
fn judged(kinds: &[u8], tokens: u32, history: &[Mark]) -> Result<(), Why> {
    judge(history, tokens, &mut Tokens(kinds))
}

#[test]
fn calls_at_once_may_take_effect_in_either_order() {
    for seen in [0, 1] {
        let history = [call(0), call(1), gives(1, seen), gives(0, 0)];
        assert_eq!(judged(&[ADD, COUNT], 0, &history), Ok(()));
    }
}

#[test]
fn a_call_that_returned_before_another_began_comes_before_it() {
    let history = [call(0), gives(0, 0), call(1), gives(1, 0)];
    let why = Why::Answer { call: 1, answer: 0, may: vec![1] };
    assert_eq!(judged(&[ADD, COUNT], 0, &history), Err(why));
}

#[test]
fn two_answers_that_are_right_each_may_be_wrong_together() {
    // The first count saw the token, so the second one must.
    let history = [call(0), call(1), gives(1, 1), call(2), gives(2, 0), gives(0, 0)];
    let why = Why::Answer { call: 2, answer: 0, may: vec![1] };
    assert_eq!(judged(&[ADD, COUNT, COUNT], 0, &history), Err(why));
}

#[test]
fn a_call_must_not_return_what_it_has_to_wait_for() {
    let history = [call(0), gives(0, 0)];
    assert_eq!(judged(&[TAKE], 0, &history), Err(Why::Answer { call: 0, answer: 0, may: vec![] }));
}

#[test]
fn one_token_is_taken_by_one_of_two() {
    let both = [call(0), call(1), gives(0, 0), gives(1, 0)];
    assert_eq!(judged(&[TAKE, TAKE], 2, &both), Ok(()));
    assert_eq!(judged(&[TAKE, TAKE], 1, &both), Err(Why::Answer { call: 1, answer: 0, may: vec![] }));
}

#[test]
fn who_waits_at_the_end_must_have_to() {
    assert_eq!(judged(&[TAKE], 0, &[call(0), QUIET]), Ok(()));
    assert_eq!(judged(&[TAKE], 1, &[call(0), QUIET]), Err(Why::Waits { call: 0 }));
}

#[test]
fn of_two_who_wait_for_one_token_one_may_stay() {
    let history = [call(0), call(1), call(2), gives(2, 0), gives(1, 0), QUIET];
    assert_eq!(judged(&[TAKE, TAKE, ADD], 0, &history), Ok(()));
    let nobody = [call(0), call(1), call(2), gives(2, 0), QUIET];
    assert!(matches!(judged(&[TAKE, TAKE, ADD], 0, &nobody), Err(Why::Waits { .. })));
}

#[test]
fn who_took_effect_must_return() {
    // The count shows that the token was taken, and nobody else has.
    let history = [call(0), call(1), gives(1, 0), QUIET];
    assert_eq!(judged(&[TAKE, COUNT], 1, &history), Err(Why::Waits { call: 0 }));
}

#[test]
fn waiting_is_judged_whenever_nothing_moves() {
    let history = [call(0), QUIET, call(1), gives(1, 0), gives(0, 0)];
    assert_eq!(judged(&[TAKE, ADD], 0, &history), Ok(()));
    let late = [call(0), call(1), gives(1, 0), QUIET, gives(0, 0)];
    assert_eq!(judged(&[TAKE, ADD], 0, &late), Err(Why::Waits { call: 0 }));
}

#[test]
fn who_has_patience_gives_up_only_where_it_has_to_wait() {
    assert_eq!(judged(&[TAKE_WITHIN], 0, &[call(0), gives(0, 100)]), Ok(()));
    let why = Why::Answer { call: 0, answer: 100, may: vec![0] };
    assert_eq!(judged(&[TAKE_WITHIN], 1, &[call(0), gives(0, 100)]), Err(why));
    assert_eq!(judged(&[TAKE_WITHIN], 0, &[call(0), Mark::Early(0)]), Err(Why::Early { call: 0 }));
    let late = [call(0), Mark::Quiet { overdue: 1 }];
    assert_eq!(judged(&[TAKE_WITHIN], 0, &late), Err(Why::Late { call: 0 }));
}

/// All programs of `size` calls of this many kinds.
fn programs(calls: u8, clients: Clients, size: usize) -> Vec<Program> {
    let mut all: Vec<Program> = Grammar::new(calls, clients, &|_, _, _| true).programs(size).collect();
    all.sort();
    all
}

#[test]
fn clients_that_are_alike_change_names() {
    assert_eq!(programs(2, Clients::Alike, 1), [[[0]], [[1]]]);
    let two = programs(2, Clients::Alike, 2);
    let expected: [&[&[u8]]; 7] =
        [&[&[0], &[0]], &[&[0], &[1]], &[&[0, 0]], &[&[0, 1]], &[&[1], &[1]], &[&[1, 0]], &[&[1, 1]]];
    assert_eq!(two, expected);
}

#[test]
fn the_first_client_is_none_of_the_others_where_it_has_done_something() {
    // One call: its own, or another's.
    assert_eq!(programs(1, Clients::FirstIsSpecial, 1), [vec![vec![], vec![0]], vec![vec![0]]]);
}

#[test]
fn no_program_is_listed_twice() {
    for clients in [Clients::Alike, Clients::FirstIsSpecial] {
        for size in 1..=5 {
            let all = programs(2, clients, size);
            let mut canonical: Vec<Program> = all.iter().map(|program| canonical(program, clients)).collect();
            canonical.sort();
            canonical.dedup();
            assert_eq!(canonical.len(), all.len());
        }
    }
}

#[test]
fn every_program_is_listed() {
    // By hand: 3 alike clients with a call each of 2 kinds are 4 programs; 2 + 1 calls are 4 · 2; 3 calls are 8.
    assert_eq!(programs(2, Clients::Alike, 3).len(), 4 + 8 + 8);
    // Of 9 calls, each of 3 clients makes 3: 8 sequences, of which 3 are chosen with repetition.
    assert_eq!(programs(2, Clients::Alike, 9).len(), 120);
}

/// The same for all programs that differ in the names of their clients.
fn canonical(program: &Program, clients: Clients) -> Program {
    let mut program = program.clone();
    program.resize(3, Vec::new());
    match clients {
        Clients::Alike => program.sort(),
        Clients::FirstIsSpecial => program[1..].sort(),
    }
    program
}

#[test]
fn calls_that_do_not_fit_are_left_out() {
    // The second kind only after the first.
    let fits = |_: usize, before: &[u8], next: u8| next == 0 || before.contains(&0);
    let mut all: Vec<Program> = Grammar::new(2, Clients::Alike, &fits).programs(2).collect();
    all.sort();
    let expected: [&[&[u8]]; 3] = [&[&[0], &[0]], &[&[0, 0]], &[&[0, 1]]];
    assert_eq!(all, expected);
}
