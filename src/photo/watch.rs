//! Tells somebody outside which work is going on.
//!
//! A check counts from outside how many photos are being worked on at once, in which process. So the given
//! functions announce what they begin to a watcher, and wait for its leave. Nobody watches unless [`by`] was
//! called, and a lesson does not call it.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::path::Path;
use std::sync::OnceLock;

use crate::progress;

static WATCHER: OnceLock<SocketAddr> = OnceLock::new();

/// From now on this process announces its work to the watcher at this address.
pub fn by(watcher: SocketAddr) {
    let _ = WATCHER.set(watcher);
}

/// Work that is going on, until this is dropped: then the connection ends, as it does when the process dies.
#[derive(Debug)]
pub struct Watched(Option<TcpStream>);

/// The watcher has counted this work as ended before the next begins: it closes its side then.
impl Drop for Watched {
    fn drop(&mut self) {
        progress::advance();
        if let Some(stream) = &mut self.0 {
            let _ = stream.shutdown(Shutdown::Write);
            let _ = stream.read(&mut [0]);
        }
    }
}

/// Announces work on `path`, and waits for leave to begin.
///
/// # Panics
/// When the watcher wants this work to fail.
pub fn begin(kind: &str, path: &Path) -> Watched {
    let Some(watcher) = WATCHER.get() else { return Watched(None) };
    match announced(*watcher, kind, path) {
        Ok((stream, Order::Go)) => Watched(Some(stream)),
        Ok((_, Order::Die)) => std::process::abort(),
        // A watcher that has gone away is not interested any more.
        Err(_) => Watched(None),
    }
}

/// What a watcher can want.
enum Order {
    Go,
    Die,
}

/// One line: kind, process, and the path to the end of the line.
fn announced(watcher: SocketAddr, kind: &str, path: &Path) -> io::Result<(TcpStream, Order)> {
    let mut stream = TcpStream::connect(watcher)?;
    writeln!(stream, "{kind} {} {}", std::process::id(), path.display())?;
    let mut order = String::new();
    BufReader::new(&stream).read_line(&mut order)?;
    let order = if order.trim_end() == "die" { Order::Die } else { Order::Go };
    Ok((stream, order))
}
