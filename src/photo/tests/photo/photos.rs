//! The given functions against slow and simple ones, and what they say of files that are no photos.

use std::fs;
use std::path::{Path, PathBuf};

use photo_server::{Photos, Size};
use workbook_photo::{Photo, PhotoError, blur_in_place, sheet};

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn photo(path: &Path, id: usize, size: Size) {
    let photos = Photos::kept_in(Path::new(env!("CARGO_TARGET_TMPDIR")).join("drawn"));
    fs::write(path, &*photos.jpeg(id, size).expect("a photo")).expect("a file");
}

fn open(path: &Path) -> Photo {
    Photo::open(path).unwrap_or_else(|error| panic!("{error}"))
}

/// The mean of the Gaussian's window, straight from its definition.
fn by_definition(photo: &Photo, sigma: f64) -> Vec<f64> {
    let (width, height) = (photo.width() as i64, photo.height() as i64);
    let reach = (sigma * 4.0) as i64;
    let weights: Vec<f64> =
        (-reach..=reach).map(|d| (-((d * d) as f64) / (2.0 * sigma * sigma)).exp()).collect();
    let sum: f64 = weights.iter().sum();
    let value = |values: &[f64], x: i64, y: i64, part: i64| {
        values[((y.clamp(0, height - 1) * width + x.clamp(0, width - 1)) * 3 + part) as usize]
    };
    let pass = |values: Vec<f64>, dx: i64, dy: i64| -> Vec<f64> {
        let places =
            (0..height).flat_map(|y| (0..width).flat_map(move |x| (0..3).map(move |part| (x, y, part))));
        places
            .map(|(x, y, part)| {
                let near = (-reach..=reach).zip(&weights);
                near.map(|(d, weight)| weight * value(&values, x + d * dx, y + d * dy, part)).sum::<f64>()
                    / sum
            })
            .collect()
    };
    pass(pass(photo.as_raw().iter().map(|part| f64::from(*part)).collect(), 1, 0), 0, 1)
}

/// How alike two pictures are to the eye, from 0 to 1: means, contrasts and shapes of windows of 8 × 8.
fn ssim(one: &Photo, other: &Photo) -> f64 {
    assert_eq!((one.width(), one.height()), (other.width(), other.height()));
    let grey = |photo: &Photo, x: usize, y: usize| {
        let pixel = &photo.as_raw()[(y * photo.width() as usize + x) * 3..][..3];
        0.299 * f64::from(pixel[0]) + 0.587 * f64::from(pixel[1]) + 0.114 * f64::from(pixel[2])
    };
    let (width, height) = (one.width() as usize, one.height() as usize);
    let mut all = Vec::new();
    for top in (0..height.saturating_sub(8)).step_by(4) {
        for left in (0..width.saturating_sub(8)).step_by(4) {
            let places = || (0..64).map(|place| (left + place % 8, top + place / 8));
            let mean = |of: &Photo| places().map(|(x, y)| grey(of, x, y)).sum::<f64>() / 64.0;
            let (a, b) = (mean(one), mean(other));
            let together = |f: &dyn Fn(f64, f64) -> f64| {
                places().map(|(x, y)| f(grey(one, x, y) - a, grey(other, x, y) - b)).sum::<f64>() / 63.0
            };
            let (va, vb, both) = (together(&|p, _| p * p), together(&|_, q| q * q), together(&|p, q| p * q));
            let (c1, c2) = (6.5025, 58.5225);
            all.push((2.0 * a * b + c1) * (2.0 * both + c2) / ((a * a + b * b + c1) * (va + vb + c2)));
        }
    }
    all.iter().sum::<f64>() / all.len() as f64
}

#[test]
fn the_blur_is_gaussian_to_the_eye() {
    let path = folder("blur").join("a.jpg");
    for (width, height) in [(150, 100), (7, 90), (1, 1)] {
        photo(&path, 3, Size { width, height });
        let before = open(&path);
        for sigma in [1.0, 4.0, 15.0] {
            let wanted = by_definition(&before, f64::from(sigma));
            let blurred = before.blurred(sigma);
            let apart = |(a, b): (&u8, &f64)| (f64::from(*a) - b).abs();
            let apart: f64 = blurred.as_raw().iter().zip(&wanted).map(apart).sum();
            let mean = apart / wanted.len() as f64;
            assert!(mean < 1.0, "{width} × {height}, sigma {sigma}: {mean}");
        }
    }
}

#[test]
fn a_blurred_photo_takes_the_place_of_the_old_one_and_leaves_nothing_else() {
    let folder = folder("in_place");
    let path = folder.join("a.jpg");
    photo(&path, 1, Size { width: 300, height: 200 });
    let before = open(&path);
    blur_in_place(&path, 15.0).expect("a blurred photo");
    assert!(ssim(&before.blurred(15.0), &open(&path)) > 0.97);
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1);
}

#[test]
fn a_thumbnail_of_a_photo_read_small_looks_like_one_of_the_whole_photo() {
    let path = folder("small").join("a.jpg");
    for id in [0, 11, 25] {
        photo(&path, id, Size { width: 1880, height: 1250 });
        let (whole, small) = (open(&path), Photo::open_for_thumbnail(&path, 200).expect("a photo"));
        assert!(small.width() < whole.width());
        for width in [200, 64, 32] {
            let likeness = ssim(&whole.thumbnail(width), &small.thumbnail(width));
            assert!(likeness > 0.98, "photo {id} at {width}: {likeness}");
        }
    }
}

#[test]
fn a_thumbnail_keeps_the_shape_and_is_at_least_one_pixel_high() {
    let path = folder("shape").join("a.jpg");
    for (width, height, expected) in
        [(1880, 1250, 133), (100, 300, 600), (2000, 3, 1), (1, 1, 200), (200, 133, 133)]
    {
        photo(&path, 2, Size { width, height });
        let thumbnail = Photo::open_for_thumbnail(&path, 200).expect("a photo").thumbnail(200);
        assert_eq!((thumbnail.width(), thumbnail.height()), (200, expected), "{width} × {height}");
    }
}

#[test]
fn what_is_no_photo_is_named_and_left_as_it_is() {
    let folder = folder("odd");
    let whole = folder.join("whole.jpg");
    photo(&whole, 4, Size { width: 200, height: 100 });
    let photo = fs::read(&whole).expect("a file");
    let mut huge = photo.clone();
    let size = huge.windows(2).position(|two| two == [0xFF, 0xC0]).expect("a frame") + 5;
    huge[size..size + 4].copy_from_slice(&[0xFF; 4]);
    let mut flat = photo.clone();
    flat[size..size + 4].copy_from_slice(&[0; 4]);
    let halves = [photo[..photo.len() / 2].to_vec(), photo[..300].to_vec()];
    for (name, bytes) in [("empty", vec![]), ("huge", huge), ("flat", flat), ("text", b"<html>".to_vec())]
        .into_iter()
        .chain(halves.map(|half| ("half", half)))
    {
        let path = folder.join(format!("{name}.jpg"));
        fs::write(&path, &bytes).expect("a file");
        let error = blur_in_place(&path, 15.0).expect_err(name);
        assert!(matches!(error, PhotoError::NotAPhoto(_)), "{name}: {error}");
        assert_eq!(fs::read(&path).expect("a file"), bytes, "{name}");
    }
    assert!(matches!(blur_in_place(&folder.join("none.jpg"), 15.0), Err(PhotoError::Read(_))));
}

#[test]
fn a_broken_photo_never_takes_the_program_along() {
    let path = folder("broken").join("a.jpg");
    photo(&path, 5, Size { width: 96, height: 64 });
    let photo = fs::read(&path).expect("a file");
    for round in 0..300_usize {
        let mut broken = photo.clone();
        for hit in 0..1 + round % 5 {
            let place = (round * 7919 + hit * 104_729) % photo.len();
            broken[place] = (round * 31 + hit * 17) as u8;
        }
        fs::write(&path, &broken).expect("a file");
        let _ = Photo::open(&path).map(|photo| photo.thumbnail(32));
        let _ = Photo::open_for_thumbnail(&path, 32);
    }
}

#[test]
fn a_sheet_holds_photos_of_different_sizes() {
    let folder = folder("sheet");
    let path = folder.join("a.jpg");
    photo(&path, 6, Size { width: 90, height: 60 });
    let photos = [open(&path).thumbnail(40), open(&path).thumbnail(20), open(&path).thumbnail(30)];
    sheet(&photos, 2, &folder.join("sheet.png")).expect("a sheet");
    sheet(&photos[..0], 2, &folder.join("none.png")).expect("a sheet");
    let file = fs::read(folder.join("sheet.png")).expect("a file");
    assert_eq!(file[16..24], [0, 0, 0, 2 * 48 + 8, 0, 0, 0, 2 * 35 + 8]);
}
