//! Reads a JPEG.

use std::panic::{self, AssertUnwindSafe};

use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::error::PhotoError;
use crate::messages;
use crate::photo::{self, Photo};
use crate::small::{self, Size};
use crate::upright::Lies;

/// More than any camera takes, and less than what fills the memory: a head of a few bytes can announce
/// 65 535 × 65 535.
const MOST_PIXELS: usize = 100_000_000;
const LONGEST_SIDE: usize = 65_535;

/// How much of a photo is wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Detail {
    /// Every pixel.
    All,
    /// What a thumbnail of this width needs.
    ForThumbnail(u32),
}

/// The photo in these bytes, in red, green and blue whatever the file holds, and upright.
pub(crate) fn jpeg(bytes: &[u8], detail: Detail) -> Result<Photo, PhotoError> {
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        let why = if bytes.is_empty() { messages::EMPTY } else { messages::NO_JPEG };
        return Err(PhotoError::NotAPhoto(why.into()));
    }
    // The decoder is made for files as they should be; one that is broken on purpose may make it panic.
    let decoded = panic::catch_unwind(AssertUnwindSafe(|| decoded(bytes, detail)));
    decoded.unwrap_or_else(|_| Err(PhotoError::NotAPhoto(messages::DECODER_FAILED.into())))
}

fn decoded(bytes: &[u8], detail: Detail) -> Result<Photo, PhotoError> {
    let broken = |error: DecodeErrors| PhotoError::NotAPhoto(error.to_string());
    // Half a photo is no photo: without the strict mode what is missing would be grey.
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(LONGEST_SIDE)
        .set_max_height(LONGEST_SIDE)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(broken)?;
    let (width, height) =
        decoder.dimensions().ok_or_else(|| PhotoError::NotAPhoto(messages::NO_PIXELS.into()))?;
    if width * height > MOST_PIXELS {
        return Err(PhotoError::NotAPhoto(messages::too_large(width, height)));
    }
    let lies = decoder.exif().map_or(Lies::Upright, |exif| Lies::of(exif));
    let size = [width as u32, height as u32];
    let taken = lies.size(size);
    let photo =
        |pixels: Vec<u8>, size| Photo::from_pixels(lies.upright(pixels, size), lies.size(size), taken);
    let is_usual = matches!(decoder.input_colorspace(), Some(ColorSpace::YCbCr | ColorSpace::Luma));
    if let Detail::ForThumbnail(width) = detail
        && is_usual
        && let Some(size) = Size::divided(photo::spare(taken, width))
        && let Some((pixels, size)) = small::read(bytes, size)
    {
        return photo(pixels, size);
    }
    let pixels = decoder.decode().map_err(broken)?;
    if !small::has_end(bytes) {
        // The decoder does not notice when only the last squares are gone.
        return Err(PhotoError::NotAPhoto(messages::CUT_OFF.into()));
    }
    photo(pixels, size)
}
