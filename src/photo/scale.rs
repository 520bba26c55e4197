//! Resizing and blurring, by other crates' hands.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::buffer::ConvertBuffer;
use image::{RgbImage, RgbaImage, imageops};

/// Resizes to at least 1 × 1. `image`'s own `resize` and `thumbnail` take ten times as long.
pub(crate) fn resized(image: &RgbImage, width: u32, height: u32, filter: FilterType) -> RgbImage {
    let (width, height) = (width.max(1), height.max(1));
    let fits = "four bytes for each pixel";
    // With the feature `only_u8x4` the crate builds in a few seconds, and resizes four bytes a pixel at once.
    let pixels: RgbaImage = image.convert();
    let from = ImageRef::new(image.width(), image.height(), pixels.as_raw(), PixelType::U8x4).expect(fits);
    let mut to = Image::new(width, height, PixelType::U8x4);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter)).use_alpha(false);
    Resizer::new().resize(&from, &mut to, &options).expect("both have pixels, and of one type");
    RgbaImage::from_raw(width, height, to.into_vec()).expect(fits).convert()
}

/// Gaussian blur. A wide one leaves no detail: what is left of it is computed with fewer pixels, and looks the same.
///
/// `image`'s `fast_blur` of all pixels takes longer than Pillow's blur, and is further from a Gaussian: at its edges most.
pub(crate) fn blurred(image: &RgbImage, sigma: f32) -> RgbImage {
    /// Of the smaller photo, in its own pixels. A narrower one would need more than 8 bits.
    const SIGMA: f32 = 3.0;
    let (width, height) = image.dimensions();
    let times = (sigma / SIGMA) as u32;
    // In one of few pixels the edges are everywhere, and half a pixel there counts.
    if times < 2 || width.min(height) / times < 16 {
        return imageops::blur(image, sigma);
    }
    let small = resized(image, width.div_ceil(times), height.div_ceil(times), FilterType::Box);
    let times = width as f32 / small.width() as f32;
    // Resizing both ways blurs too: by a box as wide as one pixel, and by a triangle twice as wide.
    let rest = (sigma * sigma - times * times / 4.0).sqrt() / times;
    resized(&imageops::blur(&small, rest), width, height, FilterType::Bilinear)
}
