//! Reads a JPEG, whole or at a half, a quarter or an eighth of its size.
//!
//! A JPEG holds frequencies, in blocks of 8 × 8. To get a block at an eighth of its size, only the lowest is
//! needed: no sum over 64 terms for pixels that would be averaged away at once.

use std::panic::{self, AssertUnwindSafe};

use jpeg_decoder::{Decoder, PixelFormat};

use crate::error::PhotoError;
use crate::messages;
use crate::photo::Photo;

/// More than any camera takes, and less than what fills the memory: a head of a few bytes can announce
/// 65 535 × 65 535.
const MOST_PIXELS: usize = 100_000_000;

/// How much of a photo is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    /// Every pixel.
    Whole,
    /// Enough for a picture of this width.
    Width(u32),
}

pub(crate) fn jpeg(bytes: &[u8], detail: Detail) -> Result<Photo, PhotoError> {
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        let why = if bytes.is_empty() { messages::EMPTY } else { messages::NO_JPEG };
        return Err(PhotoError::NotAPhoto(why.into()));
    }
    // The decoder is made for files as they should be; one that is broken on purpose can make it panic.
    let decoded = panic::catch_unwind(AssertUnwindSafe(|| decoded(bytes, detail)));
    decoded.unwrap_or_else(|_| Err(PhotoError::NotAPhoto(messages::DECODER_FAILED.into())))
}

fn decoded(bytes: &[u8], detail: Detail) -> Result<Photo, PhotoError> {
    let broken = |error: jpeg_decoder::Error| PhotoError::NotAPhoto(error.to_string());
    let mut decoder = Decoder::new(bytes);
    decoder.set_max_decoding_buffer_size(MOST_PIXELS * 4);
    decoder.read_info().map_err(broken)?;
    let announced = decoder.info().ok_or_else(|| PhotoError::NotAPhoto(messages::NO_PIXELS.into()))?;
    let (width, height) = (announced.width, announced.height);
    if usize::from(width) * usize::from(height) > MOST_PIXELS {
        return Err(PhotoError::NotAPhoto(messages::too_large(width, height)));
    }
    if let Detail::Width(wanted) = detail {
        // The decoder stops at the first side that is long enough, so both are asked for in proportion.
        let wanted = wanted.clamp(1, width.into());
        let high = (u64::from(wanted) * u64::from(height)).div_ceil(u64::from(width));
        decoder.scale(wanted as u16, high as u16).map_err(broken)?;
    }
    let pixels = decoder.decode().map_err(broken)?;
    let info = decoder.info().ok_or_else(|| PhotoError::NotAPhoto(messages::NO_PIXELS.into()))?;
    let taken = [width.into(), height.into()];
    Photo::from_pixels(in_colour(pixels, info.pixel_format), info.width.into(), info.height.into(), taken)
}

/// Red, green and blue, whatever the file holds.
fn in_colour(pixels: Vec<u8>, format: PixelFormat) -> Vec<u8> {
    match format {
        PixelFormat::RGB24 => pixels,
        PixelFormat::L8 => pixels.into_iter().flat_map(|grey| [grey; 3]).collect(),
        // The high byte of each: the decoder gives them in the order of this machine.
        PixelFormat::L16 => pixels
            .chunks_exact(2)
            .flat_map(|grey| [(u16::from_ne_bytes([grey[0], grey[1]]) >> 8) as u8; 3])
            .collect(),
        // The decoder has turned the ink round already: 255 is no ink.
        PixelFormat::CMYK32 => pixels
            .chunks_exact(4)
            .flat_map(|ink| [0, 1, 2].map(|part| (u16::from(ink[part]) * u16::from(ink[3]) / 255) as u8))
            .collect(),
    }
}
