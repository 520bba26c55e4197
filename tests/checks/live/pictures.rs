//! Whether a thumbnail is what is made of its photo, and what it was made of if it is not.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use image::RgbImage;
use image::imageops::{FilterType, resize};
use live::{Failure, Held, Stage, ensure};
use workbook_photo::Photo;

use super::WIDTHS;

/// How far two pictures of one size are apart, on average, of 255.
fn apart(one: &Photo, other: &Photo) -> f64 {
    if (one.width(), one.height()) != (other.width(), other.height()) {
        return f64::INFINITY;
    }
    let sum: f64 = one.as_raw().iter().zip(other.as_raw()).map(|(a, b)| f64::from(a.abs_diff(*b))).sum();
    sum / one.as_raw().len() as f64
}

/// How much neighbours in a row differ, on average, of 255.
fn sharpness(photo: &Photo) -> f64 {
    let rows = photo.as_raw().chunks_exact(photo.width() as usize * 3);
    let differences = rows.flat_map(|row| row.iter().zip(&row[3..]).map(|(a, b)| f64::from(a.abs_diff(*b))));
    differences.sum::<f64>() / photo.as_raw().len() as f64
}

/// As it is when it was saved and is read again.
fn saved(stage: &Stage, photo: &Photo) -> Photo {
    let path = stage.folder().join("saved.jpg");
    photo.save(&path).expect("the check's own folder");
    Photo::open(&path).expect("a photo that was just saved")
}

/// Every way to make a thumbnail from a photo itself, with detail enough.
fn made_well(stage: &Stage, path: &Path, width: u32) -> Vec<Photo> {
    let whole = Photo::open(path).expect("a photo of the check's own");
    // It is opened a whole number of times smaller: one width for each number.
    let wide: BTreeMap<u32, u32> =
        (width..=whole.width()).map(|wide| (whole.width() / (2 * wide), wide)).collect();
    let open = |wide: &u32| Photo::open_for_thumbnail(path, *wide).expect("a photo of the check's own");
    let from = wide.values().map(open).chain([whole.clone()]);
    let mut all: Vec<Photo> = Vec::new();
    for thumbnail in from.map(|photo| saved(stage, &photo.thumbnail(width))) {
        if !all.contains(&thumbnail) {
            all.push(thumbnail);
        }
    }
    all
}

/// The same by what a photo has of its own, an [`image::RgbImage`]: its filter, from the whole photo or from one that was
/// opened for a thumbnail, or its JPEG.
fn made_by_image(stage: &Stage, path: &Path, width: u32, height: u32) -> Vec<Photo> {
    let opened = [Photo::open(path), Photo::open_for_thumbnail(path, 200)];
    let opened = opened.map(|photo| photo.expect("a photo of the check's own"));
    let resized =
        opened.iter().map(|photo| Photo::from(resize(&**photo, width, height, FilterType::Lanczos3)));
    let both = resized.chain(opened.iter().map(|photo| photo.thumbnail(width)));
    let saves = |photo: Photo| [saved(stage, &photo), saved_by_image(stage, photo)];
    both.flat_map(saves).collect()
}

fn saved_by_image(stage: &Stage, photo: Photo) -> Photo {
    let path = stage.folder().join("saved.jpg");
    RgbImage::from(photo).save(&path).expect("the check's own folder");
    Photo::open(&path).expect("a photo that was just saved")
}

/// What is made from the same pixels in the same way is the same but for this.
const SAME: f64 = 0.3;

fn nearest(all: &[Photo], thumbnail: &Photo) -> f64 {
    all.iter().map(|one| apart(one, thumbnail)).fold(f64::INFINITY, f64::min)
}

/// The mistake that such a thumbnail shows, if it shows one.
fn what_it_shows(stage: &Stage, photo: &Photo, good: &[Photo], thumbnail: &Photo) -> Option<String> {
    let width = thumbnail.width();
    let made_from = |other: &u32| {
        let other = photo.thumbnail(*other);
        let both = [other.thumbnail(width), saved(stage, &other).thumbnail(width)];
        nearest(&both.map(|one| saved(stage, &one)), thumbnail) < SAME
    };
    if let Some(other) = WIDTHS.iter().find(|other| **other != width && made_from(other)) {
        return Some(format!(
            "It was made from the thumbnail of width {other}: a copy of a copy. Each is made from the photo itself."
        ));
    }
    let sharpest = good.iter().map(sharpness).fold(0.0, f64::max);
    (sharpness(thumbnail) < 0.9 * sharpest).then(|| {
        "It is less sharp than the photo: it was blurred, or made from fewer pixels than it has.".into()
    })
}

/// The thumbnails look like the photo, which is still there under `path`.
pub fn look_like(stage: &Stage, path: &Path, thumbnails: &[PathBuf]) -> Held {
    let photo = Photo::open(path).map_err(|error| error.to_string())?;
    // The widest first: what was blurred, or is a copy of a copy, shows there and in the next one.
    for (path_of_it, width) in thumbnails.iter().zip(WIDTHS).rev() {
        let thumbnail =
            Photo::open(path_of_it).map_err(|error| format!("`{}` {error}.", path_of_it.display()))?;
        let good = made_well(stage, path, width);
        let size = |photo: &Photo| format!("{} × {}", photo.width(), photo.height());
        ensure(size(&thumbnail) == size(&good[0]), || {
            format!(
                "The thumbnail of width {width} of a photo of {} is {}, not {}.",
                size(&photo),
                size(&thumbnail),
                size(&good[0])
            )
        })?;
        let mut apart = nearest(&good, &thumbnail);
        if apart >= SAME {
            let by_image = made_by_image(stage, path, width, thumbnail.height());
            apart = apart.min(nearest(&by_image, &thumbnail));
        }
        if apart >= SAME {
            let happened = format!(
                "The thumbnail of width {width} of a photo of {} is not what `Photo::thumbnail` makes of it: on average a value \
                 is off by {apart:.1} (of 255).",
                size(&photo)
            );
            return Err(Failure { happened, misconception: what_it_shows(stage, &photo, &good, &thumbnail) });
        }
    }
    Ok(())
}

/// Whether a picture is one that lies on its left side, put upright: and not the same upside down, nor still lying.
pub fn is_put_upright(picture: &Photo, lying: &Photo) -> bool {
    let [width, height] = [picture.width() as usize, picture.height() as usize];
    // Nearer to the one than to the other: it was written anew, and so is not the same to the last bit.
    (width, height) == (lying.height() as usize, lying.width() as usize)
        && apart_from(picture, lying, |x, y| (y, width - 1 - x))
            < apart_from(picture, lying, |x, y| (height - 1 - y, x))
}

/// How far the pixels of a picture are from those of a lying one, in all: each at `x`, `y` from the one at `place`.
fn apart_from(picture: &Photo, lying: &Photo, place: impl Fn(usize, usize) -> (usize, usize)) -> u64 {
    let [width, height] = [picture.width() as usize, picture.height() as usize];
    let mut sum = 0;
    for (x, y) in (0..height).flat_map(|y| (0..width).map(move |x| (x, y))) {
        let (across, down) = place(x, y);
        let (one, other) = ((y * width + x) * 3, (down * height + across) * 3);
        let pixels = picture.as_raw()[one..one + 3].iter().zip(&lying.as_raw()[other..other + 3]);
        sum += pixels.map(|(a, b)| u64::from(a.abs_diff(*b))).sum::<u64>();
    }
    sum
}
