//! A photo in memory; opening and saving.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use jpeg_encoder::{ColorType, Encoder};

use crate::decode::{self, Detail};
use crate::error::PhotoError;
use crate::{blur, messages, resize, watch};

/// What Pillow takes when nothing is said.
const QUALITY: u8 = 75;
/// A thumbnail made from fewer pixels than this many times its own would be less sharp.
const SPARE: u32 = 2;

/// A photo: red, green and blue of each pixel, row by row.
#[derive(Clone, PartialEq, Eq)]
pub struct Photo {
    pixels: Vec<u8>,
    width: u32,
    height: u32,
    /// Width and height of the file it comes from.
    taken: [u32; 2],
}

impl Photo {
    /// Reads a JPEG. The photo stands upright, however the camera was held.
    ///
    /// # Errors
    /// When the file can't be read, or is not a whole JPEG.
    pub fn open(path: &Path) -> Result<Photo, PhotoError> {
        let _watched = watch::begin("open", path);
        Photo::read(path, Detail::All)
    }

    fn read(path: &Path, detail: Detail) -> Result<Photo, PhotoError> {
        decode::jpeg(&fs::read(path).map_err(PhotoError::Read)?, detail)
    }

    /// Reads a JPEG with as much detail as a thumbnail of this width needs: it comes smaller than it was taken,
    /// and the thumbnail is made in a fraction of the time.
    ///
    /// # Errors
    /// As [`Photo::open`].
    pub fn open_for_thumbnail(path: &Path, width: u32) -> Result<Photo, PhotoError> {
        let _watched = watch::begin("open", path);
        let photo = Photo::read(path, Detail::ForThumbnail(width))?;
        Ok(photo.reduced_for(width).unwrap_or(photo))
    }

    /// Smaller by means of squares, but with pixels to spare for a thumbnail of this width. `None`: it has none
    /// too many.
    fn reduced_for(&self, width: u32) -> Option<Photo> {
        let size = [self.width, self.height];
        let by = spare(size, width);
        if by < 2 {
            return None;
        }
        let (pixels, [width, height]) = resize::reduced(&self.pixels, size, by);
        Some(Photo { pixels, width, height, taken: self.taken })
    }

    /// A photo from its pixels, which may be fewer than were taken.
    pub(crate) fn from_pixels(
        pixels: Vec<u8>,
        [width, height]: [u32; 2],
        taken: [u32; 2],
    ) -> Result<Photo, PhotoError> {
        let count = width as usize * height as usize * 3;
        if count == 0 || pixels.len() != count {
            return Err(PhotoError::NotAPhoto(messages::NO_PIXELS.into()));
        }
        Ok(Photo { pixels, width, height, taken })
    }

    /// Pixels from left to right.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Pixels from top to bottom.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Red, green and blue of each pixel, row by row.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// The same photo out of focus: a Gaussian blur.
    #[must_use]
    pub fn blurred(&self, sigma: f32) -> Photo {
        self.clone().into_blurred(sigma)
    }

    fn into_blurred(self, sigma: f32) -> Photo {
        let pixels = blur::gaussian(self.pixels, self.width as usize, self.height as usize, sigma);
        Photo { pixels, ..self }
    }

    /// The same photo in this width, by Lanczos' filter. The height follows, and is at least 1.
    #[must_use]
    pub fn thumbnail(&self, width: u32) -> Photo {
        let width = width.max(1);
        let [taken_width, taken_height] = self.taken.map(f64::from);
        let height = (f64::from(width) * taken_height / taken_width).round().max(1.0) as u32;
        // A photo that came smaller is meant for speed; of a whole one every pixel counts.
        let smaller = if self.width < self.taken[0] { self.reduced_for(width) } else { None };
        let from = smaller.as_ref().unwrap_or(self);
        let size = (from.width as usize, from.height as usize);
        let pixels = resize::lanczos(&from.pixels, size, (width as usize, height as usize));
        Photo { pixels, width, height, taken: self.taken }
    }

    /// Writes it as a JPEG. Nobody ever sees half a file there: it is put in place whole, or not at all.
    ///
    /// # Errors
    /// When it can't be written, or is too large for a JPEG. What was there before still is.
    pub fn save(&self, path: &Path) -> Result<(), PhotoError> {
        let unfit = || PhotoError::Write(io::Error::other(messages::NO_PIXELS));
        let side = |pixels: u32| u16::try_from(pixels).map_err(|_| unfit());
        let mut file = Vec::new();
        Encoder::new(&mut file, QUALITY)
            .encode(&self.pixels, side(self.width)?, side(self.height)?, ColorType::Rgb)
            .map_err(|_| unfit())?;
        put_in_place(path, &file).map_err(PhotoError::Write)
    }
}

/// How many times smaller a photo of this size can be and still have pixels to spare for a thumbnail of this width.
pub(crate) fn spare([width, height]: [u32; 2], thumbnail: u32) -> u32 {
    (width / thumbnail.saturating_mul(SPARE).max(1)).min(height)
}

/// Blurs the photo at `path`, in place.
///
/// # Errors
/// When it can't be read or written, or is no photo: then the file is as it was.
pub fn blur_in_place(path: &Path, sigma: f32) -> Result<(), PhotoError> {
    let _watched = watch::begin("blur", path);
    Photo::read(path, Detail::All)?.into_blurred(sigma).save(path)
}

/// Writes beside the path, and renames: other programs see the old file or the new one.
fn put_in_place(path: &Path, bytes: &[u8]) -> io::Result<()> {
    static DRAFTS: AtomicU32 = AtomicU32::new(0);
    let number = DRAFTS.fetch_add(1, Ordering::Relaxed);
    let draft: PathBuf = path.with_extension(format!("{}-{number}.draft", std::process::id()));
    let written = fs::write(&draft, bytes).and_then(|()| fs::rename(&draft, path));
    if written.is_err() {
        // The failure that counts is the first.
        let _ = fs::remove_file(&draft);
    }
    written
}
