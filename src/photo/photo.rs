//! A photo in memory; opening and saving.

use std::borrow::Borrow;
use std::fs;
use std::io;
use std::ops::Deref;
use std::path::Path;

use image::{ImageFormat, RgbImage};
use photo_server::{encode, put_in_place};
use resize::Type;

use crate::decode::{self, LONGEST_SIDE, MOST_PIXELS, not_a_photo};
use crate::error::PhotoError;
use crate::{messages, scale, watch};

/// What Pillow takes when nothing is said.
const QUALITY: u8 = 75;
/// A thumbnail made from fewer pixels than this many times its own would be less sharp.
const SPARE: u32 = 2;

/// An `image::RgbImage` that was opened as the lessons need it: whole, upright, and no larger than it should be. It
/// has all methods of that, and becomes one by `into`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    image: RgbImage,
    /// Width and height of the file it comes from.
    taken: (u32, u32),
}

impl Photo {
    /// Reads a photo, whatever format its name says. It stands upright, however the camera was held.
    ///
    /// # Errors
    /// When the file can't be read, or is not a whole photo.
    pub fn open(path: &Path) -> Result<Photo, PhotoError> {
        let _watched = watch::begin("open", path);
        Photo::read(path)
    }

    fn read(path: &Path) -> Result<Photo, PhotoError> {
        Ok(decode::decode(&fs::read(path).map_err(PhotoError::Read)?)?.into())
    }

    /// Reads a photo, and keeps as much detail as a thumbnail of this width needs: it comes smaller than it was
    /// taken, and thumbnails are made of it in a fraction of the time.
    ///
    /// # Errors
    /// As [`Photo::open`], and when the thumbnail would be taller than any photo is.
    pub fn open_for_thumbnail(path: &Path, width: u32) -> Result<Photo, PhotoError> {
        let photo = Photo::open(path)?;
        let (width, height) = photo.size_of_thumbnail(width);
        if height > LONGEST_SIDE {
            return Err(not_a_photo(messages::too_narrow(photo.taken, width)));
        }
        Ok(photo.reduced_for(width).unwrap_or(photo))
    }

    /// A whole number of times smaller, but with pixels to spare for a thumbnail of this width. `None`: it has none
    /// too many.
    fn reduced_for(&self, width: u32) -> Option<Photo> {
        let by = (self.width() / width.saturating_mul(SPARE).max(1)).min(self.height());
        let reduced = || scale::resized(self, self.width() / by, self.height() / by, scale::mean());
        (by > 1).then(|| Photo { image: reduced(), taken: self.taken })
    }

    /// The same photo out of focus: a Gaussian blur.
    #[must_use]
    pub fn blurred(&self, sigma: f32) -> Photo {
        Photo { image: scale::blurred(self, sigma), taken: self.taken }
    }

    /// The same photo in this width, by Lanczos' filter. The height follows, and is at least 1. One that would be taller
    /// than a JPEG can be ends there, and can't be saved.
    #[must_use]
    pub fn thumbnail(&self, width: u32) -> Photo {
        let (width, height) = self.size_of_thumbnail(width);
        let reduced = self.reduced_for(width);
        let from = reduced.as_ref().unwrap_or(self);
        Photo { image: scale::resized(from, width, height, Type::Lanczos3), taken: self.taken }
    }

    fn size_of_thumbnail(&self, width: u32) -> (u32, u32) {
        let (taken_width, taken_height) = self.taken;
        // Between the two steps of resizing it is as wide as after, and as tall as before.
        let width = width.clamp(1, (LONGEST_SIDE + 1).min(MOST_PIXELS / self.height()));
        let height = (f64::from(width) * f64::from(taken_height) / f64::from(taken_width)).round() as u32;
        (width, height.clamp(1, (LONGEST_SIDE + 1).min(MOST_PIXELS / width)))
    }

    /// Writes it as a JPEG, or as a PNG if the path ends so. Nobody ever sees half a file there: it is put in place
    /// whole, or not at all.
    ///
    /// # Errors
    /// When it can't be written, or is too large for a JPEG. What was there before still is.
    pub fn save(&self, path: &Path) -> Result<(), PhotoError> {
        let file = if ImageFormat::from_path(path).ok() == Some(ImageFormat::Png) {
            encode::png(self)?
        } else {
            let unfit = |_| PhotoError::Write(io::Error::other(messages::no_jpeg(self.dimensions())));
            encode::jpeg(self, QUALITY).map_err(unfit)?
        };
        put_in_place(path, &file).map_err(PhotoError::Write)
    }
}

impl Deref for Photo {
    type Target = RgbImage;

    fn deref(&self) -> &RgbImage {
        &self.image
    }
}

impl Borrow<RgbImage> for Photo {
    fn borrow(&self) -> &RgbImage {
        &self.image
    }
}

impl From<RgbImage> for Photo {
    fn from(image: RgbImage) -> Photo {
        Photo { taken: image.dimensions(), image }
    }
}

impl From<Photo> for RgbImage {
    fn from(photo: Photo) -> RgbImage {
        photo.image
    }
}

/// Blurs the photo at `path`, in place.
///
/// # Errors
/// When it can't be read or written, or is not a photo: then the file is unchanged.
pub fn blur_in_place(path: &Path, sigma: f32) -> Result<(), PhotoError> {
    let _watched = watch::begin("blur", path);
    Photo::read(path)?.blurred(sigma).save(path)
}
