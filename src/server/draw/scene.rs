//! A landscape: a sky with clouds and a sun, ridges one behind the other, a meadow, and the grain of a
//! camera. It is drawn in shares of its size, so that the same photo can be had in every size.

use jpeg_encoder::{ColorType, Encoder};

use super::noise::{layered, mix, share};

/// What cameras use.
const QUALITY: u8 = 90;
const RIDGES: usize = 4;

type Colour = [f32; 3];

/// What makes one landscape differ from another.
struct Scene {
    seed: u64,
    zenith: Colour,
    horizon: Colour,
    ground: Colour,
    sun: (f32, f32),
}

/// The landscape of this number, as a JPEG.
///
/// # Panics
/// When a side is 0 or above 65 535: JPEG has no such images.
pub fn jpeg(seed: u64, width: u32, height: u32) -> Vec<u8> {
    let side =
        |pixels: u32| u16::try_from(pixels).ok().filter(|side| *side > 0).expect("a side that JPEG can hold");
    let mut file = Vec::new();
    let encoder = Encoder::new(&mut file, QUALITY);
    encoder
        .encode(&pixels(seed, width, height), side(width), side(height), ColorType::Rgb)
        .expect("a side that JPEG can hold");
    file
}

/// The landscape of this number: red, green and blue of each pixel, row by row.
pub fn pixels(seed: u64, width: u32, height: u32) -> Vec<u8> {
    let scene = Scene::of(seed);
    let ridges: Vec<[f32; RIDGES]> = (0..width).map(|x| scene.ridges(x as f32 / height as f32)).collect();
    let mut pixels = Vec::with_capacity((width * height * 3) as usize);
    for y in 0..height {
        for x in 0..width {
            let place = (x as f32 / height as f32, y as f32 / height as f32);
            let colour = scene.colour(place, &ridges[x as usize]);
            let grain = (share(u64::from(y) << 32 | u64::from(x)) - 0.5) * 0.04;
            pixels.extend(colour.map(|part| ((part + grain).clamp(0.0, 1.0) * 255.0) as u8));
        }
    }
    pixels
}

impl Scene {
    fn of(number: u64) -> Scene {
        let seed = mix(number);
        let draw = |part: u64| share(seed.wrapping_add(part));
        let warmth = draw(1);
        Scene {
            seed,
            zenith: mixed([0.10, 0.30, 0.65], [0.25, 0.20, 0.45], warmth),
            horizon: mixed([0.75, 0.87, 0.95], [1.0, 0.70, 0.42], warmth),
            ground: mixed([0.16, 0.33, 0.10], [0.42, 0.34, 0.16], draw(2)),
            sun: (0.2 + draw(3) * 1.1, 0.12 + draw(4) * 0.2),
        }
    }

    /// How high each ridge stands in this column; the first is the farthest.
    fn ridges(&self, x: f32) -> [f32; RIDGES] {
        std::array::from_fn(|ridge| {
            let depth = ridge as f32 / RIDGES as f32;
            let rise = layered(self.seed ^ (ridge as u64 + 11), x * (1.5 + depth * 2.0), 0.5, 7);
            0.42 + depth * 0.42 - rise * (0.34 - depth * 0.12)
        })
    }

    fn colour(&self, (x, y): (f32, f32), ridges: &[f32; RIDGES]) -> Colour {
        match (0..RIDGES).rev().find(|ridge| y > ridges[*ridge]) {
            None => self.sky(x, y),
            Some(ridge) => self.land(x, y, ridge, y - ridges[ridge]),
        }
    }

    fn sky(&self, x: f32, y: f32) -> Colour {
        let clear = mixed(self.zenith, self.horizon, (y * 1.9).min(1.0));
        let cloud = (layered(self.seed ^ 5, x * 2.2, y * 5.0, 5) - 0.5).max(0.0) * 2.4;
        let away = ((x - self.sun.0).powi(2) + (y - self.sun.1).powi(2)).sqrt();
        let glow = (0.03 / (away + 0.02)).min(1.0);
        mixed(mixed(clear, [1.0, 0.98, 0.96], cloud.min(0.9)), [1.0, 0.95, 0.8], glow)
    }

    fn land(&self, x: f32, y: f32, ridge: usize, below: f32) -> Colour {
        let near = (ridge + 1) as f32 / RIDGES as f32;
        let texture = layered(self.seed ^ 9, x * 30.0 * near, y * 60.0 * near, 4) - 0.5;
        let shade = 1.0 + texture * 0.9 - (0.12 - below).max(0.0);
        let lit = self.ground.map(|part| part * shade * (0.7 + 0.5 * near));
        mixed(self.horizon.map(|part| part * 0.75), lit, near * near * 0.7 + 0.3)
    }
}

fn mixed(from: Colour, to: Colour, share: f32) -> Colour {
    std::array::from_fn(|part| from[part] + (to[part] - from[part]) * share)
}
