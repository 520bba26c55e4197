//! 11: photos blurred one by one, in threads and in processes.

use std::env;
use std::error::Error;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::thread;

use image::RgbImage;
use workbook::lesson::{self, Bars, CommandLine, Timed};

use crate::{FilterError, Photo, folder, progress, samples, serve_blurs, sheet};

/// What the program is called with when it is to be a worker process of itself.
const WORKER: &str = "blur-worker";

type Results = Vec<Result<(), FilterError>>;

/// So many photos as the options say, blurred in several ways.
pub struct Filter {
    photos: usize,
    workers: usize,
    bars: Bars,
}

impl Filter {
    /// Blurs the photos with `one_by_one`. A worker process of this program blurs those that it is given with `blur`
    /// instead, and ends.
    ///
    /// # Errors
    /// In a worker process, when its pipes can't be used.
    pub fn begin(
        blur: impl Fn(&Path) -> Result<(), FilterError>,
        one_by_one: impl FnOnce(&[PathBuf]) -> Results,
    ) -> io::Result<Filter> {
        if env::args().nth(1).as_deref() == Some(WORKER) {
            serve_blurs(blur)?;
            process::exit(0);
        }
        let cores = thread::available_parallelism().map_or(2, usize::from);
        let options = CommandLine::of("11_photo_filter")
            .number("photos", 10, 1..=26, "photos to blur")
            .number("workers", cores as u64, 1..=64, "threads, or processes, at once")
            .read();
        let (photos, workers) = (options.get("photos"), options.get("workers"));
        println!("{photos} photos of about 1880 × 1250 pixels are blurred, on {cores} cores.");
        let prediction = options.predict("How many times faster are two threads than one?");
        let took = timed_on_fresh(photos, one_by_one).took;
        if let Some(prediction) = prediction {
            println!("predicted:  {prediction}");
        }
        Ok(Filter { photos, workers, bars: Bars::new().time("one by one", took) })
    }

    /// The same in turn, each photo in a process that is started for it alone.
    pub fn in_a_process_each(&mut self, way: impl FnOnce(&[PathBuf], &dyn Fn() -> Command) -> Results) {
        let run = timed_on_fresh(self.photos, |photos| way(photos, &worker));
        self.draw("one by one, a process each", run);
    }

    /// How many photos are in a folder.
    ///
    /// # Errors
    /// When the photos can't be written, or not be found.
    pub fn step_1(&self, photos_in: impl FnOnce(&Path) -> io::Result<Vec<PathBuf>>) -> io::Result<()> {
        let folder = samples(self.photos)?;
        if let Some(found) = lesson::step(1, || photos_in(&folder)) {
            println!("step 1: {} photos in {}", found?.len(), folder.display());
        }
        Ok(())
    }

    /// The same in so many threads as the options say.
    pub fn step_2(&mut self, blur_all: impl FnOnce(&[PathBuf], usize) -> Results) {
        let Filter { photos, workers, .. } = *self;
        let threads = |paths: &[PathBuf]| blur_all(paths, workers);
        if let Some(run) = lesson::step(2, || timed_on_fresh(photos, threads)) {
            self.draw(&format!("step 2: {workers} threads"), run);
        }
    }

    /// The same in so many processes.
    pub fn step_3(
        &mut self,
        blur_all: impl FnOnce(&[PathBuf], usize, &(dyn Fn() -> Command + Sync)) -> Results,
    ) {
        let Filter { photos, workers, .. } = *self;
        let processes = |paths: &[PathBuf]| blur_all(paths, workers, &worker);
        if let Some(run) = lesson::step(3, || timed_on_fresh(photos, processes)) {
            self.draw(&format!("step 3: {workers} processes"), run);
        }
    }

    fn draw(&mut self, label: &str, run: Timed<()>) {
        self.bars = std::mem::take(&mut self.bars).time(label, run.took);
    }

    /// The times side by side, and a picture of photos before and after.
    pub fn compare(&self) {
        println!("\n{}\n\nin Python, 10 photos with Pillow: 1.7 s, and 0.9 s with two processes", self.bars);
        match write_sheet() {
            Ok(path) => println!("before and after: {}", path.display()),
            Err(error) => println!("the before-and-after picture can't be written: {error}"),
        }
    }
}

/// A command that runs this program as a worker process.
fn worker() -> Command {
    let mut command = Command::new(env::current_exe().expect("this program is running"));
    command.arg(WORKER);
    command
}

/// Runs one way on fresh copies of the photos; says what failed, and gives the time it took.
fn timed_on_fresh(count: usize, way: impl FnOnce(&[PathBuf]) -> Results) -> Timed<()> {
    let folder = samples(count).expect("the target folder can be written to");
    let entries = fs::read_dir(folder).expect("it was written just now");
    let mut photos: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    photos.sort();
    let Timed { value: results, took } = progress("blurring", count, || lesson::timed(|| way(&photos)));
    for (photo, result) in photos.iter().zip(results) {
        if let Err(error) = result {
            println!("  {}: {error}", photo.display());
        }
    }
    Timed { value: (), took }
}

/// A picture of three photos before and after.
fn write_sheet() -> Result<PathBuf, Box<dyn Error>> {
    let from = samples(3)?;
    let mut pictures: Vec<RgbImage> = Vec::new();
    for number in 0..3 {
        let photo = Photo::open(&from.join(format!("photo-{number:02}.jpg")))?;
        pictures.extend([photo.thumbnail(400), photo.blurred(15.0).thumbnail(400)].map(RgbImage::from));
    }
    let path = folder().join("before_and_after.png");
    sheet(&pictures, 2, &path)?;
    Ok(path)
}
