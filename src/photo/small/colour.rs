//! Brightness and colour to red, green and blue.

use super::squares::Plane;

/// Fractions of 65 536.
const RED: i32 = 91_881;
const GREEN_OF_BLUE: i32 = 22_554;
const GREEN_OF_RED: i32 = 46_802;
const BLUE: i32 = 116_130;

/// The pixels of a photo of this size; the planes may be larger.
pub(super) fn pixels(planes: &[Plane], width: usize, height: usize) -> Vec<u8> {
    let mut pixels = Vec::with_capacity(width * height * 3);
    let (mut wide_blue, mut wide_red) = (Vec::new(), Vec::new());
    for y in 0..height {
        match planes {
            [bright, blue, red] => {
                let (blue, red) = (blue.line(y, &mut wide_blue), red.line(y, &mut wide_red));
                let line = bright.values[y * bright.row..][..width].iter().zip(blue).zip(red);
                pixels.extend(line.flat_map(|((bright, blue), red)| pixel(*bright, *blue, *red)));
            }
            planes => {
                let line = &planes[0].values[y * planes[0].row..][..width];
                pixels.extend(line.iter().flat_map(|grey| [*grey; 3]));
            }
        }
    }
    pixels
}

impl Plane {
    /// A value for each pixel of this line.
    fn line<'a>(&'a self, y: usize, wide: &'a mut Vec<u8>) -> &'a [u8] {
        let line = &self.values[y / self.down * self.row..][..self.row];
        if self.across == 1 {
            return line;
        }
        wide.clear();
        wide.extend(line.iter().flat_map(|value| [*value; 2]));
        wide
    }
}

fn pixel(bright: u8, blue: u8, red: u8) -> [u8; 3] {
    let (bright, blue, red) =
        ((i32::from(bright) << 16) + (1 << 15), i32::from(blue) - 128, i32::from(red) - 128);
    let sums = [bright + RED * red, bright - GREEN_OF_BLUE * blue - GREEN_OF_RED * red, bright + BLUE * blue];
    sums.map(|sum| (sum >> 16).clamp(0, 255) as u8)
}
