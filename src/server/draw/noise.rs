//! Numbers that look random and are the same on every machine.

/// A well-mixed number for each number (SplitMix64's last step).
pub(crate) fn mix(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// From 0 to 1.
pub(crate) fn share(number: u64) -> f32 {
    (mix(number) >> 40) as f32 / (1 << 24) as f32
}

/// Smooth noise over the plane, from 0 to 1, with bumps of size 1.
fn bumps(seed: u64, x: f32, y: f32) -> f32 {
    let (left, top) = (x.floor(), y.floor());
    let corner = |dx: i64, dy: i64| {
        let place = (left as i64 + dx)
            .wrapping_mul(0x1_0001)
            .wrapping_add((top as i64 + dy).wrapping_mul(0x5851_F42D));
        share(seed ^ place.cast_unsigned())
    };
    let ease = |t: f32| t * t * (3.0 - 2.0 * t);
    let (right, down) = (ease(x - left), ease(y - top));
    let upper = corner(0, 0) + (corner(1, 0) - corner(0, 0)) * right;
    let lower = corner(0, 1) + (corner(1, 1) - corner(0, 1)) * right;
    upper + (lower - upper) * down
}

/// Bumps upon bumps, each layer half as large and half as high; from 0 to 1.
pub(crate) fn layered(seed: u64, x: f32, y: f32, layers: u32) -> f32 {
    let (mut sum, mut height, mut scale) = (0.0, 0.5, 1.0);
    for layer in 0..layers {
        sum += height * bumps(seed.wrapping_add(u64::from(layer) * 7919), x * scale, y * scale);
        (height, scale) = (height / 2.0, scale * 2.0);
    }
    sum / (1.0 - height * 2.0)
}
