//! Lanczos' filter of radius 3, along the columns and then along the rows; and squares of pixels made one.

use std::f32::consts::PI;

const RADIUS: f32 = 3.0;

/// What one value of the result is made of: from where on, and how much of each.
struct Mix {
    first: usize,
    shares: Vec<f32>,
}

/// Resizes red, green and blue of each pixel. Sizes are width and height, and at least 1.
///
/// Down first: there the compiler works on many columns at once, and leaves fewer rows for across.
pub(crate) fn lanczos(pixels: &[u8], from: (usize, usize), to: (usize, usize)) -> Vec<u8> {
    let (across, down) = (mixes(from.0, to.0), mixes(from.1, to.1));
    let row = from.0 * 3;
    let mut result = Vec::with_capacity(to.0 * to.1 * 3);
    let mut sums = vec![0.0_f32; row];
    for mix in &down {
        sums.fill(0.0);
        for (line, share) in pixels[mix.first * row..].chunks_exact(row).zip(&mix.shares) {
            sums.iter_mut().zip(line).for_each(|(sum, value)| *sum += f32::from(*value) * share);
        }
        across.iter().for_each(|mix| result.extend(mixed(&sums, mix)));
    }
    result
}

/// One pixel of a row.
fn mixed(row: &[f32], mix: &Mix) -> [u8; 3] {
    let mut sums = [0.5_f32; 3];
    for (pixel, share) in row[mix.first * 3..].chunks_exact(3).zip(&mix.shares) {
        sums.iter_mut().zip(pixel).for_each(|(sum, part)| *sum += part * share);
    }
    sums.map(|sum| sum.clamp(0.0, 255.0) as u8)
}

/// A photo a whole number of times smaller: each pixel is the mean of a square. What does not fill a square at the
/// edges is left out, a few pixels of thousands.
pub(crate) fn reduced(pixels: &[u8], [width, height]: [u32; 2], by: u32) -> (Vec<u8>, [u32; 2]) {
    let (row, by) = (width as usize * 3, by as usize);
    let [width, height] = [width as usize / by, height as usize / by];
    let mut result = Vec::with_capacity(width * height * 3);
    let mut sums = vec![0_u16; row];
    for rows in pixels.chunks_exact(row * by).take(height) {
        sums.fill(0);
        for line in rows.chunks_exact(row) {
            sums.iter_mut().zip(line).for_each(|(sum, value)| *sum += u16::from(*value));
        }
        for square in sums.chunks_exact(by * 3) {
            let mut total = [(by * by / 2) as u32; 3];
            for pixel in square.chunks_exact(3) {
                total.iter_mut().zip(pixel).for_each(|(sum, part)| *sum += u32::from(*part));
            }
            result.extend(total.map(|sum| (sum / (by * by) as u32) as u8));
        }
    }
    (result, [width as u32, height as u32])
}

/// When the result is smaller, the filter is as much wider: every value counts, or fine patterns would flicker.
fn mixes(from: usize, to: usize) -> Vec<Mix> {
    let scale = from as f32 / to as f32;
    let stretch = scale.max(1.0);
    let mix = |place: usize| {
        let middle = (place as f32 + 0.5) * scale;
        let first = (middle - RADIUS * stretch).round().max(0.0) as usize;
        let last = ((middle + RADIUS * stretch).round() as usize).clamp(first + 1, from.max(first + 1));
        let first = first.min(from - 1);
        let shares: Vec<f32> =
            (first..last.min(from)).map(|at| weight((at as f32 + 0.5 - middle) / stretch)).collect();
        let sum: f32 = shares.iter().sum();
        Mix { first, shares: shares.into_iter().map(|share| share / sum).collect() }
    };
    (0..to).map(mix).collect()
}

fn weight(distance: f32) -> f32 {
    let wave = |x: f32| if x == 0.0 { 1.0 } else { (x * PI).sin() / (x * PI) };
    if distance.abs() < RADIUS { wave(distance) * wave(distance / RADIUS) } else { 0.0 }
}
