//! A specification behind numbers: generic code is compiled again with each answer, so there is little of it here.

use super::clients::{Play, Script, Shared};
use super::programs::{Clients, Grammar, Program};
use super::{Caller, Spec, Waiting};
use crate::schedule::Body;
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// A specification whose calls, answers and states are numbers.
pub(crate) trait Numbered {
    /// Programs of this many calls, `most` of them if there are so many.
    fn programs(&self, size: usize, most: usize) -> Vec<Program>;
    /// The program between what is always done before and after.
    fn script(&self, program: &Program) -> Script;
    fn body(&self, script: &Script) -> Body;
    /// The number of the state of a new object.
    fn start(&mut self) -> u32;
    /// What a call of this kind may do in a state: the new one, and the answer.
    fn step(&mut self, state: u32, code: u8, by: Caller) -> Vec<(u32, u32)>;
    /// A number that all answers of the same variant have.
    fn kind(&self, answer: u32) -> u32;
    fn patience(&self, code: u8) -> Option<(Duration, u32)>;
    fn waiting(&self) -> Waiting;
    fn made(&self) -> String;
    fn line(&self, code: u8, by: Caller) -> String;
    fn answer(&self, answer: u32) -> &'static str;
    fn could_go_on(&self, code: u8) -> String;
}

/// A specification, and the states that it was in.
pub(crate) struct Book<S: Spec> {
    shared: Arc<Shared<S>>,
    states: Vec<S::State>,
    /// The number of each state.
    known: FxHashMap<S::State, u32>,
    /// The texts of calls, each made once.
    texts: Mutex<Vec<&'static str>>,
    grammar: Grammar,
    /// Programs of these calls alone belong to an earlier step.
    earlier: Vec<u8>,
}

impl<S: Spec> Book<S> {
    /// Without the programs that are made of the calls `earlier` alone.
    pub fn boxed(spec: S, earlier: &[S::Call]) -> Box<dyn Numbered> {
        let mut calls = spec.calls();
        // Programs are made of these; others occur only before and after.
        let own = calls.len() as u8;
        for call in spec.before().into_iter().chain(spec.after()) {
            if !calls.contains(&call) {
                calls.push(call);
            }
        }
        // Where something new is done before or after them, all are new.
        let is_old = |call: &S::Call| earlier.contains(call);
        let earlier: Vec<u8> = if spec.before().iter().chain(&spec.after()).all(is_old) {
            (0..).zip(&calls).filter_map(|(code, call)| is_old(call).then_some(code)).collect()
        } else {
            Vec::new()
        };
        let before = spec.before();
        let clients = if before.is_empty() { Clients::Alike } else { Clients::FirstIsSpecial };
        let grammar = Grammar::new(own, clients, &|client, made, next| {
            let mut all = if client == 0 { before.clone() } else { Vec::new() };
            all.extend(made.iter().map(|code| calls[*code as usize]));
            spec.fits(&all, calls[next as usize])
        });
        let shared = Arc::new(Shared { spec, calls, answers: Mutex::default() });
        Box::new(Book {
            shared,
            states: Vec::new(),
            known: FxHashMap::default(),
            texts: Mutex::default(),
            grammar,
            earlier,
        })
    }

    fn state(&mut self, state: S::State) -> u32 {
        if let Some(known) = self.known.get(&state) {
            return *known;
        }
        let number = self.states.len() as u32;
        self.known.insert(state.clone(), number);
        self.states.push(state);
        number
    }

    fn codes(&self, calls: &[S::Call]) -> Vec<u8> {
        let code = |call: &S::Call| self.shared.calls.iter().position(|other| other == call);
        let known = |call| code(call).unwrap_or_else(|| panic!("{call:?} is not in the list of calls"));
        calls.iter().map(|call| known(call) as u8).collect()
    }

    fn text(&self, text: String) -> &'static str {
        let mut texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = texts.iter().find(|known| **known == text) {
            return known;
        }
        texts.push(text.leak());
        texts[texts.len() - 1]
    }
}

impl<S: Spec> Numbered for Book<S> {
    fn programs(&self, size: usize, most: usize) -> Vec<Program> {
        let is_new = |program: &Program| program.iter().flatten().any(|code| !self.earlier.contains(code));
        self.grammar.programs(size).filter(is_new).take(most).collect()
    }

    fn script(&self, program: &Program) -> Script {
        let spec = &self.shared.spec;
        let script = Script::new(&self.codes(&spec.before()), program, &self.codes(&spec.after()));
        let limits = program.iter().flatten().filter_map(|code| self.patience(*code));
        let longest = limits.map(|(limit, _)| limit).max().unwrap_or_default();
        Script { sleep: 2 * longest, ..script }
    }

    fn body(&self, script: &Script) -> Body {
        let script = script.clone();
        let line = |(at, step): (usize, &super::clients::Step)| {
            self.text(self.line(step.code, script.caller(at as u32)))
        };
        let texts = script.steps.iter().enumerate().map(line).collect();
        let play = Play { shared: Arc::clone(&self.shared), script, texts };
        Arc::new(move || play.run())
    }

    fn start(&mut self) -> u32 {
        let start = self.shared.spec.start();
        self.state(start)
    }

    fn step(&mut self, state: u32, code: u8, by: Caller) -> Vec<(u32, u32)> {
        let shared = Arc::clone(&self.shared);
        let steps = shared.spec.step(&self.states[state as usize], shared.calls[code as usize], by);
        steps.into_iter().map(|(next, answer)| (self.state(next), shared.answer(code, &answer).0)).collect()
    }

    fn kind(&self, answer: u32) -> u32 {
        let answers = self.shared.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers[answer as usize].kind
    }

    fn patience(&self, code: u8) -> Option<(Duration, u32)> {
        let (limit, answer) = self.shared.spec.patience(self.shared.calls[code as usize])?;
        Some((limit, self.shared.answer(code, &answer).0))
    }

    fn waiting(&self) -> Waiting {
        self.shared.spec.waiting()
    }

    fn made(&self) -> String {
        self.shared.spec.made()
    }

    fn line(&self, code: u8, by: Caller) -> String {
        self.shared.spec.line(self.shared.calls[code as usize], by)
    }

    fn answer(&self, answer: u32) -> &'static str {
        self.shared.answers.lock().unwrap_or_else(PoisonError::into_inner)[answer as usize].text
    }

    fn could_go_on(&self, code: u8) -> String {
        self.shared.spec.could_go_on(self.shared.calls[code as usize])
    }
}
