//! When the calls of a program begin, where time matters: a second apart, in every order that the clients allow, and
//! calls of one client at the same moment as well.

use super::clients::Script;
use std::time::Duration;

/// At most so many ways to spread a program over time are tried.
const MOST_WAYS: usize = 24;

/// The scripts in which the calls have their moments.
pub(crate) fn spread(script: &Script) -> Vec<Script> {
    let mut ways = Ways { script, next: vec![0; script.clients.len()], all: Vec::new() };
    ways.add(&mut vec![Duration::ZERO; script.steps.len()], None, 0);
    ways.all
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
        if self.all.len() == MOST_WAYS {
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
            let (moments, sleep) = (moments.clone(), Duration::ZERO);
            self.all.push(Script { moments, sleep, ..self.script.clone() });
        }
    }
}
