//! What can go wrong with a photo.

use std::error::Error;
use std::fmt;
use std::io;

use image::ImageError;

use crate::messages;

/// What is wrong with one photo.
#[derive(Debug)]
pub enum PhotoError {
    /// The file can't be read.
    Read(io::Error),
    /// The file is not a photo, or only part of one; the sentence says why.
    NotAPhoto(String),
    /// The result can't be written. What was there before still is.
    Write(io::Error),
}

impl fmt::Display for PhotoError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&messages::photo_error(self))
    }
}

impl Error for PhotoError {}

impl From<ImageError> for PhotoError {
    fn from(error: ImageError) -> PhotoError {
        match error {
            // A decoder that reads from memory comes to its end.
            ImageError::IoError(error) if error.kind() != io::ErrorKind::UnexpectedEof => {
                PhotoError::Read(error)
            }
            error => PhotoError::NotAPhoto(messages::decoder_says(&error)),
        }
    }
}

/// Why a photo or another file was not downloaded.
#[derive(Debug)]
pub enum DownloadError {
    /// The server answered with this status.
    Status(u16),
    /// The server sent something that is not a photo: its kind, or `nothing`.
    NotAPhoto(String),
    /// What the server sends is a page to be read, or `nothing`.
    NotAFile(String),
    /// What the server sends is no list of photos: what it is instead.
    NotAList(String),
    /// The server announces or sends more than 50 MiB.
    TooLarge,
    /// It took longer than 20 s.
    TooSlow,
    /// The server leads from one address to another and does not come to an end.
    LeadsInACircle,
    /// This is no address.
    NoUrl(String),
    /// The address begins with `https://`, and this program was built without TLS.
    NeedsTls,
    /// There is no such server, or the connection ended half-way.
    Connection(String),
    /// It arrived, and can't be written to the disk.
    Disk(io::Error),
}

impl fmt::Display for DownloadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&messages::download_error(self))
    }
}

impl Error for DownloadError {}

impl From<io::Error> for DownloadError {
    fn from(error: io::Error) -> DownloadError {
        DownloadError::Disk(error)
    }
}

/// Why there are no thumbnails of a photo.
#[derive(Debug)]
pub enum MakeError {
    /// It was not downloaded.
    Download(DownloadError),
    /// It was, and is at fault, or its thumbnails can't be written.
    Photo(PhotoError),
    /// A folder can't be read or written.
    Disk(io::Error),
}

impl fmt::Display for MakeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MakeError::Download(error) => error.fmt(out),
            MakeError::Photo(error) => error.fmt(out),
            MakeError::Disk(error) => out.write_str(&messages::disk_error(error)),
        }
    }
}

impl Error for MakeError {}

impl From<DownloadError> for MakeError {
    fn from(error: DownloadError) -> MakeError {
        MakeError::Download(error)
    }
}

impl From<PhotoError> for MakeError {
    fn from(error: PhotoError) -> MakeError {
        MakeError::Photo(error)
    }
}

impl From<ImageError> for MakeError {
    fn from(error: ImageError) -> MakeError {
        MakeError::Photo(error.into())
    }
}

impl From<io::Error> for MakeError {
    fn from(error: io::Error) -> MakeError {
        MakeError::Disk(error)
    }
}

/// Why a photo was not blurred.
#[derive(Debug)]
pub enum FilterError {
    /// The photo is at fault.
    Photo(PhotoError),
    /// The process that should blur it said that it could not; in its words.
    Refused(String),
    /// The process that should blur it ended before it said anything, or could not be started.
    WorkerDied(String),
}

impl fmt::Display for FilterError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FilterError::Photo(error) => error.fmt(out),
            FilterError::Refused(words) => out.write_str(words),
            FilterError::WorkerDied(why) => out.write_str(&messages::worker_died(why)),
        }
    }
}

impl Error for FilterError {}

impl From<PhotoError> for FilterError {
    fn from(error: PhotoError) -> FilterError {
        FilterError::Photo(error)
    }
}

impl From<ImageError> for FilterError {
    fn from(error: ImageError) -> FilterError {
        FilterError::Photo(error.into())
    }
}
