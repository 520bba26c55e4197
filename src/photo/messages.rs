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
        DownloadError::NotAFile(kind) => format!("the server sent {kind} in place of a file"),
        DownloadError::NotAList(kind) => format!("the server sent {kind} in place of a list of photos"),
        DownloadError::TooLarge => "the server sends more than 50 MiB".into(),
        DownloadError::TooSlow => "it took longer than 20 s".into(),
        DownloadError::LeadsInACircle => "the server leads from one address to another without end".into(),
        DownloadError::NoUrl(text) => format!("`{text}` is no address, such as http://127.0.0.1:8080"),
        DownloadError::NeedsTls => NEEDS_TLS.into(),
        DownloadError::Connection(why) => format!("no answer: {why}"),
        DownloadError::Disk(error) => format!("it arrived, and can't be written: {error}"),
    }
}

const NEEDS_TLS: &str = "an address with https:// needs TLS, which is built in with `--features tls` alone";

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
    let package = if program.ends_with("_solution") { "solutions-live" } else { "lessons-live" };
    format!(
        "{base} needs TLS, which is not built in, because building it takes a C compiler. With one:\n\n    \
         cargo run -p {package} --features tls --bin {program} -- --from {base}\n\n\
         Without --from, the lesson has a server of its own."
    )
}

/// The lesson's own server can't be started.
pub(crate) fn no_server(error: &io::Error) -> String {
    format!("The lesson's own photo server can't be started: {error}.")
}

/// How a progress bar looks.
pub(crate) const PROGRESS: &str = "  {msg}  {bar:40.cyan} {pos} of {len}";

pub(crate) fn disk_error(error: &io::Error) -> String {
    format!("the folder can't be used: {error}")
}

pub(crate) fn worker_died(why: &str) -> String {
    format!("the process that had this photo died: {why}")
}

pub(crate) const NO_JPEG: &str = "the file does not begin as a JPEG does";
pub(crate) const EMPTY: &str = "the file is empty";
pub(crate) const CUT_OFF: &str = "it ends before its last pixels";
pub(crate) const NO_PIXELS: &str = "it has no pixels";
pub(crate) const DECODER_FAILED: &str = "it is so broken that the decoder gave up";
pub(crate) const END_OF_OUTPUT: &str = "it closed its output";

pub(crate) fn too_large(width: usize, height: usize) -> String {
    format!("{width} × {height} pixels are too many")
}

pub(crate) fn odd_answer(answer: &[u8]) -> String {
    format!("it answered {:?}", String::from_utf8_lossy(answer))
}
