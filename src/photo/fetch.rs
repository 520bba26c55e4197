//! Downloads a photo.

use std::sync::LazyLock;
use std::time::Duration;

use ureq::Agent;

use crate::error::DownloadError;

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
/// When the server refuses, sends something else or only a part, or takes too long.
pub fn fetch(url: &str) -> Result<Vec<u8>, DownloadError> {
    let mut answer = AGENT.get(url).call().map_err(error)?;
    let body = answer.body_mut();
    let kind = body.mime_type().unwrap_or("something").to_owned();
    if !kind.starts_with("image/") {
        return Err(DownloadError::NotAPhoto(kind));
    }
    if body.content_length().is_some_and(|length| length > MOST_BYTES) {
        return Err(DownloadError::TooLarge);
    }
    let bytes = body.with_config().limit(MOST_BYTES).read_to_vec().map_err(error)?;
    if bytes.is_empty() { Err(DownloadError::NotAPhoto("nothing".into())) } else { Ok(bytes) }
}

fn error(error: ureq::Error) -> DownloadError {
    match error {
        ureq::Error::StatusCode(status) => DownloadError::Status(status),
        ureq::Error::BodyExceedsLimit(_) => DownloadError::TooLarge,
        other => DownloadError::Connection(other.to_string()),
    }
}
