//! An answer's text, from whatever it was handed in as.

use std::io::{self, Read};

use crate::messages;

/// Bytes of an answer, at the most. The longest reference has 20 KiB.
pub const MOST: u64 = 1 << 20;

/// Reads a text within bounds, whatever the source says of its size. The mark at the beginning that some editors write
/// is left out, and lines end as Rust's do.
pub fn read(at: &str, source: impl Read) -> Result<String, String> {
    let mut bytes = Vec::new();
    source.take(MOST + 1).read_to_end(&mut bytes).map_err(|error| unreadable(at, &error))?;
    if bytes.len() as u64 > MOST {
        return Err(messages::too_large(at, MOST));
    }
    let text = String::from_utf8(bytes).map_err(|error| messages::not_utf8(at, error.as_bytes()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n");
    if text.trim().is_empty() { Err(messages::empty_file(at)) } else { Ok(text) }
}

/// Why a file has no text.
pub fn unreadable(at: &str, error: &io::Error) -> String {
    messages::unreadable_file(at, error)
}
