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
use std::process::Command;
use std::time::Duration;

use workbook::lesson;
use workbook_photo::DownloadError;
use workbook_photo::experiments;

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

fn main() {
    let downloads = experiments::Downloads::begin(WORKER, download_one_by_one);
    downloads.in_processes(download_in_processes);
    downloads.step_1(download_all);
    let flaky = experiments::Flaky::begin(fetch);
    flaky.step_2(save);
    flaky.step_3(|url| with_retries(6, Duration::from_millis(1), || fetch(url)).is_ok());
    lesson::finish("08_downloads", QUESTIONS);
}
