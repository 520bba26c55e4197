//! Every sentence about photos.

use std::io;

use crate::error::{DownloadError, PhotoError};

pub(crate) fn photo_error(error: &PhotoError) -> String {
    match error {
        PhotoError::Read(error) => format!("can't be read: {error}"),
        PhotoError::NotAPhoto(why) => format!("is no photo: {why}"),
        PhotoError::Write(error) => format!("can't be written: {error}"),
    }
}

pub(crate) fn download_error(error: &DownloadError) -> String {
    match error {
        DownloadError::Status(status) => format!("the server answered with status {status}"),
        DownloadError::NotAPhoto(kind) => format!("the server sent {kind} in place of a photo"),
        DownloadError::TooLarge => "the server sends more than a photo".into(),
        DownloadError::Connection(why) => format!("no answer: {why}"),
    }
}

pub(crate) fn disk_error(error: &io::Error) -> String {
    format!("the folder can't be used: {error}")
}

pub(crate) fn worker_died(why: &str) -> String {
    format!("the process that had this photo died: {why}")
}

pub(crate) const NO_JPEG: &str = "the file does not begin as a JPEG does";
pub(crate) const EMPTY: &str = "the file is empty";
pub(crate) const NO_PIXELS: &str = "it has no pixels";
pub(crate) const DECODER_FAILED: &str = "it is so broken that the decoder gave up";
pub(crate) const END_OF_OUTPUT: &str = "it closed its output";

pub(crate) fn too_large(width: usize, height: usize) -> String {
    format!("{width} × {height} pixels are too many")
}

pub(crate) fn odd_answer(answer: &[u8]) -> String {
    format!("it answered {:?}", String::from_utf8_lossy(answer))
}
