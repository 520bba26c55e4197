//! 12 · Thumbnails
//!
//! Photos are downloaded, and made small. One waits for the network, the other works: downloaders put what they
//! have into a queue, resizers take it out, and both go on at once. The queue is bounded, so that whoever is
//! faster waits for the other, and the memory does not fill.
//!
//! Run:    cargo run --bin 12_thumbnails          (add `-- --help` for the options)
//! Check:  cargo test 12_thumbnails
//! Hints:  hints/12_thumbnails.md
//!
//! New here: a pipeline with failures, a log. From before: bounded queues, workers, one owner of each result.

use std::error::Error;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use workbook::lesson;
use workbook_photo::MakeError;
use workbook_photo::experiments;

/// How wide thumbnails are, in pixels.
pub const WIDTHS: [u32; 3] = [32, 64, 200];

/// How many photos may wait between their download and their resizing.
pub const WAITING: usize = 8;

/// Makes thumbnails in a folder: `incoming/` has the photos, `outgoing/` the thumbnails.
pub struct ThumbnailMaker {
    home: PathBuf,
    /// How many photos are downloaded at once; at least 1.
    pub downloaders: usize,
    /// How many are resized at once; at least 1.
    pub resizers: usize,
    /// Where it tells what it does, if it does.
    pub log: Option<Log>,
}

/// What came of a list of photos.
pub struct Report {
    /// The thumbnails.
    pub made: Vec<PathBuf>,
    /// The URLs that there are no thumbnails of, and why.
    pub failed: Vec<(String, MakeError)>,
    /// How long it took.
    pub took: Duration,
}

/// The thumbnails of one photo, or why there are none.
type Made = Result<Vec<PathBuf>, MakeError>;

impl ThumbnailMaker {
    /// A maker with four downloaders and a resizer for each core.
    pub fn new(home: &Path) -> ThumbnailMaker {
        let resizers = thread::available_parallelism().map_or(2, usize::from);
        ThumbnailMaker { home: home.to_path_buf(), downloaders: 4, resizers, log: None }
    }

    /// `incoming/` or `outgoing/`, which is created when it is not there.
    fn folder(&self, name: &str) -> io::Result<PathBuf> {
        let folder = self.home.join(name);
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// Downloads a photo into `incoming/`; gives the name of the file. `place` is the photo's place in the list:
    /// no two photos have the same, so no two files do, whatever their URLs are.
    pub fn download(&self, place: usize, url: &str) -> Result<String, MakeError> {
        let photo = workbook_photo::fetch(url)?;
        let name = format!("photo-{place:03}.jpg");
        let path = self.folder("incoming")?.join(&name);
        // A full disk takes half a photo, which is none.
        fs::write(&path, photo).inspect_err(|_| drop(fs::remove_file(&path)))?;
        self.tell("INFO", &format!("downloaded {url} as {name}"));
        Ok(name)
    }

    /// Writes to the log, if there is one.
    fn tell(&self, level: &str, event: &str) {
        if let Some(log) = &self.log {
            log.write(level, event);
        }
    }

    /// One photo after the other: each is downloaded, then resized.
    fn make_one_by_one(&self, urls: &[String]) -> Report {
        let begin = Instant::now();
        let (mut made, mut failed) = (Vec::new(), Vec::new());
        for (place, url) in urls.iter().enumerate() {
            match self.download(place, url).and_then(|name| self.resize(&name)) {
                Ok(thumbnails) => made.extend(thumbnails),
                Err(error) => failed.push((url.clone(), error)),
            }
        }
        Report { made, failed, took: begin.elapsed() }
    }
}

impl ThumbnailMaker {
    /// Step 1. Makes the thumbnails of the photo called `name` in `incoming/`.
    ///
    /// - There is one for each of [`WIDTHS`], in `outgoing/`. That of `cat.jpg` in 64 is `cat_64.jpg`. Their
    ///   paths are given back.
    /// - Each is made from the photo itself. They look like it, and have its shape:
    ///   [`workbook_photo::Photo::thumbnail`] sees to that. [`workbook_photo::Photo::open`] puts the photo upright, and
    ///   by it the checks see you at work. A [`workbook_photo::Photo`] is an [`image::RgbImage`] with these methods too.
    /// - When all of them are written, the photo is removed from `incoming/`. When one can't be, it stays there.
    /// - A photo that can't be read is an error, and has no thumbnails.
    pub fn resize(&self, name: &str) -> Made {
        let photo = self.folder("incoming")?.join(name);
        todo!("step 1: thumbnails of {photo:?} in outgoing/, and then no photo in incoming/")
    }
}

impl ThumbnailMaker {
    /// Step 2. Downloads the photos at `urls` and makes their thumbnails.
    ///
    /// - Each URL is downloaded once, and ends up in one place: its three thumbnails are in `made`, or it is in
    ///   `failed`. A URL that stands there twice is two photos. No URLs: both are empty.
    /// - `downloaders` photos are downloaded at once while as many are left, and never more. `resizers` photos
    ///   are resized at once while as many are there, and never more. Whoever is free takes the next.
    /// - Photos are resized while others are still downloaded. No more than [`WAITING`] wait between the two.
    /// - Afterwards `incoming/` is empty, whatever failed.
    ///
    /// [`ThumbnailMaker::download`] and your [`ThumbnailMaker::resize`] do one photo each.
    pub fn make_thumbnails(&self, urls: &[String]) -> Report {
        let (put, take) = crossbeam_channel::bounded::<(usize, String)>(WAITING);
        todo!("step 2: {} photos from downloaders to resizers through {put:?} and {take:?}", urls.len())
    }
}

/// A file with a line for each event. Change its fields as you like.
pub struct Log {
    file: fs::File,
}

impl Log {
    /// Step 3. A log in the file at `path`. What it holds already stays; new lines come after it.
    pub fn open(path: &Path) -> io::Result<Log> {
        todo!("step 3: a log in {path:?}, its lines after those that are there")
    }

    /// Step 3, too. Adds a line: date and time, `level`, the name of the calling thread (or `unnamed`) and `event`, with
    /// a space between each, such as `2026-11-28T14:46:31.250Z INFO resizer-1 resized cat.jpg`.
    ///
    /// - The time is that in UTC, with seconds, as [`workbook_photo::utc_now`] writes it.
    /// - The event is whole, and one line: a line break in it stands as `\n`, two letters, and likewise `\r`.
    /// - The line is in the file when this returns.
    /// - Many threads write at once, and each line stays whole.
    pub fn write(&self, level: &str, event: &str) {
        let (time, file) = (workbook_photo::utc_now(), &self.file);
        todo!("step 3: a whole line of {time}, {level}, the thread's name and {event} in {file:?}")
    }
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    ("What did you expect the pipeline to take, given the times for downloading and for resizing alone?", ""),
    ("What happens in yours when the network is ten times as fast, and when it is ten times as slow?", ""),
    ("Why is the queue bounded, and what would be different with a bound of 1?", ""),
    ("What tells each of your threads that it is done, also when the last download fails?", ""),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut thumbnails = experiments::Thumbnails::begin();
    let downloaders = thumbnails.downloaders();
    let maker = |home: &Path| ThumbnailMaker { downloaders, ..ThumbnailMaker::new(home) };
    let one_by_one = maker(&thumbnails.home("one_by_one")?);
    thumbnails.step_1(|urls| one_by_one.make_one_by_one(urls).took);
    let mut pipeline = maker(&thumbnails.home("pipeline")?);
    pipeline.log = thumbnails.step_3(&pipeline.home, Log::open)?;
    thumbnails.step_2(|urls| {
        let Report { made, failed, took } = pipeline.make_thumbnails(urls);
        (made, failed.len(), took)
    })?;
    thumbnails.compare();
    lesson::finish("12_thumbnails", QUESTIONS);
    Ok(())
}
