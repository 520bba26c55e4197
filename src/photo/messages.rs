//! Every sentence about photos.

use std::fmt;
use std::io;

use image::ImageFormat;

use crate::error::{DownloadError, PhotoError};

pub(crate) fn photo_error(error: &PhotoError) -> String {
    match error {
        PhotoError::Read(error) => format!("can't be read: {error}"),
        PhotoError::NotAPhoto(why) => format!("is not a photo: {why}"),
        PhotoError::Write(error) => format!("can't be written: {error}"),
    }
}

pub(crate) fn download_error(error: &DownloadError) -> String {
    match error {
        DownloadError::Status(status) => format!("the server answered with status {status}"),
        DownloadError::NotAPhoto(kind) => format!("the server sent {kind} instead of a photo"),
        DownloadError::NotAFile(kind) => format!("the server sent {kind} instead of a file"),
        DownloadError::NotAList(kind) => format!("the server sent {kind} instead of a list of photos"),
        DownloadError::TooLarge => "the server sends more than 50 MiB".into(),
        DownloadError::TooSlow => "it took longer than 20 s".into(),
        DownloadError::LeadsInACircle => "the server redirects without end".into(),
        DownloadError::NoUrl(text) => {
            format!("`{text}` is not an address; one looks like http://127.0.0.1:8080")
        }
        DownloadError::NeedsTls => NEEDS_TLS.into(),
        DownloadError::Connection(why) => format!("no answer: {why}"),
        DownloadError::Disk(error) => format!("it arrived, but can't be written: {error}"),
    }
}

const NEEDS_TLS: &str = "an address with https:// needs TLS, which needs `--features tls`";

/// The server named with `--from` is of no use.
pub(crate) fn no_source(base: &str, error: &DownloadError, program: &str) -> String {
    if matches!(error, DownloadError::NeedsTls) {
        return needs_tls(base, program);
    }
    format!(
        "No photos from `{base}`: {}.\nWithout --from, the lesson has a server of its own.",
        download_error(error)
    )
}

fn needs_tls(base: &str, program: &str) -> String {
    format!(
        "{base} needs TLS. It is not built in, because building it needs a C compiler. If you have one:\n\n    \
         cargo run -p lessons-live --features tls --bin {program} -- --from {base}\n\n\
         Without --from, the lesson has a server of its own."
    )
}

/// The lesson's own server can't be started.
pub(crate) fn no_server(error: &io::Error) -> String {
    format!("The lesson's own photo server can't be started: {error}.")
}

pub(crate) fn disk_error(error: &io::Error) -> String {
    format!("the folder can't be used: {error}")
}

pub(crate) fn worker_died(why: &str) -> String {
    format!("the process that worked on this photo died: {why}")
}

pub(crate) const EMPTY: &str = "the file is empty";
pub(crate) const NO_FORMAT: &str = "the file does not begin like an image";
pub(crate) const CUT_OFF: &str = "it ends before its last pixels";
pub(crate) const NO_PIXELS: &str = "it has no pixels";
pub(crate) const DECODER_FAILED: &str = "it is so broken that the decoder gave up";
pub(crate) const SEPARATE_SCANS: &str = "it has a separate scan for each colour, which zune-jpeg 0.5.15 decodes wrongly (its issues 419, 422 and 448)";
pub(crate) const END_OF_OUTPUT: &str = "it closed its output";

pub(crate) fn unread_format(format: ImageFormat) -> String {
    let name = format!("{format:?}");
    let name = if name.len() < 5 { name.to_uppercase() } else { name };
    match format {
        ImageFormat::Gif | ImageFormat::WebP => {
            format!("it is a {name}, which needs the feature `more-formats`")
        }
        _ => format!("it is a {name}; only JPEG and PNG are read here"),
    }
}

/// In its own words, quoted, on one line.
pub(crate) fn decoder_says(error: &impl fmt::Display) -> String {
    // Some quote themselves.
    format!("the decoder says {:?}", error.to_string().trim_matches('"'))
}

pub(crate) fn too_large(width: u32, height: u32) -> String {
    format!("{width} × {height} pixels are too many")
}

pub(crate) fn too_narrow((taken_width, taken_height): (u32, u32), width: u32) -> String {
    format!("it is {taken_width} × {taken_height}, too tall for a thumbnail of width {width}")
}

pub(crate) fn no_jpeg((width, height): (u32, u32)) -> String {
    format!("a JPEG is at most 65,535 pixels wide and high, and this is {width} × {height}")
}

pub(crate) fn odd_answer(answer: &[u8]) -> String {
    format!("it answered {:?}", String::from_utf8_lossy(answer))
}
