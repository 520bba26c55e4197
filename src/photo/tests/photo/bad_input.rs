//! Files that are no photos, photos out of the ordinary, and places that can't be written to: each has an error of
//! its own, and nothing else is lost or left behind.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use image::{DynamicImage, ImageBuffer, ImageFormat, Luma, Rgb, RgbImage, Rgba, RgbaImage};
use jpeg_encoder::{ColorType, Encoder};
use photo_server::scene;
use workbook_photo::{Photo, PhotoError, blur_in_place};

const NAME: &str = "a.jpg";

/// An empty folder.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bad_input").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// Whatever is asked of this file, the error is the same, and the file stays as it is.
fn refused(bytes: &[u8], expected: &str) {
    let folder = folder("refused");
    let path = folder.join(NAME);
    fs::write(&path, bytes).expect("a file");
    let errors = [
        Photo::open(&path).err(),
        Photo::open_for_thumbnail(&path, 16).err(),
        blur_in_place(&path, 15.0).err(),
    ];
    for error in errors {
        let error = error.unwrap_or_else(|| panic!("{expected}: taken for a photo"));
        assert!(matches!(error, PhotoError::NotAPhoto(_)), "{expected}: {error:?}");
        assert!(error.to_string().contains(expected), "{expected}: {error}");
    }
    assert_eq!(fs::read(&path).expect("a file"), bytes, "{expected}");
    assert_eq!(names(&folder), [NAME], "{expected}");
}

/// The same photo with another value at so many bytes after the beginning of its frame.
fn with_frame(place: usize, values: &[u8]) -> Vec<u8> {
    let mut photo = scene::jpeg(5, 200, 120);
    let frame = photo.windows(2).position(|two| two == [0xFF, 0xC0]).expect("a frame");
    photo[frame + place..][..values.len()].copy_from_slice(values);
    photo
}

#[test]
fn what_is_no_photo_is_refused_in_its_own_words() {
    let photo = scene::jpeg(5, 200, 120);
    refused(b"", "the file is empty");
    refused(b"<html>", "does not begin like an image");
    refused(b"GIF89a\x01\0\x01\0", "it is a GIF, which needs the feature");
    refused(b"BM and so on", "it is a BMP; only JPEG and PNG are read here");
    refused(&with_frame(5, &[0xFF; 4]), "65535 × 65535 pixels are too many");
    refused(&with_frame(5, &[0, 0]), "zero");
    refused(&with_frame(7, &[0, 0]), "zero");
    refused(&with_frame(4, &[12]), "12 bits");
    refused(&with_frame(4, &[16]), "16 bits");
    refused(&photo[..photo.len() - 2], "ends before its last pixels");
    refused(&photo[..photo.len() / 2], "");
    refused(&photo[..3], "");
}

/// Half of each file, with the mark that a whole one ends with: nothing shows there that something is missing.
#[test]
fn a_file_that_was_cut_short_is_refused_in_spite_of_its_end_mark() {
    for (width, height) in [(200, 120), (8, 500), (640, 480)] {
        let photo = scene::jpeg(5, width, height);
        let scan = photo.windows(2).position(|two| two == [0xFF, 0xDA]).expect("a scan") + 14;
        for part in 1..20 {
            // The decoder can't tell that the last few bytes are gone.
            let end = scan + (photo.len() - scan - 40) * part / 20;
            refused(&[&photo[..end], &[0xFF, 0xD9]].concat(), "the decoder says \"");
        }
    }
}

#[test]
fn what_ends_early_in_the_decoders_eyes_is_quoted_on_one_line() {
    let error = image::ImageError::IoError(std::io::Error::new(std::io::ErrorKind::UnexpectedEof, "so\nfar"));
    assert_eq!(PhotoError::from(error).to_string(), r#"is not a photo: the decoder says "so\nfar""#);
}

fn saved(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.into().write_to(&mut file, format).expect("a picture of this format");
    file.into_inner()
}

/// The pixel in the middle.
fn middle(bytes: &[u8]) -> [u8; 3] {
    let path = folder("middle").join(NAME);
    fs::write(&path, bytes).expect("a file");
    let photo = Photo::open(&path).unwrap_or_else(|error| panic!("{error}"));
    photo.get_pixel(photo.width() / 2, photo.height() / 2).0
}

#[test]
fn a_png_is_read_whatever_its_name_says() {
    let png = |picture: DynamicImage| saved(picture, ImageFormat::Png);
    let colour = [200, 100, 50];
    assert_eq!(middle(&png(RgbImage::from_pixel(9, 7, Rgb(colour)).into())), colour);
    let deep = ImageBuffer::from_pixel(9, 7, Rgb(colour.map(|part| u16::from(part) * 257)));
    assert_eq!(middle(&png(DynamicImage::ImageRgb16(deep))), colour);
    assert_eq!(middle(&png(DynamicImage::ImageLuma8(ImageBuffer::from_pixel(9, 7, Luma([77]))))), [77; 3]);
    // White shows through.
    let half = RgbaImage::from_pixel(9, 7, Rgba([200, 100, 50, 0]));
    assert_eq!(middle(&png(half.into())), [255; 3]);
    let whole = png(RgbImage::from_pixel(90, 70, Rgb(colour)).into());
    refused(&whole[..whole.len() / 2], "the decoder says \"");
}

#[test]
fn a_png_that_would_fill_the_memory_is_refused() {
    let mut png = saved(RgbImage::new(9, 7), ImageFormat::Png);
    // Width and height, and the sum that guards them.
    png[16..24].copy_from_slice(&[0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF]);
    let sum = !png[12..29].iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| sum >> 1 ^ if sum & 1 == 1 { 0xEDB8_8320 } else { 0 })
    });
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    refused(&png, "65535 × 65535 pixels are too many");
}

#[test]
fn a_photo_of_one_column_has_no_thumbnail_of_gigabytes() {
    let folder = folder("narrow");
    let path = folder.join(NAME);
    fs::write(&path, saved(RgbImage::new(1, 65_500), ImageFormat::Jpeg)).expect("a file");
    let error = Photo::open_for_thumbnail(&path, 200).expect_err("a tall thumbnail");
    assert!(error.to_string().contains("1 × 65500, too tall for a thumbnail of width 200"), "{error}");
    let thumbnail = Photo::open(&path).expect("a photo").thumbnail(200);
    assert_eq!(thumbnail.dimensions(), (200, 65_536));
    let error = thumbnail.save(&folder.join("b.jpg")).expect_err("a tall thumbnail");
    assert!(error.to_string().contains("a JPEG is at most 65,535 pixels wide and high"), "{error}");
    let widest = Photo::open(&path).expect("a photo").thumbnail(u32::MAX).dimensions();
    assert!(u64::from(widest.0) * u64::from(widest.1) <= 100_000_000, "{widest:?}");
}

#[test]
fn a_thumbnail_is_of_the_format_that_its_name_says() {
    let folder = folder("formats");
    fs::write(folder.join(NAME), scene::jpeg(5, 200, 120)).expect("a file");
    let thumbnail = Photo::open(&folder.join(NAME)).expect("a photo").thumbnail(16);
    for (name, format) in
        [("b.png", ImageFormat::Png), ("b.jpg", ImageFormat::Jpeg), ("b", ImageFormat::Jpeg)]
    {
        thumbnail.save(&folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let bytes = fs::read(folder.join(name)).expect("a file");
        assert_eq!(image::guess_format(&bytes).ok(), Some(format), "{name}");
    }
}

#[test]
fn a_scan_for_each_colour_is_refused_and_no_green_picture() {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 88);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(&scene::photo(7, 88, 88), 88, 88, ColorType::Rgb).expect("a photo");
    refused(&file, "it has a separate scan for each colour");
}

#[test]
fn what_can_t_be_read_is_said_to_be_unreadable() {
    let folder = folder("unreadable");
    fs::create_dir(folder.join(NAME)).expect("a folder");
    for name in [NAME, "none.jpg"] {
        let error = blur_in_place(&folder.join(name), 15.0).expect_err(name);
        assert!(matches!(error, PhotoError::Read(_)), "{name}: {error}");
        assert!(Photo::open_for_thumbnail(&folder.join(name), 16).is_err(), "{name}");
    }
    assert_eq!(names(&folder), [NAME]);
}

#[test]
fn photos_out_of_the_ordinary_are_photos() {
    let path = folder("unusual").join(NAME);
    for (colour, values) in [(ColorType::Luma, 1), (ColorType::Cmyk, 4), (ColorType::Rgb, 3)] {
        let pixels: Vec<u8> = (0..120 * 80 * values).map(|place| (place / 50) as u8).collect();
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, 90);
        encoder.set_progressive(colour == ColorType::Rgb);
        encoder.encode(&pixels, 120, 80, colour).expect("a photo");
        fs::write(&path, file).expect("a file");
        blur_in_place(&path, 3.0).unwrap_or_else(|error| panic!("{colour:?}: {error}"));
        let photo = Photo::open(&path).expect("a photo");
        assert_eq!((photo.width(), photo.height()), (120, 80), "{colour:?}");
    }
}

#[test]
fn what_can_t_be_written_leaves_nothing_behind() {
    let folder = folder("unwritable");
    let photo = folder.join(NAME);
    fs::write(&photo, scene::jpeg(5, 200, 120)).expect("a file");
    let thumbnail = Photo::open(&photo).expect("a photo").thumbnail(16);
    fs::create_dir(folder.join("taken.jpg")).expect("a folder");
    fs::write(folder.join("taken.jpg").join("inside"), "").expect("a file");
    for place in ["nowhere/b.jpg", "a.jpg/b.jpg", "taken.jpg"] {
        let error = thumbnail.save(&folder.join(place)).expect_err(place);
        assert!(matches!(error, PhotoError::Write(_)), "{place}: {error}");
    }
    let mut left = names(&folder);
    left.sort();
    assert_eq!(left, [NAME, "taken.jpg"]);
    assert_eq!(names(&folder.join("taken.jpg")), ["inside"]);
}

/// A process whose files can't grow beyond a few hundred bytes sees what one with a full disk does.
#[cfg(unix)]
#[test]
fn a_full_disk_costs_nothing_that_was_there() {
    let folder = folder("full");
    let photo = scene::jpeg(5, 400, 300);
    fs::write(folder.join(NAME), &photo).expect("a file");
    let limited =
        r#"trap '' XFSZ; ulimit -f 1; exec "$0" bad_input::a_photo_is_written_if_there_is_room --exact"#;
    let mut command = std::process::Command::new("sh");
    command.args(["-c", limited]).arg(std::env::current_exe().expect("this program is running"));
    let output = command.output().expect("a shell");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("1 passed"), "{text}");
    assert_eq!(names(&folder), [NAME]);
    assert!(fs::read(folder.join(NAME)).expect("a file") == photo);
}

#[test]
fn a_photo_is_written_if_there_is_room() {
    let photo = scene::jpeg(5, 400, 300);
    let roomy = folder(&format!("roomy-{}", std::process::id()));
    let path = roomy.join(NAME);
    if fs::write(&path, &photo).is_ok() {
        blur_in_place(&path, 1.0).expect("there is room");
        assert!(fs::read(&path).expect("a file") != photo);
    } else {
        // Started by the other test, which looks at what is left.
        let path = roomy.with_file_name("full").join(NAME);
        let error = blur_in_place(&path, 1.0).expect_err("no room");
        assert!(matches!(error, PhotoError::Write(_)), "{error}");
    }
    fs::remove_dir_all(roomy).expect("a folder of its own");
}
