//! Writes a page to a client, whole or broken on purpose.

use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

/// What is sent for a request.
pub(crate) struct Reply {
    pub status: u16,
    pub kind: &'static str,
    pub body: Arc<Vec<u8>>,
    pub fault: Fault,
}

/// What is wrong with an answer on purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    Nothing,
    /// The connection is closed in the middle of the body.
    EndsHalfWay,
    /// The head announces so many bytes, and fewer come.
    Announces(u64),
    /// Half of the body comes, then nothing for this long.
    Stalls(Duration),
    /// The client is sent elsewhere.
    LeadsTo(String),
}

impl Reply {
    pub fn ok(kind: &'static str, body: impl Into<Vec<u8>>) -> Reply {
        Reply::shared(kind, Arc::new(body.into()))
    }

    pub fn shared(kind: &'static str, body: Arc<Vec<u8>>) -> Reply {
        Reply { status: 200, kind, body, fault: Fault::Nothing }
    }

    pub fn error(status: u16, sentence: &str) -> Reply {
        Reply { status, ..Reply::ok("text/plain; charset=utf-8", sentence) }
    }

    pub fn with(self, fault: Fault) -> Reply {
        Reply { fault, ..self }
    }

    /// Each connection serves one request, so that what is in flight can be counted from outside.
    pub fn write(&self, stream: &mut impl Write) -> io::Result<()> {
        let half = &self.body[..self.body.len() / 2];
        stream.write_all(self.head().as_bytes())?;
        match &self.fault {
            Fault::EndsHalfWay => stream.write_all(half)?,
            Fault::Stalls(time) => {
                stream.write_all(half)?;
                stream.flush()?;
                std::thread::sleep(*time);
            }
            _ => stream.write_all(&self.body)?,
        }
        stream.flush()
    }

    fn head(&self) -> String {
        let length = if let Fault::Announces(bytes) = self.fault { bytes } else { self.body.len() as u64 };
        let place = if let Fault::LeadsTo(place) = &self.fault {
            format!("Location: {place}\r\n")
        } else {
            String::new()
        };
        format!(
            "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {length}\r\n{place}Connection: close\r\n\r\n",
            self.status,
            reason(self.status),
            self.kind
        )
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Internal Server Error",
    }
}
