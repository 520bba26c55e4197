//! 12: photos downloaded and made small, one by one and as a pipeline.

use std::error::Error;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use image::RgbImage;
use workbook::lesson::{self, Bars, CommandLine};

use crate::{DownloadError, Photo, Source, folder, list, progress, sheet, sized};

/// So many photos as the options say, from a server.
pub struct Thumbnails {
    downloaders: usize,
    urls: Vec<String>,
    bars: Bars,
    /// Serves them as long as this is there.
    _source: Source,
}

impl Thumbnails {
    /// Finds out what there is to download.
    pub fn begin() -> Thumbnails {
        let options = CommandLine::of("12_thumbnails")
            .number("photos", 26, 0..=26, "photos to download")
            .number("downloaders", 4, 1..=64, "photos downloaded at once")
            .number("latency", 100, 0..=10_000, "delay of the lesson's own server in milliseconds")
            .text(
                "from",
                "URL",
                "a server to download from instead of the lesson's own: https://picsum.photos",
            )
            .read();
        let source = Source::open(options.text("from"), Duration::from_millis(options.get("latency")));
        let urls = source.addresses(|base| photos(base, options.get("photos")));
        println!(
            "{} photos of about 1880 × 1250 pixels are downloaded, and resized to widths of 32, 64 and 200 pixels.",
            urls.len()
        );
        if let Some(prediction) = options.predict(
            "One by one they take some seconds. How many with 4 downloaders, and resizers at the same time?",
        ) {
            println!("predicted:  {prediction}");
        }
        println!("in Python:  sequential 5.6 s, with threads 3.1 s, from local files\n");
        Thumbnails { downloaders: options.get("downloaders"), urls, bars: Bars::new(), _source: source }
    }

    /// How many photos are to be downloaded at once.
    pub fn downloaders(&self) -> usize {
        self.downloaders
    }

    /// A folder of its own for each way of making thumbnails, empty.
    ///
    /// # Errors
    /// When it can't be made.
    pub fn home(&self, name: &str) -> io::Result<PathBuf> {
        let home = folder().join(name);
        if home.exists() {
            fs::remove_dir_all(&home)?;
        }
        fs::create_dir_all(&home)?;
        Ok(home)
    }

    /// One photo after the other; `make` tells how long that took.
    pub fn step_1(&mut self, make: impl FnOnce(&[String]) -> Duration) {
        if let Some(took) = lesson::step(1, || self.counted(make)) {
            self.draw("step 1: one by one", took);
        }
    }

    /// All in a pipeline; `make` tells which thumbnails there are, how many photos failed, and how long that took.
    ///
    /// # Errors
    /// When the contact sheet can't be written.
    pub fn step_2(
        &mut self,
        make: impl FnOnce(&[String]) -> (Vec<PathBuf>, usize, Duration),
    ) -> Result<(), Box<dyn Error>> {
        if let Some((made, failed, took)) = lesson::step(2, || self.counted(make)) {
            self.draw("step 2: as a pipeline", took);
            println!("step 2: {} thumbnails, {failed} photos failed", made.len());
            println!("contact sheet: {}", write_sheet(&made)?.display());
        }
        Ok(())
    }

    /// A log in the folder `home`, if it is written already.
    ///
    /// # Errors
    /// When `open` fails.
    pub fn step_3<L>(&self, home: &Path, open: impl FnOnce(&Path) -> io::Result<L>) -> io::Result<Option<L>> {
        let path = home.join("thumbnails.log");
        let log = lesson::step(3, || open(&path)).transpose()?;
        if log.is_some() {
            println!("step 3: the log is {}", path.display());
        }
        Ok(log)
    }

    /// The times side by side.
    pub fn compare(&self) {
        println!("\n{}", self.bars);
    }

    /// Makes thumbnails while a bar shows how far that is: each photo is downloaded, and then opened.
    fn counted<T>(&self, make: impl FnOnce(&[String]) -> T) -> T {
        progress("downloading and resizing", 2 * self.urls.len(), || make(&self.urls))
    }

    fn draw(&mut self, label: &str, took: Duration) {
        self.bars = std::mem::take(&mut self.bars).time(label, took);
    }
}

/// The first photos of the server at `base`.
fn photos(base: &str, count: usize) -> Result<Vec<String>, DownloadError> {
    Ok(list(base, count)?.iter().take(count).map(|url| sized(url, 1880, 1250)).collect())
}

/// One picture of all thumbnails of 200 pixels.
fn write_sheet(made: &[PathBuf]) -> Result<PathBuf, Box<dyn Error>> {
    let is_large = |path: &&PathBuf| path.to_string_lossy().ends_with("_200.jpg");
    let mut large: Vec<&PathBuf> = made.iter().filter(is_large).collect();
    large.sort();
    let open = |path: &&PathBuf| Photo::open(path).map(RgbImage::from);
    let photos: Vec<RgbImage> = large.iter().map(open).collect::<Result<_, _>>()?;
    let path = folder().join("contact_sheet.png");
    sheet(&photos, 6, &path)?;
    Ok(path)
}
