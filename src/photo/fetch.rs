//! Downloads photos and other files.

use std::sync::LazyLock;
use std::time::Duration;

use ureq::http::Response;
use ureq::{Agent, Body, Error};

use crate::error::DownloadError;
use crate::progress;

/// From the first byte sent to the last one received.
const PATIENCE: Duration = Duration::from_secs(20);
/// More than any photo has; a server may announce or send anything.
const MOST_BYTES: u64 = 50 << 20;
const MOST_REDIRECTS: u32 = 5;

static AGENT: LazyLock<Agent> = LazyLock::new(|| {
    Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(MOST_REDIRECTS).build().new_agent()
});

/// The photo at `url`, whole.
///
/// # Errors
/// When the server refuses, sends something else or only a part, or takes longer than 20 s.
pub fn fetch(url: &str) -> Result<Vec<u8>, DownloadError> {
    let is_photo = |kind: &str| kind.starts_with("image/");
    download(url, PATIENCE, is_photo, DownloadError::NotAPhoto)
}

/// The complete file at `url`: a photo, a drawing, a document. A web page is not a file.
///
/// # Errors
/// When the server refuses, sends a page, nothing or only a part, or takes longer than 20 s.
pub fn fetch_file(url: &str) -> Result<Vec<u8>, DownloadError> {
    fetch_file_within(url, PATIENCE)
}

/// As [`fetch_file`], with another limit than 20 s.
///
/// # Errors
/// As [`fetch_file`].
pub fn fetch_file_within(url: &str, patience: Duration) -> Result<Vec<u8>, DownloadError> {
    download(url, patience, |kind| kind != "text/html", DownloadError::NotAFile)
}

/// The text at `url`, when it is of this kind.
pub(crate) fn text(
    url: &str,
    kind: &str,
    unwanted: fn(String) -> DownloadError,
) -> Result<String, DownloadError> {
    let bytes = whole(url, PATIENCE, |other| other == kind, unwanted)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// One of the downloads that a progress bar counts, whatever comes of it.
fn download(
    url: &str,
    patience: Duration,
    wanted: impl Fn(&str) -> bool,
    unwanted: fn(String) -> DownloadError,
) -> Result<Vec<u8>, DownloadError> {
    let result = whole(url, patience, wanted, unwanted);
    progress::advance();
    result
}

fn whole(
    url: &str,
    patience: Duration,
    wanted: impl Fn(&str) -> bool,
    unwanted: fn(String) -> DownloadError,
) -> Result<Vec<u8>, DownloadError> {
    let mut answer = answer(url, patience).map_err(|error| cause(url, error))?;
    let body = answer.body_mut();
    let kind = body.mime_type().unwrap_or("something").to_owned();
    if !wanted(&kind) {
        return Err(unwanted(kind));
    }
    if body.content_length().is_some_and(|length| length > MOST_BYTES) {
        return Err(DownloadError::TooLarge);
    }
    let bytes = body.with_config().limit(MOST_BYTES).read_to_vec().map_err(|error| cause(url, error))?;
    if bytes.is_empty() { Err(unwanted("nothing".into())) } else { Ok(bytes) }
}

fn answer(url: &str, patience: Duration) -> Result<Response<Body>, Error> {
    // Built without TLS, the client would connect first.
    if !cfg!(feature = "tls") && url.starts_with("https://") {
        return Err(Error::TlsRequired);
    }
    AGENT.get(url).config().timeout_global(Some(patience)).build().call()
}

fn cause(url: &str, error: Error) -> DownloadError {
    match error {
        Error::StatusCode(status) => DownloadError::Status(status),
        Error::BodyExceedsLimit(_) => DownloadError::TooLarge,
        Error::Timeout(_) => DownloadError::TooSlow,
        Error::TooManyRedirects => DownloadError::LeadsInACircle,
        Error::BadUri(_) | Error::Http(_) => DownloadError::NoUrl(url.to_owned()),
        Error::TlsRequired => DownloadError::NeedsTls,
        other => DownloadError::Connection(other.to_string()),
    }
}
