//! 06 · Producers and consumers
//!
//! Threads that pass work on to each other need no shared variables: a queue stands between them. It makes the
//! consumer wait while there is nothing, and a bounded one makes the producer wait while there is no room. That is
//! back-pressure: without it, a fast producer fills the memory. The hard part is the end: who tells whom that no
//! more will come?
//!
//! Run:    cargo run --bin 06_queue          (add `-- --help` for the options)
//! Check:  cargo test 06_queue
//! Hints:  hints/06_queue.md
//!
//! New here: channels of `crossbeam_channel`, `Condvar`, back-pressure. From before: threads, scopes, `Mutex`.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use workbook::experiments;
use workbook::lesson;

/// Makes and handles each of `items` before the next, on one thread: no queue, and nothing at the same time.
pub fn one_by_one(items: Vec<String>, make: Duration, handle: Duration) -> Vec<String> {
    let mut seen = Vec::new();
    for item in items {
        rest(make);
        rest(handle);
        seen.push(item);
    }
    seen
}

/// Sleeps for `length`; not at all when it is zero.
fn rest(length: Duration) {
    if !length.is_zero() {
        thread::sleep(length);
    }
}

/// Step 1. Passes `items` from a producer thread to a consumer thread, over a `crossbeam_channel::bounded` channel
/// with room for `capacity` items. Returns what the consumer saw, in order.
///
/// - The producer sleeps for `make` to make an item, and then sends it. The consumer receives an item, and then
///   sleeps for `handle`. Both work at the same time: 10 items, 2 s to make and 3 s to handle, take
///   2 s + 10 × 3 s = 32 s.
/// - The producer is never more than `capacity` ahead: so many items are sent and not yet received, at most.
///   While there is no room it waits, with one more item in its hands, and makes no other.
///   `capacity` may be 0: then items go from hand to hand.
/// - The consumer ends by itself when the producer is done. `items` may be empty, and so may each item: any text
///   may be one.
pub fn relay(items: Vec<String>, capacity: usize, make: Duration, handle: Duration) -> Vec<String> {
    todo!(
        "step 1: pass {} items on, made in {make:?} and handled in {handle:?} each, never more than {capacity} ahead",
        items.len()
    )
}

/// Step 2. Does `work(job)` for each of `jobs`, on `workers` threads that share one channel. Returns what `work`
/// returned, in any order.
///
/// - Each job is done once. `jobs` may be empty.
/// - At most `workers` jobs are under way at once. `workers` is at least 1.
/// - No worker is idle while a job waits: whoever is free takes the next one.
/// - All workers have ended when this returns.
pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let in_turn = jobs.into_iter().map(work).collect::<Vec<R>>();
    todo!("step 2: {} jobs were done in turn; let {workers} workers share them", in_turn.len())
}

/// Steps 3 and 4. A queue like Python's `queue.Queue`, from `Mutex` and `Condvar` alone.
///
/// It holds at most `capacity` items (at least 1), first in, first out. What you see here neither waits nor ends.
/// Every line of it is yours, the fields included. A wait may end for no reason: who was woken looks again.
pub struct BoundedQueue<T> {
    capacity: usize,
    inside: Mutex<Inside<T>>,
}

/// What the lock protects.
struct Inside<T> {
    items: VecDeque<T>,
}

impl<T> BoundedQueue<T> {
    /// An empty queue with room for `capacity` items.
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        let items = VecDeque::new();
        BoundedQueue { capacity, inside: Mutex::new(Inside { items }) }
    }

    /// How many items were put and not yet got.
    #[allow(clippy::len_without_is_empty, reason = "the next moment it may be another number")]
    pub fn len(&self) -> usize {
        self.inside.lock().expect("nobody panics with the lock").items.len()
    }

    /// Step 3. Puts `item` at the end. Waits while the queue is full, without asking again and again.
    ///
    /// When the queue is closed, before or while it waits, the item comes back as `Err`.
    pub fn put(&self, item: T) -> Result<(), T> {
        let mut inside = self.inside.lock().expect("nobody panics with the lock");
        inside.items.push_back(item);
        todo!("step 3: wait while {} items are in it, and give the item back after `close`", self.capacity)
    }

    /// Step 3. Takes the first item. Waits while the queue is empty, without asking again and again.
    ///
    /// `None` once the queue is closed and its last item was got.
    pub fn get(&self) -> Option<T> {
        match self.inside.lock().expect("nobody panics with the lock").items.pop_front() {
            Some(item) => Some(item),
            None => todo!("step 3: wait for an item, or for the end"),
        }
    }

    /// Step 3. From now on nothing can be put. What is in the queue can still be got.
    pub fn close(&self) {
        todo!("step 3: nothing more is put, and nobody goes on waiting for what will not come")
    }

    /// Step 4. Reports that one item that was got has been dealt with.
    pub fn task_done(&self) {
        todo!("step 4: one item fewer is unfinished")
    }

    /// Step 4. Waits until every item that was put has been reported done; those put meanwhile as well.
    ///
    /// Any number of threads may wait at once. Without an unfinished item nobody waits. `close` does not end it.
    pub fn join(&self) {
        todo!("step 4: wait until no item is unfinished")
    }
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    ("How long did you expect the relay to take, and why? How long did it take?", ""),
    ("A larger capacity makes this relay no faster. Why? When would it?", ""),
    ("What happens to a program whose producer is faster than its consumer, without a bound?", ""),
    ("How does a consumer learn that no more will come: with a channel, and with your queue?", ""),
    ("The queue is empty, and yet not all work is done. How can that be, and which method knows?", ""),
];

fn main() {
    let experiment = experiments::ProducerConsumer::begin(one_by_one);
    experiment.step_1(relay);
    experiment.step_2(fan_out);
    let calls = experiments::Calls {
        new: BoundedQueue::new,
        put: BoundedQueue::put,
        get: BoundedQueue::get,
        len: BoundedQueue::len,
        close: BoundedQueue::close,
        task_done: BoundedQueue::task_done,
        join: BoundedQueue::join,
    };
    experiment.step_3(&calls);
    experiment.step_4(&calls);
    lesson::finish("06_queue", QUESTIONS);
}
