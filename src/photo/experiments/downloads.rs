//! 08: files one by one, in processes and in threads.

use std::cell::RefCell;
use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::time::Duration;

use workbook::lesson::{self, Bars, CommandLine, Options, Scale, Timed};

use crate::{DownloadError, Source, images_on, list, progress, sized};

use super::fresh;

type Results = Vec<Result<PathBuf, DownloadError>>;

/// Photos, images and documents, from a server that takes its time.
pub struct Downloads {
    workers: usize,
    scale: Scale,
    jobs: Vec<Job>,
}

/// Something to download.
struct Job {
    what: String,
    urls: Vec<String>,
    /// Serves it as long as this is there.
    _source: Source,
    /// What was done in which time.
    times: RefCell<Vec<(String, Duration)>>,
}

impl Downloads {
    /// Downloads all of it with `one_by_one`. A process that was started with the word `worker`, a folder and addresses
    /// downloads those instead, and ends.
    pub fn begin(worker: &str, one_by_one: fn(&[String], &Path) -> Results) -> Downloads {
        be_worker(worker, one_by_one);
        let options = CommandLine::of("08_downloads")
            .default_scale(0.02)
            .number("photos", 10, 1..=26, "photos to download")
            .number("workers", 8, 1..=64, "downloads at once")
            .text(
                "from",
                "URL",
                "a server to download from instead of the lesson's own: https://picsum.photos",
            )
            .read();
        let (workers, jobs) = (options.get("workers"), jobs(&options));
        let all: Vec<&str> = jobs.iter().map(|job| job.what.as_str()).collect();
        println!("{} are downloaded.", all.join(", "));
        if let Some(prediction) =
            options.predict(&format!("How many times faster are {workers} threads than one?"))
        {
            println!("predicted:  {prediction}");
        }
        println!("in Python:  10 photos 8 s, with threads 2 s; 60 images 27 s, with 8 threads 9 s\n");
        // A server that was named is as fast as it is; the lesson's own is told at full length.
        let scale = if options.text("from").is_some() { Scale::FULL } else { options.scale() };
        for job in &jobs {
            let took = job.timed(|urls| one_by_one(urls, &fresh("one_by_one")));
            job.note(format!("{}, one by one", job.what), took);
        }
        Downloads { workers, scale, jobs }
    }

    /// The same in so many processes as the options say.
    pub fn in_processes(&self, download: impl Fn(&[String], &Path, usize) -> io::Result<()>) {
        for job in &self.jobs {
            let run = lesson::timed(|| download(&job.urls, &fresh("processes"), self.workers));
            if let Err(error) = run.value {
                eprintln!("  {}: {error}", job.what);
            }
            job.note(format!("  {} processes", self.workers), run.took);
        }
    }

    /// The same in so many threads, and all times side by side.
    pub fn step_1(&self, download_all: impl Fn(&[String], &Path, usize) -> Results) {
        let threads = |job: &Job| job.timed(|urls| download_all(urls, &fresh("threads"), self.workers));
        let times = lesson::step(1, || self.jobs.iter().map(threads).collect::<Vec<_>>());
        for (job, took) in self.jobs.iter().zip(times.unwrap_or_default()) {
            job.note(format!("  step 1: {} threads", self.workers), took);
        }
        let times = self.jobs.iter().flat_map(|job| job.times.take());
        let bar = |bars: Bars, (label, took): (String, Duration)| bars.time(&label, self.scale.stretch(took));
        println!("\n{}\n", times.fold(Bars::new(), bar));
    }
}

impl Job {
    /// Downloads the files one way; says what failed, and gives the time it took.
    fn timed(&self, way: impl FnOnce(&[String]) -> Results) -> Duration {
        let run = || lesson::timed(|| way(&self.urls));
        let Timed { value: results, took } = progress("downloading", self.urls.len(), run);
        tell_failures(&self.urls, results);
        took
    }

    fn note(&self, what: String, took: Duration) {
        self.times.borrow_mut().push((what, took));
    }
}

/// What a worker process does: it ends here.
fn be_worker(word: &str, one_by_one: fn(&[String], &Path) -> Results) {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [first, dir, urls @ ..] = &arguments[..]
        && first == word
    {
        let failed = tell_failures(urls, one_by_one(urls, Path::new(dir)));
        process::exit(i32::from(failed > 0));
    }
}

/// Says which downloads failed, and gives their number.
fn tell_failures(urls: &[String], results: Results) -> usize {
    let failures = urls.iter().zip(results).filter_map(|(url, result)| Some((url, result.err()?)));
    failures.map(|(url, error)| eprintln!("  {url}: {error}")).count()
}

/// The notebook's downloads. A server that was named has photos alone.
fn jobs(options: &Options) -> Vec<Job> {
    let count = options.get("photos");
    let photos_alone = job(options, "photos", Duration::from_millis(800), |base| photos(base, count));
    if options.text("from").is_some() {
        return vec![photos_alone, job(options, "more photos", Duration::ZERO, |base| photos(base, 60))];
    }
    let gallery = |base: &str| images_on(&format!("{base}/gallery"));
    let documents = |base: &str| Ok((1..=7).map(|number| format!("{base}/pdf/{number}")).collect());
    vec![
        photos_alone,
        job(options, "images", Duration::from_millis(450), gallery),
        job(options, "documents", Duration::from_millis(1500), documents),
    ]
}

/// `what`, from a server that takes `latency` to answer.
fn job(
    options: &Options,
    what: &str,
    latency: Duration,
    ask: impl FnOnce(&str) -> Result<Vec<String>, DownloadError>,
) -> Job {
    let source = Source::open(options.text("from"), options.scale().shrink(latency));
    let urls = source.addresses(ask);
    Job { what: format!("{} {what}", urls.len()), urls, _source: source, times: RefCell::default() }
}

/// Photos of a size that does not take long even from far away.
fn photos(base: &str, count: usize) -> Result<Vec<String>, DownloadError> {
    Ok(list(base, count)?.iter().map(|url| sized(url, 640, 420)).collect())
}
