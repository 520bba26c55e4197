//! 11 · A photo filter
//!
//! To blur a photo is work for the processor and nothing else: no thread waits, so more threads than cores do
//! not help. Threads share memory; processes share nothing and talk through pipes, and one that dies takes no
//! other along. In Python only processes use several cores; in Rust threads do too.
//!
//! Run:    cargo run --bin 11_photo_filter          (add `-- --help` for the options)
//! Check:  cargo test 11_photo_filter
//! Hints:  hints/11_photo_filter.md
//!
//! New here: work for the processor, worker processes. From before: scopes, taking the next job.

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;

use workbook::lesson;
use workbook_photo::BlurWorker;
use workbook_photo::FilterError;
use workbook_photo::experiments;

/// Blurs the photo at `path`, in place, with a Gaussian of sigma 15. When that fails, the file is as it was.
pub fn blur(path: &Path) -> Result<(), FilterError> {
    Ok(workbook_photo::blur_in_place(path, 15.0)?)
}

/// Blurs the photos one after the other.
fn blur_one_by_one(paths: &[PathBuf]) -> Vec<Result<(), FilterError>> {
    paths.iter().map(|path| blur(path)).collect()
}

/// Starts a worker process. It blurs the photos that its `blur` is given, and ends when it is dropped.
fn start(command: Command) -> Result<BlurWorker, FilterError> {
    BlurWorker::start(command).map_err(|error| FilterError::WorkerDied(error.to_string()))
}

/// Blurs the photos one after the other, each in a process that is started for it alone.
fn blur_in_a_process_each(paths: &[PathBuf], worker: &dyn Fn() -> Command) -> Vec<Result<(), FilterError>> {
    paths.iter().map(|path| start(worker())?.blur(path)).collect()
}

/// Step 1. The photos in `dir`.
///
/// - They are the files in `dir` with the extension `jpg`, in small letters; hidden ones too, and those whose names
///   are not Unicode. A file called `.jpg` has no extension. A folder is no photo, whatever it is called.
/// - Each is a path that can be opened from here: `dir` and the name. They are sorted.
/// - A `dir` that can't be read is an error; one without photos is not.
pub fn photos_in(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut photos = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        // `is_file` asks the disk, so the name is looked at first.
        if path.extension().is_some_and(|extension| extension == "jpg") && path.is_file() {
            photos.push(path);
        }
    }
    // The order of a folder is any order.
    photos.sort();
    Ok(photos)
}

/// Step 2. Blurs the photos at `paths` with [`blur`], in threads of this process.
///
/// - Each photo is blurred once. The results stand in the order of `paths`, whichever is ready first.
/// - `workers` photos are worked on at once while as many are left, and never more. `workers` is at least 1.
///   Whoever is free takes the next: no photo waits for a slow one.
/// - A photo that can't be blurred is an `Err` in its place; no other photo notices, and who met it goes on. No
///   photos: no results.
pub fn blur_all_threads(paths: &[PathBuf], workers: usize) -> Vec<Result<(), FilterError>> {
    on_workers(paths, workers, || blur)
}

/// Step 3. Blurs the photos at `paths` in worker processes; `worker` makes the command that starts one.
///
/// - Each photo is blurred once, in the order of results and with the errors of step 2.
/// - `workers` processes work at once while there are as many photos left, and no more than `workers` are started:
///   each does one photo after the other, the next one when it is free. `workers` is at least 1.
/// - A process that dies costs only the photo that it had, a `WorkerDied`; another one takes its place.
/// - When this returns, no process is left that it started: not running, and not ended but never waited for.
///
/// [`start`] starts a process, and [`BlurWorker`] talks to it.
pub fn blur_all_processes(
    paths: &[PathBuf],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> Vec<Result<(), FilterError>> {
    on_workers(paths, workers, || {
        // A process for each thread, started when its first photo comes. As right: all started beforehand, or
        // a channel of idle ones.
        let mut process: Option<BlurWorker> = None;
        move |path: &Path| {
            let mut mine = process.take().map_or_else(|| start(worker()), Ok)?;
            let result = mine.blur(path);
            // One that died is dropped here, which waits for it, and the next photo gets another.
            if !matches!(result, Err(FilterError::WorkerDied(_))) {
                process = Some(mine);
            }
            result
        }
    })
}

/// Gives each path to one of `workers` threads, the next one to whoever is free; results in the order of `paths`.
///
/// Each thread does its work with what `begin` makes for it, and drops that when no path is left.
fn on_workers<W>(
    paths: &[PathBuf],
    workers: usize,
    begin: impl Fn() -> W + Sync,
) -> Vec<Result<(), FilterError>>
where
    W: FnMut(&Path) -> Result<(), FilterError>,
{
    // With shares cut beforehand, who is done early would wait while photos are left.
    let next = AtomicUsize::new(0);
    let share = || {
        let mut work = begin();
        let mut done = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(path) = paths.get(place) else { return done };
            done.push((place, work(path)));
        }
    };
    let mut done: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers.min(paths.len())).map(|_| scope.spawn(share)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("`blur` does not panic")).collect()
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    (
        "How much faster did you expect two threads to be, and eight? What did you see, and why?",
        "Two threads twice, eight no more than two, on two cores. It was about that: no thread waits, so more \
         threads than cores only take turns.",
    ),
    (
        "In Python the filter needs processes to use two cores. Why, and why not in Rust?",
        "Python's interpreter lock lets one thread at a time run in a process. Rust has no such lock: threads run \
         on all cores.",
    ),
    (
        "What does a worker process cost that a thread does not? What does it buy?",
        "Time to start, memory of its own, and pipes in place of shared memory. It buys isolation: what it breaks \
         is its own.",
    ),
    (
        "A photo makes the decoder abort. What is lost with threads, and what with processes?",
        "With threads, everything: an abort ends the whole process. With processes, the photo that the worker \
         held; another worker does the rest.",
    ),
];

fn main() -> io::Result<()> {
    let mut filter = experiments::Filter::begin(blur, blur_one_by_one)?;
    filter.in_a_process_each(blur_in_a_process_each);
    filter.step_1(photos_in)?;
    filter.step_2(blur_all_threads);
    filter.step_3(blur_all_processes);
    filter.compare();
    lesson::finish("11_photo_filter", QUESTIONS);
    Ok(())
}
