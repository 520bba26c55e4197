//! Reads a JPEG.

use std::panic::{self, AssertUnwindSafe};

use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::error::PhotoError;
use crate::messages;
use crate::photo::Photo;

/// More than any camera takes, and less than what fills the memory: a head of a few bytes can announce
/// 65 535 × 65 535.
const MOST_PIXELS: usize = 100_000_000;
const LONGEST_SIDE: usize = 65_535;

/// The photo in these bytes, in red, green and blue whatever the file holds.
pub(crate) fn jpeg(bytes: &[u8]) -> Result<Photo, PhotoError> {
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        let why = if bytes.is_empty() { messages::EMPTY } else { messages::NO_JPEG };
        return Err(PhotoError::NotAPhoto(why.into()));
    }
    // The decoder is made for files as they should be; one that is broken on purpose may make it panic.
    let decoded = panic::catch_unwind(AssertUnwindSafe(|| decoded(bytes)));
    decoded.unwrap_or_else(|_| Err(PhotoError::NotAPhoto(messages::DECODER_FAILED.into())))
}

fn decoded(bytes: &[u8]) -> Result<Photo, PhotoError> {
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
    Photo::from_pixels(decoder.decode().map_err(broken)?, width as u32, height as u32)
}
