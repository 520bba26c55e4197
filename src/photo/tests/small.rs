//! Photos read small, against whole ones: they look the same, and what is wrong with a file is found either way.

use std::fs;
use std::path::{Path, PathBuf};

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use photo_server::scene;
use workbook_photo::{Photo, PhotoError};

/// Which way a photo comes smaller than it was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// It was read small: a quarter, or an eighth.
    Read,
    /// It was read whole, and made smaller then.
    Reduced,
}

/// What a file is to be like.
type Settle = fn(&mut Encoder<&mut Vec<u8>>);

/// A file's name, what it holds, and how it comes.
type Kind = (&'static str, Vec<u8>, Way);

fn encoded(width: u16, height: u16, colour: ColorType, settle: Settle) -> Vec<u8> {
    let pixels = scene::pixels(7, width.into(), height.into());
    let pixels: Vec<u8> = match colour {
        ColorType::Luma => pixels.chunks_exact(3).map(|pixel| pixel[1]).collect(),
        ColorType::Cmyk => {
            pixels.chunks_exact(3).flat_map(|pixel| [pixel[0], pixel[1], pixel[2], 255]).collect()
        }
        _ => pixels,
    };
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 88);
    settle(&mut encoder);
    encoder.encode(&pixels, width, height, colour).expect("a side that JPEG can hold");
    file
}

/// A photo of this size in each of the ways in which they are written.
fn kinds(width: u16, height: u16) -> Vec<Kind> {
    let [rgb, luma] = [ColorType::Rgb, ColorType::Luma];
    let file = |colour, settle: Settle| encoded(width, height, colour, settle);
    vec![
        ("4:4:4", file(rgb, |encoder| encoder.set_sampling_factor(SamplingFactor::R_4_4_4)), Way::Read),
        ("4:4:0", file(rgb, |encoder| encoder.set_sampling_factor(SamplingFactor::R_4_4_0)), Way::Read),
        ("4:2:2", file(rgb, |encoder| encoder.set_sampling_factor(SamplingFactor::R_4_2_2)), Way::Read),
        ("4:2:0", file(rgb, |encoder| encoder.set_sampling_factor(SamplingFactor::R_4_2_0)), Way::Read),
        ("grey", file(luma, |_| {}), Way::Read),
        (
            "grey, codes of its own",
            file(luma, |encoder| encoder.set_optimized_huffman_tables(true)),
            Way::Read,
        ),
        ("three scans", file(rgb, |encoder| encoder.set_optimized_huffman_tables(true)), Way::Reduced),
        ("marks", file(rgb, |encoder| encoder.set_restart_interval(5)), Way::Read),
        ("many marks", file(luma, |encoder| encoder.set_restart_interval(1)), Way::Read),
        ("4:1:1", file(rgb, |encoder| encoder.set_sampling_factor(SamplingFactor::R_4_1_1)), Way::Reduced),
        ("progressive", file(rgb, |encoder| encoder.set_progressive(true)), Way::Reduced),
        ("CMYK", file(ColorType::Cmyk, |_| {}), Way::Reduced),
    ]
}

fn path(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder");
    folder.join("a.jpg")
}

fn opened(path: &Path, bytes: &[u8], width: u32) -> [Result<Photo, PhotoError>; 2] {
    fs::write(path, bytes).expect("a file");
    [Photo::open(path), Photo::open_for_thumbnail(path, width)]
}

/// How far two photos are apart, on the mean of all their values; from 0 to 255.
fn apart(one: &Photo, other: &Photo) -> f64 {
    assert_eq!([one.width(), one.height()], [other.width(), other.height()]);
    let pairs = one.pixels().iter().zip(other.pixels());
    pairs.map(|(a, b)| f64::from(a.abs_diff(*b))).sum::<f64>() / one.pixels().len() as f64
}

#[test]
fn every_usual_kind_is_read_small_and_looks_like_the_whole_photo() {
    let path = path("kinds");
    // Sizes that fill their last squares, and that do not; a quarter, and an eighth.
    for (width, height, thumbnail, by) in
        [(640, 400, 64, 4), (613, 405, 60, 4), (951, 571, 50, 8), (703, 143, 35, 8)]
    {
        for (name, bytes, way) in kinds(width, height) {
            let [whole, small] = opened(&path, &bytes, thumbnail).map(|photo| photo.expect(name));
            let is_read_small = small.width() == (u32::from(width) + by / 2) / by;
            assert_eq!(is_read_small, way == Way::Read, "{name}, {width} × {height}: {}", small.width());
            let apart = apart(&whole.thumbnail(thumbnail), &small.thumbnail(thumbnail));
            assert!(apart < 2.0, "{name}, {width} × {height}: {apart}");
        }
    }
}

#[test]
fn a_photo_with_few_pixels_to_spare_is_read_whole() {
    let path = path("few");
    for (name, bytes, _) in kinds(160, 120) {
        let [whole, small] = opened(&path, &bytes, 64).map(|photo| photo.expect(name));
        assert!(whole == small, "{name}");
    }
}

/// Numbers without an order, the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// Whether it is a photo; whole and small must agree.
fn same_verdict(path: &Path, bytes: &[u8], what: &str) -> bool {
    let [whole, small] = opened(path, bytes, 16);
    match (whole, small) {
        (Ok(whole), Ok(small)) => {
            let sizes = [&whole, &small].map(|photo| photo.thumbnail(16).height());
            assert_eq!(sizes[0], sizes[1], "{what}");
            true
        }
        (Err(whole), Err(small)) => {
            assert_eq!(whole.to_string(), small.to_string(), "{what}");
            false
        }
        (whole, small) => panic!("{what}: whole {:?}, small {:?}", whole.err(), small.err()),
    }
}

#[test]
fn half_a_photo_is_none_wherever_it_ends() {
    let path = path("cut");
    for (name, bytes, _) in kinds(150, 100) {
        let mut dice = Dice(bytes.len() as u64);
        let last = (1..30).map(|lost| bytes.len() - lost);
        let any: Vec<usize> = (0..30).map(|_| dice.below(bytes.len())).collect();
        for end in any.into_iter().chain(last) {
            let is_photo = same_verdict(&path, &bytes[..end], &format!("{name}, cut at {end}"));
            assert!(!is_photo, "{name}, cut at {end} of {}", bytes.len());
        }
    }
}

#[test]
fn what_is_damaged_is_as_good_or_bad_small_as_whole() {
    let path = path("flipped");
    for (name, bytes, _) in kinds(150, 100) {
        let (mut dice, mut sound) = (Dice(77), 0);
        for round in 0..160 {
            let mut damaged = bytes.clone();
            // Half of the time in the head, where little goes a long way.
            let reach = if round % 2 == 0 { 700.min(bytes.len()) } else { bytes.len() };
            let hits: Vec<_> = (0..1 + round % 3).map(|_| (dice.below(reach), 1 << dice.below(8))).collect();
            hits.iter().for_each(|(place, bit)| damaged[*place] ^= bit);
            sound += usize::from(same_verdict(&path, &damaged, &format!("{name}, bits flipped: {hits:?}")));
        }
        assert!((16..144).contains(&sound), "{name}: {sound} of 160 are photos still; both kinds are wanted");
    }
}

#[test]
fn bytes_that_are_left_out_or_doubled_are_found_small_as_whole() {
    let path = path("shifted");
    for (name, bytes, _) in kinds(150, 100) {
        let mut dice = Dice(99);
        for round in 0..80 {
            let (place, length) = (dice.below(bytes.len() - 20), 1 + dice.below(20));
            let again = if round % 2 == 0 { place + length } else { place };
            let damaged = [&bytes[..place + length * (round % 2)], &bytes[again..]].concat();
            same_verdict(&path, &damaged, &format!("{name}, {length} bytes at {place}, round {round}"));
        }
    }
}
