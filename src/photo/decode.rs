//! Reads a photo of any format that `image` was built with, whatever its name says.
//!
//! JPEGs are read by the decoder that `image` has for them, zune-jpeg, in its strict mode, which `image` does not
//! offer: without it, what is missing of a file that was cut short is grey, and no error.

use std::io::Cursor;
use std::panic::{self, AssertUnwindSafe};

use image::metadata::Orientation;
use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage, Rgba, RgbaImage, imageops,
};
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::error::PhotoError;
use crate::messages;

/// More than any camera takes, and less than what fills the memory: a head of a few bytes can announce
/// 65 535 × 65 535.
pub(crate) const MOST_PIXELS: u32 = 100_000_000;
/// Of a JPEG.
pub(crate) const LONGEST_SIDE: u32 = 65_535;

/// The photo in these bytes: 8 bits for each of red, green and blue, upright, and on white where it was transparent.
/// Of moving pictures it is the first.
pub(crate) fn decode(bytes: &[u8]) -> Result<RgbImage, PhotoError> {
    let read = || match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) => jpeg(bytes),
        Ok(format) if format.reading_enabled() => other(bytes, format),
        Ok(format) => Err(not_a_photo(messages::unread_format(format))),
        Err(_) if bytes.is_empty() => Err(not_a_photo(messages::EMPTY)),
        Err(_) => Err(not_a_photo(messages::NO_FORMAT)),
    };
    // Decoders are made for files as they should be; one that is broken on purpose may make them panic.
    let decoded = panic::catch_unwind(AssertUnwindSafe(read));
    decoded.unwrap_or_else(|_| Err(not_a_photo(messages::DECODER_FAILED)))
}

fn jpeg(bytes: &[u8]) -> Result<RgbImage, PhotoError> {
    let broken = |error: DecodeErrors| not_a_photo(messages::decoder_says(&error));
    let mut head = decoder(bytes).map_err(broken)?;
    let info = head.info().ok_or_else(|| not_a_photo(messages::NO_PIXELS))?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    is_small_enough(width, height)?;
    let scan = scan_of(bytes).ok_or_else(|| not_a_photo(messages::CUT_OFF))?;
    let end = bytes[scan..].windows(2).position(|two| two == [0xFF, 0xD9]);
    let end = scan + end.ok_or_else(|| not_a_photo(messages::CUT_OFF))?;
    let is_progressive = info.sof.is_progressive();
    if !is_progressive && info.components > 1 && bytes.get(scan + 4) == Some(&1) {
        return Err(not_a_photo(messages::SEPARATE_SCANS));
    }
    let pixels = if is_progressive {
        // Its last scans only refine the photo, and nobody can tell that one of them is missing.
        head.decode()
    } else {
        // Before its end mark the decoder makes up what is missing. Without one it does not.
        let without_mark = [&bytes[..end], &[0; READ_AHEAD]].concat();
        decoder(&without_mark).and_then(|mut decoder| decoder.decode())
    };
    let image = RgbImage::from_raw(width, height, pixels.map_err(broken)?)
        .ok_or_else(|| not_a_photo(messages::NO_PIXELS))?;
    let orientation = head.exif().and_then(|exif| Orientation::from_exif_chunk(exif));
    Ok(upright(image.into(), orientation.unwrap_or(Orientation::NoTransforms)).into_rgb8())
}

/// Junk between the parts of the head is passed over, as other programs do; the pixels must be whole.
fn decoder(bytes: &[u8]) -> Result<JpegDecoder<ZCursor<&[u8]>>, DecodeErrors> {
    let options = DecoderOptions::default()
        .set_strict_mode(false)
        .set_max_width(LONGEST_SIDE as usize)
        .set_max_height(LONGEST_SIDE as usize)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers()?;
    decoder.set_options(options.set_strict_mode(true));
    Ok(decoder)
}

/// The decoder reads so far ahead of the last pixel, at most.
const READ_AHEAD: usize = 8;

/// Where the marker stands that the first pixels follow.
fn scan_of(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        match *bytes.get(at..at + 4)? {
            [0xFF, 0xDA, ..] => return Some(at),
            [0xFF, 0xFF | 0, ..] => at += 1,
            [0xFF, _, high, low] => at += 2 + usize::from(u16::from_be_bytes([high, low])),
            _ => at += 1,
        }
    }
}

fn other(bytes: &[u8], format: ImageFormat) -> Result<RgbImage, PhotoError> {
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(LONGEST_SIDE), Some(LONGEST_SIDE));
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    is_small_enough(width, height)?;
    let orientation = decoder.orientation()?;
    let image = upright(DynamicImage::from_decoder(decoder)?, orientation);
    if !image.color().has_alpha() {
        return Ok(image.into_rgb8());
    }
    let mut page = RgbaImage::from_pixel(image.width(), image.height(), Rgba([255; 4]));
    imageops::overlay(&mut page, &image.into_rgba8(), 0, 0);
    Ok(DynamicImage::from(page).into_rgb8())
}

fn upright(mut image: DynamicImage, orientation: Orientation) -> DynamicImage {
    image.apply_orientation(orientation);
    image
}

fn is_small_enough(width: u32, height: u32) -> Result<(), PhotoError> {
    match u64::from(width) * u64::from(height) {
        0 => Err(not_a_photo(messages::NO_PIXELS)),
        pixels if pixels > u64::from(MOST_PIXELS) => Err(not_a_photo(messages::too_large(width, height))),
        _ => Ok(()),
    }
}

pub(crate) fn not_a_photo(why: impl Into<String>) -> PhotoError {
    PhotoError::NotAPhoto(why.into())
}
