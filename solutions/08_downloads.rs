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
use std::sync::atomic::AtomicU64;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;
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
    // Whoever is free takes the next. As right: a channel with the places, or one locked iterator.
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(url) = urls.get(place) else { return done };
            // `fetch` and `save` would do as well, once step 2 is written.
            done.push((place, download_as(place, url, dir)));
        }
    };
    let mut done: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers.min(urls.len())).map(|_| scope.spawn(share)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a download does not panic")).collect()
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
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
    static DRAFTS: AtomicU64 = AtomicU64::new(0);
    let name = name_of(url);
    if name.is_empty() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let path = dir.join(name);
    // Nobody else writes to this draft: no thread, no other process, and no URL's name begins with a dot.
    let draft = dir.join(format!(".{}-{}.part", process::id(), DRAFTS.fetch_add(1, Ordering::Relaxed)));
    // Renaming is one step: before it there is no file of that name, after it a whole one. For a power cut there
    // would have to be a `sync_all` between the two.
    let written = fs::write(&draft, bytes).and_then(|()| fs::rename(&draft, &path));
    if written.is_err() {
        // What was written may fill the disk. When there is no draft, there is nothing to remove.
        let _ = fs::remove_file(&draft);
    }
    written.map(|()| path)
}

/// The whole URL in letters that a name may have. Each other byte is written in a way of its own, so two URLs never
/// have one name. A hash of the URL would be as right, and shorter.
fn name_of(url: &str) -> String {
    let mut name = String::new();
    for byte in url.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => name.push(char::from(byte)),
            // `..` is no file.
            b'.' if !name.is_empty() => name.push('.'),
            // Large letters too: some systems take them for small ones.
            _ => name += &format!("%{byte:02x}"),
        }
    }
    name
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
    let (mut result, mut pause) = (attempt(), first_pause);
    for _ in 1..attempts {
        if result.is_ok() {
            break;
        }
        // Only here is it known that there is one attempt more.
        thread::sleep(pause);
        pause = pause.saturating_mul(2);
        result = attempt();
    }
    result
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    (
        "What makes downloading I/O-bound, and what would make it CPU-bound? How do you tell?",
        "Nearly all of its time passes in waiting for the server. Unpacking or decoding each file would make it \
         CPU-bound. Compare processor time with the time on the clock: `time` shows both.",
    ),
    (
        "How much faster did you expect 8 threads to be, and how much were they? What about 64?",
        "Eight times. It was three to six times: ten photos on eight threads take two rounds. With 64, each file \
         has a thread, and all take as long as the slowest.",
    ),
    (
        "Threads or processes for downloads: what differs in time, and what when one of them crashes?",
        "They wait equally fast, but a process takes longer to start. When a process crashes, only its share is \
         missing; a thread that aborts ends the whole program.",
    ),
    (
        "Why should pauses between attempts grow? What if a thousand programs retry at the same moments?",
        "Whoever is overloaded gets time to recover. A thousand that retry together overload it together again; a \
         random part in each pause spreads them.",
    ),
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
