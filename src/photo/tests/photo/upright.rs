//! Photos stand upright, however the camera was held: eight files of one photo, each of which lies in another way.

use std::fs;
use std::path::Path;

use jpeg_encoder::{ColorType, Encoder};
use photo_server::scene;
use workbook_photo::Photo;

const WIDTH: usize = 900;
const HEIGHT: usize = 500;

/// Where in life, of these sides, the pixel at `x`, `y` of the file belongs.
fn in_life(orientation: u8, (x, y): (usize, usize), (width, height): (usize, usize)) -> (usize, usize) {
    // What the first row and the first column of the file are, as EXIF 2.3 says.
    match orientation {
        2 => (width - 1 - x, y),
        3 => (width - 1 - x, height - 1 - y),
        4 => (x, height - 1 - y),
        5 => (y, x),
        6 => (width - 1 - y, x),
        7 => (width - 1 - y, height - 1 - x),
        8 => (y, height - 1 - x),
        _ => (x, y),
    }
}

fn exif(orientation: u8, is_little: bool) -> Vec<u8> {
    let two = |number: u16| if is_little { number.to_le_bytes() } else { number.to_be_bytes() };
    let four = |number: u32| if is_little { number.to_le_bytes() } else { number.to_be_bytes() };
    let mut tiff = if is_little { b"II".to_vec() } else { b"MM".to_vec() };
    tiff.extend([&two(42)[..], &four(8), &two(2)].concat());
    // Another entry comes first.
    tiff.extend([&two(0x0100)[..], &two(3), &four(1), &two(6), &two(0)].concat());
    tiff.extend([&two(0x0112)[..], &two(3), &four(1), &two(orientation.into()), &two(0)].concat());
    tiff.extend(four(0));
    [b"Exif\0\0", &tiff[..]].concat()
}

/// The same photo, as a file that lies like this.
fn file(orientation: u8, is_little: bool) -> Vec<u8> {
    let upright = scene::photo(4, WIDTH as u32, HEIGHT as u32).into_raw();
    let is_sideways = (5..=8).contains(&orientation);
    let (width, height) = if is_sideways { (HEIGHT, WIDTH) } else { (WIDTH, HEIGHT) };
    let mut pixels = Vec::new();
    for (x, y) in (0..height).flat_map(|y| (0..width).map(move |x| (x, y))) {
        let (x, y) = in_life(orientation, (x, y), (WIDTH, HEIGHT));
        let at = (y * WIDTH + x) * 3;
        pixels.extend_from_slice(&upright[at..at + 3]);
    }
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 90);
    encoder.add_app_segment(1, exif(orientation, is_little)).expect("a short segment");
    encoder.encode(&pixels, width as u16, height as u16, ColorType::Rgb).expect("a photo");
    bytes
}

fn apart(one: &Photo, other: &Photo) -> f64 {
    let sum: f64 = one.as_raw().iter().zip(other.as_raw()).map(|(a, b)| f64::from(a.abs_diff(*b))).sum();
    sum / one.as_raw().len() as f64
}

#[test]
fn a_photo_stands_upright_however_the_camera_was_held() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("upright");
    fs::create_dir_all(&folder).expect("a folder");
    let open = |orientation: u8, is_little: bool, width: Option<u32>| {
        let path = folder.join(format!("{orientation}-{is_little}-{width:?}.jpg"));
        fs::write(&path, file(orientation, is_little)).expect("a file");
        let photo = match width {
            Some(width) => Photo::open_for_thumbnail(&path, width),
            None => Photo::open(&path),
        };
        photo.unwrap_or_else(|error| panic!("{error}"))
    };
    let upright = open(1, true, None);
    for orientation in 0..=9 {
        // 0 and 9 mean nothing.
        if let 1..=8 = orientation {
            let photo = open(orientation, orientation % 2 == 0, None);
            assert_eq!((photo.width(), photo.height()), (WIDTH as u32, HEIGHT as u32), "{orientation}");
            assert!(apart(&photo, &upright) < 4.0, "{orientation}: {}", apart(&photo, &upright));
        }
        for width in [32, 100] {
            let thumbnail = open(orientation, false, Some(width)).thumbnail(width);
            let expected = upright.thumbnail(width);
            assert_eq!(thumbnail.height(), expected.height(), "{orientation}");
            assert!(apart(&thumbnail, &expected) < 4.0, "{orientation}: {}", apart(&thumbnail, &expected));
        }
    }
}

#[test]
fn what_makes_no_sense_is_upright() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-sense.jpg");
    let whole = exif(6, true);
    for length in 6..whole.len() {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, 90);
        encoder.add_app_segment(1, whole[..length].to_vec()).expect("a short segment");
        encoder.encode(&scene::photo(4, 30, 20), 30, 20, ColorType::Rgb).expect("a photo");
        fs::write(&path, bytes).expect("a file");
        let photo = Photo::open(&path).unwrap_or_else(|error| panic!("{length}: {error}"));
        let is_whole_enough = length >= 6 + 10 + 12 + 12;
        assert_eq!(photo.width(), if is_whole_enough { 20 } else { 30 }, "{length}");
    }
}
