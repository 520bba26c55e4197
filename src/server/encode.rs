//! Writes photos in the formats that the workbook needs, here alone: for each kind of image and of output, encoders are
//! built once more.

use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder, ImageResult, RgbImage};
use jpeg_encoder::{Encoder, EncodingError, ImageBuffer, JpegColorType, rgb_to_ycbcr};

/// A photo as a JPEG. `image`'s own encoder takes five times as long.
///
/// # Errors
/// When a side is 0 or above 65 535: JPEG has no such images.
pub fn jpeg(photo: &RgbImage, quality: u8) -> Result<Vec<u8>, EncodingError> {
    let mut file = Vec::new();
    Encoder::new(&mut file, quality).encode_image(Readable(photo))?;
    Ok(file)
}

/// A photo as a PNG.
///
/// # Errors
/// When it has no pixels.
pub fn png(photo: &RgbImage) -> ImageResult<Vec<u8>> {
    let mut file = Vec::new();
    let encoder = PngEncoder::new(&mut file);
    encoder.write_image(photo, photo.width(), photo.height(), ExtendedColorType::Rgb8)?;
    Ok(file)
}

/// A photo of `image`'s that the JPEG encoder can read.
struct Readable<'a>(&'a RgbImage);

impl ImageBuffer for Readable<'_> {
    fn get_jpeg_color_type(&self) -> JpegColorType {
        JpegColorType::Ycbcr
    }

    /// The encoder refuses 0.
    fn width(&self) -> u16 {
        self.0.width().try_into().unwrap_or(0)
    }

    fn height(&self) -> u16 {
        self.0.height().try_into().unwrap_or(0)
    }

    fn fill_buffers(&self, y: u16, [luma, blue, red, _]: &mut [Vec<u8>; 4]) {
        let width = self.0.width() as usize;
        let row = self.0.as_raw().chunks_exact(3).skip(usize::from(y) * width).take(width);
        let colours = row.map(|pixel| rgb_to_ycbcr(pixel[0], pixel[1], pixel[2]));
        // One after the other: so the compiler makes them of many pixels at once.
        luma.extend(colours.clone().map(|(luma, _, _)| luma));
        blue.extend(colours.clone().map(|(_, blue, _)| blue));
        red.extend(colours.map(|(_, _, red)| red));
    }
}
