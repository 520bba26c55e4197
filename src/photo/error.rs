//! What can go wrong with a photo.

use std::error::Error;
use std::fmt;
use std::io;

use crate::messages;

/// What is wrong with one photo.
#[derive(Debug)]
pub enum PhotoError {
    /// The file can't be read.
    Read(io::Error),
    /// What is in the file is no JPEG, or not all of one; the sentence says why.
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
