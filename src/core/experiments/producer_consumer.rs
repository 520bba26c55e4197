//! 06: items from a producer to a consumer.

use std::iter;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use crate::lesson::{self, Bars, CommandLine, Doing, Levels, Options, Scale, Timeline};

/// A job of step 2: how long it takes, and its number.
type Job = (u64, u32);

/// Items that take 2 s to make and 3 s to handle; jobs that workers share; and a queue that fills and empties.
pub struct ProducerConsumer {
    options: Options,
    capacity: usize,
    items: Vec<String>,
    one_by_one: Duration,
}

/// What can be done with a queue `Q` of numbers.
pub struct Calls<Q> {
    /// An empty queue with room for so many.
    pub new: fn(usize) -> Q,
    /// Puts a number at the end.
    pub put: fn(&Q, u32) -> Result<(), u32>,
    /// Takes the first one.
    pub get: fn(&Q) -> Option<u32>,
    /// How many are in it.
    pub len: fn(&Q) -> usize,
    /// Nothing more can be put.
    pub close: fn(&Q),
    /// One that was got has been dealt with.
    pub task_done: fn(&Q),
    /// Waits until all have been dealt with.
    pub join: fn(&Q),
}

impl ProducerConsumer {
    /// Makes and handles the items with `one_by_one`, which is told how long either takes.
    pub fn begin(
        one_by_one: impl FnOnce(Vec<String>, Duration, Duration) -> Vec<String>,
    ) -> ProducerConsumer {
        let options = CommandLine::of("06_queue")
            .number("items", 10, 0..=1000, "items in the relay")
            .number("capacity", 4, 1..=100, "capacity of a queue")
            .number("workers", 3, 1..=8, "workers that share the jobs")
            .read();
        let count: usize = options.get("items");
        let items: Vec<String> = (1..=count).map(|number| format!("item {number}")).collect();
        println!("{count} items: 2 s to make one, 3 s to handle it.");
        let prediction = options.predict("How many seconds will they take, with a producer and a consumer?");
        let [make, handle] = [2, 3].map(|story| seconds(story, options.scale()));
        let in_turn = lesson::timed(|| one_by_one(items.clone(), make, handle));
        let one_by_one = options.scale().stretch(in_turn.took);
        println!("one by one: {}", lesson::seconds(one_by_one));
        if let Some(prediction) = prediction {
            println!("predicted:  {prediction}");
        }
        ProducerConsumer { capacity: options.get("capacity"), options, items, one_by_one }
    }

    /// The items over a channel, with more and with less room in it.
    pub fn step_1(&self, relay: impl Fn(Vec<String>, usize, Duration, Duration) -> Vec<String>) {
        let scale = self.options.scale();
        let [make, handle] = [2, 3].map(|story| seconds(story, scale));
        let with_room = |room| lesson::timed(|| relay(self.items.clone(), room, make, handle));
        let relays = lesson::step(1, || [self.capacity, 1, 0].map(|room| (room, with_room(room))));
        let Some(relays) = relays else { return };
        let mut bars = Bars::new().time("one by one", self.one_by_one);
        for (room, run) in relays {
            bars = bars.time(&format!("relay, capacity {room}"), scale.stretch(run.took));
            if run.value != self.items {
                println!("step 1: the consumer received other items: {:?}", run.value);
            }
        }
        println!("step 1:\n{bars}\n  in Python: 32.0 s, for 10 items over a `queue.Queue(4)`");
    }

    /// Which worker did which job.
    pub fn step_2(&self, fan_out: impl FnOnce(Vec<Job>, usize, &(dyn Fn(Job) + Sync)) -> Vec<()>) {
        let jobs: Vec<Job> = [6, 1, 2, 1, 3, 1, 2, 1, 1, 3, 2, 1].into_iter().zip(1..).collect();
        let (scale, timeline) = (self.options.scale(), Timeline::new(self.options.scale()));
        let work = |(story, job)| timeline.record_here(Doing::Job(job), || rest(seconds(story, scale)));
        if let Some(done) = lesson::step(2, || fan_out(jobs, self.options.get("workers"), &work)) {
            println!(
                "step 2: {} of 12 jobs are done; the numbers show which worker did which job:\n{timeline}",
                done.len()
            );
        }
    }

    /// How full the queue is while a producer is faster than the consumer.
    pub fn step_3<Q: Sync>(&self, calls: &Calls<Q>) {
        let scale = self.options.scale();
        let levels = Levels::new(scale);
        let handled = lesson::step(3, || {
            call_without_waiting(calls);
            fill_and_drain(calls, self.capacity, scale, &levels)
        });
        if let Some(handled) = handled {
            println!("step 3: {handled} items, 1 s to put one, 3 s to handle it; the length of the queue:");
            println!("{levels}");
        }
    }

    /// What `join` waited for.
    pub fn step_4<Q: Sync>(&self, calls: &Calls<Q>) {
        let handle = seconds(3, self.options.scale());
        if let Some(left) = lesson::step(4, || join_three(calls, handle)) {
            println!("step 4: 3 items were put; when `join` returned, {left} were not done");
        }
    }
}

/// The real time that stands for so many seconds of the story.
fn seconds(story: u64, scale: Scale) -> Duration {
    scale.shrink(Duration::from_secs(story))
}

/// Sleeps for `length`; not at all when it is zero.
fn rest(length: Duration) {
    if !length.is_zero() {
        thread::sleep(length);
    }
}

/// So a `todo!` shows before two threads wait for each other.
fn call_without_waiting<Q>(calls: &Calls<Q>) {
    let queue = (calls.new)(1);
    let _ = ((calls.put)(&queue, 0), (calls.get)(&queue));
    (calls.close)(&queue);
    let _ = ((calls.put)(&queue, 0), (calls.get)(&queue));
}

/// A producer that is faster than the consumer, and then done. Returns how many items came through.
fn fill_and_drain<Q: Sync>(calls: &Calls<Q>, capacity: usize, scale: Scale, levels: &Levels) -> usize {
    let queue = (calls.new)(capacity);
    thread::scope(|scope| {
        scope.spawn(|| {
            for item in 1..=12 {
                rest(seconds(1, scale));
                let _ = (calls.put)(&queue, item);
                levels.record((calls.len)(&queue));
            }
            (calls.close)(&queue);
        });
        let handled = iter::from_fn(|| (calls.get)(&queue)).inspect(|_| {
            levels.record((calls.len)(&queue));
            rest(seconds(3, scale));
        });
        handled.count()
    })
}

/// Puts three items, and waits until another thread has dealt with them. Returns how many are left then.
fn join_three<Q: Sync>(calls: &Calls<Q>, handle: Duration) -> u32 {
    let queue = (calls.new)(3);
    (calls.join)(&queue);
    let left = AtomicU32::new(3);
    thread::scope(|scope| {
        for item in 1..=3 {
            let _ = (calls.put)(&queue, item);
        }
        scope.spawn(|| {
            for _ in 0..3 {
                (calls.get)(&queue);
                rest(handle);
                left.fetch_sub(1, Ordering::SeqCst);
                (calls.task_done)(&queue);
            }
        });
        (calls.join)(&queue);
        left.load(Ordering::SeqCst)
    })
}
