//! Where a lesson's photos come from: its own server on this machine, or one that was named.

use std::process;
use std::time::Duration;

use photo_server::{Rate, Server, Settings};

use crate::error::DownloadError;
use crate::list::{list, sized};
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
    /// after `latency`, and a `fail` of 1 with an error.
    ///
    /// It ends the program, with a sentence, when the address is none (exit code 2), when there is no such server,
    /// it answers nonsense, or no port is free (3).
    pub fn open(from: Option<&str>, latency: Duration, fail: Rate) -> Source {
        match from {
            Some(base) => {
                list(base, 1).unwrap_or_else(|error| end(base, &error));
                Source { base: base.trim_end_matches('/').to_owned(), own: None }
            }
            None => Source::own(latency, fail),
        }
    }

    fn own(latency: Duration, fail: Rate) -> Source {
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

    /// The addresses of photos of this size; fewer than `count` when it has no more.
    ///
    /// It ends the program, with a sentence and exit code 3, when the server does not answer any more.
    pub fn photos(&self, count: usize, width: u32, height: u32) -> Vec<String> {
        let urls = list(&self.base, count).unwrap_or_else(|error| end(&self.base, &error));
        urls.iter().take(count).map(|url| sized(url, width, height)).collect()
    }
}

fn end(base: &str, error: &DownloadError) -> ! {
    eprintln!("{}", messages::no_source(base, error));
    let is_usage = matches!(error, DownloadError::NoUrl(_) | DownloadError::NeedsTls);
    process::exit(if is_usage { 2 } else { 3 })
}
