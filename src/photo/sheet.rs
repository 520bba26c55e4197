//! Many photos as one picture.

use std::borrow::Borrow;
use std::fs;
use std::io;
use std::path::Path;

use image::{Rgb, RgbImage, imageops};
use photo_server::encode;

const GAP: u32 = 8;
const BACKGROUND: Rgb<u8> = Rgb([244; 3]);

/// Writes the photos side by side, `columns` in a row, as a PNG.
///
/// # Errors
/// When the file can't be written.
pub fn sheet(photos: &[impl Borrow<RgbImage>], columns: usize, path: &Path) -> io::Result<()> {
    let photos: Vec<&RgbImage> = photos.iter().map(Borrow::borrow).collect();
    let side = |of: fn(&RgbImage) -> u32| photos.iter().map(|photo| of(photo)).max().unwrap_or(1) + GAP;
    let (cell_width, cell_height) = (side(|photo| photo.width()), side(|photo| photo.height()));
    let columns = columns.clamp(1, photos.len().max(1));
    let rows = photos.len().div_ceil(columns).max(1);
    let size = (columns as u32 * cell_width + GAP, rows as u32 * cell_height + GAP);
    let mut sheet = RgbImage::from_pixel(size.0, size.1, BACKGROUND);
    for (place, photo) in photos.into_iter().enumerate() {
        let (column, row) = ((place % columns) as u32, (place / columns) as u32);
        let (left, top) = (column * cell_width + GAP, row * cell_height + GAP);
        imageops::replace(&mut sheet, photo, left.into(), top.into());
    }
    fs::write(path, encode::png(&sheet).map_err(io::Error::other)?)
}
