//! Landscapes: a cloudy sky above hills. They are the same on every machine, and much alike in every size.

use image::imageops::{self, FilterType};
use image::{GrayImage, Luma, Pixel, Rgb, RgbImage};

use crate::encode;

/// What cameras use.
const QUALITY: u8 = 90;

/// The landscape of this number, as a JPEG.
///
/// # Panics
/// When a side is 0 or above 65 535: JPEG has no such images.
pub fn jpeg(seed: u64, width: u32, height: u32) -> Vec<u8> {
    encode::jpeg(&photo(seed, width, height), QUALITY).expect("a side that JPEG can hold")
}

/// The landscape of this number.
pub fn photo(seed: u64, width: u32, height: u32) -> RgbImage {
    let gradient = |number, from: [u8; 3], to: [u8; 3]| {
        let tint =
            |colour: [u8; 3], part| Rgb(colour.map(|value| value.saturating_add(drawn(seed, part, 50))));
        // From one row to the same row nothing is between.
        let mut image = RgbImage::new(width, height.max(2));
        imageops::vertical_gradient(&mut image, &tint(from, number), &tint(to, number + 1));
        image
    };
    let sky = gradient(0, [10, 70, 130], [170, 160, 150]);
    let hills = gradient(2, [90, 100, 80], [20, 50, 0]);
    let noise = noise(seed, width, height);
    RgbImage::from_fn(width, height, |x, y| {
        let Luma([bump]) = *noise.get_pixel(x, y);
        let is_hill = y * 255 / height + u32::from(bump) > 255;
        let light = bump.wrapping_sub(128).cast_signed();
        let pixel = if is_hill { hills.get_pixel(x, y) } else { sky.get_pixel(x, y) };
        pixel.map(|value| value.saturating_add_signed(light))
    })
}

/// Noise around 128: dots, enlarged again and again, with new and fainter dots on them each time.
fn noise(seed: u64, width: u32, height: u32) -> GrayImage {
    let (mut columns, mut rows, mut strength) = (3, 2, 100);
    let mut noise = GrayImage::from_pixel(columns, rows, Luma([128]));
    loop {
        for (x, y, Luma([value])) in noise.enumerate_pixels_mut() {
            let dot = drawn(seed, u64::from(columns) << 40 | u64::from(y) << 20 | u64::from(x), strength);
            *value = value.saturating_add(dot).saturating_sub(strength / 2);
        }
        if (columns, rows) == (width, height) {
            return noise;
        }
        (columns, rows) = ((columns * 2).min(width), (rows * 2).min(height));
        noise = imageops::resize(&noise, columns, rows, FilterType::Triangle);
        strength = (strength * 2 / 3).max(8);
    }
}

/// A number below `end` for each number, that looks random and is the same on every machine.
fn drawn(seed: u64, number: u64, end: u8) -> u8 {
    (mix(seed ^ mix(number)) % u64::from(end)) as u8
}

/// A well-mixed number for each number (SplitMix64's last step).
pub(crate) fn mix(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}
