//! Every sentence of the server.

use std::io;

pub(crate) const NO_SUCH_PAGE: &str = "There is no such page.\n";
pub(crate) const NO_SUCH_PHOTO: &str = "There is no such photo.\n";
pub(crate) const NO_SUCH_DOCUMENT: &str = "There are documents 1 to 7.\n";
pub(crate) const BAD_SIZE: &str = "Width and height must be from 1 to 5000.\n";
pub(crate) const BAD_REQUEST: &str = "This is not a request.\n";
pub(crate) const ONLY_GET: &str = "Only GET is supported.\n";
pub(crate) const FAILED_ON_PURPOSE: &str = "This request failed on purpose.\n";

/// The server was not started by the command.
pub const USAGE: &str = "Use `cargo run -- serve`.";

pub(crate) fn bad_rate() -> String {
    "give a share from 0 to 1, such as 0.2".into()
}

/// The photo server runs.
pub fn serving(url: &str) -> String {
    format!(
        "The photo server is at {url}; Ctrl-C ends it.\n\n  \
         {url}/v2/list?page=1&limit=30\n  {url}/id/0/1880/1250\n  {url}/gallery\n  {url}/pdf/1\n"
    )
}

/// The photo server can't listen.
pub fn port_is_taken(port: u16, error: &io::Error) -> String {
    format!("The photo server can't listen on port {port}: {error}. Leave out --port to use a free one.")
}

pub(crate) fn disk(error: &io::Error) -> String {
    format!("The photo can't be stored: {error}.\n")
}

pub(crate) fn welcome(base: &str) -> String {
    format!(
        "The workbook's photo server.\n\n\
         {base}/v2/list?page=1&limit=30\n{base}/id/0/1880/1250\n{base}/gallery\n{base}/pdf/1\n"
    )
}

pub(crate) fn gallery(images: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Gallery</title>\n{images}</html>\n"
    )
}

pub(crate) fn drawing(number: usize) -> String {
    let hue = number * 6;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"240\" height=\"160\">\
         <rect width=\"240\" height=\"160\" fill=\"hsl({hue} 60% 70%)\"/>\
         <circle cx=\"120\" cy=\"80\" r=\"{}\" fill=\"hsl({hue} 60% 40%)\"/></svg>\n",
        20 + number
    )
}
