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
use std::panic;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;
use std::thread;
use std::thread::JoinHandle;

use workbook::experiments;
use workbook::lesson;

/// A job in a box: whatever it returns, in a box it fits into one queue with all the others.
type Job = Box<dyn FnOnce() + Send>;

/// Threads that do the jobs handed in, one after another. How it is made is yours: change the fields.
pub struct ThreadPool {
    /// The jobs that no worker has taken; `None` when the pool takes no more.
    queue: Option<Sender<Job>>,
    threads: Vec<JoinHandle<()>>,
}

/// The result of a job, which may not be there yet. How it is made is yours: change the fields.
pub struct Pending<T> {
    place: Arc<Mutex<Place<T>>>,
}

/// Where a job and whoever waits for it meet; either may come first.
enum Place<T> {
    Nobody,
    Job(Result<T, JobPanicked>),
    Waiter(Sender<Result<T, JobPanicked>>),
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
        let (sender, receiver) = mpsc::channel();
        let queue = Arc::new(Mutex::new(receiver));
        let start = |_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || work(&queue))
        };
        ThreadPool { queue: Some(sender), threads: (0..workers).map(start).collect() }
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
        let place = Arc::new(Mutex::new(Place::Nobody));
        let pending = Pending { place: Arc::clone(&place) };
        // The queue has no limit, so sending never waits. As right: a deque behind a `Mutex` with a `Condvar`, or
        // a crossbeam channel, which workers can share without a lock.
        let job: Job = Box::new(move || {
            // A pool without this would lose a worker with every panic, and its queue would stand still at last.
            // As right: let the worker die, and start another in its place.
            let result = panic::catch_unwind(AssertUnwindSafe(job));
            leave(&place, result.map_err(JobPanicked::from));
        });
        let queue = self.queue.as_ref().expect("the queue is open until the pool is dropped");
        queue.send(job).expect("the workers wait for jobs until the queue is closed");
        pending
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
        let f = Arc::new(f);
        let submit = |item| {
            let f = Arc::clone(&f);
            self.submit(move || f(item))
        };
        // Collected before the first wait: an iterator is lazy, and would hand in the second job after the first
        // is done. It does not matter that a later one may be done earlier: its result waits in its place.
        let pending: Vec<Pending<T>> = items.into_iter().map(submit).collect();
        let result =
            |pending: Pending<T>| pending.wait().unwrap_or_else(|JobPanicked(message)| panic!("{message}"));
        pending.into_iter().map(result).collect()
    }
}

/// What a worker does: takes a job and does it, until the queue is closed and empty.
fn work(queue: &Mutex<Receiver<Job>>) {
    loop {
        // The lock is free again at the end of this line. In `while let Ok(job) = queue.lock()...` it would be held
        // until the job is done, and the workers would work one at a time.
        let next = queue.lock().expect("nobody panics with the queue").recv();
        match next {
            Ok(job) => job(),
            Err(_) => return,
        }
    }
}

/// Leaves a result for whoever asks for it, or gives it to whoever waits already.
fn leave<T>(place: &Mutex<Place<T>>, result: Result<T, JobPanicked>) {
    let mut place = place.lock().expect("nobody panics with the place");
    match &*place {
        // Whoever waited may have gone, and nobody misses the result then.
        Place::Waiter(waiter) => drop(waiter.send(result)),
        _ => *place = Place::Job(result),
    }
}

impl<T> Pending<T> {
    /// Step 1. Waits until the job is done, and returns its result. Until somebody does, the
    /// result keeps no worker.
    pub fn wait(self) -> Result<T, JobPanicked> {
        let (sender, receiver) = mpsc::channel();
        self.send_to(sender);
        receiver.recv().expect("a job leaves a result, even if it panics")
    }

    /// Has the result sent to `waiter`: now, or once there is one.
    fn send_to(self, waiter: Sender<Result<T, JobPanicked>>) {
        let mut place = self.place.lock().expect("nobody panics with the place");
        match std::mem::replace(&mut *place, Place::Nobody) {
            Place::Job(result) => drop(waiter.send(result)),
            _ => *place = Place::Waiter(waiter),
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
        // What is in the box is known only while the program runs: ask for one type after the other. The other half
        // of this step is in `submit`, where the panic is caught on the worker before it ends its thread.
        let text = caught.downcast_ref::<&str>().map(|text| text.to_string());
        let text = text.or_else(|| caught.downcast_ref::<String>().cloned());
        JobPanicked(text.unwrap_or_else(|| String::from("unknown panic")))
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
    // All results go into one channel, and a channel keeps them in the order of their arrival. It ends when the last
    // sender is gone: each job drops its own, so this function must not keep the first. As right: a `Condvar` that
    // all jobs share, or a thread for each job that waits for it.
    let (sender, receiver) = mpsc::channel();
    for pending in pending {
        pending.send_to(sender.clone());
    }
    receiver.into_iter()
}

/// Step 5. Dropping the pool waits for every job that was handed in, and ends the threads.
///
/// - Jobs still in the queue are done first. Their results can be waited for afterwards.
/// - When `drop` returns, every thread of the pool has ended.
impl Drop for ThreadPool {
    fn drop(&mut self) {
        // Closed first: a worker that finds the queue empty and still open waits for the next job, for ever.
        self.queue = None;
        for thread in self.threads.drain(..) {
            // A worker does not panic. If it did, a second panic here would end the whole program.
            let _ = thread.join();
        }
    }
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    (
        "How long did you expect the five jobs to take on three workers, and why? How long did they?",
        "5 s: the 3 s worker takes 2 s next, and the 4 s worker 1 s. All are done when the longest is.",
    ),
    (
        "Why does a pool use its threads again, when it could start one for each job?",
        "Starting a thread costs time and memory, and too many at once slow each other down.",
    ),
    (
        "Which jobs gain from more workers than the machine has cores, and which do not?",
        "Those that wait, for a disk or a network, gain. Those that compute only take turns on the cores.",
    ),
    (
        "When would you take results in the order of the jobs, and when in the order of completion?",
        "In order where a result must be matched to its input; as completed where each can be used at once.",
    ),
];

fn main() {
    let executor = experiments::Executor::begin();
    // Never dropped: while step 5 is not written, that would be a panic outside every step.
    let start = || ManuallyDrop::new(ThreadPool::new(executor.workers()));
    let pool = start();
    executor.step_1(|job| pool.submit(job), Pending::wait);
    executor.step_2(JobPanicked::from, |job| pool.submit(job), Pending::wait);
    executor.step_3(|lengths, nap| pool.map(lengths, nap));
    executor.step_4(|job| pool.submit(job), |pending| as_completed(pending).flatten().collect());
    executor.step_5(start, |pool, job| pool.submit(job), |pool| drop(ManuallyDrop::into_inner(pool)));
    lesson::finish("07_thread_pool", QUESTIONS);
}
