//! Lanczos' filter of radius 3, along the rows and then along the columns.

use std::f32::consts::PI;

const RADIUS: f32 = 3.0;

/// What one value of the result is made of: from where on, and how much of each.
struct Mix {
    first: usize,
    shares: Vec<f32>,
}

/// Resizes red, green and blue of each pixel. Sizes are width and height, and at least 1.
pub(crate) fn lanczos(pixels: &[u8], from: (usize, usize), to: (usize, usize)) -> Vec<u8> {
    let (across, down) = (mixes(from.0, to.0), mixes(from.1, to.1));
    let narrowed: Vec<f32> =
        pixels.chunks_exact(from.0 * 3).flat_map(|row| across_row(row, &across)).collect();
    let row = to.0 * 3;
    let mut result = Vec::with_capacity(row * to.1);
    let mut sums = vec![0.0_f32; row];
    for mix in &down {
        sums.fill(0.0);
        for (line, share) in narrowed[mix.first * row..].chunks_exact(row).zip(&mix.shares) {
            sums.iter_mut().zip(line).for_each(|(sum, value)| *sum += value * share);
        }
        result.extend(sums.iter().map(|sum| (sum + 0.5).clamp(0.0, 255.0) as u8));
    }
    result
}

fn across_row(row: &[u8], mixes: &[Mix]) -> impl Iterator<Item = f32> {
    mixes.iter().flat_map(move |mix| {
        let mut sums = [0.0; 3];
        for (pixel, share) in row[mix.first * 3..].chunks_exact(3).zip(&mix.shares) {
            sums.iter_mut().zip(pixel).for_each(|(sum, part)| *sum += f32::from(*part) * share);
        }
        sums
    })
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
