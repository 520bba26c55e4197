//! 08 · Downloads
//!
//! A download waits for the network nearly all of its time, and the processor has nothing to do meanwhile. So
//! threads help, many more of them than there are cores; and whoever downloads from others limits how many. What
//! comes from outside can fail in any way, and one failure is no reason to lose the rest.
//!
//! Run:    cargo run --bin 08_downloads          (add `-- --help` for the options)
//! Check:  cargo test 08_downloads
//! Hints:  hints/08_downloads.md
//!
//! New here: requests in flight, files that are whole or not there, retries. From before: scopes, workers that
//! take the next job, results in order.

use std::env;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::process;
use std::process::Command;
use std::time::Duration;

use workbook::lesson;
use workbook_photo::DownloadError;
use workbook_photo::Source;

/// What the program is called with when it is to be a worker process of itself.
const WORKER: &str = "download-worker";

/// The addresses of the first `limit` photos, 100 at most, of the server at `base`: Picsum's list API.
pub fn list(base: &str, limit: usize) -> Result<Vec<String>, DownloadError> {
    workbook_photo::list(base, limit)
}

/// What is at `url`, whole: a photo, a drawing, a document. After 20 s it gives up.
pub fn fetch(url: &str) -> Result<Vec<u8>, DownloadError> {
    workbook_photo::fetch_file(url)
}

/// Downloads what is at `url` into `dir`, and calls the file after its `place` in the list: `007`.
fn download_as(place: usize, url: &str, dir: &Path) -> Result<PathBuf, DownloadError> {
    let bytes = fetch(url)?;
    let path = dir.join(format!("{place:03}"));
    // An `io::Error` becomes a `DownloadError::Disk` here.
    fs::write(&path, bytes)?;
    Ok(path)
}

/// Downloads the files one after the other.
pub fn download_one_by_one(urls: &[String], dir: &Path) -> Vec<Result<PathBuf, DownloadError>> {
    urls.iter().enumerate().map(|(place, url)| download_as(place, url, dir)).collect()
}

/// Downloads in processes: this program, started `workers` times, with a share of the addresses for each.
fn download_in_processes(urls: &[String], dir: &Path, workers: usize) -> io::Result<()> {
    let shares = urls.chunks(urls.len().div_ceil(workers).max(1)).enumerate();
    let start = |(number, share): (usize, &[String])| {
        let own = dir.join(format!("process-{number}"));
        fs::create_dir_all(&own)?;
        Command::new(env::current_exe()?).arg(WORKER).arg(own).args(share).spawn()
    };
    // Collected: all are started before any is waited for.
    let children: Vec<_> = shares.map(start).collect::<io::Result<_>>()?;
    let mut failed = 0;
    for mut child in children {
        failed += usize::from(!child.wait()?.success());
    }
    if failed == 0 { Ok(()) } else { Err(io::Error::other(format!("{failed} processes failed"))) }
}

/// Step 1. Downloads the files at `urls` into `dir`, in threads; the results are the paths of the files.
///
/// - Each URL is fetched once, also one that fails, and has a file of its own in `dir`: as with [`download_as`]. The
///   results stand in the order of `urls`, whichever is ready first.
/// - `workers` requests are in flight at once while as many are left, and never more. `workers` is at least 1.
///   Whoever is free takes the next: nobody who could fetch it waits for a slow one.
/// - One that fails is an `Err` in its place; no other notices, and who met it goes on. No URLs: no results.
pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let files = urls.len();
    todo!("step 1: all {files} files in {dir:?}, {workers} at once, results in the order of `urls`")
}

/// Step 2. Writes the `bytes` that came from `url` into `dir`, which is there; the result is the path of the file.
///
/// - Two URLs never share a file: not when their last parts are the same, not in two runs of the program, and not
///   when they are saved at the same time.
/// - Under that path nobody ever finds a part of the file: not while it is being written, not when that fails
///   half-way, and not when two threads save the same URL at once. Each of those gets a whole file.
/// - No URL writes outside `dir`, whatever it holds: `..`, `%2e%2e`, `%2F`. One that no file can be named after may
///   be an error.
/// - What can't be written is an error, and then nothing of it is left in `dir`.
pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    let size = bytes.len();
    todo!("step 2: {size} bytes of {url} in {dir:?}, whole or not at all, under a name of their own")
}

/// Step 3. Tries `attempt` until it succeeds, `attempts` times at most; `attempts` is at least 1.
///
/// - The first success is the result, at once. When there is none, the last error is.
/// - Between two attempts it pauses: `first_pause` at first, then exactly twice as long each time, however often.
///   After the last failure it does not pause, and there is no attempt more.
pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let succeeded = attempt().is_ok();
    todo!(
        "step 3: up to {attempts} attempts, pauses from {first_pause:?} on; the first succeeded: {succeeded}"
    )
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    ("What makes downloading I/O-bound, and what would make it CPU-bound? How do you tell?", ""),
    ("How much faster did you expect 8 threads to be, and how much were they? What about 64?", ""),
    ("Threads or processes for downloads: what differs in time, and what when one of them crashes?", ""),
    ("Why should pauses between attempts grow? What if a thousand programs retry at the same moments?", ""),
];

/// Something to download.
struct Job {
    what: String,
    urls: Vec<String>,
    /// Serves it as long as this is there.
    _source: Source,
}

/// `what`, from a server that takes `latency` to answer.
fn job(
    options: &lesson::Options,
    what: &str,
    latency: Duration,
    ask: impl FnOnce(&str) -> Result<Vec<String>, DownloadError>,
) -> Job {
    let source = Source::open(options.text("from"), options.scale().shrink(latency));
    let urls = source.addresses(ask);
    Job { what: format!("{} {what}", urls.len()), urls, _source: source }
}

/// Photos of a size that does not take long even from far away.
fn photos(base: &str, count: usize) -> Result<Vec<String>, DownloadError> {
    Ok(list(base, count)?.iter().map(|url| workbook_photo::sized(url, 640, 420)).collect())
}

/// The notebook's downloads. A server that was named has photos alone.
fn jobs(options: &lesson::Options) -> Vec<Job> {
    let count = options.get("photos");
    let photos_alone = job(options, "photos", Duration::from_millis(800), |base| photos(base, count));
    if options.text("from").is_some() {
        return vec![photos_alone, job(options, "more photos", Duration::ZERO, |base| photos(base, 60))];
    }
    let gallery = |base: &str| workbook_photo::images_on(&format!("{base}/gallery"));
    let documents = |base: &str| Ok((1..=7).map(|number| format!("{base}/pdf/{number}")).collect());
    vec![
        photos_alone,
        job(options, "images", Duration::from_millis(450), gallery),
        job(options, "documents", Duration::from_millis(1500), documents),
    ]
}

/// A folder of its own for each way of downloading, empty.
fn fresh(name: &str) -> PathBuf {
    let dir = workbook_photo::folder().join(name);
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).expect("the target folder can be written to");
    dir
}

/// Says which downloads failed, and gives their number.
fn tell_failures(urls: &[String], results: Vec<Result<PathBuf, DownloadError>>) -> usize {
    let failures = urls.iter().zip(results).filter_map(|(url, result)| Some((url, result.err()?)));
    failures.map(|(url, error)| eprintln!("  {url}: {error}")).count()
}

/// Downloads the files one way; says what failed, and gives the time it took.
fn timed(job: &Job, way: impl FnOnce(&[String]) -> Vec<Result<PathBuf, DownloadError>>) -> Duration {
    let run = || lesson::timed(|| way(&job.urls));
    let lesson::Timed { value: results, took } = workbook_photo::progress("downloading", job.urls.len(), run);
    tell_failures(&job.urls, results);
    took
}

/// The same, with processes.
fn timed_in_processes(job: &Job, workers: usize) -> Duration {
    let run = lesson::timed(|| download_in_processes(&job.urls, &fresh("processes"), workers));
    if let Err(error) = run.value {
        eprintln!("  {}: {error}", job.what);
    }
    run.took
}

/// Two steps more: names for the files, and a server that fails every other time.
fn save_and_retry() {
    let flaky = Source::that_fails();
    let urls = flaky.addresses(|base| Ok((0..20).map(|id| format!("{base}/id/{id}/64/42")).collect()));
    let arrived = urls.iter().filter_map(|url| Some((url, fetch(url).ok()?)));
    let arrived: Vec<(&String, Vec<u8>)> = arrived.collect();
    println!("A server that fails about every other time: {} of 20 photos arrived.", arrived.len());
    let dir = fresh("saved");
    let saved = lesson::step(2, || {
        arrived.iter().map(|(url, bytes)| save(url, bytes, &dir)).collect::<io::Result<Vec<PathBuf>>>()
    });
    match saved {
        Some(Ok(paths)) => println!("step 2: saved, one of them as {}", paths[0].display()),
        Some(Err(error)) => println!("step 2: {error}"),
        None => {}
    }
    let patient = |url: &&String| with_retries(6, Duration::from_millis(1), || fetch(url)).is_ok();
    if let Some(arrived) = lesson::step(3, || urls.iter().filter(patient).count()) {
        println!("step 3: with up to 6 attempts each, {arrived} of 20 arrived.");
    }
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [worker, dir, urls @ ..] = &arguments[..]
        && worker == WORKER
    {
        let failed = tell_failures(urls, download_one_by_one(urls, Path::new(dir)));
        process::exit(i32::from(failed > 0));
    }
    let options = lesson::CommandLine::of("08_downloads")
        .default_scale(0.02)
        .number("photos", 10, 1..=26, "photos to download")
        .number("workers", 8, 1..=64, "downloads at once")
        .text("from", "URL", "a server to download from in place of the lesson's own: https://picsum.photos")
        .read();
    let workers = options.get("workers");
    let jobs = jobs(&options);

    let all: Vec<&str> = jobs.iter().map(|job| job.what.as_str()).collect();
    println!("{} are downloaded.", all.join(", "));
    let prediction = options.predict(&format!("How many times as fast are {workers} threads as one?"));
    if let Some(prediction) = prediction {
        println!("predicted:  {prediction}");
    }
    println!("in Python:  10 photos 8 s, with threads 2 s; 60 images 27 s, with 8 threads 9 s\n");
    let one_by_one = |job: &Job| timed(job, |urls| download_one_by_one(urls, &fresh("one_by_one")));
    let one_by_one: Vec<Duration> = jobs.iter().map(one_by_one).collect();
    let processes: Vec<Duration> = jobs.iter().map(|job| timed_in_processes(job, workers)).collect();
    let threads = |job: &Job| timed(job, |urls| download_all(urls, &fresh("threads"), workers));
    let threads = lesson::step(1, || jobs.iter().map(threads).collect::<Vec<_>>());
    // A server that was named is as fast as it is; the lesson's own is told at full length.
    let scale = if options.text("from").is_some() { lesson::Scale::FULL } else { options.scale() };
    let mut bars = lesson::Bars::new();
    for (place, job) in jobs.iter().enumerate() {
        bars = bars.time(&format!("{}, one by one", job.what), scale.stretch(one_by_one[place]));
        bars = bars.time(&format!("  {workers} processes"), scale.stretch(processes[place]));
        if let Some(threads) = &threads {
            bars = bars.time(&format!("  step 1: {workers} threads"), scale.stretch(threads[place]));
        }
    }
    println!("\n{bars}\n");
    save_and_retry();
    lesson::finish("08_downloads", QUESTIONS);
    Ok(())
}
