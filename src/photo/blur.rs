//! Gaussian blur, as three box blurs.
//!
//! A box blur replaces each value by the mean of its neighbours, and three in a row differ from a Gaussian by
//! less than the eye sees; Pillow does it so too. Its sum is kept from row to row, a row added and a row taken
//! away, so the cost does not depend on its width. Rows are summed whole: the compiler turns that into
//! vector instructions, which it can't for sums along a row. For those the image is turned on its side.

const PASSES: usize = 3;
/// The sum of a window must fit in 16 bits.
const WIDEST: usize = 255;

/// Blurs red, green and blue of each pixel.
pub(crate) fn gaussian(mut upright: Vec<u8>, width: usize, height: usize, sigma: f32) -> Vec<u8> {
    let radii = radii(sigma);
    down_columns(&mut upright, width * 3, height, radii);
    let mut sideways = vec![0; upright.len()];
    turn(&upright, &mut sideways, width, height);
    down_columns(&mut sideways, height * 3, width, radii);
    // Into the memory that is there: a photo is many pages, and each new one is the system's work.
    turn(&sideways, &mut upright, height, width);
    upright
}

/// The radii of three boxes that together spread as far as the Gaussian does.
fn radii(sigma: f32) -> [usize; PASSES] {
    let passes = PASSES as f32;
    let ideal = (12.0 * sigma * sigma / passes + 1.0).sqrt();
    // The odd widths below and above the ideal one, as many of each as come nearest.
    let lower = (((ideal as usize).max(1) - 1) / 2 * 2 + 1).min(WIDEST - 2);
    let low = lower as f32;
    let narrow =
        (12.0 * sigma * sigma - passes * low * low - 4.0 * passes * low - 3.0 * passes) / (-4.0 * low - 4.0);
    let narrow = narrow.round().max(0.0) as usize;
    std::array::from_fn(|pass| if pass < narrow { lower / 2 } else { lower / 2 + 1 })
}

/// Three box blurs from top to bottom, in bands of columns that fit in the processor's cache.
fn down_columns(pixels: &mut [u8], row: usize, rows: usize, radii: [usize; PASSES]) {
    const BAND: usize = 256;
    let mut band = vec![0; BAND * rows];
    let mut blurred = vec![0; BAND * rows];
    for left in (0..row).step_by(BAND) {
        let width = BAND.min(row - left);
        for (line, from) in band.chunks_exact_mut(BAND).zip(pixels.chunks_exact(row)) {
            line[..width].copy_from_slice(&from[left..left + width]);
        }
        for radius in radii {
            box_down::<BAND>(&band, &mut blurred, rows, radius);
            std::mem::swap(&mut band, &mut blurred);
        }
        for (line, to) in band.chunks_exact(BAND).zip(pixels.chunks_exact_mut(row)) {
            to[left..left + width].copy_from_slice(&line[..width]);
        }
    }
}

/// One box blur. Beyond the edge the image goes on as it is at the edge.
fn box_down<const ROW: usize>(from: &[u8], to: &mut [u8], rows: usize, radius: usize) {
    let line = |row: usize| -> &[u8; ROW] {
        let begin = row.min(rows - 1) * ROW;
        from[begin..begin + ROW].try_into().expect("a row")
    };
    let window = 2 * radius + 1;
    // A multiplication by 65536 / window in place of a division, and half of the window to round.
    let (factor, half) = ((65_536 / window) as u32 + 1, radius as u16);
    let mut sums = [half; ROW];
    for row in 0..window {
        add(&mut sums, line(row.saturating_sub(radius)));
    }
    for row in 0..rows {
        let mean = |sum: u16| ((u32::from(sum) * factor) >> 16).min(255) as u8;
        let out = &mut to[row * ROW..(row + 1) * ROW];
        out.iter_mut().zip(&sums).for_each(|(out, sum)| *out = mean(*sum));
        let leaving = line(row.saturating_sub(radius));
        sums.iter_mut().zip(leaving).for_each(|(sum, value)| *sum -= u16::from(*value));
        add(&mut sums, line(row + radius + 1));
    }
}

fn add<const ROW: usize>(sums: &mut [u16; ROW], values: &[u8; ROW]) {
    sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += u16::from(*value));
}

/// Rows become columns. In squares, so that what is read and written stays in the cache.
fn turn(pixels: &[u8], turned: &mut [u8], width: usize, height: usize) {
    const SQUARE: usize = 16;
    for top in (0..height).step_by(SQUARE) {
        for left in (0..width).step_by(SQUARE) {
            for x in left..(left + SQUARE).min(width) {
                for y in top..(top + SQUARE).min(height) {
                    let (from, to) = ((y * width + x) * 3, (x * height + y) * 3);
                    turned[to..to + 3].copy_from_slice(&pixels[from..from + 3]);
                }
            }
        }
    }
}
