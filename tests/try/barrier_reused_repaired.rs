//! Verdict: "both passed twice"
//!
//! The rounds are counted.

use std::sync::{Condvar, Mutex};
use std::thread;

struct Barrier {
    /// Who has arrived in this round, and the number of the round.
    arrived: Mutex<(u32, u32)>,
    all_there: Condvar,
}

impl Barrier {
    fn wait(&self) {
        let mut state = self.arrived.lock().unwrap();
        let round = state.1;
        state.0 += 1;
        if state.0 == 2 {
            *state = (0, round + 1);
            self.all_there.notify_all();
        }
        while state.1 == round {
            state = self.all_there.wait(state).unwrap();
        }
    }
}

fn main() {
    let barrier = Barrier { arrived: Mutex::new((0, 0)), all_there: Condvar::new() };
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                barrier.wait();
                barrier.wait();
            });
        }
    });
    println!("both passed twice");
}
