//! A client program that can be run.

use super::programs::Program;
use super::{Caller, Spec};
use crate::rt::call::{self, Timed};
use crate::rt::point::stop;
use crate::rt::thread::{Options, Work};
use crate::rt::world::{self, Ending};
use crate::rt::{clock, panics};
use std::mem::discriminant;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// A call of a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Step {
    pub client: usize,
    /// Its number in the specification's list.
    pub code: u8,
}

/// A program with what precedes and follows it, each call with its number.
#[derive(Debug, Clone)]
pub(crate) struct Script {
    pub steps: Vec<Step>,
    /// Which of them each client makes; the first one makes the first and the last ones as well.
    pub before: Vec<u32>,
    pub clients: Vec<Vec<u32>>,
    pub after: Vec<u32>,
    /// When each call is made; none if time does not matter.
    pub moments: Vec<Duration>,
    /// How long client 0 sleeps after its calls: at any speed, a sleeper lets time pass while others could run.
    pub sleep: Duration,
}

impl Script {
    pub fn new(before: &[u8], program: &Program, after: &[u8]) -> Script {
        let mut script = Script {
            steps: Vec::new(),
            before: Vec::new(),
            clients: Vec::new(),
            after: Vec::new(),
            moments: Vec::new(),
            sleep: Duration::ZERO,
        };
        script.before = script.add(0, before);
        for (client, calls) in program.iter().enumerate() {
            let calls = script.add(client, calls);
            script.clients.push(calls);
        }
        script.after = script.add(0, after);
        script
    }

    fn add(&mut self, client: usize, calls: &[u8]) -> Vec<u32> {
        let numbers = self.steps.len() as u32..;
        self.steps.extend(calls.iter().map(|code| Step { client, code: *code }));
        numbers.take(calls.len()).collect()
    }

    pub fn caller(&self, number: u32) -> Caller {
        let at = self.moments.get(number as usize).copied();
        Caller { client: self.steps[number as usize].client, number: number + 1, at }
    }
}

/// An answer that was given.
pub(crate) struct Known<A> {
    /// The kind of call that it answers.
    code: u8,
    answer: A,
    /// The number of the first answer of its variant to such a call.
    pub kind: u32,
    /// How people say it.
    pub text: &'static str,
}

/// What the runs of all programs of a specification share.
pub(crate) struct Shared<S: Spec> {
    pub spec: S,
    pub calls: Vec<S::Call>,
    pub answers: Mutex<Vec<Known<S::Answer>>>,
}

impl<S: Spec> Shared<S> {
    /// The number of an answer, and how people say it.
    pub fn answer(&self, code: u8, answer: &S::Answer) -> (u32, &'static str) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let known = answers.iter().position(|known| known.code == code && known.answer == *answer);
        let at = known.unwrap_or_else(|| {
            let alike = |known: &Known<S::Answer>| {
                known.code == code && discriminant(&known.answer) == discriminant(answer)
            };
            let kind = answers.iter().position(alike).unwrap_or(answers.len()) as u32;
            let text = self.spec.answer(answer).leak();
            answers.push(Known { code, answer: answer.clone(), kind, text });
            answers.len() - 1
        });
        (at as u32, answers[at].text)
    }
}

/// A script with the texts of its calls.
pub(crate) struct Play<S: Spec> {
    pub shared: Arc<Shared<S>>,
    pub script: Script,
    pub texts: Vec<&'static str>,
}

impl<S: Spec> Play<S> {
    /// Runs the program: client 0 on the thread that runs this, each other one on a thread of its own.
    pub fn run(&self) {
        world::with(|w| w.clients = self.script.clients.len() as u8);
        let object = self.shared.spec.object();
        let mut held = S::Held::default();
        self.make(&object, &mut held, &self.script.before);
        let others = 1..self.script.clients.len();
        let object = &object;
        let start = |client: usize| {
            let make = move || {
                let mut held = S::Held::default();
                self.make(object, &mut held, &self.script.clients[client]);
                // Nothing goes back, or ends, that the program does not say.
                std::mem::forget(held);
            };
            // SAFETY: it is joined below, and nobody unwinds past that: a panic stops the execution.
            unsafe { Work::of(make).start_borrowing(Options::default()) }
        };
        let started: Vec<_> = others.map(start).collect();
        self.make(object, &mut held, &self.script.clients[0]);
        clock::sleep(self.script.sleep);
        for client in started {
            drop(client.join());
        }
        self.make(object, &mut held, &self.script.after);
        std::mem::forget(held);
    }

    fn make<'a>(&self, object: &'a S::Object, held: &mut S::Held<'a>, calls: &[u32]) {
        for number in calls {
            self.wait_for_its_moment(*number);
            let step = self.script.steps[*number as usize];
            let called = self.shared.calls[step.code as usize];
            let timed = if self.shared.spec.patience(called).is_some() { Timed::Yes } else { Timed::No };
            let (client, caller) = (step.client as u8, self.script.caller(*number));
            call::reach(client, *number, self.texts[*number as usize], timed);
            let answered = panics::catch(|| self.shared.spec.call(object, held, called, caller));
            let Ok(answer) = answered else { panicked() };
            let (answer, text) = self.shared.answer(step.code, &answer);
            call::leave(client, *number, answer, text, timed);
        }
    }

    fn wait_for_its_moment(&self, number: u32) {
        if let Some(moment) = self.script.moments.get(number as usize) {
            let now = world::with(|w| w.now);
            clock::sleep(moment.saturating_sub(now));
        }
    }
}

/// No contract covers a call that panics, so a panic ends the program.
fn panicked() -> ! {
    let report = world::with(|w| w.current_task().and_then(|task| task.caught.take()));
    stop(Ending::Panicked(report.or_else(panics::last).expect("a panic is noted before it is caught")))
}
