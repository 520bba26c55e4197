//! 07 · Thread pool
//!
//! A pool starts its threads once and hands them one job after another, so that many small jobs do not cost
//! many threads. Whoever hands in a job gets something back at once: a promise of its result, which can be
//! waited for later. Python calls the two an executor and a future.
//!
//! Run:    cargo run --bin 07_thread_pool          (add `-- --help` for the options)
//! Check:  cargo test 07_thread_pool
//! Hints:  hints/07_thread_pool.md
//!
//! New here: jobs as values, results that come later, panics kept as data. From before: threads that return
//! something, locks, wake-ups, channels.

use std::any::Any;
use std::mem::ManuallyDrop;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use workbook::lesson;

/// A job in a box: whatever it returns, in a box it fits into one queue with all the others.
type Job = Box<dyn FnOnce() + Send>;

/// Threads that do the jobs handed in, one after another. How it is made is yours: change the fields.
pub struct ThreadPool {
    workers: usize,
}

/// The result of a job, which may not be there yet. How it is made is yours: change the fields.
pub struct Pending<T> {
    result: Option<Result<T, JobPanicked>>,
}

/// Why a job has no result: it panicked, with this message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobPanicked(pub String);

impl ThreadPool {
    /// Step 1. A pool of `workers` threads, at least 1.
    ///
    /// - At most `workers` jobs run at once, and that many while there are enough: nine jobs of 1 s take 3 s on 3
    ///   workers.
    /// - Threads are used again: however many jobs there are, the same `workers` threads do them all.
    pub fn new(workers: usize) -> ThreadPool {
        ThreadPool { workers }
    }

    /// Step 1. Hands in `job` and returns at once, even while all workers are busy.
    ///
    /// - The job is done whether or not anybody waits for it.
    /// - Several threads may call this, and [`map`](ThreadPool::map), at once.
    pub fn submit<T, F>(&self, job: F) -> Pending<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let _boxed: Job = Box::new(move || drop(job()));
        todo!("step 1: have the job done by one of {} workers, and its result kept", self.workers)
    }

    /// Step 3. Calls `f` with each of `items`, and returns the results in the order of `items`.
    ///
    /// - Each item is a job of this pool: as many are under way at once as with [`submit`](ThreadPool::submit), and
    ///   none waits for the slowest of those before it while a worker is free.
    pub fn map<I, T, F>(&self, items: Vec<I>, f: F) -> Vec<T>
    where
        I: Send + 'static,
        T: Send + 'static,
        F: Fn(I) -> T + Send + Sync + 'static,
    {
        let _shared_by_the_jobs = Arc::new(f);
        todo!("step 3: have `f` called for all {} items, and return the results in order", items.len())
    }
}

impl<T> Pending<T> {
    /// Step 1. Waits until the job is done, and returns its result. Until somebody does, the
    /// result keeps no worker.
    pub fn wait(self) -> Result<T, JobPanicked> {
        match self.result {
            Some(result) => result,
            None => todo!("step 1: wait until the job has left its result"),
        }
    }
}

/// Step 2. A job that panics costs nobody else anything.
///
/// - `wait` returns `Err(JobPanicked(message))` for it, where `message` is what it panicked with: `panic!("text")`
///   carries a `&str`, `panic!("job {n}")` a `String`. What becomes of other things is up to you.
/// - The pool goes on with all its workers.
impl From<Box<dyn Any + Send>> for JobPanicked {
    fn from(caught: Box<dyn Any + Send>) -> JobPanicked {
        match caught.downcast_ref::<&str>() {
            Some(text) => JobPanicked(text.to_string()),
            None => {
                todo!("step 2: find the message of `panic!(\"job {{n}}\")` too, and let every worker survive")
            }
        }
    }
}

/// Step 4. The results of `pending` in the order in which the jobs are done: jobs of 5, 4, 3, 2 and 1 s, on five
/// workers, come out as 1, 2, 3, 4, 5.
///
/// - Each result comes out once, and comes out when its job is done, not when all are.
/// - Jobs that are done before the call come first, in any order. The others come in the order in which they are
///   done, however late they are asked for.
/// - A job that panicked comes out as `wait` would return it.
pub fn as_completed<T>(pending: Vec<Pending<T>>) -> impl Iterator<Item = Result<T, JobPanicked>> {
    pending.into_iter().map(|_in_turn| -> Result<T, JobPanicked> {
        todo!("step 4: give the result of the job that is done next, not of the next in the row")
    })
}

/// Step 5. Dropping the pool waits for every job that was handed in, and ends the threads.
///
/// - Jobs still in the queue are done first. Their results can be waited for afterwards.
/// - When `drop` returns, every thread of the pool has ended.
impl Drop for ThreadPool {
    fn drop(&mut self) {
        todo!("step 5: wait until every job is done and every thread has ended")
    }
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    ("How long did you expect the five jobs to take on three workers, and why? How long did they?", ""),
    ("Why does a pool use its threads again, when it could start one for each job?", ""),
    ("Which jobs gain from more workers than the machine has cores, and which do not?", ""),
    ("When would you take results in the order of the jobs, and when in the order of completion?", ""),
];

/// The jobs, in seconds, in the order in which they are handed in.
const JOBS: [u32; 5] = [5, 4, 3, 2, 1];

fn main() {
    let options = lesson::CommandLine::of("07_thread_pool")
        .number("workers", 5, 1..=1000, "threads of the pool")
        .read();
    let (workers, scale): (usize, lesson::Scale) = (options.get("workers"), options.scale());
    let seconds = |took| lesson::seconds(scale.stretch(took));
    let nap = move |length: u32| {
        thread::sleep(scale.shrink(Duration::from_secs(length.into())));
        length
    };

    println!("Jobs of 5, 4, 3, 2 and 1 s go to a pool of {workers} workers, in this order.");
    let prediction = options.predict("In which order will they be done, and when will the last be?");
    let in_turn = lesson::timed(|| JOBS.map(nap)).took;
    println!("one after another: {}", seconds(in_turn));
    if let Some(prediction) = prediction {
        println!("predicted:         {prediction}");
    }

    // Never dropped: while step 5 is not written, that would be a panic outside every step.
    let pool = ManuallyDrop::new(ThreadPool::new(workers));
    let timeline = Arc::new(lesson::Timeline::new(scale));
    let on_timeline = |length| {
        let timeline = Arc::clone(&timeline);
        move || timeline.record_here(lesson::Doing::Job(length), || nap(length))
    };
    let in_pool = lesson::step(1, || {
        lesson::timed(|| JOBS.map(|length| pool.submit(on_timeline(length))).map(Pending::wait)).took
    });
    if let Some(in_pool) = in_pool {
        println!("step 1: which worker did which job:\n{timeline}");
        let bars = lesson::Bars::new().time("one by one", scale.stretch(in_turn));
        println!("{}", bars.time(&format!("{workers} workers"), scale.stretch(in_pool)));
    }
    let panicked = lesson::step(2, || {
        // On this thread first: if it is not written, a worker may not survive it, and nobody would tell.
        let caught: Box<dyn Any + Send> = Box::new(String::from("tried here"));
        drop(JobPanicked::from(caught));
        let photo = 3;
        let bad = pool.submit(move || -> u32 { panic!("there is no photo {photo}") });
        (bad.wait(), pool.submit(move || nap(1)).wait())
    });
    if let Some((bad, good)) = panicked {
        println!("step 2: the bad job gives {bad:?}, and the next job {good:?}");
    }
    if let Some(lengths) = lesson::step(3, || pool.map(JOBS.to_vec(), nap)) {
        println!("step 3: map gives          {lengths:?}");
    }
    let completed = lesson::step(4, || {
        let pending = JOBS.map(|length| pool.submit(move || nap(length)));
        as_completed(pending.into()).flatten().collect::<Vec<u32>>()
    });
    if let Some(lengths) = completed {
        println!("step 4: as completed, it is {lengths:?}");
        println!("        in Python:          [1, 2, 3, 4, 5], on five workers");
    }
    let dropped = lesson::step(5, || {
        let pool = ManuallyDrop::new(ThreadPool::new(workers));
        let _nobody_waits = JOBS.map(|length| pool.submit(move || nap(length)));
        lesson::timed(|| drop(ManuallyDrop::into_inner(pool))).took
    });
    if let Some(took) = dropped {
        println!("step 5: dropping a pool with the five jobs took {}", seconds(took));
    }
    lesson::finish("07_thread_pool", QUESTIONS);
}
