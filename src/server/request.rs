//! Reads the head of a request.

use std::io::{self, Read};

/// No head of a lesson's request is longer.
const LONGEST: usize = 16 * 1024;
const HEADERS: usize = 64;

/// What a client asks for.
pub(crate) enum Request {
    /// `GET`, with the path and what stands behind the `?`.
    Get { path: String, query: String },
    /// Another method.
    Other,
}

/// Reads one request. `Ok(None)`: the client went away without asking for anything.
pub(crate) fn read(stream: &mut impl Read) -> io::Result<Option<Request>> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let length = stream.read(&mut buffer)?;
        if length == 0 {
            return if bytes.is_empty() { Ok(None) } else { Err(io::ErrorKind::UnexpectedEof.into()) };
        }
        bytes.extend_from_slice(&buffer[..length]);
        if let Some(request) = parsed(&bytes)? {
            return Ok(Some(request));
        }
        if bytes.len() > LONGEST {
            return Err(io::ErrorKind::InvalidData.into());
        }
    }
}

fn parsed(bytes: &[u8]) -> io::Result<Option<Request>> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut head = httparse::Request::new(&mut headers);
    let status = head.parse(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
    if status.is_partial() {
        return Ok(None);
    }
    let (path, query) =
        head.path.and_then(|path| path.split_once('?')).unwrap_or((head.path.unwrap_or(""), ""));
    let get = || Request::Get { path: path.to_owned(), query: query.to_owned() };
    Ok(Some(if head.method == Some("GET") { get() } else { Request::Other }))
}
