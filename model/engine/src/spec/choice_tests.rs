//! Which programs are tried, and at which moments, of a small object that does nothing.

use super::book::Book;
use super::moments::spread;
use super::programs::Program;
use super::search::Judge;
use super::situations::{Met, Situations, Waits};
use super::{Caller, Spec};
use crate::claim::claim;
use crate::claim::failure::Failure;
use protocol::Verdict;
use std::panic::catch_unwind;
use std::time::Duration;

/// A number of tokens.
#[derive(Clone)]
struct Tokens {
    calls: &'static [Call],
    /// Whether the specification itself panics.
    broken: bool,
}

const ALL: &[Call] = &[Call::Add, Call::Take];

#[derive(Clone, Copy, PartialEq, Debug)]
enum Call {
    Add,
    /// Waits where there is none.
    Take,
}

impl Spec for Tokens {
    type Object = ();
    type Held<'a> = ();
    type State = u32;
    type Call = Call;
    type Answer = ();

    fn calls(&self) -> Vec<Call> {
        self.calls.to_vec()
    }

    fn object(&self) {}

    fn call(&self, (): &(), (): &mut (), _: Call, _: Caller) {}

    fn start(&self) -> u32 {
        0
    }

    fn step(&self, tokens: &u32, call: Call, _: Caller) -> Vec<(u32, ())> {
        assert!(!self.broken, "on purpose");
        match call {
            Call::Add => vec![(tokens + 1, ())],
            Call::Take => tokens.checked_sub(1).map(|left| (left, ())).into_iter().collect(),
        }
    }

    fn made(&self) -> String {
        String::new()
    }

    fn line(&self, call: Call, _: Caller) -> String {
        format!("{call:?}")
    }
}

const ADD: u8 = 0;
const TAKE: u8 = 1;

fn tokens(earlier: &[Call]) -> Judge {
    Judge::new(Book::boxed(Tokens { calls: ALL, broken: false }, earlier))
}

fn met(situations: &mut Situations, program: &Program) -> Met {
    let mut judge = tokens(&[]);
    let script = judge.book.script(program);
    situations.add(0, &mut judge, &script)
}

#[test]
fn a_program_leads_into_new_situations_once() {
    let mut situations = Situations::default();
    let program = vec![vec![ADD], vec![TAKE]];
    assert!(met(&mut situations, &program).new > 0);
    assert_eq!(met(&mut situations, &program).new, 0);
}

#[test]
fn two_changes_beside_two_that_wait_are_new_after_all_that_is_smaller() {
    let mut situations = Situations::default();
    for program in (1..=3).flat_map(|size| tokens(&[]).book.programs(size, usize::MAX)) {
        met(&mut situations, &program);
    }
    assert!(met(&mut situations, &vec![vec![ADD, ADD], vec![TAKE], vec![TAKE]]).new > 0);
}

#[test]
fn whether_a_call_may_wait_is_known() {
    let waits = |program: Program| met(&mut Situations::default(), &program).waits;
    assert_eq!(waits(vec![vec![ADD], vec![ADD]]), Waits::Never);
    assert_eq!(waits(vec![vec![ADD, TAKE]]), Waits::Never);
    assert_eq!(waits(vec![vec![ADD], vec![TAKE]]), Waits::Perhaps);
}

#[test]
fn programs_of_earlier_calls_alone_are_left_out() {
    assert!(
        tokens(&[Call::Add])
            .book
            .programs(2, usize::MAX)
            .iter()
            .all(|program| program.concat().contains(&TAKE))
    );
}

#[test]
fn at_first_most_calls_wait_together_and_are_let_go_at_once() {
    let mut judge = tokens(&[]);
    let script = judge.book.script(&vec![vec![ADD, ADD], vec![TAKE], vec![TAKE]]);
    let first = &spread(&script, &mut judge)[0];
    let seconds: Vec<Duration> = first.moments.clone();
    assert_eq!(seconds, [2, 2, 0, 1].map(Duration::from_secs));
}

#[test]
fn a_specification_that_panics_is_the_workbooks_error_and_left_to_no_other_step() {
    let earlier = Tokens { calls: &[Call::Add], broken: true };
    let later = Tokens { calls: ALL, broken: true };
    let check =
        || claim("it holds").follows_given(std::slice::from_ref(&later), std::slice::from_ref(&earlier));
    let failure = catch_unwind(check).unwrap_err();
    assert_eq!(failure.downcast_ref::<Failure>().unwrap().verdict, Some(Verdict::InternalError));
}
