//! Many photos as one picture.

use std::fs;
use std::io;
use std::path::Path;

use crate::photo::Photo;

const GAP: usize = 8;
const BACKGROUND: u8 = 244;

/// Writes the photos side by side, `columns` in a row, as a PNG.
///
/// # Errors
/// When the file can't be written.
pub fn sheet(photos: &[Photo], columns: usize, path: &Path) -> io::Result<()> {
    let side = |of: fn(&Photo) -> u32| photos.iter().map(of).max().unwrap_or(1) as usize + GAP;
    let (cell_width, cell_height) = (side(Photo::width), side(Photo::height));
    let columns = columns.clamp(1, photos.len().max(1));
    let rows = photos.len().div_ceil(columns).max(1);
    let (width, height) = (columns * cell_width + GAP, rows * cell_height + GAP);
    let mut pixels = vec![BACKGROUND; width * height * 3];
    for (place, photo) in photos.iter().enumerate() {
        let (left, top) = (place % columns * cell_width + GAP, place / columns * cell_height + GAP);
        for (number, line) in photo.pixels().chunks_exact(photo.width() as usize * 3).enumerate() {
            let begin = ((top + number) * width + left) * 3;
            pixels[begin..begin + line.len()].copy_from_slice(line);
        }
    }
    fs::write(path, photo_server::png::encode(&pixels, width as u32, height as u32))
}
