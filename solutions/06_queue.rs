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
use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::MutexGuard;
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
    let (sender, receiver) = crossbeam_channel::bounded(capacity);
    thread::scope(|scope| {
        // `move`, so that the sender is dropped with the producer: then, and only then, the consumer's loop ends.
        // As right: the calling thread as one of the two; `drop(sender)`; a last message that says "the end".
        scope.spawn(move || {
            for item in items {
                rest(make);
                sender.send(item).expect("the consumer receives until the end");
            }
        });
        let consumer = scope.spawn(move || receiver.iter().inspect(|_| rest(handle)).collect());
        consumer.join().expect("the consumer does not panic")
    })
}

/// Step 2. Does `work(job)` for each of `jobs`, on `workers` threads that share one channel. Returns what `work`
/// returned, in any order.
///
/// - Each job is done once. `jobs` may be empty.
/// - At most `workers` jobs are under way at once. `workers` is at least 1.
/// - No worker is idle while a job waits: whoever is free takes the next one.
/// - All workers have ended when this returns.
pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = crossbeam_channel::unbounded();
    for job in jobs {
        sender.send(job).expect("there is a receiver");
    }
    // All jobs are in. Without a sender, a worker that finds the channel empty is done.
    drop(sender);
    // As right: a bounded channel that is filled while the workers run; one "the end" for each worker; a locked
    // `Vec` of results in place of a list for each worker; a channel for the results as well.
    thread::scope(|scope| {
        let worker = || receiver.iter().map(work).collect::<Vec<R>>();
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no job panics")).collect()
    })
}

/// Steps 3 and 4. A queue like Python's `queue.Queue`, from `Mutex` and `Condvar` alone.
///
/// It holds at most `capacity` items (at least 1), first in, first out. What you see here neither waits nor ends.
/// Every line of it is yours, the fields included. A wait may end for no reason: who was woken looks again.
pub struct BoundedQueue<T> {
    capacity: usize,
    inside: Mutex<Inside<T>>,
    // One for each reason to wait, so that who is woken is one who can go on. One for all of them is as right if
    // every notification wakes all.
    room: Condvar,
    item: Condvar,
    all_done: Condvar,
}

/// What the lock protects.
struct Inside<T> {
    items: VecDeque<T>,
    closed: bool,
    unfinished: usize,
}

impl<T> BoundedQueue<T> {
    /// An empty queue with room for `capacity` items.
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        BoundedQueue {
            capacity,
            inside: Mutex::new(Inside { items: VecDeque::new(), closed: false, unfinished: 0 }),
            room: Condvar::new(),
            item: Condvar::new(),
            all_done: Condvar::new(),
        }
    }

    /// How many items were put and not yet got.
    #[allow(clippy::len_without_is_empty, reason = "the next moment it may be another number")]
    pub fn len(&self) -> usize {
        self.lock().items.len()
    }

    fn lock(&self) -> MutexGuard<'_, Inside<T>> {
        self.inside.lock().expect("nobody panics with the lock")
    }

    /// Step 3. Puts `item` at the end. Waits while the queue is full, without asking again and again.
    ///
    /// When the queue is closed, before or while it waits, the item comes back as `Err`.
    pub fn put(&self, item: T) -> Result<(), T> {
        let mut inside = self.lock();
        // A loop and not an `if`: between the notification and this thread's turn, another may have taken the room.
        // `wait_while` is such a loop.
        while inside.items.len() == self.capacity && !inside.closed {
            inside = self.room.wait(inside).expect("nobody panics with the lock");
        }
        if inside.closed {
            return Err(item);
        }
        inside.items.push_back(item);
        inside.unfinished += 1;
        self.item.notify_one();
        Ok(())
    }

    /// Step 3. Takes the first item. Waits while the queue is empty, without asking again and again.
    ///
    /// `None` once the queue is closed and its last item was got.
    pub fn get(&self) -> Option<T> {
        let mut inside = self.lock();
        while inside.items.is_empty() && !inside.closed {
            inside = self.item.wait(inside).expect("nobody panics with the lock");
        }
        // Closed or not: what is left is handed out first.
        let item = inside.items.pop_front()?;
        self.room.notify_one();
        Some(item)
    }

    /// Step 3. From now on nothing can be put. What is in the queue can still be got.
    pub fn close(&self) {
        self.lock().closed = true;
        // The wait is over for all of them, so one notification each is not enough.
        self.item.notify_all();
        self.room.notify_all();
    }

    /// Step 4. Reports that one item that was got has been dealt with.
    pub fn task_done(&self) {
        let mut inside = self.lock();
        inside.unfinished -= 1;
        if inside.unfinished == 0 {
            self.all_done.notify_all();
        }
    }

    /// Step 4. Waits until every item that was put has been reported done; those put meanwhile as well.
    ///
    /// Any number of threads may wait at once. Without an unfinished item nobody waits. `close` does not end it.
    pub fn join(&self) {
        let mut inside = self.lock();
        while inside.unfinished > 0 {
            inside = self.all_done.wait(inside).expect("nobody panics with the lock");
        }
    }
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    (
        "How long did you expect the relay to take, and why? How long did it take?",
        "32 s: after the first item is made, the consumer, who is slower, never waits. It took 32 s.",
    ),
    (
        "A larger capacity makes this relay no faster. Why? When would it?",
        "The consumer is busy all the time as it is. It would if times varied: a store bridges a slow spell.",
    ),
    (
        "What happens to a program whose producer is faster than its consumer, without a bound?",
        "The queue grows as long as the producer runs, until the memory is full.",
    ),
    (
        "How does a consumer learn that no more will come: with a channel, and with your queue?",
        "The last sender is dropped; somebody calls `close`. Or a last message says so, one for each consumer.",
    ),
    (
        "The queue is empty, and yet not all work is done. How can that be, and which method knows?",
        "What was got is still being dealt with. `join` knows, because `task_done` is called afterwards.",
    ),
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
