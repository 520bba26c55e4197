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
use std::iter;
use std::sync::Mutex;
use std::thread;
use std::thread::ThreadId;
use std::time::Duration;

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
    let options = lesson::CommandLine::of("06_queue")
        .number("items", 10, 0..=1000, "items of the relay")
        .number("capacity", 4, 1..=100, "items that a queue has room for")
        .number("workers", 3, 1..=8, "workers that share the jobs")
        .read();
    let (count, capacity): (usize, usize) = (options.get("items"), options.get("capacity"));
    let items: Vec<String> = (1..=count).map(|number| format!("item {number}")).collect();
    let (make, handle) = (Duration::from_secs(2), Duration::from_secs(3));

    println!("{count} items: 2 s to make one, 3 s to handle it.");
    let prediction = options.predict("How many seconds will they take, with a producer and a consumer?");
    let short = |story| options.scale().shrink(story);
    let in_turn = lesson::timed(|| one_by_one(items.clone(), short(make), short(handle)));
    let full_length = |took| options.scale().stretch(took);
    println!("one by one: {}", lesson::seconds(full_length(in_turn.took)));
    if let Some(prediction) = prediction {
        println!("predicted:  {prediction}");
    }

    let with_room = |room| lesson::timed(|| relay(items.clone(), room, short(make), short(handle)));
    if let Some(relays) = lesson::step(1, || [capacity, 1, 0].map(|room| (room, with_room(room)))) {
        let mut bars = lesson::Bars::new().time("one by one", full_length(in_turn.took));
        for (room, run) in relays {
            bars = bars.time(&format!("relay, capacity {room}"), full_length(run.took));
            if run.value != items {
                println!("step 1: the consumer saw other items: {:?}", run.value);
            }
        }
        println!("step 1:\n{bars}\n  in Python: 32.0 s, for 10 items over a `queue.Queue(4)`");
    }
    show_fan_out(options.get("workers"), options.scale());
    show_queue(capacity, options.scale());
    lesson::finish("06_queue", QUESTIONS);
}

/// Step 2: which worker did which job.
fn show_fan_out(workers: usize, scale: lesson::Scale) {
    let jobs: Vec<(u64, u32)> = [6, 1, 2, 1, 3, 1, 2, 1, 1, 3, 2, 1].into_iter().zip(1..).collect();
    let timeline = lesson::Timeline::new(scale);
    let known = Mutex::new(Vec::new());
    let done = lesson::step(2, || {
        fan_out(jobs, workers, &|(seconds, job)| {
            let name = format!("worker {}", number_of(thread::current().id(), &known));
            let nap = scale.shrink(Duration::from_secs(seconds));
            timeline.record(&name, lesson::Doing::Job(job), || rest(nap));
        })
    });
    if let Some(done) = done {
        println!("step 2: {} of 12 jobs are done; who did which, by its number:\n{timeline}", done.len());
    }
}

/// 1 for the first thread that is asked for, 2 for the second, and so on.
fn number_of(thread: ThreadId, known: &Mutex<Vec<ThreadId>>) -> usize {
    let mut known = known.lock().expect("nobody panics with the lock");
    let place = known.iter().position(|other| *other == thread);
    place.unwrap_or_else(|| {
        known.push(thread);
        known.len() - 1
    }) + 1
}

/// Steps 3 and 4: the queue's fill level over time, and what `join` waited for.
fn show_queue(capacity: usize, scale: lesson::Scale) {
    let levels = lesson::Levels::new(scale);
    let (make, handle) = (scale.shrink(Duration::from_secs(1)), scale.shrink(Duration::from_secs(3)));
    let handled = lesson::step(3, || {
        call_without_waiting(&BoundedQueue::new(1));
        fill_and_drain(&BoundedQueue::new(capacity), make, handle, &levels)
    });
    if let Some(handled) = handled {
        println!("step 3: {handled} items, 1 s to put one, 3 s to handle it; so many are in the queue:");
        println!("{levels}");
    }
    if let Some(left) = lesson::step(4, || join_three(&BoundedQueue::new(3), handle)) {
        println!("step 4: 3 items were put; when `join` returned, {left} were not dealt with");
    }
}

/// So a `todo!` shows before two threads wait for each other.
fn call_without_waiting(queue: &BoundedQueue<u32>) {
    let _ = (queue.put(0), queue.get());
    queue.close();
    let _ = (queue.put(0), queue.get());
}

/// A producer that is faster than the consumer, and then done. Returns how many items came through.
fn fill_and_drain(
    queue: &BoundedQueue<u32>,
    make: Duration,
    handle: Duration,
    levels: &lesson::Levels,
) -> usize {
    thread::scope(|scope| {
        scope.spawn(|| {
            for item in 1..=12 {
                rest(make);
                let _ = queue.put(item);
                levels.record(queue.len());
            }
            queue.close();
        });
        let handled = iter::from_fn(|| queue.get()).inspect(|_| {
            levels.record(queue.len());
            rest(handle);
        });
        handled.count()
    })
}

/// Puts three items, and waits until another thread has dealt with them. Returns how many are left then.
fn join_three(queue: &BoundedQueue<u32>, handle: Duration) -> u32 {
    queue.join();
    let left = Mutex::new(3);
    thread::scope(|scope| {
        for item in 1..=3 {
            let _ = queue.put(item);
        }
        scope.spawn(|| {
            for _ in 0..3 {
                queue.get();
                rest(handle);
                *left.lock().expect("nobody panics with the lock") -= 1;
                queue.task_done();
            }
        });
        queue.join();
        *left.lock().expect("nobody panics with the lock")
    })
}
