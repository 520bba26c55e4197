//! Verdict: panic, "3 nodes, each once"
//!
//! The top of the stack is the same node again, but what lies under it has changed.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;

/// The end of the list.
const NONE: usize = 9;

/// Node 0 lies on 1, and 1 on 2.
static NEXT: [AtomicUsize; 3] = [AtomicUsize::new(1), AtomicUsize::new(2), AtomicUsize::new(NONE)];
static TOP: AtomicUsize = AtomicUsize::new(0);

fn pop() -> Option<usize> {
    loop {
        let top = TOP.load(SeqCst);
        if top == NONE {
            return None;
        }
        let next = NEXT[top].load(SeqCst);
        if TOP.compare_exchange(top, next, SeqCst, SeqCst).is_ok() {
            return Some(top);
        }
    }
}

fn push(node: usize) {
    loop {
        let top = TOP.load(SeqCst);
        NEXT[node].store(top, SeqCst);
        if TOP.compare_exchange(top, node, SeqCst, SeqCst).is_ok() {
            return;
        }
    }
}

fn main() {
    let mine = thread::scope(|scope| {
        let other = scope.spawn(|| {
            let (first, second) = (pop(), pop());
            if let Some(first) = first {
                push(first);
            }
            second
        });
        let mine = pop();
        [mine, other.join().unwrap()]
    });
    let mut all: Vec<usize> = mine.into_iter().flatten().chain(std::iter::from_fn(pop).take(5)).collect();
    all.sort();
    assert_eq!(all, [0, 1, 2], "each node once");
    println!("3 nodes, each once");
}
