//! Files that are no photos, photos out of the ordinary, and places that can't be written to: each has an error of
//! its own, and nothing else is lost or left behind.

use std::fs;
use std::path::{Path, PathBuf};

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
    refused(b"<html>", "does not begin as a JPEG does");
    refused(&photo_server::png::encode(&scene::pixels(1, 8, 8), 8, 8), "does not begin as a JPEG does");
    refused(&with_frame(5, &[0xFF; 4]), "65535 × 65535 pixels are too many");
    refused(&with_frame(5, &[0, 0]), "zero");
    refused(&with_frame(7, &[0, 0]), "zero");
    refused(&with_frame(4, &[12]), "12 bits");
    refused(&with_frame(4, &[16]), "16 bits");
    refused(&photo[..photo.len() - 2], "ends before its last pixels");
    refused(&photo[..photo.len() / 2], "");
    refused(&photo[..3], "");
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
    let limited = r#"trap '' XFSZ; ulimit -f 1; exec "$0" a_photo_is_written_if_there_is_room --exact"#;
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
