//! Where a lesson's photos come from: its own server on this machine, or one that was named.

use std::process;
use std::thread;
use std::time::Duration;

use photo_server::{Rate, Server, Settings};

use crate::error::DownloadError;
use crate::list::list;
use crate::messages;
use crate::samples;

/// A server of photos.
pub struct Source {
    base: String,
    /// Runs as long as this is there.
    own: Option<Server>,
}

impl Source {
    /// The server at the address `from`; without one, a server of this program's own. That answers each request
    /// after `latency`.
    ///
    /// It ends the program, with a sentence, when the address is none (exit code 2), when there is no such server,
    /// it answers nonsense, or no port is free (3).
    pub fn open(from: Option<&str>, latency: Duration) -> Source {
        match from {
            Some(base) => {
                list(base, 1).unwrap_or_else(|error| end(base, &error));
                Source { base: base.trim_end_matches('/').to_owned(), own: None }
            }
            None => Source::own(latency, 0.0),
        }
    }

    /// A server of this program's own that answers about every other request with the status 500.
    ///
    /// It ends the program, with a sentence and exit code 3, when no port is free.
    pub fn that_fails() -> Source {
        Source::own(Duration::ZERO, 0.5)
    }

    fn own(latency: Duration, fail: f64) -> Source {
        let fail = Rate::of(fail).unwrap_or(Rate::NONE);
        let settings = Settings { latency, fail, ..Settings::new(samples::drawn()) };
        let server = Server::start(settings).unwrap_or_else(|error| {
            eprintln!("{}", messages::no_server(&error));
            process::exit(3)
        });
        Source { base: server.url().to_owned(), own: Some(server) }
    }

    /// Its address.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Whether it is this program's own server, which has a gallery and documents too.
    pub fn is_own(&self) -> bool {
        self.own.is_some()
    }

    /// The addresses that `ask` has of it: a list, say. A server of this program's own draws what is there, so
    /// that no download has to wait for that.
    ///
    /// It ends the program, with a sentence and exit code 3, when the server does not answer any more.
    pub fn addresses(&self, ask: impl FnOnce(&str) -> Result<Vec<String>, DownloadError>) -> Vec<String> {
        let addresses = ask(&self.base).unwrap_or_else(|error| end(&self.base, &error));
        if let Some(server) = &self.own {
            thread::scope(|scope| {
                // Drawing is work for the processor.
                for half in addresses.chunks(addresses.len().div_ceil(2).max(1)) {
                    scope.spawn(|| half.iter().for_each(|address| server.draw_beforehand(address)));
                }
            });
        }
        addresses
    }
}

fn end(base: &str, error: &DownloadError) -> ! {
    eprintln!("{}", messages::no_source(base, error, &samples::program()));
    let is_usage = matches!(error, DownloadError::NoUrl(_) | DownloadError::NeedsTls);
    process::exit(if is_usage { 2 } else { 3 })
}
