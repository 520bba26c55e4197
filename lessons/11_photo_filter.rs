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

use std::env;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use image::RgbImage;
use workbook::lesson;
use workbook_photo::BlurWorker;
use workbook_photo::FilterError;
use workbook_photo::Photo;

/// What the program is called with when it is to be a worker process of itself.
const WORKER: &str = "blur-worker";

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
    let entries = fs::read_dir(dir)?;
    todo!("step 1: of {entries:?}, the paths of the photos, sorted")
}

/// Step 2. Blurs the photos at `paths` with [`blur`], in threads of this process.
///
/// - Each photo is blurred once. The results stand in the order of `paths`, whichever is ready first.
/// - `workers` photos are worked on at once while as many are left, and never more. `workers` is at least 1.
///   Whoever is free takes the next: no photo waits for a slow one.
/// - A photo that can't be blurred is an `Err` in its place; no other photo notices, and who met it goes on. No
///   photos: no results.
pub fn blur_all_threads(paths: &[PathBuf], workers: usize) -> Vec<Result<(), FilterError>> {
    let photos = paths.len();
    todo!("step 2: all {photos} photos blurred, {workers} of them at a time, results in the order of `paths`")
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
    let (photos, command) = (paths.len(), worker());
    todo!("step 3: all {photos} photos blurred by {workers} processes that {command:?} starts")
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    ("How much faster did you expect two threads to be, and eight? What did you see, and why?", ""),
    ("In Python the filter needs processes to use two cores. Why, and why not in Rust?", ""),
    ("What does a worker process cost that a thread does not? What does it buy?", ""),
    ("A photo makes the decoder abort. What is lost with threads, and what with processes?", ""),
];

type Results = Vec<Result<(), FilterError>>;

/// Runs one way on fresh copies of the photos; says what failed, and gives the time it took.
fn timed_on_fresh(count: usize, way: impl FnOnce(&[PathBuf]) -> Results) -> lesson::Timed<()> {
    let folder = workbook_photo::samples(count).expect("the target folder can be written to");
    let entries = fs::read_dir(folder).expect("it was written just now");
    let mut photos: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    photos.sort();
    let run = || lesson::timed(|| way(&photos));
    let lesson::Timed { value: results, took } = workbook_photo::progress("blurring", count, run);
    for (photo, result) in photos.iter().zip(results) {
        if let Err(error) = result {
            println!("  {}: {error}", photo.display());
        }
    }
    lesson::Timed { value: (), took }
}

/// A picture of three photos before and after.
fn write_sheet() -> Result<PathBuf, Box<dyn std::error::Error>> {
    let folder = workbook_photo::samples(3)?;
    let mut pictures: Vec<RgbImage> = Vec::new();
    for number in 0..3 {
        let photo = Photo::open(&folder.join(format!("photo-{number:02}.jpg")))?;
        pictures.extend([photo.thumbnail(400), photo.blurred(15.0).thumbnail(400)].map(RgbImage::from));
    }
    let path = workbook_photo::folder().join("before_and_after.png");
    workbook_photo::sheet(&pictures, 2, &path)?;
    Ok(path)
}

/// A command that runs this program as a worker process.
fn worker() -> Command {
    let mut command = Command::new(env::current_exe().expect("this program is running"));
    command.arg(WORKER);
    command
}

fn main() -> io::Result<()> {
    if env::args().nth(1).as_deref() == Some(WORKER) {
        return workbook_photo::serve_blurs(blur);
    }
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    let options = lesson::CommandLine::of("11_photo_filter")
        .number("photos", 10, 1..=26, "photos to blur")
        .number("workers", cores as u64, 1..=64, "threads, or processes, at once")
        .read();
    let (count, workers): (usize, usize) = (options.get("photos"), options.get("workers"));

    println!("{count} photos of about 1880 × 1250 pixels are blurred, on {cores} cores.");
    let prediction = options.predict("How many times as fast are two threads as one?");
    let one_by_one = timed_on_fresh(count, blur_one_by_one);
    let a_process_each = timed_on_fresh(count, |photos| blur_in_a_process_each(photos, &worker));
    if let Some(prediction) = prediction {
        println!("predicted:  {prediction}");
    }
    let mut bars = lesson::Bars::new()
        .time("one by one", one_by_one.took)
        .time("in turn, a process each", a_process_each.took);

    let folder = workbook_photo::samples(count)?;
    if let Some(found) = lesson::step(1, || photos_in(&folder)) {
        println!("step 1: {} photos in {}", found?.len(), folder.display());
    }
    let threads = |photos: &[PathBuf]| blur_all_threads(photos, workers);
    if let Some(run) = lesson::step(2, || timed_on_fresh(count, threads)) {
        bars = bars.time(&format!("step 2: {workers} threads"), run.took);
    }
    let processes = |photos: &[PathBuf]| blur_all_processes(photos, workers, &worker);
    if let Some(run) = lesson::step(3, || timed_on_fresh(count, processes)) {
        bars = bars.time(&format!("step 3: {workers} processes"), run.took);
    }
    println!("\n{bars}\n\nin Python, 10 photos with Pillow: 1.7 s, and 0.9 s with two processes");
    match write_sheet() {
        Ok(path) => println!("before and after: {}", path.display()),
        Err(error) => println!("the picture of before and after can't be written: {error}"),
    }
    lesson::finish("11_photo_filter", QUESTIONS);
    Ok(())
}
