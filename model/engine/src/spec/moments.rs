//! When the calls of a program begin, where time matters: a second apart, in every order that the clients allow, and
//! calls of one client at the same moment as well.

use super::clients::Script;
use super::search::Judge;
use std::cmp::Reverse;
use std::time::Duration;

/// At most this many ways to spread a program over time are tried: for three calls, and for more.
const MOST_WAYS: [usize; 2] = [6, 4];
/// This long after the last call, a program looks at what is left.
const AFTERWARDS: Duration = Duration::from_secs(2);
/// They are chosen from this many.
const MOST_LISTED: usize = 60;

/// Some scripts in which the calls have their moments: those in which most calls wait together, and some others. Of
/// similar programs, different ones are taken.
pub(crate) fn spread(script: &Script, judge: &mut Judge) -> Vec<Script> {
    let mut ways = Ways { script, next: vec![0; script.clients.len()], all: Vec::new() };
    ways.add(&mut vec![Duration::ZERO; script.steps.len()], None, 0);
    let mut all = ways.all;
    let calls: usize = script.clients.iter().map(Vec::len).sum();
    let taken = MOST_WAYS[usize::from(calls > 3)].min(all.len());
    all.sort_by_cached_key(|script| Reverse(waiting(script, judge)));
    let others = all.split_off(taken.div_ceil(2));
    let first = script.steps.iter().fold(0, |mixed, step| 31 * mixed + usize::from(step.code));
    let more = taken - all.len();
    all.extend((0..more).map(|way| others[(first + way * others.len() / more) % others.len()].clone()));
    all
}

/// How many calls wait, added up over the moments of a script, if nobody gives up.
fn waiting(script: &Script, judge: &mut Judge) -> usize {
    let mut calls = script.clients.concat();
    calls.sort_by_key(|call| script.moments[*call as usize]);
    let Some(mut state) = judge.after(script, &script.before) else { return 0 };
    let (mut wait, mut sum): (Vec<u32>, usize) = (Vec::new(), 0);
    for call in calls {
        wait.push(call);
        while let Some((at, next)) =
            (0..wait.len()).find_map(|at| Some((at, judge.step(script, state, wait[at]).first()?.0)))
        {
            wait.remove(at);
            state = next;
        }
        sum += wait.len();
    }
    sum
}

struct Ways<'a> {
    script: &'a Script,
    /// How many calls of each client have their moments.
    next: Vec<usize>,
    all: Vec<Script>,
}

impl Ways<'_> {
    /// Gives the next call its moment, in all ways; `last` made the call before, at the second before `second`.
    fn add(&mut self, moments: &mut Vec<Duration>, last: Option<usize>, second: u64) {
        if self.all.len() == MOST_LISTED {
            return;
        }
        let mut is_done = true;
        for client in 0..self.next.len() {
            let Some(number) = self.script.clients[client].get(self.next[client]).copied() else {
                continue;
            };
            is_done = false;
            self.next[client] += 1;
            if last == Some(client) {
                moments[number as usize] = Duration::from_secs(second - 1);
                self.add(moments, last, second);
            }
            moments[number as usize] = Duration::from_secs(second);
            self.add(moments, Some(client), second + 1);
            self.next[client] -= 1;
        }
        if is_done {
            let (mut moments, sleep) = (moments.clone(), Duration::ZERO);
            let last = Duration::from_secs(second) + AFTERWARDS;
            self.script.after.iter().for_each(|number| moments[*number as usize] = last);
            self.all.push(Script { moments, sleep, ..self.script.clone() });
        }
    }
}
