//! Verdict: "3 nodes, each once"
//!
//! The top has a version number that changes with every update.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;

/// The end of the list.
const NONE: usize = 9;

/// Node 0 lies on 1, and 1 on 2.
static NEXT: [AtomicUsize; 3] = [AtomicUsize::new(1), AtomicUsize::new(2), AtomicUsize::new(NONE)];
/// Ten times the number of changes, plus the node.
static TOP: AtomicUsize = AtomicUsize::new(0);

fn replace(seen: usize, node: usize) -> bool {
    let changes = seen / 10 + 1;
    TOP.compare_exchange(seen, changes * 10 + node, SeqCst, SeqCst).is_ok()
}

fn pop() -> Option<usize> {
    loop {
        let seen = TOP.load(SeqCst);
        let top = seen % 10;
        if top == NONE {
            return None;
        }
        if replace(seen, NEXT[top].load(SeqCst)) {
            return Some(top);
        }
    }
}

fn push(node: usize) {
    loop {
        let seen = TOP.load(SeqCst);
        NEXT[node].store(seen % 10, SeqCst);
        if replace(seen, node) {
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
