//! Which photos a server has.

use serde_json::Value;

use crate::error::DownloadError;
use crate::fetch;

/// The addresses of the first `limit` photos of a server that answers as Picsum does. It gives 100 at most.
///
/// # Errors
/// When there is no such server, or it answers something else.
pub fn list(base: &str, limit: usize) -> Result<Vec<String>, DownloadError> {
    let base = base.trim_end_matches('/');
    let url = format!("{base}/v2/list?limit={limit}");
    let text =
        fetch::text(&url, "application/json", DownloadError::NotAList).map_err(|error| match error {
            DownloadError::NoUrl(_) => DownloadError::NoUrl(base.to_owned()),
            error => error,
        })?;
    let nonsense = || DownloadError::NotAList("JSON of another form".into());
    let list: Value = serde_json::from_str(&text).map_err(|_| nonsense())?;
    let address = |photo: &Value| Some(photo["download_url"].as_str()?.to_owned());
    list.as_array().ok_or_else(nonsense)?.iter().map(|photo| address(photo).ok_or_else(nonsense)).collect()
}

/// The same photo in another size: the last two parts of such an address are width and height.
pub fn sized(url: &str, width: u32, height: u32) -> String {
    let photo = url.rsplitn(3, '/').last().unwrap_or(url);
    format!("{photo}/{width}/{height}")
}

/// The addresses of the images on a page.
///
/// # Errors
/// When the page can't be had.
pub fn images_on(page: &str) -> Result<Vec<String>, DownloadError> {
    let text = fetch::text(page, "text/html", DownloadError::NotAList)?;
    let sources = text.split("src=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    Ok(sources.map(|(address, _)| address.to_owned()).collect())
}
