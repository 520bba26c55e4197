//! Resizing and blurring, by other crates' hands.

use image::{RgbImage, imageops};
use resize::{Filter, Pixel, Type};
use rgb::FromSlice;

/// Resizes to at least 1 × 1. `image`'s own `resize` takes eight times as long.
pub(crate) fn resized(image: &RgbImage, width: u32, height: u32, filter: Type) -> RgbImage {
    let mut to = RgbImage::new(width.max(1), height.max(1));
    let [from_width, from_height, width, height] =
        [image.width(), image.height(), to.width(), to.height()].map(|side| side as usize);
    resize::new(from_width, from_height, width, height, Pixel::RGB8, filter)
        .and_then(|mut resizer| resizer.resize(image.as_rgb(), to.as_rgb_mut()))
        .expect("both have pixels");
    to
}

/// Each new pixel is the mean of those in its place. (`Filter::box_filter(0.5)` counts the pixels around these too.)
pub(crate) fn mean() -> Type {
    Type::Custom(Filter::new(Box::new(|away| f32::from(away.abs() < 0.5)), 0.5))
}

/// `image`'s own `blur` takes as long when that crate is optimised, which is a quarter of what a lesson takes to build.
fn gaussian(image: &RgbImage, sigma: f32) -> RgbImage {
    let (width, height) = image.dimensions();
    let bell = move |away: f32| (-away * away / (2.0 * sigma * sigma)).exp();
    let reach = (4.0 * sigma).ceil();
    let margin = reach as u32;
    // Beyond its edges a photo goes on as it ends there.
    let inside = |place: u32, side: u32| place.saturating_sub(margin).min(side - 1);
    let wide = RgbImage::from_fn(width + 2 * margin, height + 2 * margin, |x, y| {
        *image.get_pixel(inside(x, width), inside(y, height))
    });
    let blurred =
        resized(&wide, wide.width(), wide.height(), Type::Custom(Filter::new(Box::new(bell), reach)));
    imageops::crop_imm(&blurred, margin, margin, width, height).to_image()
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
        return gaussian(image, sigma);
    }
    let small = resized(image, width.div_ceil(times), height.div_ceil(times), mean());
    let times = width as f32 / small.width() as f32;
    // Resizing both ways blurs too: by a box as wide as one pixel, and by a triangle twice as wide.
    let rest = (sigma * sigma - times * times / 4.0).sqrt() / times;
    resized(&gaussian(&small, rest), width, height, Type::Triangle)
}
